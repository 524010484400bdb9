import type { Instant } from '../ids.ts';
import { boardOf, type BoardItem } from './boards.ts';
import { entrySlice } from './events/entry-logged.ts';
import { declarationOf, severityChangesOf, transitionsOf } from './facts.ts';
import { gist } from './gist.ts';
import type { PhaseVerb } from './phases.ts';
import { compareWrites, winner } from './register.ts';
import type { Incident } from './state.ts';
import { severityLabel, type FoundBy } from './vocabulary.ts';

/** Something that was said or done, in the few words that somebody who comes late needs. */
export type MinuteLine = {
  readonly at: Instant;
  readonly text: string;
  /** The row of the log that says all of it. */
  readonly row: string;
};

/** A line that was chosen; the one with the highest rank can be missed first. */
export type Ranked = MinuteLine & { readonly rank: number };

/** Some of what there is, chosen by rule, in the order of time; `more` of the same are in the log. */
export type Picked = { readonly lines: readonly Ranked[]; readonly more: number };

/** How many lines somebody who comes late reads of what happened, and of what was tried. */
const MOST_HAPPENED = 5;
const MOST_TRIED = 3;
/** Actions that were done are many and small: the last ones are enough. */
const MOST_ACTIONS = 2;
/** How long the point of a text may be, in characters: of what was thought or decided, and of the evidence for it. */
const POINT = 36;
const EVIDENCE = 24;

/** A line that may be chosen: the heaviest are, and of those the latest. */
type Candidate = MinuteLine & { readonly weight: number };

const finder: Record<FoundBy, string> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  person: 'a person',
};
/** Who took the alarm up matters only until work on it has begun. */
const done: Record<PhaseVerb, readonly [text: string, weight: number]> = {
  acknowledge: ['Acknowledged', 0],
  'start-mitigation': ['Mitigation began', 3],
  mitigate: ['The impact stopped', 4],
  resolve: ['Resolved', 4],
  reopen: ['It came back: reopened', 5],
  close: ['Closed', 4],
};

function pick(candidates: readonly Candidate[], most: number): Picked {
  const chosen = [...candidates]
    .sort((a, b) => b.weight - a.weight || b.at - a.at)
    .slice(0, most)
    .map(({ at, text, row }, rank) => ({ at, text, row, rank }))
    .sort((a, b) => a.at - b.at);
  return { lines: chosen, more: candidates.length - chosen.length };
}

/**
 * The few events that matter: declaring always, then changes of severity and phase, then hypotheses that were confirmed
 * and decisions that stand. The decision that is being carried out stands elsewhere.
 */
export function whatHappened(incident: Incident, current: BoardItem | null): Picked {
  const declared = declarationOf(incident);
  if (declared === undefined) return { lines: [], more: 0 };
  const changes = severityChangesOf(incident).map(({ id, at, from, force }): Candidate => {
    const to = severityLabel[force.severity];
    return from === null
      ? {
          at: declared.declaredAt,
          text: `Declared ${to}; found by ${finder[declared.foundBy]}`,
          row: id,
          weight: 9,
        }
      : { at, text: `${severityLabel[from]} to ${to}${reasonOf(incident, id)}`, row: id, weight: 6 };
  });
  // The last one is what the phase says.
  const moves = transitionsOf(incident)
    .slice(0, -1)
    .map(({ id, at, verb }): Candidate => {
      const [text, weight] = done[verb];
      return { at, text, row: id, weight };
    });
  const confirmed = boardOf(incident, 'hypothesis').flatMap((item): Candidate[] =>
    item.mark === 'confirmed'
      ? [
          {
            at: item.marked?.at ?? item.at,
            text: `Confirmed: ${gist(item.text, POINT)}`,
            row: item.entry,
            weight: 3,
          },
        ]
      : [],
  );
  const decided = boardOf(incident, 'decision').flatMap((item): Candidate[] =>
    item.mark === 'open' && item.entry !== current?.entry
      ? [{ at: item.at, text: `Decided: ${gist(item.text, POINT)}`, row: item.entry, weight: 2 }]
      : [],
  );
  return pick([...changes, ...moves, ...confirmed, ...decided], MOST_HAPPENED);
}

function reasonOf({ events, redacted, newer }: Incident, id: string): string {
  const payload = redacted.has(id) || newer.has(id) ? null : events.get(id)?.payload;
  const reason = (payload as { reason?: string } | null | undefined)?.reason; // a severity change's, by its id
  return reason === undefined ? '' : `: ${gist(reason, POINT)}`;
}

/** What was tried: decisions that were looked at again or reversed, hypotheses that were ruled out, the last actions done. */
export function whatWasTried(incident: Incident, current: BoardItem | null): Picked {
  const settled = (kind: 'decision' | 'hypothesis' | 'action', marks: readonly string[]) =>
    boardOf(incident, kind).filter(({ mark, entry }) => marks.includes(mark) && entry !== current?.entry);
  const actions = settled('action', ['done', 'dropped']);
  return pick(
    [
      ...settled('decision', ['dropped']).map((item) => tried(item, 'Reversed: ', 3)),
      ...settled('decision', ['done']).map((item) => tried(item, '', 3)),
      ...settled('hypothesis', ['ruled-out']).map((item) => tried(item, 'Not: ', 2)),
      ...actions
        .sort((a, b) => settledAt(a) - settledAt(b))
        .slice(-MOST_ACTIONS)
        .map((item) => tried(item, item.mark === 'dropped' ? 'Dropped: ' : 'Done: ', 1)),
    ],
    MOST_TRIED,
  );
}

const settledAt = ({ at, marked }: BoardItem): Instant => marked?.at ?? at;

function tried(item: BoardItem, before: string, weight: number): Candidate {
  const note = item.marked?.note ?? null;
  const text = `${before}${gist(item.text, POINT)}${note === null ? '' : ` (${gist(note, EVIDENCE)})`}`;
  return { at: settledAt(item), text, row: item.entry, weight };
}

/** The impact as it was worded before the words that stand now. */
export function impactBefore(incident: Incident, now: string | null): MinuteLine | null {
  const { events, redacted, newer } = incident;
  const said = [...events.values()]
    .filter(({ t, id }) => t === 'fact-changed/1' && !redacted.has(id) && !newer.has(id))
    .filter(({ payload }) => (payload as { fact: string }).fact === 'impact') // its module parsed it
    .sort(compareWrites)
    .map(({ id, at, payload }) => ({ at, row: id, text: (payload as { to: string | null }).to })); // the same
  const before = said.findLast(({ text }) => text !== null && text !== now);
  return before === undefined ? null : { ...before, text: gist(before.text ?? '', POINT) };
}

/** How many figures somebody who comes late reads. */
const MOST_MEASURED = 2;
const ofImpact = /(?<![\p{L}\p{N}_])#impact(?![\p{L}\p{N}_-])/iu;

/** The last findings that carry a number, and whatever was logged under `#impact`; the latest last. */
export function lastMeasured(incident: Incident): readonly MinuteLine[] {
  const lines: MinuteLine[] = [];
  for (const [row, { first, body, removed }] of entrySlice.of(incident)) {
    const said = winner(body)?.value ?? first;
    if (said === undefined || winner(removed)?.value === true) continue;
    if (said.kind !== 'status' && said.kind !== 'finding') continue;
    if (ofImpact.test(said.text) || (said.kind === 'finding' && /\d/.test(said.text)))
      lines.push({ at: said.at, text: gist(said.text, POINT), row });
  }
  return lines.sort((a, b) => a.at - b.at || (a.row < b.row ? -1 : 1)).slice(-MOST_MEASURED);
}
