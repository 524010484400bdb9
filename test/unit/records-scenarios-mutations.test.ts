import { afterEach, describe, expect, test } from 'vitest';
import { restore } from '../support/scenarios/mutation-kit.ts';
import { mutations } from '../support/scenarios/mutations.ts';
import { trustMutations } from '../support/scenarios/mutations-trust.ts';

afterEach(restore);

describe('a scenario fails when its mechanism is switched off', () => {
  for (const { scenario, switchedOff, run } of [...mutations, ...trustMutations]) {
    test(`${scenario}: ${switchedOff}`, () =>
      expect(run()).rejects.toMatchObject({ name: 'AssertionError' }));
  }
});
