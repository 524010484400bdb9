import * as z from 'zod';
import { deviceIdPattern, type DeviceId, type IncidentId } from '../ids.ts';
import { commandSchema, type Command, type CommandInput } from '../incident/commands.ts';
import type { Alarm } from '../incident/alarms.ts';
import type { StreamEvent } from '../incident/envelope.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import { instantSchema, type Severity } from '../incident/vocabulary.ts';
import type { ExerciseStep } from '../exercise/run.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Result } from '../result.ts';
import { connectionSchema, type Connection } from '../sync/connection.ts';
import type { ProbeReport, SyncState } from '../sync/state.ts';
import { describedSchema, type Before, type Described } from '../actions/before.ts';
import type { ListedAction } from '../incident/action-items.ts';
import { runbookFileSchema } from '../incident/events/runbook-used.ts';
import {
  searchQuerySchema,
  type KnowledgeState,
  type SearchAnswer,
  type SearchQuery,
} from '../knowledge/search.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import type { ListedRunbook, Runbook } from '../runbooks/runbook.ts';
import { teamCommandSchema, type TeamCommand, type TeamCommandInput } from '../team/commands.ts';
import type { TeamState } from '../team/team.ts';
import { attachmentRequestSchemas, type AttachmentRequests } from './attachment-requests.ts';
import type { PushChannel, RequestChannel } from './channels.ts';
import { draftPlaceSchema, draftSchema, type Draft } from './draft.ts';
import type { Failure } from './errors.ts';
import { exchangeRequestSchemas, type ExchangePushes, type ExchangeRequests } from './exchange-requests.ts';
import { exerciseRequestSchemas, type ExercisePushes, type ExerciseRequests } from './exercise-requests.ts';
import { incidentIdSchema as id } from './incident-id.ts';

