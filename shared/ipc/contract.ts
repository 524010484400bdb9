import * as z from 'zod';
import { incidentIdPattern, type IncidentId } from '../ids.ts';
import { commandSchema, type Command, type CommandInput } from '../incident/commands.ts';
import type { StreamEvent } from '../incident/envelope.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import { entryKindSchema, instantSchema, MAX_TEXT } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Result } from '../result.ts';
import type { PushChannel, RequestChannel } from './channels.ts';
import type { Failure } from './errors.ts';

export const settingsSchema = z.object({
  /** The name that this desktop's entries are signed with. */
  person: z.string().trim().min(1).max(80),
  theme: z.enum(['system', 'light', 'dark', 'hc-light', 'hc-dark']),
});
export type Settings = z.output<typeof settingsSchema>;

/** Something that was set aside or could not be read: what, where it is now, and what that means. */
export type Notice = { readonly id: string; readonly message: string; readonly where: string | null };

/** The state of this desktop's store, always on screen. */
export type StoreState = {
  readonly path: string;
  readonly demo: boolean;
  /** Why nothing can be written, as a sentence; null when it can. */
  readonly readOnly: string | null;
  /** The last attempt to save failed: its sentence. null when everything is saved. */
  readonly notSaved: string | null;
  readonly notices: readonly Notice[];
};

export type Start = {
  readonly settings: Settings;
  readonly store: StoreState;
  /** Those that the first screen needs: what is live, and the latest of the others. `incident:list` has all. */
  readonly summaries: readonly IncidentSummary[];
  readonly playbook: Playbook;
  readonly platform: 'mac' | 'other';
  readonly version: string;
};

/** What was typed and is not in the record yet; kept through a crash. */
export const draftSchema = z.object({
  /** Whatever was pasted is kept, even what is too long for one entry. */
  text: z.string().max(4_000_000),
  unsaved: z
    .array(
      z.object({
        entry: z.string().max(80),
        text: z.string().max(MAX_TEXT),
        kind: entryKindSchema,
        at: instantSchema,
      }),
    )
    .max(5_000),
});
export type Draft = z.output<typeof draftSchema>;

const id = z.string().regex(incidentIdPattern);
/** A draft belongs to an incident's log, to the update that is being written in it, or to the form that declares one. */
const place = z.union([id, z.string().regex(/^\d{8}-[a-z2-7]{8}\.update$/), z.literal('declare')]);

/** The schema of each request's argument: main parses with it whatever arrives. */
export const requestSchemas = {
  'app:start': z.undefined(),
  'app:open-demo': z.undefined(),
  'incident:list': z.undefined(),
  'incident:open': z.object({ id }),
  'incident:leave': z.object({ id }),
  'incident:run': z.object({ id: id.nullable(), command: commandSchema }),
  'draft:load': z.object({ place }),
  'draft:save': z.object({ place, draft: draftSchema }),
  'settings:change': settingsSchema.partial(),
  'store:retry': z.undefined(),
} satisfies Record<RequestChannel, z.ZodType>;

/** An incident as main holds it: `version` counts its events, so that a gap in the pushes shows. */
export type OpenIncident = {
  readonly id: IncidentId;
  readonly version: number;
  readonly events: readonly StreamEvent[];
};
export type RunOutcome = { readonly id: IncidentId; readonly version: number };

/** Arguments and answers of the requests. */
export type Requests = {
  'app:start': { argument: undefined; answer: Start };
  'app:open-demo': { argument: undefined; answer: null };
  'incident:list': { argument: undefined; answer: readonly IncidentSummary[] };
  'incident:open': { argument: { id: IncidentId }; answer: OpenIncident };
  'incident:leave': { argument: { id: IncidentId }; answer: null };
  'incident:run': { argument: { id: IncidentId | null; command: CommandInput }; answer: RunOutcome };
  'draft:load': { argument: { place: string }; answer: Draft | null };
  'draft:save': { argument: { place: string; draft: Draft }; answer: null };
  'settings:change': { argument: Partial<Settings>; answer: Settings };
  'store:retry': { argument: undefined; answer: StoreState };
};

/** Requests after parsing, as the handlers in main get them. */
export type Parsed<C extends RequestChannel> = C extends 'incident:run'
  ? { id: IncidentId | null; command: Command }
  : Requests[C]['argument'];

export type Pushes = {
  /** Events that main folded after version `from`; whoever holds another version asks for the incident again. */
  'incident:events': {
    readonly id: IncidentId;
    readonly from: number;
    readonly events: readonly StreamEvent[];
  };
  /** Summaries that are new or have changed; all others stay as they were. */
  'incident:summaries': { readonly summaries: readonly IncidentSummary[] };
  'store:state': StoreState;
};

/** What the preload puts on `window.icConsole`: nothing of Electron, only these two. */
export type Bridge = {
  request<C extends RequestChannel>(
    channel: C,
    argument: Requests[C]['argument'],
  ): Promise<Result<Requests[C]['answer'], Failure>>;
  /** @returns a function that ends the subscription. */
  subscribe<C extends PushChannel>(channel: C, listener: (message: Pushes[C]) => void): () => void;
};
