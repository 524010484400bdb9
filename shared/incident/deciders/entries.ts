import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { entryCorrected } from '../events/entry-corrected.ts';
import { bodyPayload, entryLogged, entrySlice, isLogged, type EntryBody } from '../events/entry-logged.ts';
import { entryMarked } from '../events/entry-marked.ts';
import { entryRemoved } from '../events/entry-removed.ts';
import { MAX_REDACTED, redact } from '../events/redact.ts';
import { markingOf } from '../boards.ts';
import { comesBack, isSettledMark } from '../marks.ts';
import { canCorrect, canMark, canWriteTo } from '../policy.ts';
import { canRedact, wordsOf } from '../redaction.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import type { EntryKind } from '../vocabulary.ts';
import { isSettled, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';

/** How much of an entry's words stands in what is said about it elsewhere. */
const EXCERPT = 160;

/** The scribe log. */
export const entries: Deciders<'log' | 'correct' | 'mark' | 'remove' | 'restore' | 'redact'> = {
  log(incident, { text, kind, to, minutes, at, files, entry }, { now, person, playbook, newId }) {
    // Sent again after “not saved”; what was redacted since does not come back either.
    if (entry !== undefined && isLogged(entrySlice.of(incident).get(entry))) return ok([]);
    const e = entry ?? newId();
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Not logged', verdict));
    const wait = minutes ?? (kind === 'ask' ? playbook.askMinutes : null);
    const body = { kind, text, to: to ?? null, dueAt: backAt(kind, at ?? now, wait), files: files ?? [] };
    return ok([entryLogged.draft({ e, at: at ?? now, u: person, payload: bodyPayload(body) })]);
  },

  correct(incident, { entry: e, text, kind, to, minutes, at }, { person }) {
    const verdict = canCorrect(incident, e);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Not corrected', verdict));
    const before: EntryBody = winner(entry.body)?.value ?? entry.first;
    const is = kind ?? before.kind;
    const when = at ?? before.at;
    const body = {
      kind: is,
      text,
      to: to ?? before.to,
      dueAt: minutes === undefined ? (comesBack(is) ? before.dueAt : null) : backAt(is, when, minutes),
      files: before.files,
    };
    const same = when === before.at && saysTheSame(body, before);
    if (same && (entry.body?.visible.length ?? 0) <= 1) return ok([]);
    const said = { e, at: when, u: person, payload: bodyPayload(body), ...replacing(entry.body) };
    return ok([entryCorrected.draft(said)]);
  },

  mark(incident, { entry: e, mark, note = null, minutes, until }, { now, person }) {
    const verdict = canMark(incident, e, mark);
    const entry = entrySlice.of(incident).get(e);
    if (verdict !== true || entry?.first === undefined) return refused(sentence('Nothing changed', verdict));
    const { kind, text } = winner(entry.body)?.value ?? entry.first;
    const more = until ?? (minutes === undefined ? undefined : now + minutes * 60_000);
    if (more !== undefined && (!comesBack(kind) || isSettledMark(mark))) {
      return refused('Nothing changed: only an ask or a decision that is open can be given more time.');
    }
    const held = markingOf(incident, entry, kind)?.value;
    const from = held?.mark ?? 'open';
    const given = held?.dueAt ?? null;
    // What is open and is opened once more, without a time, has the one again that it was logged with.
    const dueAt = more ?? (mark === 'open' && from === 'open' && note === null ? null : given);
    const same = from === mark && (held?.note ?? null) === note && dueAt === given;
    if (same && (entry.marking?.visible.length ?? 0) <= 1) return ok([]);
    const payload = { mark, from, kind, text: excerptOf(text), note, dueAt };
    return ok([entryMarked.draft({ e, at: now, u: person, payload, ...replacing(entry.marking) })]);
  },

  remove: (incident, { entry }, context) => setRemoved(incident, entry, true, context),
  restore: (incident, { entry }, context) => setRemoved(incident, entry, false, context),

  redact(incident, { entry: e, reason }, { now, person, standing = 'member' }) {
    if (standing !== 'member') return refused(notAMember);
    const verdict = canRedact(incident, e);
    if (verdict !== true) return refused(sentence('Not redacted', verdict));
    const ids = wordsOf(incident, e).map(({ id }) => id);
    const parts = Array.from({ length: Math.ceil(ids.length / MAX_REDACTED) }, (_, i) =>
      ids.slice(i * MAX_REDACTED, (i + 1) * MAX_REDACTED),
    );
    return ok(parts.map((events) => redact.draft({ e, at: now, u: person, payload: { events, reason } })));
  },
};

const notAMember =
  'Not redacted: this desktop is not a member of the workspace. Ask one who is to approve it, or to redact.';

/** When an entry comes back: asks and decisions do, nothing else has a time of its own. */
const backAt = (kind: EntryKind, from: Instant, minutes: number | null): Instant | null =>
  minutes === null || !comesBack(kind) ? null : from + minutes * 60_000;

const saysTheSame = (a: Omit<EntryBody, 'at'>, b: EntryBody): boolean =>
  JSON.stringify(bodyPayload(a)) === JSON.stringify(bodyPayload(b));

/** The first words of an entry, in one line: never half of a character. */
const excerptOf = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .slice(0, EXCERPT)
    .replace(/[\uD800-\uDBFF]$/, '');

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
