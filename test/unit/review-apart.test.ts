import { expect, test } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { notesOf } from '../../shared/incident/review-notes.ts';
import { tradeoffsOf } from '../../shared/incident/tradeoffs.ts';
import { apart, declared, given, incidentOf, logged, minute, moved } from '../support/given.ts';

const resolved = [declared({ severity: 'sev1' }), moved('resolve', { at: minute(60) })];
const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>(
    (events, command) =>
      given(...events)
        .when(command)
        .done(),
    past,
  );

test('what both wrote stands where somebody else changes only what is beside it', () => {
  const past = [...resolved, logged('d1', 'Roll back', { kind: 'decision' })];
  const note = (words: string): CommandInput => ({ name: 'curate', fields: { row: 'd1', note: words } });
  for (const events of apart(past, note('The third time'), note('See the graph'))) {
    const out = incidentOf(after(events, { name: 'curate', fields: { row: 'd1', show: 'no' } }));
    const row = curatedTimeline(out).rows.find(({ key }) => key === 'd1');
    expect(row?.shown).toBe(false);
    expect(row?.note.split('\n\n').sort()).toEqual(['See the graph', 'The third time']);
  }
  const noted = after(past, {
    name: 'note-review',
    fields: { kind: 'concern', text: 'Alone', note: 'n1' },
  });
  const change = (text: string): CommandInput => ({
    ...{ name: 'note-review', fields: { kind: 'concern', text, note: 'n1' } },
  });
  const [changed] = apart(noted, change('Alone at night'), change('Alone for hours'));
  const back = after(
    changed,
    { name: 'remove-review-note', fields: { note: 'n1' } },
    { name: 'remove-review-note', fields: { note: 'n1', undo: true } },
  );
  expect(notesOf(incidentOf(back), 'concern')[0]?.text).toMatch(
    /at night[^]*for hours|for hours[^]*at night/,
  );
  const weigh = (words: string): CommandInput => ({ name: 'weigh', fields: { entry: 'd1', words } });
  const [events] = apart(past, weigh('An hour less'), weigh('Half of the mails late'));
  const [found] = tradeoffsOf(
    incidentOf(after(events, { name: 'weigh', fields: { entry: 'd1', verdict: 'open' } })),
  );
  expect(found?.weighed?.words).toContain('An hour less');
  expect(found?.weighed?.words).toContain('Half of the mails late');
});
