import { deviceOf, type DeviceId, type EntityId, type EventId, type Instant } from '../ids.ts';
import type { Hlc } from '../clock.ts';
import { compareLogOrder, type StreamEvent } from './envelope.ts';
import type { RowKind } from './event.ts';
import { boardItem, type BoardItem } from './boards.ts';
import type { AttachedFile } from './files.ts';
import { waits } from './marks.ts';
import { courseOf, objectionsTo, textOf, type DecisionCourse, type Objection } from './proposals.ts';
import { alsoSet, compareWrites, winner, type Register } from './register.ts';
import { entrySlice, firstGone, type Entry } from './events/entry-logged.ts';
import { exerciseSlice, injectPlace, type HeldInject } from './events/exercise.ts';
import { severityChangeSlice, severityRow } from './events/severity-changed.ts';
import { sentWords, updateSlice, type SentUpdate } from './events/update-sent.ts';
import type { PlayedInject } from './exercise.ts';
import { updateOf } from './updates.ts';
import { REDACTED } from './events/redact.ts';
import { eventModules } from './events/index.ts';
import type { Incident } from './state.ts';

/** A row of the log. A new object whenever anything in it changed, the same object otherwise. */
export type TimelineRow = {
  /** The entry, or the event that the console logged. */
  readonly key: string;
  /** Event time: what a person stated, or when it was entered. Rows are ordered by (at, h, id). */
  readonly at: Instant;
  readonly h: Hlc;
  readonly id: EventId;
  /** When it was entered, on the clock of whoever entered it. */
  readonly recordedAt: Instant;
  readonly by: string;
  /** The device that it was first written on: what others think of it is another matter. */
  readonly device: DeviceId;
  readonly kind: RowKind | 'newer' | 'redacted';
  readonly text: string;
  readonly detail?: string;
  /** Clock times that stand in the words as `{0}`, `{1}`: `fillTimes` puts them in. */
  readonly times?: readonly Instant[];
  /** An entry that waits for something: to whom, until when, what became of it. */
  readonly waits?: BoardItem;
  /** A decision: who proposed and decided it, what was said against it, what it replaces. */
  readonly course?: DecisionCourse;
  /** A proposal: what was said against it. */
  readonly objections?: readonly Objection[];
  /** An objection: the words of what it is to. */
  readonly objectsTo?: string;
  readonly files?: readonly AttachedFile[];
  /** An inject: what it is, who says so in the story, whom it is for. */
  readonly inject?: Pick<PlayedInject, 'id' | 'kind' | 'title' | 'text' | 'from' | 'to'>;
  /** An update: when the next one was promised. */
  readonly nextDueAt?: Instant | null;
  /** 1, or more when it was corrected; `before` holds the former words, latest first. */
  readonly version: number;
  readonly before: readonly { readonly text: string; readonly by: string; readonly recordedAt: Instant }[];
  readonly correctedBy?: string;
  readonly takenBackBy?: string;
  /** Other values set at the same time, by people who had not seen each other's. */
  readonly alsoSet: readonly { readonly text: string; readonly by: string }[];
};

/** The key of the row that an event makes or changes. What can't be read has a row of its own. */
export function rowKeyOf(incident: Incident, event: StreamEvent): string {
  const module = eventModules.get(event.t);
  if (incident.newer.has(event.id)) return event.id;
  if (incident.redacted.has(event.id) && module?.redacted === undefined) return event.id;
  return module?.rowKey?.(event) ?? event.id;
}

/** The row of a key, or undefined where there is nothing to show (a correction whose entry has not arrived yet). */
export function rowOf(incident: Incident, key: string): TimelineRow | undefined {
  const entry = entrySlice.of(incident).get(key);
  const logged = entry === undefined ? undefined : entryRow(incident, key, entry);
  if (logged !== undefined) return logged;
  const update = updateSlice.of(incident).get(key);
  if (update?.first !== undefined) return updateRow(incident, key, update);
  const inject = exerciseSlice.of(incident).injects.get(key);
  if (inject !== undefined) return injectRow(incident, key, inject);
  const event = incident.events.get(key);
  const said = event === undefined ? undefined : consoleRow(incident, event);
  // What the console said of an import is taken back with it.
  const removal = winner(entry?.removed);
  return said !== undefined && removal?.value === true ? { ...said, takenBackBy: removal.u } : said;
}

/** An inject has one row, whoever gave it at the same time. */
function injectRow(incident: Incident, key: EntityId, held: HeldInject): TimelineRow | undefined {
  const { event, files, kind, title, text, from, to } = held;
  const row = consoleRow(incident, event);
  if (row === undefined || row.kind === 'redacted') return row === undefined ? row : { ...row, key };
  const inject = { id: key.slice(injectPlace('').length), kind, title, text, from, to };
  return { ...row, key, inject, ...(files.length === 0 ? {} : { files }) };
}

