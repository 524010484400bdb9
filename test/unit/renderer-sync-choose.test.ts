import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Held } from '../../shared/incident/dispute.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { phaseOf, severityOf } from '../../shared/incident/facts.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { apart, declared, given, incidentOf, logged, minute, updated } from '../support/given.ts';

const entry = 'e-1';
const ask = 'ask-1';
const past: readonly StreamEvent[] = [
  declared(),
  logged(entry, '31 tickets'),
  logged(ask, 'Was it released?', { kind: 'ask' }),
];

/** A course of commands by one person on top of what has happened. */
const after = (
  events: readonly StreamEvent[],
  ...commands: readonly CommandInput[]
): readonly StreamEvent[] =>
  commands.reduce(
    (done, command) =>
      given(...done)
        .when(command, { by: 'cem' })
        .done(),
    events,
  );

const values = ({ shown, others }: { shown: Held; others: readonly Held[] }): readonly string[] =>
  [shown, ...others].map(({ words }) => words).toSorted();

/** What two people set at the same time, what it is about, and what each of them said. */
const cases: readonly (readonly [
  about: string,
  ana: CommandInput,
  ben: CommandInput,
  words: readonly string[],
])[] = [
  [
    'Severity',
    { name: 'severity', fields: { severity: 'sev1', reason: 'all of it' } },
    { name: 'severity', fields: { severity: 'sev4', reason: 'one venue' } },
    ['SEV1', 'SEV4'],
  ],
  [
    'Phase',
    { name: 'acknowledge', fields: {} },
    { name: 'start-mitigation', fields: {} },
    ['Mitigation', 'Triage'],
  ],
  [
    'Title',
    { name: 'describe', fields: { title: 'A' } },
    { name: 'describe', fields: { title: 'B' } },
    ['“A”', '“B”'],
  ],
  [
    'Impact',
    { name: 'describe', fields: { impact: '3 %' } },
    { name: 'describe', fields: { impact: '9 %' } },
    ['“3 %”', '“9 %”'],
  ],
  [
    'Services',
    { name: 'describe', fields: { services: ['maps'] } },
    { name: 'describe', fields: { services: ['seats', 'maps'] } },
    ['maps', 'seats, maps'],
  ],
  [
    'Found by',
    { name: 'describe', fields: { foundBy: 'customer' } },
    { name: 'describe', fields: { foundBy: 'monitoring' } },
    ['customer', 'monitoring'],
  ],
  [
    'A time',
    { name: 'set-time', fields: { what: 'started', to: minute(-9) } },
    { name: 'set-time', fields: { what: 'started', to: minute(-8) } },
    ['{0}', '{0}'],
  ],
  [
    'Scribe',
    { name: 'assign', fields: { role: 'scribe', person: 'ana' } },
    { name: 'assign', fields: { role: 'scribe', person: 'ben' } },
    ['ana', 'ben'],
  ],
  [
    'An item of the checklist',
    { name: 'tick', fields: { item: 'bridge' } },
    { name: 'skip', fields: { item: 'bridge', why: 'no need' } },
    ['done', 'skipped: no need'],
  ],
  [
    'Whose item it is',
    { name: 'assign-item', fields: { item: 'bridge', person: 'ana' } },
    { name: 'assign-item', fields: { item: 'bridge', person: 'ben' } },
    ['ana', 'ben'],
  ],
  [
    'An entry',
    { name: 'correct', fields: { entry, text: '38 tickets' } },
    { name: 'correct', fields: { entry, text: '83 tickets' } },
    ['“38 tickets”', '“83 tickets”'],
  ],
  [
    'An entry',
    { name: 'mark', fields: { entry: ask, mark: 'done', note: 'yes, at noon' } },
    { name: 'mark', fields: { entry: ask, mark: 'dropped' } },
    ['answered: yes, at noon', 'dropped'],
  ],
  [
    'Long incident',
    { name: 'long-incident', fields: { minutes: 60 } },
    { name: 'long-incident', fields: { minutes: 120 } },
    ['every 120 min', 'every 60 min'],
  ],
];

