import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { shownOf, standsOf } from '../support/shown.ts';
import {
  assigned,
  declared,
  given,
  givenTo,
  incidentOf,
  itemNoted,
  linked,
  logged,
  longModeSwitched,
  minute,
  moved,
  severityRaised,
  skipped,
  ticked,
  updated,
} from '../support/given.ts';

const NOW = minute(90);
const first = declared();
const raised = severityRaised('sev2', 'sev1', { at: minute(9), after: [first] });
const acknowledged = moved('acknowledge', { at: minute(1), after: [first] });
const begun = moved('start-mitigation', { at: minute(12), after: [acknowledged] });
const mitigated = moved('mitigate', { at: minute(15), after: [begun] });
const resolved = moved('resolve', { at: minute(16), after: [mitigated] });
const closed = moved('close', { at: minute(18), after: [resolved] });
/** An incident with something of everything in it. */
const past: readonly StreamEvent[] = [
  ...[first, raised, acknowledged, begun],
  assigned('commander', 'ana', { at: minute(1) }),
  logged('a-1', 'who holds the keys', { kind: 'ask', to: 'farah', at: minute(20), dueAt: minute(30) }),
  logged('h-1', 'the cache', { kind: 'hypothesis', at: minute(21) }),
  logged('c-1', 'errors under 1 %', { kind: 'criterion', at: minute(22) }),
  logged('n-1', 'a note', { at: minute(23) }),
  updated({ at: minute(13), next: minute(28) }),
  ticked('bridge', 1, { at: minute(3) }),
  skipped('load', 1, 'nowhere to move it', { at: minute(4) }),
  givenTo('rollback', 1, 'ben', { at: minute(5) }),
  itemNoted('own-shop', 'Tell the shop', { at: minute(6) }),
  linked('Bridge', 'https://calls.example/1', { kind: 'bridge', at: minute(2) }),
];

