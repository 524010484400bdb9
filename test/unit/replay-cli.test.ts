import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { incidentIdPattern } from '../../shared/ids.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const made = async (): Promise<string> => {
  const store = join(temporaryFolder(), 'store');
  expect((await ic(store, 'init')).code).toBe(0);
  return store;
};

describe('replay', () => {
  const play = (...lines: string[]): string => {
    const path = join(temporaryFolder(), 'steps.jsonl');
    writeFileSync(path, lines.join('\n'));
    return path;
  };
  const head = '{"format":"ic-replay/1"}';
  const step = (min: number, run: string, fields: object): string =>
    JSON.stringify({ min, by: 'ana', run, with: fields });
  const declare = step(0, 'declare', { title: 'Films do not start', severity: 'sev2', takeCommand: true });

  test('plays a file as a new incident and prints its id', async () => {
    const store = await made();
    const file = play(head, declare, step(1, 'log', { text: 'one' }), step(2.5, 'resolve', { at: 2 }));
    const played = await ic(store, 'replay', file, '--start', '-1h');
    expect([played.code, played.err]).toEqual([0, '']);
    expect(played.out).toMatch(incidentIdPattern);
    expect(await icJson(store, 'show', played.out)).toMatchObject({ phase: 'post-mortem', commander: 'ana' });
    expect(await icJson(store, 'replay', file)).toMatchObject({ steps: 3 });
  });

  const wrong: readonly (readonly [string, RegExp, () => string])[] = [
    ['not JSON', /Line 3 is not JSON/, () => play(head, declare, 'x')],
    ['no format', /Line 1 must say/, () => play('{}', declare)],
    ['a verb that is none', /Line 3: run/, () => play(head, declare, step(1, 'dance', {}))],
    [
      'time goes back',
      /Line 4 lies before/,
      () => play(head, declare, step(5, 'log', { text: 'x' }), step(4, 'log', { text: 'y' })),
    ],
    ['nothing is declared', /must declare/, () => play(head, step(0, 'log', { text: 'x' }))],
    [
      'a field that is none',
      /Line 3 \(severity\)/,
      () => play(head, declare, step(1, 'severity', { severity: 'sev9' })),
    ],
    [
      'a step that is refused',
      /Line 4 \(close at minute 2\)/,
      () => play(head, declare, '', step(2, 'close', {})),
    ],
  ];
  for (const [what, sentence, file] of wrong) {
    test(`${what}: the line is named`, async () => {
      expect(await refusal(1, await made(), 'replay', file())).toMatch(sentence);
    });
  }
});
