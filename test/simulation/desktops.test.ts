import { expect, test } from 'vitest';
import { loadConsole } from '../support/sim/load.ts';
import { Life } from '../support/sim/life.ts';

/** The same lives every time, about twelve seconds of them; a long run is `npm run test:sim -- --lives N`. */
const FIRST = 18;
const LIVES = 22;
const STEPS = 60;
const program = await loadConsole();

test('desktops that write at once, lose each other and crash have all of it in the end, the same everywhere', async () => {
  const told: Record<string, number> = {};
  let acknowledged = 0;
  for (let seed = FIRST; seed < FIRST + LIVES; seed += 1) {
    const life = new Life(program, seed);
    try {
      await life.live(STEPS);
    } catch (error) {
      const again = `npm run test:sim -- --seed ${seed} --steps ${STEPS}`;
      throw new Error(`seed ${seed} (again with ${again}): ${String(error)}`, { cause: error });
    }
    acknowledged += life.account.count;
    for (const [what, count] of Object.entries(life.account.told)) told[what] = (told[what] ?? 0) + count;
  }
  console.log(`${LIVES} lives from seed ${FIRST}, ${acknowledged} acknowledged, ${JSON.stringify(told)}`);
  expect(acknowledged).toBeGreaterThan(700);
  // What is claimed to be survived has happened.
  const happened =
    'cuts kills copies lost troubles copies17 copies18 lostFiles lostFolder damaged forged foreign';
  for (const what of [...happened.split(' '), 'redactions', 'revocations', 'approvals'])
    expect(told[what] ?? 0, what).toBeGreaterThan(0);
});

test('the same seed is the same life', async () => {
  const live = async (): Promise<string> => {
    const life = new Life(program, 7);
    await life.live(30).catch(() => undefined);
    return JSON.stringify([life.account.told, life.account.streams, life.account.count, life.time.now]);
  };
  expect(await live()).toBe(await live());
});
