import type { Instant } from '../../ids.ts';
import type { PostmortemDocument } from '../../incident/documents/blocks.ts';
import { bothTimes } from '../../incident/documents/pieces.ts';
import { declarationOf, phaseOf } from '../../incident/facts.ts';
import { personKey } from '../../incident/person-key.ts';
import { isSamePerson } from '../../incident/people.ts';
import { isLive } from '../../incident/phases.ts';
import { roleHistoryOf } from '../../incident/roles.ts';
import type { Incident } from '../../incident/state.ts';
import { stretchesOf } from '../../incident/times.ts';
import { timelineOf, type TimelineRow } from '../../incident/timeline.ts';
import { roleLabel } from '../../incident/vocabulary.ts';
import { fillTimes } from '../../time/format.ts';
import { asOf } from './as-of.ts';
import { box, formOf, table, words } from './ics-form.ts';
import { kindWord } from './row-words.ts';

type Options = {
  readonly zone: string;
  readonly at: Instant | null;
  /** Whose activity it is; null for that of everybody. */
  readonly person: string | null;
  readonly rows?: readonly TimelineRow[];
};

/** Whether somebody of that name recorded anything, or held a role: a log of nobody is a name mistyped. */
export const isKnownIn = (incident: Incident, person: string): boolean =>
  [...incident.events.values()].some(({ u }) => isSamePerson(u, person)) ||
  roleHistoryOf(incident).some((turn) => turn.person !== null && isSamePerson(turn.person, person));

/**
 * The activity log in the boxes of FEMA's ICS form 214 (v3.1): of one person, or of the incident. What was taken back stays, and
 * says so: nothing that was recorded is left out.
 */
export function ics214(
  incident: Incident,
  { zone, at, person, rows = timelineOf(incident) }: Options,
): PostmortemDocument {
  const both = bothTimes(zone);
  const declared = declarationOf(incident);
  const mine = rows.filter(({ by }) => person === null || isSamePerson(by, person));
  const turns = roleHistoryOf(incident);
  const held = (who: string): string =>
    [
      ...new Set(
        turns
          .filter((turn) => turn.person !== null && isSamePerson(turn.person, who))
          .map(({ role, area }) => (area === null ? roleLabel[role] : `${roleLabel[role]}, ${area}`)),
      ),
    ].join('; ');
  const people = new Map<string, string>();
  for (const name of [
    ...turns.flatMap((turn) => (turn.person === null ? [] : [turn.person])),
    ...mine.map(({ by }) => by),
  ])
    if (!people.has(personKey(name))) people.set(personKey(name), name);
  const assigned = [...people.values()].filter((name) => person === null || isSamePerson(name, person));
  const stretches = stretchesOf(incident);
  const from = declared?.startedAt ?? mine[0]?.at;
  const end = isLive(phaseOf(incident)) ? null : (stretches.at(-1)?.to ?? null);
  const whom = person === null ? 'All who took part' : (assigned[0] ?? person);
  const prepared = person ?? declared?.declaredBy ?? 'redacted';
  const show = both.stamp;
  return formOf(incident, 'ICS 214 Activity log', [
    words(zone === 'UTC' ? 'All times are UTC.' : `All times are UTC; in brackets, ${zone}.`),
    ...box('1. Incident name', words(`${declared?.title ?? 'title redacted'} (${incident.id})`)),
    ...box('2. Operational period', {
      kind: 'facts',
      rows: [
        ['From', from === undefined ? 'not said' : show(from)],
        ['To', end === null ? `not over; as of ${show(asOf(incident, at))}` : show(end)],
      ],
    }),
    ...box('3. Name', words(whom)),
    ...box('4. ICS position', words(person === null ? 'Incident command' : held(person) || 'None held')),
    ...box('5. Home agency and unit', words('Not recorded')),
    ...box(
      '6. Resources assigned',
      table(
        ['Name', 'ICS position', 'Home agency and unit'],
        assigned.map((name) => [name, held(name), '']),
      ),
    ),
    ...box(
      '7. Activity log',
      table(
        ['Date and time', 'Who', 'Notable activities'],
        mine.map((row) => [show(row.at), row.by, activity(row, show)]),
      ),
    ),
    ...box('8. Prepared by', {
      kind: 'facts',
      rows: [
        ['Name', prepared],
        ['Position', held(prepared) || 'None held'],
        ['Date and time', show(asOf(incident, at))],
      ],
    }),
  ]);
}

function activity(row: TimelineRow, show: (at: Instant) => string): string {
  const kind = kindWord(row);
  const text = `${kind === '' ? '' : `${kind}: `}${fillTimes(row.text, row.times, show)}`;
  const detail = row.detail === undefined ? '' : `\n${fillTimes(row.detail, row.times, show)}`;
  return `${text}${detail}${row.takenBackBy === undefined ? '' : `\n(taken back by ${row.takenBackBy})`}`;
}
