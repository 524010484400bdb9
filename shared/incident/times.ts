import type { Instant } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';
import { declarationSlice } from './events/incident-declared.ts';
import { phaseSlice } from './events/phase-changed.ts';
import { timePlace } from './events/time-set.ts';
import { transitions, type PhaseVerb } from './phases.ts';
import type { Incident } from './state.ts';
import { compareWrites, winner } from './register.ts';
import { declarationOf, severityChangesOf, timeOf, transitionsOf } from './facts.ts';
import { severities, severityLabel, type Severity } from './vocabulary.ts';

/** One of the times of an incident, as it stands, with what it was before it was corrected. */
export type TimeOfIncident = {
  /** `started`, `detected`, `declared`, or the id of a transition's event: what `set-time` takes. */
  readonly what: string;
  readonly label: string;
  readonly verb: PhaseVerb | null;
  /** null where it has not been said. */
  readonly at: Instant | null;
  readonly history: readonly { readonly to: Instant | null; readonly by: string; readonly setAt: Instant }[];
};

/** Started, detected, declared, then every transition in order: those that matter to the metrics. */
export function timesOf(incident: Incident): readonly TimeOfIncident[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const made = transitionsOf(incident).map(({ id, verb, at }) => ({
    what: id,
    label: transitions[verb].done,
    verb,
    at,
  }));
  const all = [
    { what: 'started', label: 'Impact started', verb: null, at: declared.startedAt },
    { what: 'detected', label: 'Detected', verb: null, at: declared.detectedAt },
    { what: 'declared', label: 'Declared', verb: null, at: declared.declaredAt },
    ...made,
  ];
  const set = [...incident.events.values()].filter(
    ({ id, t }) => t === 'time-set/1' && !incident.redacted.has(id) && !incident.newer.has(id),
  );
  return all.map((time) => ({ ...time, history: historyOf(set, time.what) }));
}

/** @param set every event that set a time. */
function historyOf(set: readonly StreamEvent[], what: string): TimeOfIncident['history'] {
  const place = timePlace(what);
  return set
    .filter(({ e }) => e === place)
    .sort(compareWrites)
    .map((event) => ({ to: (event.payload as { to: Instant | null }).to, by: event.u, setAt: event.at })); // its module parsed it
}

/** What does not fit together, in sentences; nothing where all is well. It warns and never blocks. */
export function timeProblems(incident: Incident): readonly string[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const { startedAt, declaredAt, detectedAt } = declared;
  const problems: string[] = [];
  if (detectedAt !== null && detectedAt < startedAt) problems.push('Detected before the impact started.');
  if (detectedAt !== null && detectedAt > declaredAt) problems.push('Declared before it was detected.');
  if (declaredAt < startedAt) problems.push('Declared before the impact started.');
  let before: { at: Instant; label: string } = { at: startedAt, label: 'Impact started' };
  for (const { at, verb } of transitionsOf(incident)) {
    const label = transitions[verb].done;
    if (at < before.at) problems.push(`“${label}” lies before “${before.label}”.`);
    before = { at, label };
  }
  const acknowledged = transitionsOf(incident).find((t) => t.verb === 'acknowledge');
  if (acknowledged !== undefined && detectedAt !== null && acknowledged.at < detectedAt) {
    problems.push('Acknowledged before it was detected.');
  }
  return problems;
}

/** A time in which the incident was open: from its start or a reopening to a resolution; `to` is null while it is open. */
export type Stretch = {
  readonly from: Instant;
  readonly mitigatedAt: Instant | null;
  readonly to: Instant | null;
};

/** An incident that was reopened has several stretches; their sum is what it lasted. */
export function stretchesOf(incident: Incident): readonly Stretch[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const stretches: Stretch[] = [];
  let open: { from: Instant; mitigatedAt: Instant | null } | null = {
    from: declared.startedAt,
    mitigatedAt: null,
  };
  for (const { verb, at } of transitionsOf(incident)) {
    if (verb === 'mitigate' && open !== null) open = { ...open, mitigatedAt: at };
    else if ((verb === 'resolve' || verb === 'close') && open !== null) {
      stretches.push({ ...open, to: at });
      open = null;
    } else if (verb === 'reopen' && open === null) open = { from: at, mitigatedAt: null };
  }
  return open === null ? stretches : [...stretches, { ...open, to: null }];
}

/** How long it has been open in all, in milliseconds: without the time between a resolution and the reopening after it. */
export const openTime = (incident: Incident, now: Instant): number =>
  stretchesOf(incident).reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0);

/** How long it was at each severity while it was open, in milliseconds. Changes that were taken back do not count. */
export function timeAtSeverity(incident: Incident, now: Instant): ReadonlyMap<Severity, number> {
  const stretches = stretchesOf(incident);
  const changes = severityChangesOf(incident);
  const spent = new Map<Severity, number>();
  let from = -Infinity;
  changes.forEach(({ force }, i) => {
    // Clocks that disagree may date a change before the one that it followed: it then begins where that one began.
    const until = Math.max(from, changes[i + 1]?.at ?? Infinity);
    const ms = stretches.reduce(
      (sum, stretch) => sum + Math.max(0, Math.min(until, stretch.to ?? now) - Math.max(from, stretch.from)),
      0,
    );
    spent.set(force.severity, (spent.get(force.severity) ?? 0) + ms);
    from = until;
  });
  return spent;
}

/** Whether a time is another one now than it was when it was first recorded. */
export function wasCorrected(incident: Incident, what: string): boolean {
  const now = timeOf(incident, what);
  const said = winner(declarationSlice.of(incident))?.value;
  const first =
    what === 'started'
      ? said?.startedAt
      : what === 'declared'
        ? said?.declaredAt
        : phaseSlice.of(incident).transitions.get(what)?.at;
  return now !== null && now !== first;
}

/** “SEV1 40 min, SEV2 1 h 10”: in the order of the severities. */
export const severityWords = (spent: ReadonlyMap<Severity, number>, span: (ms: number) => string): string =>
  severities
    .flatMap((severity) => {
      const ms = spent.get(severity) ?? 0;
      return ms > 0 ? [`${severityLabel[severity]} ${span(ms)}`] : [];
    })
    .join(', ');
