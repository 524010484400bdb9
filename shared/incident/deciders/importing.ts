import { sourceSpeaker } from '../../exchange/formats.ts';
import { importKeyNumber, importPlace } from '../../exchange/key.ts';
import { ok } from '../../result.ts';
import type { EntityId, Instant } from '../../ids.ts';
import type { CommandFields } from '../commands.ts';
import type { EventDraft } from '../envelope.ts';
import { actionItemSet, actionItemSlice } from '../events/action-item-set.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import { bodyPayload, entryLogged, entrySlice, isLogged, nowOf, type Entry } from '../events/entry-logged.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { incidentDeclared } from '../events/incident-declared.ts';
import { phaseChanged } from '../events/phase-changed.ts';
import { reviewTicked, reviewTickSlice } from '../events/review-ticked.ts';
import { sourceImported, sourcePlace } from '../events/source-imported.ts';
import { textEdited, textPlace, textSlice } from '../events/text-edited.ts';
import { timePlace, timeSet } from '../events/time-set.ts';
import { updatePlace, updateWithdrawn } from '../events/update-corrected.ts';
import { updatePayload, updateSent, updateSlice } from '../events/update-sent.ts';
import { declarationOf } from '../facts.ts';
import { transitions, type Phase, type PhaseVerb } from '../phases.ts';
import { canWriteTo } from '../policy.ts';
import { replacing, winner } from '../register.ts';
import { tickPlace } from '../review-ticks.ts';
import type { Incident } from '../state.ts';
import { editsTo } from '../text.ts';
import { AHEAD_MS, refused, sentence, type DecideContext, type Deciders } from './decider.ts';
import { comesBack, leftBehindBy, takenBack, withdrawnIn } from './importing-undone.ts';
import { cadenceIn } from './severity.ts';

type Fields = CommandFields<'import'>;

const notDeclared = 'This incident has no declaration yet: it may still be on its way from another desktop.';

/** Taking over what another tool recorded. What is there already is skipped: the same file twice adds nothing. */
export const importing: Deciders<'import' | 'undo-import'> = {
  import(incident, fields, context) {
    const isNew = declarationOf(incident) === undefined;
    if (isNew && fields.declare === undefined) return refused(notDeclared);
    if (timesOf(fields).some((at) => at > context.now + AHEAD_MS))
      return refused('Nothing was imported: a time in it lies in the future.');
    const { source, causes } = fields;
    const declared = isNew ? declaring(fields, context) : [];
    const logged = entriesOf(incident, fields, context);
    const others = [
      ...updatesOf(incident, fields, context),
      ...actionsOf(incident, fields, context),
      ...textsOf(incident, fields, context),
      ...causesOf(incident, causes, context),
    ];
    const came = [...declared, ...logged, ...others];
    const drafts = came.length === 0 ? came : [...came, ...comesBack(incident, context)];
    const verdict = drafts.map(({ e }) => canWriteTo(incident, e)).find((each) => each !== true);
    if (verdict !== undefined) return refused(sentence('Nothing was imported', verdict));
    // One that comes back at another time is two drafts.
    const { format, name, undated, leftOut, also } = source;
    const behind = also.flatMap((w) => leftBehindBy(incident.events.values(), w));
    const were = behind.filter(({ t }) => t === entryLogged.type).length;
    const aside = new Set(
      fields.entries.flatMap((each) => (each.aside === true ? importPlace(each.key) : [])),
    );
    const added = new Set(logged.map(({ e }) => e).filter((e) => !aside.has(e))).size;
    const entries = source.before + were + added;
    if (source.more || (drafts.length === 0 && source.before === 0 && behind.length === 0)) return ok(drafts);
    const imported = sourceImported.draft({
      ...{ e: sourcePlace(source.key), at: context.now, u: context.person },
      payload: {
        ...{ format, name, entries, undated: Math.min(undated, entries), leftOut },
        ...(also.length === 0 ? {} : { also }),
      },
    });
    return ok([...drafts, imported]);
  },

  'undo-import': takenBack,
};

const timesOf = ({ declare, entries, updates }: Fields): readonly Instant[] => [
  ...[declare?.startedAt, declare?.declaredAt, declare?.detectedAt, declare?.acknowledgedAt].map(
    (at) => at ?? 0,
  ),
  ...[declare?.mitigatedAt, declare?.resolvedAt].map((at) => at ?? 0),
  ...entries.map(({ at }) => at),
  ...updates.map(({ at }) => at),
];

/** The declaration at its time, and the phases at theirs: each in knowledge of the one before, as if made one by one. */
function declaring({ declare, source }: Fields, { person, playbook }: DecideContext): readonly EventDraft[] {
  if (declare === undefined) return [];
  // Whoever imports it is who has it here, and the row says so; what was done then was done by others.
  const u = sourceSpeaker[source.format];
  const { title, severity, startedAt, declaredAt, services, foundBy, exercise, detectedAt } = declare;
  const drafts: EventDraft[] = [
    incidentDeclared.draft({
      ...{ e: 'incident', at: declaredAt, u: person },
      payload: {
        ...{ title, severity, startedAt: Math.min(startedAt, declaredAt), services, foundBy, exercise },
        imported: true,
        ...cadenceIn(playbook, severity),
      },
    }),
  ];
  let from: Phase = 'detection';
  let before = 0;
  let last = declaredAt;
  const made: readonly (readonly [PhaseVerb, Instant | null])[] = [
    ['acknowledge', declare.acknowledgedAt],
    ['mitigate', declare.mitigatedAt],
    ['resolve', declare.resolvedAt],
  ];
  for (const [verb, stated] of made) {
    if (stated === null) continue;
    // A phase is never over before it began: what contradicts that is the later of both.
    last = Math.max(last, stated);
    const to = transitions[verb].to;
    const payload = { verb, from, to };
    drafts.push({
      ...phaseChanged.draft({ e: 'incident', at: last, u, payload, g: drafts.length + 1 }),
      follows: [before],
    });
    before = drafts.length - 1;
    from = to;
  }
  if (detectedAt !== null)
    drafts.push(
      timeSet.draft({
        ...{ e: timePlace('detected'), at: declaredAt, u },
        payload: { what: 'Detected', to: detectedAt, from: null },
      }),
    );
  return drafts;
}

