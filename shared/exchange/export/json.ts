import * as z from 'zod';
import type { Instant } from '../../ids.ts';
import { fillTimes } from '../../time/format.ts';
import { EXERCISE } from '../../wording/exercise.ts';
import { actionItemsOf } from '../../incident/action-items.ts';
import { causesOf } from '../../incident/causes.ts';
import { compareWritten } from '../../incident/envelope.ts';
import {
  actionCategories,
  actionEffects,
  actionPriorities,
  actionStates,
} from '../../incident/events/action-item-set.ts';
import { textSlice } from '../../incident/events/text-edited.ts';
import {
  declarationOf,
  lastTime,
  phaseOf,
  severityChangesOf,
  severityOf,
  transitionsOf,
} from '../../incident/facts.ts';
import { fileSchema } from '../../incident/files.ts';
import { linksOf } from '../../incident/links.ts';
import { roleHistoryOf } from '../../incident/roles.ts';
import type { Incident } from '../../incident/state.ts';
import { timelineOf, type TimelineRow } from '../../incident/timeline.ts';
import { updatesOf } from '../../incident/updates.ts';
import {
  audienceSchema,
  entryKinds,
  foundBySchema,
  linkKindSchema,
  pageStatusSchema,
  roleSchema,
  severitySchema,
} from '../../incident/vocabulary.ts';
import type { Playbook } from '../../playbook/playbook.ts';

/** What the first field of such a file says; a shape that differs gets another number. */
export const RECORD_FORMAT = 'ic-record/1';
const exercise = z.literal(EXERCISE).nullable();
/** UTC with milliseconds: `2026-11-20T13:04:00.000Z`. */
const time = z.iso.datetime();
const words = z.string();
const name = z.string();

/** The kinds of the log's rows: what people entered, updates and injects, what the console logged, what can't be read here. */
const rowKinds = [...entryKinds, 'update', 'inject', 'console', 'newer', 'redacted'] as const;

const row = z.object({
  /** The same for the same row, on every desktop and after every correction. */
  key: z.string(),
  at: time,
  recordedAt: time,
  by: name,
  kind: z.enum(rowKinds),
  text: words,
  /** More of it: the words of an update, the reason of a change. */
  detail: words.nullable(),
  takenBackBy: name.nullable(),
  correctedBy: name.nullable(),
  /** Former words, latest first. */
  before: z.array(z.object({ text: words, by: name, recordedAt: time })),
  /** Other words set at the same time by somebody who had not seen these. */
  alsoSet: z.array(z.object({ text: words, by: name })),
  /** What waits or waited: for whom, until when, what became of it. */
  waits: z
    .object({
      to: name.nullable(),
      dueAt: time.nullable(),
      open: z.boolean(),
      mark: z.string(),
      marked: z.object({ by: name, at: time, note: words.nullable() }).nullable(),
    })
    .nullable(),
  files: z.array(fileSchema),
});

/**
 * The record of an incident as JSON, `ic-record/1`: first what it says, read as a person reads it (`log` has every row in its
 * order), then `events`, everything that it is made of, as it was written. Words that were redacted are in neither.
 */
export const recordJsonSchema = z.object({
  format: z.literal(RECORD_FORMAT),
  /** The first and the last word of an exercise; null in earnest. */
  exercise,
  id: z.string(),
  /** null where it was redacted. */
  title: words.nullable(),
  impact: words.nullable(),
  severity: severitySchema.nullable(),
  phase: z.string(),
  services: z.array(words),
  foundBy: foundBySchema.nullable(),
  declaredBy: name.nullable(),
  /** As they stand, after corrections; null where nobody said. */
  times: z.object({
    started: time.nullable(),
    detected: time.nullable(),
    acknowledged: time.nullable(),
    declared: time.nullable(),
    mitigated: time.nullable(),
    resolved: time.nullable(),
    closed: time.nullable(),
  }),
  transitions: z.array(z.object({ verb: z.string(), to: z.string(), at: time, by: name })),
  severities: z.array(z.object({ severity: severitySchema, at: time, by: name, reason: words.nullable() })),
  roles: z.array(
    z.object({ role: roleSchema, person: name.nullable(), area: words.nullable(), at: time, by: name }),
  ),
  links: z.array(z.object({ kind: linkKindSchema, label: words, target: words })),
  log: z.array(row).max(200_000),
  /** Those that were sent and not taken back; they are rows of the log as well. */
  updates: z
    .array(
      z.object({
        key: z.string(),
        at: time,
        by: name,
        audiences: z.array(audienceSchema),
        status: pageStatusSchema.nullable(),
        channel: words.nullable(),
        text: words,
        nextDueAt: time.nullable(),
      }),
    )
    .max(50_000),
  actions: z.array(
    z.object({
      key: z.string(),
      text: words,
      owner: name.nullable(),
      /** `2026-12-01`. */
      due: z.iso.date().nullable(),
      category: z.enum(actionCategories).nullable(),
      priority: z.enum(actionPriorities),
      state: z.enum(actionStates),
      link: words.nullable(),
      effect: z.enum(actionEffects).nullable(),
      words,
      openedAt: time,
      openedBy: name,
      endedAt: time.nullable(),
    }),
  ),
  /** The parts of the post-mortem, in Markdown as people wrote it. */
  texts: z.array(z.object({ section: z.string(), markdown: words })),
  causes: z.array(z.string()),
  /** In the order in which they were written; `payload` is null where it was redacted. */
  events: z
    .array(
      z.object({
        id: z.string(),
        type: z.string(),
        entity: z.string(),
        at: time,
        recordedAt: time,
        by: name,
        supersedes: z.array(z.string()),
        payload: z.unknown(),
      }),
    )
    .max(500_000),
  endOfExercise: exercise,
});
export type RecordJson = z.output<typeof recordJsonSchema>;