describe('what two desktops set at the same time', () => {
  it.each(cases)(
    '%s: is said, whichever arrives first, and either value can be chosen',
    (about, ana, ben, words) => {
      const [one, other] = apart(past, ana, ben);
      expect(disputesOf(incidentOf(other))).toEqual(disputesOf(incidentOf(one)));
      const [dispute, ...more] = disputesOf(incidentOf(one));
      if (dispute === undefined) throw new Error('nothing is disputed');
      expect(more).toEqual([]);
      expect([dispute.about, values(dispute)]).toEqual([about, words]);
      expect(timelineOf(incidentOf(one)).map(({ key }) => key)).toContain(dispute.row);
      for (const chosen of [dispute.shown, ...dispute.others]) {
        const settled = after(one, ...chosen.choose);
        expect(disputesOf(incidentOf(settled)), `${chosen.words} was chosen`).toEqual([]);
      }
    },
  );

  const keptOf = (ana: CommandInput, ben: CommandInput, words: string, times?: readonly number[]) => {
    const [events] = apart(past, ana, ben);
    const [dispute] = disputesOf(incidentOf(events));
    if (dispute === undefined) throw new Error('nothing is disputed');
    const chosen = [dispute.shown, ...dispute.others].find(
      (each) => each.words === words && (times === undefined || each.times?.[0] === times[0]),
    );
    return incidentOf(after(events, ...(chosen?.choose ?? [])));
  };

  it('is what was chosen afterwards: a severity with its cadence, a phase without the transition that was not', () => {
    const [, sev1, sev4] = cases[0] ?? [];
    const [, first, second] = cases[1] ?? [];
    if (sev1 === undefined || sev4 === undefined || first === undefined || second === undefined)
      throw new Error('');
    expect(severityOf(keptOf(sev1, sev4, 'SEV1'))?.severity).toBe('sev1');
    expect(severityOf(keptOf(sev1, sev4, 'SEV4'))?.severity).toBe('sev4');
    expect(phaseOf(keptOf(first, second, 'Triage'))).toBe('triage');
    expect(phaseOf(keptOf(first, second, 'Mitigation'))).toBe('mitigation');
  });

  it('settles updates, links that were removed meanwhile, and roles that were released meanwhile', () => {
    const sent = updated({ next: minute(60) });
    const held: CommandInput = { name: 'assign', fields: { role: 'scribe', person: 'dora' } };
    const linked = after([...past, sent], held, {
      name: 'link',
      fields: { label: 'Bridge', target: 'room 1' },
    });
    const pairs: readonly (readonly [CommandInput, CommandInput, string])[] = [
      [
        { name: 'correct-update', fields: { update: sent.id, text: 'a' } },
        { name: 'correct-update', fields: { update: sent.id, text: 'b' } },
        'An update',
      ],
      [
        { name: 'link', fields: { label: 'Bridge', target: 'room 2' } },
        { name: 'unlink', fields: { label: 'Bridge' } },
        'A link',
      ],
      [
        { name: 'assign', fields: { role: 'scribe', person: 'ben' } },
        { name: 'release', fields: { role: 'scribe' } },
        'Scribe',
      ],
      [
        { name: 'release', fields: { role: 'scribe' } },
        { name: 'assign', fields: { role: 'scribe', person: 'ben' } },
        'Scribe',
      ],
      [
        { name: 'unlink', fields: { label: 'Bridge' } },
        { name: 'link', fields: { label: 'Bridge', target: 'room 2' } },
        'A link',
      ],
    ];
    for (const [ana, ben, about] of pairs) {
      const [events] = apart(linked, ana, ben);
      const [dispute] = disputesOf(incidentOf(events));
      if (dispute === undefined) throw new Error(`${about}: nothing is disputed`);
      expect(dispute.about).toBe(about);
      for (const chosen of [dispute.shown, ...dispute.others]) {
        expect(disputesOf(incidentOf(after(events, ...chosen.choose)))).toEqual([]);
      }
    }
  });

  it('is nothing to choose from where both set the same', () => {
    const same: CommandInput = { name: 'describe', fields: { title: 'A' } };
    const [events] = apart(past, same, same);
    expect(disputesOf(incidentOf(events))).toEqual([]);
  });

  it('leaves a transition alone that another one was made after', () => {
    const events = after(past, { name: 'acknowledge', fields: {} }, { name: 'start-mitigation', fields: {} });
    const acknowledged = events.find(({ t }) => t === 'phase-changed/1');
    given(...events)
      .when({ name: 'undo-phase', fields: { transition: acknowledged?.id ?? '' } })
      .thenRefused('Nothing changed: that transition is not the last one, or was taken back.');
  });
});