function entriesOf(
  incident: Incident,
  { entries, source }: Fields,
  { person, now }: DecideContext,
): readonly EventDraft[] {
  const held = entrySlice.of(incident);
  const drafts = new Map<string, readonly EventDraft[]>();
  for (const { key, at, kind, text, who } of entries) {
    const e = importPlace(key);
    if (drafts.has(e)) continue;
    const entry = held.get(e);
    if (isLogged(entry)) {
      if (source.again && winner(entry?.removed)?.value === true)
        drafts.set(e, back(e, entry, { at, now, person }));
      continue;
    }
    // An objection is to something that only its own record knows.
    const payload = { kind: kind === 'objection' ? ('note' as const) : kind, text };
    drafts.set(e, [entryLogged.draft({ e, at, u: who ?? sourceSpeaker[source.format], payload })]);
  }
  return [...drafts.values()].flat();
}

/** An entry that was taken back with its import comes back: at the time that is said now, its zone may have been wrong. */
function back(
  e: EntityId,
  entry: Entry | undefined,
  { at, now, person: u }: { readonly at: Instant; readonly now: Instant; readonly person: string },
): readonly EventDraft[] {
  const said = nowOf(entry);
  const payload = { removed: false };
  return [
    entryRemoved.draft({ e, at: now, u, payload, ...replacing(entry?.removed) }),
    ...(said === undefined || said.at === at
      ? []
      : [entryCorrected.draft({ e, at, u, payload: bodyPayload(said), ...replacing(entry?.body) })]),
  ];
}

function updatesOf(
  incident: Incident,
  { updates, source }: Fields,
  { person, now }: DecideContext,
): readonly EventDraft[] {
  if (updates.length === 0) return [];
  const known = new Set([...updateSlice.of(incident).values()].map(({ first }) => first?.event.e));
  const out = source.again ? withdrawnIn(incident) : new Map<EntityId, never>();
  return updates.flatMap(({ key, at, audiences, text, who, status }) => {
    const e = importPlace(key);
    if (known.has(e))
      return (out.get(e) ?? []).map(({ id, withdrawn }) =>
        updateWithdrawn.draft({
          ...{ e: updatePlace(id), at: now, u: person, payload: { withdrawn: false } },
          ...replacing(withdrawn),
        }),
      );
    known.add(e);
    const body = { text, audiences, nextDueAt: null, channel: null, status };
    const u = who ?? sourceSpeaker[source.format];
    return [updateSent.draft({ e, at, u, payload: updatePayload(body) })];
  });
}

function actionsOf(
  incident: Incident,
  { actions, source }: Fields,
  { person: u, now }: DecideContext,
): readonly EventDraft[] {
  const held = actionItemSlice.of(incident);
  return actions.flatMap(({ key, title, at, owner, due, category, state }) => {
    const e = importPlace(key);
    const there = held.get(e);
    if (there !== undefined) {
      if (!source.again || winner(there.removed)?.value !== true) return [];
      const payload = { name: title, opened: false, to: { removed: false } };
      return [actionItemSet.draft({ e, at: now, u, payload, ...replacing(there.removed) })];
    }
    const to = {
      text: title,
      ...(owner === null ? {} : { owner }),
      ...(due === null ? {} : { due }),
      ...(category === null ? {} : { category }),
      ...(state === 'open' ? {} : { state }),
    };
    return [actionItemSet.draft({ e, at, u, payload: { name: title, opened: true, to } })];
  });
}

/**
 * Only parts that nobody has ever written to. The author that Yjs is told of is made of the document: two desktops that import
 * the same one make the same edit, and the words stand there once.
 */
function textsOf(
  incident: Incident,
  { source, texts }: Fields,
  { person: u, now }: DecideContext,
): readonly EventDraft[] {
  const held = textSlice.of(incident);
  return texts.flatMap(({ section, markdown }) => {
    const e = textPlace(section);
    if ((held.get(e)?.size ?? 0) > 0) return [];
    const updates = editsTo(incident, section, markdown, importKeyNumber(source.key, section, markdown));
    return updates.map((update) => textEdited.draft({ e, at: now, u, payload: { update } }));
  });
}

/** A cause that was tagged or untagged here stays as it is. */
function causesOf(
  incident: Incident,
  causes: readonly string[],
  { playbook, person: u, now }: DecideContext,
): readonly EventDraft[] {
  const known = playbook.postmortem.causes;
  return [...new Set(causes)].flatMap((item) => {
    const e = tickPlace('cause', item);
    if (!known.some(({ id }) => id === item) || winner(reviewTickSlice.of(incident).get(e)) !== undefined)
      return [];
    return [reviewTicked.draft({ e, at: now, u, payload: { list: 'cause', item, on: true } })];
  });
}
