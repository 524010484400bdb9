import type { EntityId, Instant } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { runOf, tickPlace } from './checklist.ts';
import type { Command, CommandFields, CommandName } from './commands.ts';
import type { EventDraft } from './envelope.ts';
import { entryCorrected } from './events/entry-corrected.ts';
import { entryLogged, entrySlice } from './events/entry-logged.ts';
import { entryRemoved } from './events/entry-removed.ts';
import { incidentDeclared } from './events/incident-declared.ts';
import { itemTicked, tickSlice } from './events/item-ticked.ts';
import { phaseChanged, phaseSlice } from './events/phase-changed.ts';
import { roleAssigned, roleSlice } from './events/role-assigned.ts';
import { severityChanged, severitySlice } from './events/severity-changed.ts';
import { updateSent } from './events/update-sent.ts';
import { transitions, type PhaseVerb } from './phases.ts';
import { canChangeSeverity, canCorrect, canTransition, canWriteTo, type Verdict } from './policy.ts';
import { replacing, winner, type Register } from './register.ts';
import { placeOf, postsOf } from './roles.ts';
import type { Incident } from './state.ts';
import { declarationOf, phaseOf, severityOf, transitionsOf } from './summary.ts';
import type { Role } from './vocabulary.ts';

/** What a decision may know besides the state: handed in, so that the same question has the same answer. */
export type DecideContext = {
  readonly now: Instant;
  readonly person: string;
  readonly playbook: Playbook;
  /** A new random id, `[a-z2-7]`, 13 characters. */
  readonly newId: () => string;
};

/** Why a command was refused: a sentence for a person. Nothing was recorded. */
export type Rejection = { readonly kind: 'refused'; readonly message: string };
export type Decision = Result<readonly EventDraft[], Rejection>;

/** How far ahead of now a stated time may lie: two desktops' clocks never agree to the second. */
const AHEAD_MS = 60_000;

const refused = (message: string): Decision => err({ kind: 'refused', message });

/** Turns a command into the events to record, or into the reason why not. */
export function decide(incident: Incident, command: Command, context: DecideContext): Decision {
  const decider = deciders[command.name] as Decider<CommandName>; // the name picks both the fields and the decider
  const declared = declarationOf(incident);
  if (command.name !== 'declare' && declared === undefined) {
    return refused('This incident has no declaration yet: it may still be on its way from another desktop.');
  }
  const at = 'at' in command.fields ? command.fields.at : undefined;
  const tooEarly = at !== undefined && declared !== undefined && at < declared.startedAt;
  if (at !== undefined && at > context.now + AHEAD_MS) return refused('That time lies in the future.');
  if (tooEarly && command.name !== 'log' && command.name !== 'correct') {
    return refused('That time is before the impact began: check the time, or correct when it started.');
  }
  return decider(incident, command.fields, context);
}

type Decider<N extends CommandName> = (
  incident: Incident,
  fields: CommandFields<N>,
  context: DecideContext,
) => Decision;

