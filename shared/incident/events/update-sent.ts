import * as z from 'zod';
import { eventIdPattern, type EventId, type Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import type { StreamEvent } from '../envelope.ts';
import { REDACTED } from './redact.ts';
import { register, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import {
  audienceSchema,
  instantSchema,
  MAX_TEXT,
  pageStatusSchema,
  personSchema,
  type Audience,
  type PageStatus,
} from '../vocabulary.ts';

export type UpdateBody = {
  readonly text: string;
  readonly audiences: readonly Audience[];
  /** The clock time that was promised for the next one; null when none is promised. */
  readonly nextDueAt: Instant | null;
  /** Where it went: “status page”, “#inc-stakeholders”; null where nobody said. */
  readonly channel: string | null;
  /** What the status page says since; null where it was not on a status page. */
  readonly status: PageStatus | null;
};

/** What is said once, at sending: a correction of the words changes neither. */
type Sending = {
  /** The drafts that ended with it: they wait for nobody any more, unless it is taken back. */
  readonly drafts: readonly EventId[];
  /** Who looked at these very words for an audience, before they went out. */
  readonly approvedBy: Readonly<Partial<Record<Audience, string>>>;
};

/** A stakeholder update as it was sent, what it was corrected to, and whether it was taken back. */
export type SentUpdate = {
  first: (UpdateBody & Sending & { readonly event: StreamEvent }) | undefined;
  readonly body: Register<UpdateBody & { readonly at: Instant }>;
  readonly corrections: Map<EventId, StreamEvent & { readonly body: UpdateBody }>;
  readonly withdrawn: Register<boolean>;
};

/** Updates that were sent, by the id of the event that says so. */
export const updateSlice = defineSlice<Map<EventId, SentUpdate>>('updates', () => new Map());

export const sentUpdateOf = (incident: Incident, id: EventId): SentUpdate =>
  entity(updateSlice.of(incident), id, () => ({
    first: undefined,
    body: register(),
    corrections: new Map(),
    withdrawn: register(),
  }));

/** Where an update went, in a few words. */
export const MAX_CHANNEL = 80;

/** The first records say neither channel nor status. */
export const updateBodySchema = z.object({
  text: z.string().min(1).max(MAX_TEXT),
  audiences: z.array(audienceSchema).min(1).max(10),
  nextDueAt: instantSchema.nullable(),
  channel: z.string().min(1).max(MAX_CHANNEL).optional(),
  status: pageStatusSchema.optional(),
});
export type UpdateBodyPayload = z.output<typeof updateBodySchema>;

/** What an update says, as it is kept in the state. */
export const readUpdate = ({ channel, status, ...said }: UpdateBodyPayload): UpdateBody => ({
  ...said,
  channel: channel ?? null,
  status: status ?? null,
});

/** What an update says, as it is put into the record: what nobody said is left out. */
export const updatePayload = ({
  text,
  audiences,
  nextDueAt,
  channel,
  status,
}: UpdateBody): UpdateBodyPayload => ({
  text,
  audiences: [...audiences],
  nextDueAt,
  ...(channel === null ? {} : { channel }),
  ...(status === null ? {} : { status }),
});

/** More drafts than that are not shared at once for the audiences of one update. */
export const MAX_ENDED = 40;

const payload = updateBodySchema.extend({
  drafts: z.array(z.string().regex(eventIdPattern)).min(1).max(MAX_ENDED).optional(),
  approvedBy: z.partialRecord(audienceSchema, personSchema).optional(),
});

export const updateSent = defineEvent({
  type: 'update-sent/1',
  urgent: true,
  payload,
  evolve(incident, event, { drafts = [], approvedBy = {}, ...body }) {
    sentUpdateOf(incident, event.id).first = { ...readUpdate(body), drafts, approvedBy, event };
  },
  // To whom it went is said again by the correction that a redaction comes with.
  redacted(incident, event) {
    const nothing = {
      audiences: [],
      nextDueAt: null,
      channel: null,
      status: null,
      drafts: [],
      approvedBy: {},
    };
    sentUpdateOf(incident, event.id).first = { ...nothing, text: REDACTED, event };
  },
  row: ({ drafts: _drafts, approvedBy = {}, ...body }) => ({
    kind: 'update',
    text: sentWords(readUpdate(body), approvedBy),
    detail: body.text,
  }),
});

/** An update in one line: to whom it went, where, and who had looked at it. */
export function sentWords(
  { audiences, channel }: Pick<UpdateBody, 'audiences' | 'channel'>,
  approvedBy: Sending['approvedBy'],
): string {
  const approvers = [...new Set(audiences.flatMap((each) => approvedBy[each] ?? []))];
  const where = channel === null ? '' : ` (${channel})`;
  const approved = approvers.length === 0 ? '' : `, approved by ${approvers.join(' and ')}`;
  return `Update sent to ${audiences.join(', ')}${where}${approved}`;
}
