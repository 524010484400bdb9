import { parseArgs } from 'node:util';
import { loadConsole } from './support/sim/load.ts';
import { Life } from './support/sim/life.ts';

/**
 * `npm run test:sim -- --seed N --steps N [--lives N]`: simulated lives of several desktops, from the seed on. Without
 * `--lives` one life is lived; with it, as many, each with the next seed. Ends with 1 at the first life that fails.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '80' },
    lives: { type: 'string', default: '1' },
  },
});
const [first, steps, lives] = [values.seed, values.steps, values.lives].map(Number) as [
  number,
  number,
  number,
]; // three
if (![first, steps, lives].every((n) => Number.isInteger(n) && n >= 0)) {
  process.stderr.write('--seed, --steps and --lives are whole numbers.\n');
  process.exit(1);
}

const program = await loadConsole();
const began = performance.now();
const told: Record<string, number> = {};
let acknowledged = 0;
let said = began;
for (let seed = first; seed < first + lives; seed += 1) {
  const life = new Life(program, seed);
  try {
    await life.live(steps);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `${detail}\n\nseed ${seed} failed. Again: npm run test:sim -- --seed ${seed} --steps ${steps}\n`,
    );
    process.exit(1);
  }
  acknowledged += life.account.count;
  for (const [what, count] of Object.entries(life.account.told)) told[what] = (told[what] ?? 0) + count;
  if (performance.now() - said > 2_000) {
    said = performance.now();
    process.stdout.write(`${seed - first + 1} of ${lives} lives, ${acknowledged} events, seed ${seed}\n`);
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(
  `${lives} lives of ${steps} steps in ${seconds} s: all ${acknowledged} events everywhere\n`,
);
process.stdout.write(`${JSON.stringify(told)}\n`);