function entryRow(incident: Incident, key: EntityId, entry: Entry): TimelineRow | undefined {
  const first = entry.first ?? withoutWords(entry);
  if (first === undefined) return undefined;
  if (entry.first === undefined && winner(entry.body) === undefined)
    return redactedRow(key, first.event, entry);
  const current = winner(entry.body);
  const removal = winner(entry.removed);
  const body = current?.value ?? first;
  const course = body.kind === 'decision' ? courseOf(incident, key) : undefined;
  const target = body.kind === 'objection' ? textOf(incident, body.about) : undefined;
  const waiting = waits(body.kind) ? boardItem(incident, key, entry, 0) : undefined;
  const versions = [...(entry.corrections?.values() ?? [])].sort(
    (a, b) => a.g - b.g || compareLogOrder(a, b),
  );
  const gone = [...(entry.gone?.values() ?? [])]
    .filter(({ id }) => id !== first.event.id)
    .sort(compareWrites);
  const former = gone.map((event) => ({ text: REDACTED, by: event.u, recordedAt: event.h[0] }));
  return {
    key,
    at: body.at,
    h: first.event.h,
    id: first.event.id,
    recordedAt: first.event.h[0],
    by: first.event.u,
    device: deviceOf(first.event.w),
    kind: body.kind,
    text: body.text,
    version: 1 + versions.length + gone.length,
    before: [...formerWords(first, versions, entry.body), ...former],
    alsoSet: alsoSet(entry.body).map((w) => ({ text: w.value.text, by: w.u })),
    ...(waiting === undefined ? {} : { waits: waiting }),
    ...(course === undefined ? {} : { course }),
    ...(body.kind === 'proposal' ? { objections: objectionsTo(incident, key) } : {}),
    ...(target === undefined ? {} : { objectsTo: target }),
    ...(body.files.length === 0 ? {} : { files: body.files }),
    ...(current === undefined ? {} : { correctedBy: current.u }),
    ...(removal?.value === true ? { takenBackBy: removal.u } : {}),
  };
}

/** An entry whose first words are gone, and that a correction says anew. */
function withoutWords(entry: Entry): Entry['first'] {
  const event = firstGone(entry);
  if (event === undefined) return undefined;
  return { kind: 'note', text: REDACTED, at: event.at, to: null, dueAt: null, about: null, files: [], event };
}

/** It keeps the place and the time that it had. */
function redactedRow(key: EntityId, first: StreamEvent, { gone }: Entry): TimelineRow {
  const last = [...(gone?.values() ?? [])].sort(compareWrites).at(-1) ?? first;
  return { ...rowBase(first), key, at: last.at, kind: 'redacted', text: REDACTED };
}

/** What it said before, latest first: every version that none of those now shown is. */
function formerWords(
  first: { readonly text: string; readonly event: StreamEvent },
  versions: readonly (StreamEvent & { readonly body: { readonly text: string } })[],
  shown: Register<unknown> | undefined,
): TimelineRow['before'] {
  const visible = shown?.visible ?? [];
  const former = versions.filter((v) => !visible.some((w) => w.id === v.id));
  return [
    ...former.map((v) => ({ text: v.body.text, by: v.u, recordedAt: v.h[0] })).reverse(),
    ...(visible.length === 0 ? [] : [{ text: first.text, by: first.event.u, recordedAt: first.event.h[0] }]),
  ];
}

function updateRow(incident: Incident, key: EventId, update: SentUpdate): TimelineRow | undefined {
  const now = updateOf(key, update);
  const event = update.first?.event;
  const row = event === undefined ? undefined : consoleRow(incident, event);
  if (now === undefined || row === undefined || update.first === undefined) return row;
  const current = winner(update.body);
  const withdrawal = winner(update.withdrawn);
  const { corrections, first } = update;
  const versions = [...corrections.values()].sort((a, b) => a.g - b.g || compareLogOrder(a, b));
  const before = formerWords(first, versions, update.body);
  return {
    ...row,
    at: now.at,
    text: sentWords(now, now.approvedBy),
    detail: now.text,
    nextDueAt: now.nextDueAt,
    version: 1 + versions.length,
    before,
    alsoSet: alsoSet(update.body).map((w) => ({ text: w.value.text, by: w.u })),
    ...(current === undefined ? {} : { correctedBy: current.u }),
    ...(withdrawal?.value === true ? { takenBackBy: withdrawal.u } : {}),
  };
}

function consoleRow(incident: Incident, event: StreamEvent): TimelineRow | undefined {
  const base = rowBase(event);
  if (incident.redacted.has(event.id)) {
    const change = severityChangeSlice.of(incident).get(event.id);
    // What changed stands without its reason.
    if (change !== undefined && change.from !== null && change.undoes === null)
      return { ...base, ...severityRow(change.from, change.force.severity, REDACTED) };
    return { ...base, kind: 'redacted', text: REDACTED };
  }
  if (incident.newer.has(event.id)) {
    return { ...base, kind: 'newer', text: '1 entry from a newer version, kept as it is' };
  }
  const module = eventModules.get(event.t);
  const content = module?.row(event.payload, event);
  return content === undefined ? undefined : { ...base, ...content };
}

const rowBase = (event: StreamEvent) => ({
  key: event.id,
  at: event.at,
  h: event.h,
  id: event.id,
  recordedAt: event.h[0],
  by: event.u,
  device: deviceOf(event.w),
  version: 1,
  before: [],
  alsoSet: [],
});