type Pair = readonly [name: string, command: CommandInput, undo: CommandInput, past?: readonly StreamEvent[]];
const undone: readonly Pair[] = [
  [
    'a severity',
    { name: 'severity', fields: { severity: 'sev3', reason: 'x' } },
    { name: 'undo-severity', fields: {} },
  ],
  [
    'a severity that ended the long mode',
    { name: 'severity', fields: { severity: 'sev3', reason: 'x' } },
    { name: 'undo-severity', fields: {} },
    [...past, longModeSwitched(true, 60, { at: minute(25) })],
  ],
  ['mitigated', { name: 'mitigate', fields: {} }, { name: 'undo-phase', fields: {} }],
  ['resolved', { name: 'resolve', fields: {} }, { name: 'undo-phase', fields: {} }],
  [
    'a reopening',
    { name: 'reopen', fields: {} },
    { name: 'undo-phase', fields: {} },
    [...past, mitigated, resolved],
  ],
  [
    'a closing',
    { name: 'close', fields: {} },
    { name: 'undo-phase', fields: {} },
    [...past, mitigated, resolved],
  ],
  [
    'a reopening after closing',
    { name: 'reopen', fields: {} },
    { name: 'undo-phase', fields: {} },
    [...past, mitigated, resolved, closed],
  ],
  [
    'an entry',
    { name: 'log', fields: { text: 'x', kind: 'ask', entry: 'a-2' } },
    { name: 'remove', fields: { entry: 'a-2' } },
  ],
  [
    'taking an entry back',
    { name: 'remove', fields: { entry: 'a-1' } },
    { name: 'restore', fields: { entry: 'a-1' } },
  ],
  [
    'a correction',
    { name: 'correct', fields: { entry: 'a-1', text: 'y', minutes: 30 } },
    { name: 'correct', fields: { entry: 'a-1', text: 'who holds the keys', minutes: 10 } },
  ],
  [
    'an answer',
    { name: 'mark', fields: { entry: 'a-1', mark: 'done', note: 'she does' } },
    { name: 'mark', fields: { entry: 'a-1', mark: 'open' } },
  ],
  [
    'more time',
    { name: 'mark', fields: { entry: 'a-1', mark: 'open', minutes: 45 } },
    { name: 'mark', fields: { entry: 'a-1', mark: 'open' } },
  ],
  [
    'a hypothesis ruled out',
    { name: 'mark', fields: { entry: 'h-1', mark: 'ruled-out', note: 'hit rate is fine' } },
    { name: 'mark', fields: { entry: 'h-1', mark: 'open' } },
  ],
  [
    'a criterion verified',
    { name: 'mark', fields: { entry: 'c-1', mark: 'verified' } },
    { name: 'mark', fields: { entry: 'c-1', mark: 'open' } },
  ],
  [
    'an impact',
    { name: 'describe', fields: { impact: 'nobody can watch' } },
    { name: 'describe', fields: { impact: '' } },
  ],
  [
    'a title, services and a finder',
    { name: 'describe', fields: { title: 'x', services: ['edge'], foundBy: 'customer' } },
    { name: 'describe', fields: { title: 'Playback fails', services: [], foundBy: 'person' } },
  ],
  [
    'when it started',
    { name: 'set-time', fields: { what: 'started', to: minute(-25) } },
    { name: 'set-time', fields: { what: 'started', to: minute(-10) } },
  ],
  [
    'when it was declared',
    { name: 'set-time', fields: { what: 'declared', to: minute(-2) } },
    { name: 'set-time', fields: { what: 'declared', to: minute(0) } },
  ],
  [
    'when it was detected',
    { name: 'set-time', fields: { what: 'detected', to: minute(-3) } },
    { name: 'set-time', fields: { what: 'detected' } },
  ],
  [
    'when work on it began',
    { name: 'set-time', fields: { what: 'start-mitigation', to: minute(10) } },
    { name: 'set-time', fields: { what: 'start-mitigation', to: minute(12) } },
  ],
  [
    'a link',
    { name: 'link', fields: { label: 'Board', target: 'https://graphs.example/d/1' } },
    { name: 'unlink', fields: { label: 'board' } },
  ],
  [
    'another bridge',
    { name: 'link', fields: { label: 'bridge', target: '030 123' } },
    { name: 'link', fields: { label: 'Bridge', target: 'https://calls.example/1' } },
  ],
  [
    'no bridge',
    { name: 'unlink', fields: { label: 'bridge' } },
    { name: 'link', fields: { label: 'Bridge', target: 'https://calls.example/1', kind: 'bridge' } },
  ],
  [
    'an update',
    { name: 'update', fields: { text: 'x', next: minute(120) } },
    { name: 'withdraw-update', fields: { update: 'last' } },
  ],
  [
    'a correction of an update',
    {
      name: 'correct-update',
      fields: { update: 'last', next: minute(24), audiences: ['support'], at: minute(14) },
    },
    {
      name: 'correct-update',
      fields: {
        update: 'last',
        next: minute(28),
        audiences: ['executives', 'product', 'support', 'customers'],
        at: minute(13),
      },
    },
  ],
  [
    'taking an update back',
    { name: 'withdraw-update', fields: { update: 'last' } },
    { name: 'withdraw-update', fields: { update: 'last', undo: true } },
  ],
  ['the long mode', { name: 'long-incident', fields: {} }, { name: 'long-incident', fields: { off: true } }],
  [
    'a tick',
    { name: 'tick', fields: { item: 'recent-changes' } },
    { name: 'tick', fields: { item: 'recent-changes', undo: true } },
  ],
  [
    'an item left out',
    { name: 'skip', fields: { item: 'recent-changes', why: 'none' } },
    { name: 'tick', fields: { item: 'recent-changes', undo: true } },
  ],
  [
    'whose an item is',
    { name: 'assign-item', fields: { item: 'recent-changes', person: 'cem' } },
    { name: 'assign-item', fields: { item: 'recent-changes' } },
  ],
  [
    'an item of its own',
    { name: 'add-item', fields: { text: 'x', item: 'own-x' } },
    { name: 'remove-item', fields: { item: 'own-x' } },
  ],
  [
    'taking an item off',
    { name: 'remove-item', fields: { item: 'own-shop' } },
    { name: 'remove-item', fields: { item: 'own-shop', undo: true } },
  ],
];

describe('taken back, everything is as it was:', () => {
  const cases = undone.map(([name, command, undo, before = past]) => ({ name, command, undo, before }));
  it.each(cases)('$name', ({ command, undo, before }) => {
    const was = standsOf(incidentOf(before), NOW);
    const after = given(...before)
      .when(command, { now: minute(40) })
      .done();
    expect(standsOf(incidentOf(after), NOW)).not.toEqual(was);
    const back = given(...after)
      .when(undo, { now: minute(42) })
      .done();
    expect(back.length).toBeGreaterThan(after.length);
    expect(standsOf(incidentOf(back), NOW)).toEqual(was);
    expect(shownOf(incidentOf(back.toReversed()), NOW)).toEqual(shownOf(incidentOf(back), NOW));
  });

  it('more time given twice, one after the other', () => {
    const once = given(...past)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open', minutes: 5 } }, { now: minute(31) })
      .done();
    const twice = given(...once)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open', minutes: 5 } }, { now: minute(36) })
      .done();
    const back = given(...twice)
      .when({ name: 'mark', fields: { entry: 'a-1', mark: 'open', until: minute(36) } })
      .done();
    expect(standsOf(incidentOf(back), NOW)).toEqual(standsOf(incidentOf(once), NOW));
  });
});
