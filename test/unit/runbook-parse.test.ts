import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../shared/runbooks/parse-runbook.ts';
import { costBelow } from '../support/cost.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const file = 'restore-keyring.md';
const parsed = (...lines: readonly string[]) => parseRunbook(file, lines.join('\n'));
const stepsOf = (...lines: readonly string[]): readonly string[] => parsed(...lines).runbook.steps;

describe('a runbook as its file says', () => {
  it('has its first heading for a title, and says what it is for in lines below it', () => {
    const { runbook, problems } = parsed(
      '# Restore the *keyring*',
      '',
      '**Services:** player, edge',
      '- Alerts: KeyringDown; KeyringSlow',
      'Owner: edge team',
      'Reviewed: 2026-10-01',
      '',
      '## Steps',
      'Services: not these',
    );
    expect(runbook).toMatchObject({
      ...{ file, title: 'Restore the keyring', services: ['player', 'edge'] },
      ...{ alerts: ['KeyringDown', 'KeyringSlow'], owner: 'edge team', reviewed: '2026-10-01' },
    });
    expect(problems).toEqual([]);
  });

  it('may say it in YAML front matter, which is not shown', () => {
    const { runbook, problems } = parsed(
      ...[
        '---',
        'title: Keyring',
        'services: [player, edge]',
        'alert: KeyringDown',
        'last reviewed: 2026-10-01',
      ],
      ...['weight: 20', '---', '', 'No heading.'],
    );
    expect(runbook).toMatchObject({
      ...{ title: 'Keyring', services: ['player', 'edge'], alerts: ['KeyringDown'] },
      ...{ reviewed: '2026-10-01', markdown: 'No heading.' },
    });
    expect(problems).toEqual([]);
  });

  it('is called after its file where nothing else is said', () => {
    expect(parsed('Only text.').runbook.title).toBe('restore keyring');
    expect(parsed('').runbook).toMatchObject({ title: 'restore keyring', steps: [], markdown: '' });
  });

  it.each([
    [
      'numbered items of the part called Steps',
      ['## Notes', '1. no', '## Steps', '1. one', '2. two'],
      ['one', 'two'],
    ],
    ['items that can be ticked', ['## Procedure', '- [ ] one', '- [x] two', '- no box'], ['one', 'two']],
    [
      'bullets of Mitigation, where it has no numbers',
      ['## Mitigation', 'Words.', '- one', '- two'],
      ['one', 'two'],
    ],
    [
      'paragraphs of Mitigation, where it has no list',
      ['## Mitigation', 'One', 'more.', '', 'Two.'],
      ['One more.', 'Two.'],
    ],
    [
      'the first numbered list of all, where no part is called so',
      ['# T', '1. one', '2. two', '', 'x', '', '1. no'],
      ['one', 'two'],
    ],
    [
      'steps in parts of the part',
      ['## Steps', '### First', '1. one', '### Then', '1. two', '## More', '1. no'],
      ['one', 'two'],
    ],
    [
      'lines that go on, without what is nested',
      ['1. one', '   goes on', '   - nested', '2. two'],
      ['one goes on', 'two'],
    ],
    ['no code', ['## Steps', '1. one', '```', '2. no', '```', '3. three'], ['one', 'three']],
    ['plain words', ['## Steps', '1. [Drain](https://x.example) the `node` **now**'], ['Drain the node now']],
    ['nothing where it says that it is still to be written', ['## Mitigation', 'TODO'], []],
  ])('has for steps %s', (_what, lines, steps) => {
    expect(stepsOf(...lines)).toEqual(steps);
  });

  it('says with its line what is not used as it is written', () => {
    const { runbook, problems } = parsed('# T', '', 'Reviewed: last year', '', '<<<<<<< ours', 'x');
    expect(runbook.reviewed).toBeNull();
    expect(problems.map(({ line, message }) => [line, message.split(/[.:]/)[0]])).toEqual([
      [5, 'It is shown as it stands'],
      [3, '“last year” is no day'],
    ]);
    expect(parsed('---', 'services: [a', '---', '# T').problems[0]?.message).toContain('head of this file');
    expect(parsed('---', 'services: a', '# T').problems[0]?.line).toBe(1);
    expect(parsed('# T', 'Reviewed: 2026-02-30').problems).toHaveLength(1);
    const many = parsed('## Steps', ...Array.from({ length: 120 }, (_, i) => `${i + 1}. step ${i}`));
    expect([many.runbook.steps.length, many.problems[0]?.message]).toEqual([
      100,
      'There are 120 steps; the first 100 become a checklist.',
    ]);
    const long = parsed('## Steps', `1. ${'🙂'.repeat(400)}`);
    expect(long.runbook.steps[0]?.endsWith('🙂…')).toBe(true);
    expect(long.problems).toHaveLength(1);
  });

  it('never throws, whatever the file holds, and keeps within what a command takes', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '---',
        '# T',
        '## Steps',
        '1. one',
        '- [ ] two',
        '```',
        'Services: a,b',
        'a: [',
        '\t- x',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { runbook } = parsed(...lines);
        expect(runbook.title.length).toBeGreaterThan(0);
        expect(runbook.title.length).toBeLessThanOrEqual(200);
        for (const step of runbook.steps) expect(step.trim().length).toBeGreaterThan(0);
        expect(runbook.steps.every((step) => step.length <= 500)).toBe(true);
      }),
    );
  });

  it('reads a large file of nothing but lists in a moment', () => {
    const lines = Array.from({ length: 6_000 }, (_, i) => `${' '.repeat(i % 5)}- [ ] item ${i}`);
    expect(costBelow(2_000, () => parsed('## Steps', ...lines, '['.repeat(20_000)))).toBeLessThan(2_000);
  });
});
