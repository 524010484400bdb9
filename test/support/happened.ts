import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { entryCorrected } from '../../shared/incident/events/entry-corrected.ts';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { entryRemoved } from '../../shared/incident/events/entry-removed.ts';
import { entryMarked } from '../../shared/incident/events/entry-marked.ts';
import { factChanged } from '../../shared/incident/events/fact-changed.ts';
import { incidentDeclared } from '../../shared/incident/events/incident-declared.ts';
import { itemAdded, itemWithdrawn } from '../../shared/incident/events/item-added.ts';
import { itemAssigned, itemSkipped, itemTicked } from '../../shared/incident/events/item-ticked.ts';
import { linkSet } from '../../shared/incident/events/link-set.ts';
import { longModeSet } from '../../shared/incident/events/long-mode-set.ts';
import { phaseChanged } from '../../shared/incident/events/phase-changed.ts';
import { phaseUndone } from '../../shared/incident/events/phase-undone.ts';
import { roleAssigned } from '../../shared/incident/events/role-assigned.ts';
import { severityChanged } from '../../shared/incident/events/severity-changed.ts';
import { timePlace, timeSet } from '../../shared/incident/events/time-set.ts';
import {
  updateCorrected,
  updatePlace,
  updateWithdrawn,
} from '../../shared/incident/events/update-corrected.ts';
import { updateSent } from '../../shared/incident/events/update-sent.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { EntryMark } from '../../shared/incident/marks.ts';
import { transitions, type Phase, type PhaseVerb } from '../../shared/incident/phases.ts';
import { placeOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import {
  audiences as everybody,
  type Audience,
  type EntryKind,
  type LinkKind,
  type Role,
  type Severity,
} from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { Recorder } from './recorder.ts';

/** The minute at which an incident of these tests is declared, and every other one counted from it. */
const zero = Date.parse('2026-11-20T13:00:00Z');
export const minute = (n: number): number => zero + n * 60_000;

/** Gives every event of a test its place. */
export const recorder = new Recorder();
type Placed = {
  readonly at?: number;
  readonly by?: string;
  readonly after?: readonly StreamEvent[];
  readonly c?: 1;
};

/** One event that has happened. `after` names what whoever wrote it had seen and replaces; without it, nothing. */
function happened(draft: EventDraft, after: readonly StreamEvent[] = []): StreamEvent {
  const seen = { o: after.map((e) => e.id), g: 1 + Math.max(0, ...after.map((e) => e.g)) };
  return recorder.record({ ...draft, ...seen }, draft.at);
}

const at = (placed: Placed) => ({ at: placed.at ?? minute(0), u: placed.by ?? 'ana' });

/** An incident as a set of what has happened. */
export const incidentOf = (events: readonly StreamEvent[]): Incident => foldAll('20261120-aaaaaaaa', events);

type AudienceMinutes = Partial<Record<Audience, number | null>>;

export function declared(
  said: Placed & {
    severity?: Severity;
    startedAt?: number;
    title?: string;
    audienceMinutes?: AudienceMinutes;
  } = {},
) {
  const { severity = 'sev2', startedAt = minute(-10), title = 'Playback fails', audienceMinutes } = said;
  const { cadenceMinutes } = defaultPlaybook.severities[severity];
  const cadence = audienceMinutes === undefined ? { cadenceMinutes } : { cadenceMinutes, audienceMinutes };
  const rest = { services: [], foundBy: 'person' as const, exercise: false, ...cadence };
  return happened(
    incidentDeclared.draft({ e: 'incident', ...at(said), payload: { title, severity, startedAt, ...rest } }),
  );
}

type Said = Placed & { kind?: EntryKind; to?: string; dueAt?: number };
const body = (text: string, { kind = 'note', to, dueAt }: Said) => ({
  ...{ kind, text },
  ...(to === undefined ? {} : { to }),
  ...(dueAt === undefined ? {} : { dueAt }),
});

export const logged = (e: string, text: string, said: Said = {}): StreamEvent =>
  happened(entryLogged.draft({ e, ...at(said), payload: body(text, said) }));

export const corrected = (e: string, text: string, said: Said = {}): StreamEvent =>
  happened(entryCorrected.draft({ e, ...at(said), payload: body(text, said) }), said.after);

export const marked = (
  e: string,
  mark: EntryMark,
  said: Placed & { kind?: EntryKind; from?: EntryMark; note?: string; dueAt?: number } = {},
): StreamEvent => {
  const { kind = 'ask', from = 'open', note = null, dueAt = null } = said;
  const payload = { mark, from, kind, text: 'its first words', note, dueAt };
  return happened(entryMarked.draft({ e, ...at(said), payload }), said.after);
};

export const impactSaid = (to: string | null, said: Placed = {}): StreamEvent =>
  happened(
    factChanged.draft({ e: 'fact.impact', ...at(said), payload: { fact: 'impact', to, from: null } }),
    said.after,
  );

export const retitled = (to: string, said: Placed = {}): StreamEvent =>
  happened(
    factChanged.draft({
      e: 'fact.title',
      ...at(said),
      payload: { fact: 'title', to, from: 'Playback fails' },
    }),
    said.after,
  );

export const linked = (
  label: string,
  target: string | null,
  said: Placed & { place?: string; kind?: LinkKind } = {},
): StreamEvent => {
  const e = said.place ?? `link.${label.toLowerCase()}`;
  return happened(
    linkSet.draft({ e, ...at(said), payload: { label, target, kind: said.kind ?? 'other' } }),
    said.after,
  );
};

/** `what` is `started`, `detected`, `declared`, or the id of a transition. */
export const timeCorrected = (
  what: string,
  to: number | null,
  said: Placed & { label?: string; from?: number | null } = {},
): StreamEvent =>
  happened(
    timeSet.draft({
      e: timePlace(what),
      ...at(said),
      payload: { what: said.label ?? 'Impact started', to, from: said.from ?? null },
    }),
    said.after,
  );

export const takenBack = (e: string, said: Placed = {}): StreamEvent =>
  happened(entryRemoved.draft({ e, ...at(said), payload: { removed: true } }), said.after);

export const broughtBack = (e: string, said: Placed = {}): StreamEvent =>
  happened(entryRemoved.draft({ e, ...at(said), payload: { removed: false } }), said.after);

/** Takes a change of severity back: what was before it stands again. */
export const severityUndone = (change: StreamEvent, said: Placed = {}): StreamEvent => {
  const { from, to } = change.payload as { from: Severity; to: Severity }; // as `severityRaised` made it
  const { cadenceMinutes } = defaultPlaybook.severities[from];
  const payload = { from: to, to: from, reason: 'taken back', cadenceMinutes, undoes: change.id };
  const after = said.after ?? [change];
  return happened(severityChanged.draft({ e: 'incident', ...at(said), payload }), after);
};

/** Takes a transition back. */
export const phaseTakenBack = (made: StreamEvent, to: Phase, said: Placed = {}): StreamEvent => {
  const { verb } = made.payload as { verb: PhaseVerb }; // as `moved` made it
  const payload = { transition: made.id, verb, to };
  return happened(phaseUndone.draft({ e: 'incident', ...at(said), payload }), said.after ?? [made]);
};

export const longModeSwitched = (on: boolean, minutes: number | null, said: Placed = {}): StreamEvent =>
  happened(longModeSet.draft({ e: 'incident', ...at(said), payload: { on, minutes } }), said.after);

export function severityRaised(from: Severity, to: Severity, said: Placed = {}): StreamEvent {
  const { cadenceMinutes } = defaultPlaybook.severities[to];
  const payload = { from, to, reason: 'by its criteria', cadenceMinutes };
  return happened(severityChanged.draft({ e: 'incident', ...at(said), payload }), said.after);
}

export function moved(verb: PhaseVerb, said: Placed = {}): StreamEvent {
  const [from = 'detection'] = transitions[verb].from;
  const payload = { verb, from, to: transitions[verb].to };
  return happened(phaseChanged.draft({ e: 'incident', ...at(said), payload }), said.after);
}

export function assigned(
  role: Role,
  person: string | null,
  said: Placed & { place?: string; area?: string } = {},
): StreamEvent {
  const e = said.place ?? (role === 'sme' ? `role.sme.${person ?? ''}` : placeOf(role));
  const payload = { role, person, area: said.area ?? null, from: null };
  return happened(roleAssigned.draft({ e, ...at(said), payload }), said.after);
}

type Told = Placed & { next?: number | null; text?: string; to?: readonly Audience[] };
const told = ({ next = null, text = 'still investigating', to = everybody }: Told) => ({
  ...{ text, nextDueAt: next },
  audiences: [...to],
});

/** An update to everybody, unless it says to whom. */
export const updated = (said: Told = {}): StreamEvent =>
  happened(updateSent.draft({ e: 'updates', ...at(said), payload: told(said) }));

export const updateMended = (update: string, said: Told = {}): StreamEvent =>
  happened(updateCorrected.draft({ e: updatePlace(update), ...at(said), payload: told(said) }), said.after);

export const updateTakenBack = (update: string, said: Placed & { withdrawn?: boolean } = {}): StreamEvent =>
  happened(
    updateWithdrawn.draft({
      e: updatePlace(update),
      ...at(said),
      payload: { withdrawn: said.withdrawn ?? true },
    }),
    said.after,
  );

export const ticked = (item: string, run: number, said: Placed & { done?: boolean } = {}): StreamEvent =>
  happened(
    itemTicked.draft({
      e: `check.${item}.${run}`,
      ...at(said),
      payload: { item, text: item, done: said.done ?? true },
    }),
    said.after,
  );

export const skipped = (item: string, run: number, why: string, said: Placed = {}): StreamEvent =>
  happened(
    itemSkipped.draft({ e: `check.${item}.${run}`, ...at(said), payload: { item, text: item, why } }),
    said.after,
  );

export const givenTo = (item: string, run: number, person: string | null, said: Placed = {}): StreamEvent =>
  happened(
    itemAssigned.draft({ e: `check.${item}.${run}`, ...at(said), payload: { item, text: item, person } }),
    said.after,
  );

export const itemNoted = (
  e: string,
  text: string,
  said: Placed & { phase?: Phase; role?: Role } = {},
): StreamEvent =>
  happened(
    itemAdded.draft({
      e,
      ...at(said),
      payload: { text, phase: said.phase ?? 'triage', role: said.role ?? null },
    }),
  );

export const itemTakenOff = (e: string, said: Placed & { withdrawn?: boolean } = {}): StreamEvent =>
  happened(
    itemWithdrawn.draft({ e, ...at(said), payload: { text: e, withdrawn: said.withdrawn ?? true } }),
    said.after,
  );

/** Any event, as somebody else's program may have written it. */
export const written = (draft: EventDraft): StreamEvent => happened(draft);

/** An event of a version that does not exist yet. */
export const fromNewerVersion = (e: string, said: Placed = {}): StreamEvent => ({
  ...happened({ t: 'weather-noted/1', e, ...at(said), payload: { text: 'a thing of the future' } }),
  c: said.c ?? 0,
});

/** The same event after its words were taken out. */
export const redacted = (event: StreamEvent): StreamEvent => ({ ...event, payload: null });