export const settingsSchema = z.object({
  /** The name that this desktop's entries are signed with. */
  person: z.string().trim().min(1).max(80),
  theme: z.enum(['system', 'light', 'dark', 'hc-light', 'hc-dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Which clock the log shows first; the other one is there on hover and in every copy. */
  times: z.enum(['local', 'utc']),
  /** Alarms as notifications of the system. */
  notifications: z.boolean(),
  /** Alarms with a sound. */
  sound: z.boolean(),
  /** An incident that one comes late to opens on its minute, the first time. */
  minuteWhenLate: z.boolean(),
  /** The screen stays on while an incident is open. */
  keepAwake: z.boolean(),
  /** The chord that brings the composer to the front from anywhere, as Electron writes it; empty for none. */
  shortcut: z.string().max(60),
  /** Until when this desktop keeps quiet of somebody's relief, by their name as `personKey` writes it. */
  reliefLater: z.record(z.string().max(80), instantSchema),
});
export type Settings = z.output<typeof settingsSchema> & {
  /** Whether somebody said that name; else it is the system's name for the user. */
  readonly personKnown: boolean;
};

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
  readonly sync: SyncState;
  readonly desktop: DesktopState;
  /** Where a link or a notification asked to go before the window was there. */
  readonly go: Destination | null;
  /** Those that the first screen needs: what is live, and the latest of the others. `incident:list` has all. */
  readonly summaries: readonly IncidentSummary[];
  readonly playbook: Playbook;
  readonly platform: 'mac' | 'other';
  readonly version: string;
};

/** What this desktop's system lets the console do. */
export type DesktopState = {
  /** Why the chord of the settings does not work from other programs, as a sentence; null when it does, or there is none. */
  readonly shortcutTrouble: string | null;
};

/** Where to go in the window: asked for by a link, a notification, the tray or the chord from outside. */
export type Destination =
  | { readonly to: 'incident'; readonly id: IncidentId }
  | { readonly to: 'composer' }
  | { readonly to: 'home' }
  | { readonly to: 'actions' }
  | { readonly to: 'declare' };

/** What is due in one open incident, whichever is on screen. */
export type IncidentAlarms = {
  readonly id: IncidentId;
  readonly title: string;
  readonly severity: Severity;
  readonly exercise: boolean;
  /** Latest events included, the most pressing first; those that are not due yet as well. */
  readonly alarms: readonly Alarm[];
};

/** The schema of each request's argument: main parses with it whatever arrives. */
export const requestSchemas = {
  'app:start': z.undefined(),
  'app:open-demo': z.undefined(),
  'app:reveal': z.object({ what: z.enum(['records', 'playbook']) }),
  'incident:list': z.undefined(),
  'incident:open': z.object({ id }),
  'incident:leave': z.object({ id }),
  'incident:run': z.object({ id: id.nullable(), command: commandSchema }),
  'draft:load': z.object({ place: draftPlaceSchema }),
  'draft:save': z.object({ place: draftPlaceSchema, draft: draftSchema }),
  'settings:change': settingsSchema.partial(),
  'playbook:write': z.undefined(),
  'playbook:handbook': z.undefined(),
  'store:retry': z.undefined(),
  'sync:choose-folder': z.undefined(),
  'sync:probe': z.object({ connection: connectionSchema }),
  'sync:connect': z.object({ connection: connectionSchema, join: z.boolean() }),
  'sync:disconnect': z.object({ key: z.string().max(1_100) }),
  'sync:now': z.undefined(),
  'device:stand': z.object({
    device: z.string().regex(deviceIdPattern),
    stand: z.enum(['approve', 'revoke']),
  }),
  'knowledge:search': searchQuerySchema,
  'knowledge:facts': z.undefined(),
  'knowledge:actions': z.undefined(),
  'knowledge:before': describedSchema,
  'knowledge:rebuild': z.undefined(),
  'knowledge:state': z.undefined(),
  'runbook:list': z.undefined(),
  'runbook:read': z.object({ file: runbookFileSchema }),
  'team:state': z.undefined(),
  'team:run': teamCommandSchema,
  'file:save': z.object({
    /** What it is called unless the person says otherwise: `metrics.csv`. */
    name: z
      .string()
      .min(1)
      .max(120)
      .regex(/^[^\\/:*?"<>|\p{Cc}]+$/u),
    content: z.union([z.string().max(50_000_000), z.instanceof(Uint8Array)]),
  }),
  'postmortem:publish': z.object({ id, as: z.enum(['md', 'html', 'pdf']) }),
  ...attachmentRequestSchemas,
  ...exerciseRequestSchemas,
  ...exchangeRequestSchemas,
} satisfies Record<RequestChannel, z.ZodType>;

/** An incident as main holds it: `version` counts its events, so that a gap in the pushes shows. */
export type OpenIncident = {
  readonly id: IncidentId;
  readonly version: number;
  readonly events: readonly StreamEvent[];
};
export type RunOutcome = { readonly id: IncidentId; readonly version: number };

type GeneralRequests = {
  'app:start': { argument: undefined; answer: Start };
  'app:open-demo': { argument: undefined; answer: null };
  /** Shows a folder in the system's own file manager. */
  'app:reveal': { argument: { what: 'records' | 'playbook' }; answer: null };
  'incident:list': { argument: undefined; answer: readonly IncidentSummary[] };
  'incident:open': { argument: { id: IncidentId }; answer: OpenIncident };
  'incident:leave': { argument: { id: IncidentId }; answer: null };
  'incident:run': { argument: { id: IncidentId | null; command: CommandInput }; answer: RunOutcome };
  'draft:load': { argument: { place: string }; answer: Draft | null };
  'draft:save': { argument: { place: string; draft: Draft }; answer: null };
  'settings:change': { argument: Partial<Settings>; answer: Settings };
  /** Writes the playbook that is built in as files for the team to edit; never over a file that is there. */
  'playbook:write': {
    argument: undefined;
    answer: { readonly folder: string; readonly written: readonly string[] };
  };
  /** The handbook's own pages as Markdown, in the order in which they are read. */
  'playbook:handbook': {
    argument: undefined;
    answer: {
      readonly folder: string;
      readonly pages: readonly { readonly file: string; readonly markdown: string }[];
    };
  };
  'store:retry': { argument: undefined; answer: StoreState };
  /** The system's own dialog; answers with a path, or null when none was chosen. */
  'sync:choose-folder': { argument: undefined; answer: string | null };
  /** Tries a meeting point without connecting; `sync:probing` tells of each step meanwhile. */
  'sync:probe': { argument: { connection: z.input<typeof connectionSchema> }; answer: ProbeReport };
  /**
   * Connects, and remembers it. `join`: the meeting point is another workspace's, and this desktop, which has no
   * incidents of its own yet, becomes one of its desktops.
   */
  'sync:connect': {
    argument: { connection: z.input<typeof connectionSchema>; join: boolean };
    answer: SyncState;
  };
  /** Leaves a meeting point; what came from there stays here, and what is there stays there. */
  'sync:disconnect': { argument: { key: string }; answer: SyncState };
  /** Looks at every meeting point now, whatever pause was meant to pass. */
  'sync:now': { argument: undefined; answer: null };
  /** Approves a device as a member of this workspace, or revokes it. */
  'device:stand': { argument: { device: DeviceId; stand: 'approve' | 'revoke' }; answer: SyncState };
  'knowledge:search': { argument: z.input<typeof searchQuerySchema>; answer: SearchAnswer };
  /** One for each incident, exercises too: whoever reckons leaves them out. */
  'knowledge:facts': { argument: undefined; answer: readonly IncidentFacts[] };
  'knowledge:actions': { argument: undefined; answer: readonly ListedAction[] };
  /** What was promised after incidents like this one, and which looked like it. */
  'knowledge:before': { argument: Described; answer: Before };
  /** Throws the index away and makes it anew from the records; `knowledge:changed` tells how far it is. */
  'knowledge:rebuild': { argument: undefined; answer: null };
  'knowledge:state': { argument: undefined; answer: KnowledgeState };
  'runbook:list': { argument: undefined; answer: readonly ListedRunbook[] };
  'runbook:read': { argument: { file: string }; answer: Runbook };
  'team:state': { argument: undefined; answer: TeamState };
  'team:run': { argument: TeamCommandInput; answer: TeamState };
  /** Saves something where the person chooses; answers with its path, or null when they chose none. */
  'file:save': { argument: { name: string; content: string | Uint8Array }; answer: string | null };
  /** Makes the post-mortem as a file and saves it where the person chooses. */
  'postmortem:publish': { argument: { id: IncidentId; as: 'md' | 'html' | 'pdf' }; answer: string | null };
};

/** Arguments and answers of the requests. */
export type Requests = GeneralRequests & AttachmentRequests & ExerciseRequests & ExchangeRequests;

/** Requests after parsing, as the handlers in main get them. */
export type Parsed<C extends RequestChannel> = C extends 'incident:run'
  ? { id: IncidentId | null; command: Command }
  : C extends 'knowledge:search'
    ? SearchQuery
    : C extends 'team:run'
      ? TeamCommand
      : C extends 'sync:probe'
        ? { connection: Connection }
        : C extends 'exercise:do'
          ? { id: IncidentId; step: ExerciseStep }
          : C extends 'sync:connect'
            ? { connection: Connection; join: boolean }
            : Requests[C]['argument'];

type GeneralPushes = {
  /** Events that main folded after version `from`; whoever holds another version asks for the incident again. */
  'incident:events': {
    readonly id: IncidentId;
    readonly from: number;
    readonly events: readonly StreamEvent[];
  };
  /** Summaries that are new or have changed; all others stay as they were. */
  'incident:summaries': { readonly summaries: readonly IncidentSummary[] };
  'store:state': StoreState;
  'sync:state': SyncState;
  /** A probe that is under way, step by step. */
  'sync:probing': ProbeReport;
  'playbook:changed': Playbook;
  'alarms:state': { readonly incidents: readonly IncidentAlarms[]; readonly desktop: DesktopState };
  /** An alarm rings: the window makes the sound, where the settings ask for one. */
  'alarms:ring': { readonly id: IncidentId; readonly alarm: Alarm };
  'app:go': Destination;
  'knowledge:changed': KnowledgeState;
  'team:changed': TeamState;
};

/** What main tells the window by itself. */
export type Pushes = GeneralPushes & ExercisePushes & ExchangePushes;

/** What the preload puts on `window.icConsole`: nothing of Electron, only these three. */
export type Bridge = {
  request<C extends RequestChannel>(
    channel: C,
    argument: Requests[C]['argument'],
  ): Promise<Result<Requests[C]['answer'], Failure>>;
  /** @returns a function that ends the subscription. */
  subscribe<C extends PushChannel>(channel: C, listener: (message: Pushes[C]) => void): () => void;
  /** Where a file lies that a person dropped on the window (a `File` of the page); empty where it lies nowhere. */
  pathOf(file: unknown): string;
};
