import type { Instant } from '../ids.ts';
import { rolesFilledOf } from '../metrics/roles-filled.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { formatSpan } from '../time/format.ts';
import { dutyOf } from './duty.ts';
import { curatedIn } from './events/timeline-curated.ts';
import { declarationOf } from './facts.ts';
import { winner } from './register.ts';
import { latenessOf } from './review-impact.ts';
import type { Incident } from './state.ts';
import { stretchesOf } from './times.ts';
import { timelineOf, type TimelineRow } from './timeline.ts';
import { roleLabel, type FoundBy } from './vocabulary.ts';

/** A row of the log as the post-mortem's timeline has it. */
export type CuratedRow = {
  readonly is: 'row';
  /** What `curate` takes. */
  readonly key: string;
  readonly at: Instant;
  /** Who wrote it; `console` where the console logged it. */
  readonly who: string;
  readonly kind: TimelineRow['kind'];
  readonly text: string;
  readonly detail: string | null;
  /** Clock times that stand in the words as `{0}`, `{1}`. */
  readonly times: readonly Instant[];
  readonly shown: boolean;
  /** Who chose: the console by its rule, or a person. */
  readonly picked: 'console' | 'person';
  readonly note: string;
  readonly evidence: string;
  /** The row itself; undefined where the console computed it from the times. */
  readonly row: TimelineRow | undefined;
};
/** Rows in a run that are not shown. */
export type LeftOut = { readonly is: 'left-out'; readonly rows: readonly CuratedRow[] };

export type CuratedTimeline = {
  /** Every row that can be chosen, in log order. */
  readonly rows: readonly CuratedRow[];
  /** The shown ones, with what is left out between them. */
  readonly pieces: readonly (CuratedRow | LeftOut)[];
  readonly shown: number;
};

/** What stands in the timeline by itself: what was decided, found and done, and what was said to stakeholders; of an exercise, what came. */
const pickedKinds: ReadonlySet<TimelineRow['kind']> = new Set([
  'decision',
  'finding',
  'action',
  'update',
  'inject',
]);
const pickedEvents: ReadonlySet<string> = new Set([
  'incident-declared/1',
  'severity-changed/1',
  'phase-changed/1',
]);
/** About the review, not about the incident: never in its timeline. */
const ofReview = /^(?:review-|action-item-|tradeoff-|timeline-|redact\/)/;

/**
 * The post-mortem's timeline: the log as it was curated. What nobody has chosen is picked by a rule; what was taken back
 * or redacted is no part of it.
 * @param rows the log's rows, where somebody has them already.
 * @param playbook where it is given, roles that were filled late stand there too.
 */
export function curatedTimeline(
  incident: Incident,
  rows: readonly TimelineRow[] = timelineOf(incident),
  playbook?: Playbook,
): CuratedTimeline {
  const undone = undonePhases(incident);
  const all = [
    ...computed(incident),
    ...(playbook === undefined ? [] : unfilled(incident, playbook)),
    ...rows.filter((row) => belongs(incident, row, undone)).map((row) => curatedRow(incident, row)),
  ].sort((a, b) => a.at - b.at);
  return { rows: all, pieces: piecesOf(all), shown: all.filter(({ shown }) => shown).length };
}

function belongs(incident: Incident, row: TimelineRow, undone: ReadonlySet<string>): boolean {
  if (row.takenBackBy !== undefined || row.kind === 'redacted' || row.kind === 'newer') return false;
  const type = row.kind === 'console' ? (incident.events.get(row.key)?.t ?? '') : '';
  return !ofReview.test(type) && !undone.has(row.key);
}

/** Transitions and changes of severity that were taken back, and what took them back: as if nothing had been. */
function undonePhases(incident: Incident): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const { id, t, payload } of incident.events.values()) {
    const said = (payload ?? {}) as { transition?: unknown; undoes?: unknown }; // their modules parsed it
    const of =
      t === 'phase-undone/1' ? said.transition : t === 'severity-changed/1' ? said.undoes : undefined;
    if (typeof of === 'string') gone.add(of).add(id);
  }
  return gone;
}

function curatedRow(incident: Incident, row: TimelineRow): CuratedRow {
  const { key, at, kind, text } = row;
  const type = kind === 'console' ? (incident.events.get(key)?.t ?? '') : '';
  const late = kind === 'update' ? (latenessOf(incident).get(key) ?? 0) : 0;
  const detail = late > 0 ? `${late} min after its time` : (row.detail ?? null);
  return {
    ...{ is: 'row', key, at, kind, text, detail, row, times: row.times ?? [] },
    who: kind === 'console' ? 'console' : row.by,
    ...choiceOf(incident, key, pickedKinds.has(kind) || pickedEvents.has(type)),
  };
}

function choiceOf(
  incident: Incident,
  key: string,
  byRule: boolean,
): Pick<CuratedRow, 'shown' | 'picked' | 'note' | 'evidence'> {
  const said = winner(curatedIn(incident, key))?.value;
  const shown = said?.shown ?? null;
  return {
    shown: shown ?? byRule,
    picked: shown === null ? 'console' : 'person',
    note: said?.note ?? '',
    evidence: said?.evidence ?? '',
  };
}

/** What no row of the log says: when the impact began, and when it was noticed. */
function computed(incident: Incident): readonly CuratedRow[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const { startedAt, detectedAt, foundBy } = declared;
  return [
    computedRow(incident, 'time.started', startedAt, 'Impact began'),
    ...(detectedAt === null
      ? []
      : [computedRow(incident, 'time.detected', detectedAt, `Detected by ${finder[foundBy]}`)]),
  ];
}

const finder: Record<FoundBy, string> = {
  monitoring: 'monitoring',
  customer: 'a customer',
  person: 'a person',
};

/** Required roles that were filled late, at the time at which they were; or never, at the end. */
function unfilled(incident: Incident, playbook: Playbook): readonly CuratedRow[] {
  const { turns } = dutyOf(incident);
  const end = stretchesOf(incident)[0]?.to ?? null;
  return rolesFilledOf(incident, playbook).flatMap(({ role, filledMs, limitMs }) => {
    if (filledMs !== null && filledMs <= limitMs) return [];
    const at = filledMs === null ? end : (turns.find((turn) => turn.role === role)?.from ?? end);
    const label = roleLabel[role];
    const words =
      filledMs === null
        ? `${label} was never filled`
        : `${label} filled ${formatSpan(filledMs - limitMs)} after its time`;
    return at === null ? [] : [computedRow(incident, `unfilled.${role}`, at, words)];
  });
}

const computedRow = (incident: Incident, key: string, at: Instant, text: string): CuratedRow => ({
  ...{ is: 'row', key, at, who: 'console', kind: 'console', text, detail: null, times: [] },
  ...{ row: undefined, ...choiceOf(incident, key, true) },
});

function piecesOf(rows: readonly CuratedRow[]): readonly (CuratedRow | LeftOut)[] {
  const pieces: (CuratedRow | LeftOut)[] = [];
  let out: CuratedRow[] = [];
  for (const row of rows) {
    if (!row.shown) {
      out.push(row);
      continue;
    }
    if (out.length > 0) pieces.push({ is: 'left-out', rows: out });
    out = [];
    pieces.push(row);
  }
  if (out.length > 0) pieces.push({ is: 'left-out', rows: out });
  return pieces;
}
