import { describe, expect, test } from 'vitest';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import { problemWords, type PlaybookFile } from '../../shared/playbook/problem.ts';

const file = (path: string, text: string): PlaybookFile => ({ path, text, trouble: null });
const parse = (path: string, text: string) => parsePlaybook([file(path, text)]);
describe('the checklist', () => {
  const list = (...lines: readonly string[]) => parse('checklists/a.md', lines.join('\n'));

  test('an item says in braces whose it is, when it is there and what ticks it', () => {
    const { playbook, problems } = list(
      ...['# Ours', '', '- [ ] not a phase'].slice(0, 2),
      '## Triage',
      '- [ ] Call **open**',
      '  for everybody {SEV1 to 2, @comms lead, auto: First update sent, #call}',
      '<!-- - not this -->',
      '```',
      '- nor this',
      '```',
      '* Changes listed',
    );
    expect(problems).toEqual([]);
    expect(playbook.checklist).toEqual([
      {
        id: 'call',
        text: 'Call open for everybody',
        phase: 'triage',
        severities: ['sev1', 'sev2'],
        role: 'communications-lead',
        seen: 'first-update-sent',
      },
      {
        id: 'changes-listed',
        text: 'Changes listed',
        phase: 'triage',
        severities: ['sev1', 'sev2', 'sev3', 'sev4'],
      },
    ]);
  });

  test('ticks stay with an item that has an id, whatever becomes of its words and its place', () => {
    const before = list('## Triage', '- Call open {#call}', '- Other').playbook.checklist;
    const after = list('## Triage', '- Other', '- The call is open, all are there {#call}').playbook
      .checklist;
    expect(before.map(({ id }) => id)).toEqual(['call', 'other']);
    expect(after.map(({ id }) => id)).toEqual(['other', 'call']);
  });

  test('an item without an id has one from its words: the same everywhere, no two alike', () => {
    const long = 'x'.repeat(80);
    const items = ['Call', 'Call', '通知', 'Überall prüfen', long, `${long}y`, 'other {#call-2}'];
    const { playbook, problems } = list('## Triage', ...items.map((each) => `- ${each}`));
    const ids = playbook.checklist.map(({ id }) => id);
    expect(problems).toEqual([]);
    expect(new Set(ids).size).toBe(items.length);
    expect(ids.slice(0, 2)).toEqual(['call', 'call-3']);
    expect(ids[3]).toBe('uberall-prufen');
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]{0,59}$/);
  });

  test('a mistake in the braces costs the word, not the item', () => {
    const { playbook, problems } = list(
      '## Triage',
      '- Call open {SEV1, @scribbe, sevv2, auto: mitigatd, #Call!}',
    );
    expect(playbook.checklist).toEqual([
      { id: 'call-open', text: 'Call open', phase: 'triage', severities: ['sev1'] },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      '“@scribbe” is no role; did you mean @scribe? The item is on the list without it.',
      '“sevv2” means nothing in braces: there can be severities (SEV1-2), a role (@scribe), what the console sees (auto: first update sent) and an id (#first-update). The item is on the list without it.',
      'The console does not see “mitigatd” by itself; did you mean “mitigated”? The item is on the list without it.',
      '“#Call!” is no id: small letters, digits, dots and dashes, at most 60. The item is on the list without it.',
    ]);
  });

  test('a heading that is nearly a phase is taken as that; items under no phase are left out', () => {
    const { playbook, problems } = list('- early', '## Triag', '- one', '## Notes', '- two', '- three');
    expect(playbook.checklist.map(({ phase, text }) => [phase, text])).toEqual([['triage', 'one']]);
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  test('an id that two items have belongs to the first', () => {
    const { playbook, problems } = list('## Triage', '- one {#a}', '- two {#a}');
    expect(playbook.checklist.map(({ id }) => id)).toEqual(['a', 'two']);
    expect(problems.map(problemWords)).toEqual([
      'p/checklists/a.md, line 3: The id #a belongs to another item already. This item counts under its words.',
    ]);
  });

  test('all files together are the list, and without an item the built-in one applies', () => {
    const files = [
      file('checklists/a.md', '## Triage\n- one'),
      file('checklists/b.md', '## Detection\n- two'),
    ];
    expect(parsePlaybook(files).playbook.checklist.map(({ text }) => text)).toEqual(['one', 'two']);
    const none = list('# Nothing yet');
    expect(none.playbook.checklist).toBe(defaultPlaybook.checklist);
    expect(none.problems.map(problemWords)).toEqual([
      'p/checklists/a.md: There is not one item that can be read. The built-in checklist applies until then.',
    ]);
  });
});
