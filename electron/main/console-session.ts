import { join } from 'node:path';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Command } from '../../shared/incident/commands.ts';
import type { OpenIncident, Requests, RunOutcome, StoreState } from '../../shared/ipc/contract.ts';
import { isUnsaved, type Failure } from '../../shared/ipc/errors.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { PLAYBOOK_FOLDER } from '../../shared/playbook/problem.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { IncidentService, type IncidentChange } from '../incidents/incident-service.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import type { Attachments } from '../records/attachments.ts';
import { StoreError, writeFailure } from '../records/failure.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { desktopEnvironment, type StoreEnvironment } from '../records/environment.ts';
import { holdWindow } from '../records/joining.ts';
import type { Lock } from '../records/lock.ts';
import { RecordStore } from '../records/store.ts';
import { FirstSummaries } from './first-summaries.ts';
import { PollTimer } from './poll-timer.ts';
import type { SessionOptions } from './session-options.ts';

/** How often the store is looked at for what other processes wrote: others' entries show within a second. */
const POLL_MS = 400;

const notInTheDemo =
  'The files were not written: these are the demo’s records, and they go away with it. Start the console again on your own.';

/** One store as the window works with it: open incidents, what is pushed, and whether everything is saved. */
export class ConsoleSession {
  /** What was there when it was last opened. */
  readonly first = new FirstSummaries();
  readonly #options: SessionOptions;
  readonly #open = new Set<string>();
  readonly #team: TeamPlaybook;
  #service: IncidentService | null = null;
  #problem: string | null = null;
  #notSaved: string | null = null;
  readonly #poller = new PollTimer(() => this.#poll(), POLL_MS);
  #noticesSaid = '';
  #trusted = -1;
  #retrying: Promise<boolean> | undefined;
  #changing: Promise<unknown> = Promise.resolve();
  #lock: Lock | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#team = new TeamPlaybook(nodeFileSystem, options.path);
  }

  /** Opens the store; where that fails the window opens all the same, and says why nothing can be written. */
  async start(): Promise<void> {
    const environment = this.#environment();
    const team = this.#team.load(); // while the store is opened
    try {
      const store = await RecordStore.open(this.#options.path, environment, true);
      this.#lock = holdWindow(store.layout, environment);
      this.#service = new IncidentService(store, {
        fs: nodeFileSystem,
        now: () => Date.now(),
        playbook: () => this.#team.playbook,
        foldVersion: FOLD_VERSION,
        sealed: this.#options.sealed,
      });
      this.#problem = null;
      this.#service.listen((change) => this.#changed(change));
      this.first.opened(this.#service.list());
      this.#poller.start();
    } catch (error) {
      if (!(error instanceof StoreError) && codeOf(error) === undefined) throw error;
      this.#problem = error instanceof StoreError ? error.message : writeFailure(error).message;
    }
    await team;
  }

  /** The store behind it; null where it could not be opened. */
  get store(): RecordStore | null {
    return this.#service?.store ?? null;
  }

  /** The incidents behind it, once no change of the store is under way; a failure where it could not be opened. */
  async records(): Promise<Result<IncidentService, Failure>> {
    await this.#changing;
    if (this.#service === null)
      return err({ kind: 'read-only', message: this.#problem ?? 'The store is not open.' });
    return ok(this.#service);
  }

  /** The team's rules as they are now. */
  get playbook(): Playbook {
    return this.#team.playbook;
  }

  handbook(): Promise<Requests['playbook:handbook']['answer']> {
    return this.#team.handbook();
  }

  /** Writes the built-in playbook as files for the team to edit, where there are none. */
  async writePlaybook(): Promise<Result<Requests['playbook:write']['answer'], Failure>> {
    if (this.#options.demo) return err({ kind: 'refused', message: notInTheDemo });
    const { readOnly } = this.state();
    if (this.#service === null || readOnly !== null)
      return err({ kind: 'read-only', message: readOnly ?? 'The store is not open.' });
    const written = await this.#team.write();
    this.#sayPlaybook();
    return written;
  }

  state(): StoreState {
    const { path, demo, notices } = this.#options;
    const store = this.#service?.store;
    return {
      path,
      demo,
      readOnly: store === undefined ? this.#problem : store.readOnly,
      notSaved: this.#notSaved,
      notices: [...notices, ...(store?.notices() ?? []), ...this.#team.notices()],
    };
  }

  async summaries(): Promise<readonly IncidentSummary[]> {
    return (await this.#service?.list()) ?? [];
  }

  /** An incident as it is now, kept up to date from now on; nothing of it is pushed. */
  async incident(id: string): Promise<Incident | undefined> {
    return this.#service?.open(id);
  }

  /** Where the records lie, or the playbook among them. */
  folderOf(what: 'records' | 'playbook'): string {
    return what === 'records' ? this.#options.path : join(this.#options.path, PLAYBOOK_FOLDER);
  }

  /** The incidents that are open in the window. */
  opened(): readonly string[] {
    return [...this.#open];
  }

  /** An incident with all its events; from now on its changes are pushed. */
  async openIncident(id: string): Promise<Result<OpenIncident, Failure>> {
    await this.#changing;
    const incident = await this.#service?.open(id);
    if (incident === undefined) {
      return err({ kind: 'not-found', message: `There is no incident ${id} on this desktop.` });
    }
    this.#open.add(id);
    this.#options.openedChanged(this.opened());
    this.#sayState();
    return ok({ id, version: incident.version, events: [...incident.events.values()] });
  }

  /** The attached files of an incident that is on this desktop. */
  async filesOf(id: string): Promise<Result<Attachments, Failure>> {
    const records = await this.records();
    if (!records.ok) return records;
    const { value: service } = records;
    if ((await service.open(id)) === undefined)
      return err({ kind: 'not-found', message: `There is no incident ${id} on this desktop.` });
    return ok(service.store.attachments);
  }

  leaveIncident(id: string): void {
    this.#open.delete(id);
    this.#options.openedChanged(this.opened());
  }

  /** The window is loaded anew, or gone: nothing is open in it. */
  leaveAll(): void {
    this.#open.clear();
    this.#options.openedChanged([]);
  }

  async run(id: string | null, command: Command): Promise<Result<RunOutcome, Failure>> {
    const records = await this.records();
    if (!records.ok) return records;
    const outcome = await records.value.run(id, command, this.#options.person());
    const notSaved = outcome.ok ? null : isUnsaved(outcome.error) ? outcome.error.message : this.#notSaved;
    if (notSaved !== this.#notSaved) {
      this.#notSaved = notSaved;
      this.#sayState();
    }
    return outcome.ok ? ok({ id: outcome.value.id, version: outcome.value.version }) : outcome;
  }

  /**
   * Tries a store again that could not be opened or written to; asked for twice at once, it is tried once.
   * @returns whether it was opened anew.
   */
  retry(): Promise<boolean> {
    this.#retrying ??= this.#retry().finally(() => {
      this.#retrying = undefined;
    });
    return this.#retrying;
  }

  async #retry(): Promise<boolean> {
    const again = this.#service === null || this.#service.store.readOnly !== null;
    if (again) {
      await this.stop();
      await this.#startAgain();
    }
    this.#notSaved = null;
    return again && this.#service !== null;
  }

  async stop(): Promise<void> {
    this.#poller.stop();
    const service = this.#service;
    this.#service = null;
    await service?.close();
    this.#lock?.release();
    this.#lock = undefined;
  }

  /** Changes the store while it is closed here, and opens it anew. Commands wait meanwhile; the screen stays as it is. */
  anew<T>(change: (path: string, environment: StoreEnvironment) => Promise<T>): Promise<T> {
    const changed = this.stop()
      .then(() => change(this.#options.path, this.#environment()))
      .finally(() => this.#startAgain());
    this.#changing = changed.catch(() => undefined); // for whoever called to hear of
    return changed;
  }

  async #startAgain(): Promise<void> {
    await this.start();
    this.#sayState();
    // The window asks for what it shows anew: it can't have this version.
    for (const id of this.#open)
      this.#options.push('incident:events', { id, from: Number.MAX_SAFE_INTEGER, events: [] });
  }

  #environment(): StoreEnvironment {
    return desktopEnvironment({ app: this.#options.version, deviceName: this.#options.person() });
  }

  #changed({ id, from, events, summary }: IncidentChange): void {
    // Without events but with a version: others count now, and the window asks for the incident anew.
    if (this.#open.has(id) && (events.length > 0 || from > 0))
      this.#options.push('incident:events', { id, from, events });
    if (summary === undefined) return;
    this.#options.push('incident:summaries', { summaries: [summary] });
    this.#options.changed(summary);
  }

  /** Looks for what others have written now, not at the next poll. */
  look(): void {
    this.#poller.soon();
  }

  /** The same; resolves once it is known here. */
  lookNow(): Promise<void> {
    return this.#poll();
  }

  /** What the disk does not give back at this look, the next one asks for again. */
  async #poll(): Promise<void> {
    const service = this.#service;
    if (service === null) return;
    const [records, team] = await Promise.allSettled([service.poll(), this.#team.poll()]);
    for (const { reason } of [records, team].filter((look) => look.status === 'rejected'))
      if (codeOf(reason) === undefined) process.emitWarning(String(reason));
    if (this.#service !== service) return;
    const { version } = service.store.trust;
    if (version !== this.#trusted) this.#options.devicesChanged();
    this.#trusted = version;
    if (team.status === 'fulfilled' && team.value) this.#sayPlaybook();
    this.#sayState();
  }

  #sayPlaybook(): void {
    this.#options.push('playbook:changed', this.#team.playbook);
    this.#options.playbookChanged();
    this.#sayState();
  }

  /** Pushes the store's state when there is something new in it. */
  #sayState(): void {
    const state = this.state();
    const said = JSON.stringify(state);
    if (said === this.#noticesSaid) return;
    this.#noticesSaid = said;
    this.#options.push('store:state', state);
  }
}