type Options = {
  /** What people wrote in a part: `textOf`, handed in so that Yjs stays out of whoever has the texts. */
  readonly text: (part: string) => string;
  /** The log's rows, where somebody has them already. */
  readonly rows?: readonly TimelineRow[];
};

const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : iso(at);

/** The record as data; the same for the same record and playbook. */
function recordJson(incident: Incident, playbook: Playbook, { text, rows }: Options): RecordJson {
  const declared = declarationOf(incident);
  const mark = declared?.exercise === true ? EXERCISE : null;
  const { events, redacted } = incident;
  const byOf = (id: string): string => events.get(id)?.u ?? '';
  return {
    format: RECORD_FORMAT,
    exercise: mark,
    id: incident.id,
    title: declared?.title ?? null,
    impact: declared?.impact ?? null,
    severity: severityOf(incident)?.severity ?? null,
    phase: phaseOf(incident),
    services: [...(declared?.services ?? [])],
    foundBy: declared?.foundBy ?? null,
    declaredBy: declared?.declaredBy ?? null,
    times: {
      started: isoOrNull(declared?.startedAt),
      detected: isoOrNull(declared?.detectedAt),
      acknowledged: isoOrNull(lastTime(incident, 'acknowledge')),
      declared: isoOrNull(declared?.declaredAt),
      mitigated: isoOrNull(lastTime(incident, 'mitigate')),
      resolved: isoOrNull(lastTime(incident, 'resolve')),
      closed: isoOrNull(lastTime(incident, 'close')),
    },
    transitions: transitionsOf(incident).map(({ id, verb, to, at }) => ({
      ...{ verb, to, at: iso(at), by: byOf(id) },
    })),
    severities: severityChangesOf(incident).map(({ id, at, force }) => {
      const { reason } = (events.get(id)?.payload ?? {}) as { readonly reason?: string }; // its module parsed it
      return { severity: force.severity, at: iso(at), by: byOf(id), reason: reason ?? null };
    }),
    roles: roleHistoryOf(incident).map((turn) => ({ ...turn, at: iso(turn.at) })),
    links: linksOf(incident, playbook).map(({ kind, label, target }) => ({ kind, label, target })),
    log: (rows ?? timelineOf(incident)).map(rowJson),
    updates: updatesOf(incident).map(
      ({ id: key, at, by, audiences, status, channel, text: said, nextDueAt }) => ({
        ...{ key, at: iso(at), by, audiences: [...audiences], status, channel, text: said },
        nextDueAt: isoOrNull(nextDueAt),
      }),
    ),
    actions: actionItemsOf(incident).map((item) => ({
      ...{ key: item.id, text: item.text, owner: item.owner, due: item.due, category: item.category },
      ...{ priority: item.priority, state: item.state, link: item.link, effect: item.effect },
      ...{ words: item.words, openedAt: iso(item.openedAt), openedBy: item.openedBy },
      endedAt: isoOrNull(item.endedAt),
    })),
    texts: [...textSlice.of(incident).keys()]
      .map((place) => place.replace(/^text\./, ''))
      .sort()
      .flatMap((section) => {
        const markdown = text(section);
        return markdown.trim() === '' ? [] : [{ section, markdown }];
      }),
    causes: [...causesOf(incident)],
    events: [...events.values()].sort(compareWritten).map((event) => ({
      ...{ id: event.id, type: event.t, entity: event.e, at: iso(event.at), recordedAt: iso(event.h[0]) },
      ...{ by: event.u, supersedes: [...event.o] },
      payload: redacted.has(event.id) ? null : event.payload,
    })),
    endOfExercise: mark,
  };
}

function rowJson(row: TimelineRow): RecordJson['log'][number] {
  const { key, at, recordedAt, by, kind, text, detail, times, waits } = row;
  return {
    ...{ key, at: iso(at), recordedAt: iso(recordedAt), by, kind },
    text: fillTimes(text, times, iso),
    detail: detail === undefined ? null : fillTimes(detail, times, iso),
    takenBackBy: row.takenBackBy ?? null,
    correctedBy: row.correctedBy ?? null,
    before: row.before.map((each) => ({ ...each, recordedAt: iso(each.recordedAt) })),
    alsoSet: row.alsoSet.map((each) => ({ ...each })),
    waits:
      waits === undefined
        ? null
        : {
            ...{ to: waits.to, dueAt: isoOrNull(waits.dueAt), open: waits.open, mark: waits.mark },
            marked: waits.marked === null ? null : { ...waits.marked, at: iso(waits.marked.at) },
          },
    files: (row.files ?? []).map((file) => ({ ...file, chunks: [...file.chunks] })),
  };
}

/** The same as the text of a file. */
export const recordJsonText = (incident: Incident, playbook: Playbook, options: Options): string =>
  `${JSON.stringify(recordJson(incident, playbook, options), null, 1)}\n`;