const deciders: { [N in CommandName]: Decider<N> } = {
  declare(incident, fields, { now, person, playbook }) {
    if (incident.events.size > 0) return refused('This incident is declared already.');
    const startedAt = fields.started ?? now;
    if (startedAt > now + AHEAD_MS) return refused('The impact can’t have begun in the future.');
    const declared = incidentDeclared.draft({
      e: 'incident',
      at: now,
      u: person,
      payload: {
        title: fields.title,
        severity: fields.severity,
        startedAt: Math.min(startedAt, now),
        services: fields.services,
        foundBy: fields.foundBy,
        exercise: fields.exercise,
        cadenceMinutes: playbook.severities[fields.severity].cadenceMinutes,
      },
    });
    const command = roleAssigned.draft({
      e: placeOf('commander'),
      at: now,
      u: person,
      payload: { role: 'commander', person, area: null, from: null },
    });
    return ok(fields.takeCommand ? [declared, command] : [declared]);
  },

  log(incident, { text, kind, at, entry }, { now, person, newId }) {
    if (entry !== undefined && entrySlice.of(incident).get(entry)?.first !== undefined) return ok([]);
    const e = entry ?? newId();
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Not logged', verdict));
    return ok([entryLogged.draft({ e, at: at ?? now, u: person, payload: { kind, text } })]);
  },

  correct(incident, { entry: e, text, kind, at }, { person }) {
    const verdict = canCorrect(incident, e);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Not corrected', verdict));
    const body = winner(entry.body)?.value ?? entry.first;
    return ok([
      entryCorrected.draft({
        e,
        at: at ?? body.at,
        u: person,
        payload: { kind: kind ?? body.kind, text },
        ...replacing(entry.body),
      }),
    ]);
  },

  remove: (incident, { entry }, context) => setRemoved(incident, entry, true, context),
  restore: (incident, { entry }, context) => setRemoved(incident, entry, false, context),

  assign(incident, { role, person, area, at }, { now, person: u, newId }) {
    const place = role === 'sme' ? (expertPlace(incident, person) ?? `role.sme.${newId()}`) : placeOf(role);
    return assignTo(incident, place, role, person, area ?? null, at ?? now, u);
  },

  release(incident, { role, person, at }, { now, person: u }) {
    if (role === 'sme' && person === undefined) return refused('Not released: say which expert.');
    const place = role === 'sme' ? expertPlace(incident, person ?? '') : placeOf(role);
    const held = place === undefined ? undefined : winner(roleSlice.of(incident).get(place));
    if (place === undefined || held === undefined || held.value.person === null)
      return refused('Not released: nobody holds that role.');
    if (person !== undefined && held.value.person !== person) {
      return refused(`Not released: ${held.value.person} holds that role.`);
    }
    return assignTo(incident, place, role, null, held.value.area, at ?? now, u);
  },

  severity(incident, { severity, reason, at }, { now, person, playbook }) {
    const verdict = canChangeSeverity(incident, severity);
    const current = severityOf(incident);
    if (verdict !== true || current === undefined) return refused(sentence('Severity not changed', verdict));
    return ok([
      severityChanged.draft({
        e: 'incident',
        at: at ?? now,
        u: person,
        payload: {
          from: current.severity,
          to: severity,
          reason,
          cadenceMinutes: playbook.severities[severity].cadenceMinutes,
        },
        ...replacing(severitySlice.of(incident)),
      }),
    ]);
  },

  update(_incident, { text, next, audiences, at }, { now, person }) {
    const sentAt = at ?? now;
    if (next <= sentAt) return refused('Not recorded: the next update must lie after this one.');
    return ok([
      updateSent.draft({
        e: 'updates',
        at: sentAt,
        u: person,
        payload: { text, audiences, nextDueAt: next },
      }),
    ]);
  },

  tick(incident, { item, undo }, { now, person, playbook }) {
    const known = playbook.checklist.find((i) => i.id === item);
    if (known === undefined) {
      return refused(
        `There is no item “${item}” on the checklist; it has ${playbook.checklist.map((i) => i.id).join(', ')}.`,
      );
    }
    const e = tickPlace(item, runOf(incident));
    const held = tickSlice.of(incident).get(e);
    if (isSettled(held, !undo, false)) return ok([]);
    return ok([
      itemTicked.draft({
        e,
        at: now,
        u: person,
        payload: { item, text: known.text, done: !undo },
        ...replacing(held),
      }),
    ]);
  },

  acknowledge: (incident, fields, context) => transition(incident, 'acknowledge', fields.at, context),
  'start-mitigation': (incident, fields, context) =>
    transition(incident, 'start-mitigation', fields.at, context),
  mitigate: (incident, fields, context) => transition(incident, 'mitigate', fields.at, context),
  resolve: (incident, fields, context) => transition(incident, 'resolve', fields.at, context),
  reopen: (incident, fields, context) => transition(incident, 'reopen', fields.at, context),
  close: (incident, fields, context) => transition(incident, 'close', fields.at, context),
};

function transition(
  incident: Incident,
  verb: PhaseVerb,
  at: Instant | undefined,
  context: DecideContext,
): Decision {
  const verdict = canTransition(incident, verb);
  if (verdict !== true) return refused(sentence('Nothing changed', verdict));
  const last = transitionsOf(incident).at(-1);
  if (at !== undefined && last !== undefined && at < last.at) {
    return refused(
      `Nothing changed: that time is before “${transitions[last.verb].done}”, which came first.`,
    );
  }
  const from = phaseOf(incident);
  return ok([
    phaseChanged.draft({
      e: 'incident',
      at: at ?? context.now,
      u: context.person,
      payload: { verb, from, to: transitions[verb].to },
      ...replacing(phaseSlice.of(incident).phase),
    }),
  ]);
}

function setRemoved(
  incident: Incident,
  e: EntityId,
  removed: boolean,
  { now, person }: DecideContext,
): Decision {
  const entry = entrySlice.of(incident).get(e);
  const verdict = entry?.first === undefined ? canCorrect(incident, e) : canWriteTo(incident, e);
  if (verdict !== true || entry === undefined) return refused(sentence('Nothing changed', verdict));
  if (isSettled(entry.removed, removed, false)) return ok([]);
  return ok([
    entryRemoved.draft({ e, at: now, u: person, payload: { removed }, ...replacing(entry.removed) }),
  ]);
}

function expertPlace(incident: Incident, person: string): EntityId | undefined {
  return postsOf(incident).find((post) => post.role === 'sme' && post.person === person)?.place;
}

function assignTo(
  incident: Incident,
  e: EntityId,
  role: Role,
  person: string | null,
  area: string | null,
  at: Instant,
  u: string,
): Decision {
  const held = roleSlice.of(incident).get(e);
  const from = winner(held)?.value;
  const undisputed = (held?.visible.length ?? 0) <= 1;
  if (undisputed && from?.person === person && from.area === area) return ok([]);
  return ok([
    roleAssigned.draft({
      e,
      at,
      u,
      payload: { role, person, area, from: from?.person ?? null },
      ...replacing(held),
    }),
  ]);
}

/** Whether a value is what it is asked to be, and nobody has set another at the same time: then there is nothing to do. */
const isSettled = <T>(held: Register<T> | undefined, value: T, initial: T): boolean =>
  (held?.visible.length ?? 0) <= 1 && (winner(held)?.value ?? initial) === value;

const sentence = (what: string, why: Verdict): string =>
  `${what}: ${why === true ? 'there is no such thing' : why}.`;
