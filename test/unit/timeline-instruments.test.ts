import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { Timeline, timelineOf } from '../../shared/incident/timeline.ts';
import { fillTimes, formatClock } from '../../shared/time/format.ts';
import {
  corrected,
  declared,
  given,
  incidentOf,
  logged,
  marked,
  minute,
  moved,
  severityRaised,
  takenBack,
} from '../support/given.ts';

const first = declared();
const past: readonly StreamEvent[] = [
  first,
  logged('a-1', 'who holds the keys', { kind: 'ask', to: 'farah', at: minute(5), dueAt: minute(15) }),
  logged('h-1', 'the cache', { kind: 'hypothesis', at: minute(6) }),
  logged('c-1', 'errors under 1 %', { kind: 'criterion', at: minute(7) }),
  logged('d-1', 'stay on one site', { kind: 'decision', at: minute(8) }),
];

/** What the command adds to the log, with its times filled in as in UTC. */
function lineOf(command: CommandInput, ...events: readonly StreamEvent[]): string {
  const known = new Set(events.map(({ id }) => id));
  const after = given(...events)
    .when(command, { now: minute(30) })
    .done();
  const row = timelineOf(incidentOf(after)).find((each) => !known.has(each.id));
  const line = `${row?.text ?? ''}${row?.detail === undefined ? '' : ` (${row.detail})`}`;
  return fillTimes(line, row?.times, (at) => formatClock(at, 'UTC'));
}

describe('the lines of the console read by themselves:', () => {
  const done = marked('a-1', 'done', { at: minute(9) });
  const more = marked('a-1', 'open', { at: minute(9), dueAt: minute(25) });
  const mark = (entry: string, said: string, rest: object = {}): CommandInput =>
    ({ name: 'mark', fields: { entry, mark: said, ...rest } }) as CommandInput;
  it.each<[string, CommandInput, (readonly StreamEvent[])?]>([
    ['Ask answered: who holds the keys (farah does)', mark('a-1', 'done', { note: 'farah does' })],
    ['Ask acknowledged: who holds the keys', mark('a-1', 'acknowledged')],
    ['Ask open again: who holds the keys', mark('a-1', 'open'), [done]],
    ['Ask has until 13:40: who holds the keys', mark('a-1', 'open', { minutes: 10 })],
    ['Ask has its first time again: who holds the keys', mark('a-1', 'open'), [more]],
    [
      'Hypothesis ruled out: the cache (hit rate is fine)',
      mark('h-1', 'ruled-out', { note: 'hit rate is fine' }),
    ],
    ['Exit criterion verified: errors under 1 %', mark('c-1', 'verified')],
    [
      'Exit criterion to be verified again: errors under 1 %',
      mark('c-1', 'open'),
      [marked('c-1', 'verified', { kind: 'criterion' })],
    ],
    ['Decision reversed: stay on one site', mark('d-1', 'dropped')],
    [
      'Impact started: time set to 12:40 (was 12:50)',
      { name: 'set-time', fields: { what: 'started', to: minute(-20) } },
    ],
    ['Detected: time set to 12:55', { name: 'set-time', fields: { what: 'detected', to: minute(-5) } }],
    [
      'Link: Bridge (https://calls.example/1)',
      { name: 'link', fields: { label: 'Bridge', target: 'https://calls.example/1' } },
    ],
    [
      'ana skipped “Load moved or shed” (nowhere)',
      { name: 'skip', fields: { item: 'load', why: 'nowhere' } },
    ],
    ['“Load moved or shed” is ben’s', { name: 'assign-item', fields: { item: 'load', person: 'ben' } }],
    ['ana added “Tell the shop” to the checklist', { name: 'add-item', fields: { text: 'Tell the shop' } }],
    ['Long incident: updates every 60 minutes', { name: 'long-incident', fields: {} }],
    [
      '“Resolved” taken back by ana',
      { name: 'undo-phase', fields: {} },
      [moved('resolve', { at: minute(10) })],
    ],
    [
      'SEV1 taken back by ana: SEV2 as before',
      { name: 'undo-severity', fields: {} },
      [severityRaised('sev2', 'sev1', { after: [first] })],
    ],
    ['ana took command', { name: 'take-command', fields: {} }],
  ])('%s', (line, command, before) => expect(lineOf(command, ...past, ...(before ?? []))).toBe(line));
});

describe('the row of an entry that waits', () => {
  it('says what it waits for, and is brought up to date by a mark', () => {
    const incident = incidentOf(past);
    const timeline = new Timeline(incident);
    const before = timeline.rows();
    const mark = marked('a-1', 'done', { note: 'farah does', at: minute(9), by: 'ben' });
    fold(incident, mark);
    timeline.apply(mark);
    const row = (rows: typeof before, key: string) => rows.find((each) => each.key === key);
    expect(row(before, 'a-1')?.waits).toMatchObject({ to: 'farah', dueAt: minute(15), open: true });
    expect(row(timeline.rows(), 'a-1')?.waits).toMatchObject({
      open: false,
      marked: { by: 'ben', note: 'farah does' },
    });
    expect(row(timeline.rows(), mark.id)?.text).toBe('Ask answered: its first words');
    expect(row(timeline.rows(), 'h-1')).toBe(row(before, 'h-1'));
  });

  it('waits no more when it was corrected to a note, or taken back', () => {
    for (const end of [corrected('a-1', 'x', { kind: 'note' }), takenBack('a-1')]) {
      const row = timelineOf(incidentOf([...past, end])).find((each) => each.key === 'a-1');
      expect(row).toBeDefined();
      expect(row?.waits).toBeUndefined();
    }
  });
});
