import { afterEach, describe, expect, test } from 'vitest';
import { switches } from '../support/sim/switch-list.ts';
import { consoleWithout, noticed, restore } from '../support/sim/switches.ts';

const LIVES = 40;
/** A third of them in each file, so that they run beside each other. */
const mine = switches.filter((_, index) => index % 3 === 0);

describe('the simulation notices when a mechanism is switched off', () => {
  afterEach(restore);

  test.each(mine)(
    '$off',
    async ({ module, replace, says, life }) => {
      const found = await noticed(await consoleWithout(module, replace), LIVES, life);
      expect(found, `nothing in ${LIVES} lives`).toBeDefined();
      expect(found?.said).toMatch(says);
    },
    240_000,
  );
});
