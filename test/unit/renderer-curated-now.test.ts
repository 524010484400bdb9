import { expect, test } from 'vitest';
import { curatedNow } from '../../renderer/features/postmortem/parts/curated-now.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { Timeline } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { declared, given, logged, minute } from '../support/given.ts';

const id = '20261120-aaaaaaaa';
const start = [
  declared(),
  logged('f1', 'the pool is full', { kind: 'finding', at: minute(2) }),
  logged('n1', 'who is on call', { at: minute(3) }),
  logged('n2', 'nobody yet', { at: minute(4) }),
  logged('d1', 'roll back', { kind: 'decision', at: minute(5) }),
];

/** What the window holds of an incident that is over, and what is recorded while its post-mortem is on screen. */
function desk() {
  const incident = foldAll(id, start);
  const timeline = new Timeline(incident);
  let events: readonly StreamEvent[] = start;
  return {
    now: () => curatedNow(incident, timeline.rows(), defaultPlaybook),
    then: (command: CommandInput): void => {
      const after = given(...events)
        .when(command, { now: minute(100) })
        .done();
      for (const event of after.slice(events.length)) if (fold(incident, event)) timeline.apply(event);
      events = after;
    },
  };
}

test('a timeline that reads as it did is the very same one, whatever else was recorded', () => {
  const { now, then } = desk();
  const before = now();
  expect(before.pieces.some(({ is }) => is === 'left-out')).toBe(true);
  then({ name: 'tick-review', fields: { list: 'pre-read', item: 'timeline' } });
  expect(now()).toBe(before);
});

test('where one entry is chosen, the rows and runs beside it stay the same ones', () => {
  const { now, then } = desk();
  const before = now();
  const finding = before.rows.find(({ text }) => text === 'the pool is full');
  then({ name: 'curate', fields: { row: finding?.key ?? '', note: 'first seen by cleo' } });
  const after = now();
  expect(after).not.toBe(before);
  expect(after.rows.find(({ key }) => key === finding?.key)?.note).toBe('first seen by cleo');
  const others = after.pieces.filter((piece) => piece.is === 'left-out' || piece.key !== finding?.key);
  expect(others.length).toBeGreaterThan(2);
  for (const piece of others) expect(before.pieces).toContain(piece);
});
