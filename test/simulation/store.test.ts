import { expect, test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import { Life } from '../support/simulation.ts';

/** The same lives every time, a few seconds of them; `IC_SEED=7` lives one again. */
const LIVES = 100;
const records = await loadRecords();

test('whatever happens to processes, power, disk and clock: what was acknowledged is there, once, for everyone', async () => {
  const only = process.env['IC_SEED'];
  const told: Record<string, number> = {};
  const first = Number(only ?? 1);
  const lives = only === undefined ? LIVES : 1;
  let acknowledged = 0;
  for (let seed = first; seed < first + lives; seed += 1) {
    const life = new Life(records, seed);
    try {
      await life.live(60);
    } catch (error) {
      throw new Error(`seed ${seed} (again with IC_SEED=${seed}): ${String(error)}`, { cause: error });
    }
    acknowledged += life.acknowledged.size;
    for (const [what, count] of Object.entries(life.told)) told[what] = (told[what] ?? 0) + count;
  }
  console.log(`${lives} lives, ${acknowledged} acknowledged, ${JSON.stringify(told)}`);
  if (only !== undefined) return;
  expect(acknowledged).toBeGreaterThan(3_000);
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(lives);
});
