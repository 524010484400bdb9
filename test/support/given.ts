import { expect } from 'vitest';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { Decision } from '../../shared/incident/deciders/decider.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { entryCorrected } from '../../shared/incident/events/entry-corrected.ts';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { entryRemoved } from '../../shared/incident/events/entry-removed.ts';
import { incidentDeclared } from '../../shared/incident/events/incident-declared.ts';
import { itemTicked } from '../../shared/incident/events/item-ticked.ts';
import { phaseChanged } from '../../shared/incident/events/phase-changed.ts';
import { roleAssigned } from '../../shared/incident/events/role-assigned.ts';
import { severityChanged } from '../../shared/incident/events/severity-changed.ts';
import { updateSent } from '../../shared/incident/events/update-sent.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { transitions, type PhaseVerb } from '../../shared/incident/phases.ts';
import { placeOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { EntryKind, Role, Severity } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { Recorder } from './recorder.ts';

/** The minute at which an incident of these tests is declared, and every other one counted from it. */
const zero = Date.parse('2026-11-20T13:00:00Z');
export const minute = (n: number): number => zero + n * 60_000;

const recorder = new Recorder();
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

export function declared(said: Placed & { severity?: Severity; startedAt?: number; title?: string } = {}) {
  const { severity = 'sev2', startedAt = minute(-10), title = 'Playback fails' } = said;
  const { cadenceMinutes } = defaultPlaybook.severities[severity];
  const rest = { services: [], foundBy: 'person' as const, exercise: false, cadenceMinutes };
  return happened(
    incidentDeclared.draft({ e: 'incident', ...at(said), payload: { title, severity, startedAt, ...rest } }),
  );
}

export const logged = (e: string, text: string, said: Placed & { kind?: EntryKind } = {}): StreamEvent =>
  happened(entryLogged.draft({ e, ...at(said), payload: { kind: said.kind ?? 'note', text } }));

export const corrected = (e: string, text: string, said: Placed & { kind?: EntryKind } = {}): StreamEvent =>
  happened(
    entryCorrected.draft({ e, ...at(said), payload: { kind: said.kind ?? 'note', text } }),
    said.after,
  );

export const takenBack = (e: string, said: Placed = {}): StreamEvent =>
  happened(entryRemoved.draft({ e, ...at(said), payload: { removed: true } }), said.after);

export const broughtBack = (e: string, said: Placed = {}): StreamEvent =>
  happened(entryRemoved.draft({ e, ...at(said), payload: { removed: false } }), said.after);

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

export const updated = (said: Placed & { next?: number | null; text?: string } = {}): StreamEvent =>
  happened(
    updateSent.draft({
      e: 'updates',
      ...at(said),
      payload: {
        text: said.text ?? 'still investigating',
        audiences: ['support'],
        nextDueAt: said.next ?? null,
      },
    }),
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

/** An event of a version that does not exist yet. */
export const fromNewerVersion = (e: string, said: Placed = {}): StreamEvent => ({
  ...happened({ t: 'hypothesis-opened/1', e, ...at(said), payload: { text: 'a thing of the future' } }),
  c: said.c ?? 0,
});

/** The same event after its words were taken out. */
export const redacted = (event: StreamEvent): StreamEvent => ({ ...event, payload: null });

type Drafts = readonly (Partial<EventDraft> & Pick<EventDraft, 't'>)[];

/** What has happened, what is asked for, and what is recorded of it: `given(…).when(…).then(…)`, as in Emmett. */
export function given(...events: readonly StreamEvent[]) {
  return {
    when(command: CommandInput, { now = minute(30), by = 'ana' }: { now?: number; by?: string } = {}) {
      const context = { now, person: by, playbook: defaultPlaybook, newId: () => 'newid234567ab' };
      const decision: Decision = decide(incidentOf(events), commandSchema.parse(command), context);
      return {
        /** Exactly these events, each with at least these fields. */
        then: (...drafts: Drafts) => {
          expect(decision).toMatchObject({ ok: true, value: drafts });
        },
        thenNothing: () => {
          expect(decision).toEqual({ ok: true, value: [] });
        },
        thenRefused: (why: string) => {
          expect(decision).toEqual({ ok: false, error: { kind: 'refused', message: why } });
        },
      };
    },
  };
}
