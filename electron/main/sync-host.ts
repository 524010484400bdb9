import { noSync, type Device, type ProbeReport, type SyncState } from '../../shared/sync/state.ts';
import {
  connectionKey,
  type Connection,
  type ConnectionState,
  type Trouble,
} from '../../shared/sync/connection.ts';
import type { DeviceId } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { transitions } from '../../shared/incident/phases.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { writeFailure } from '../records/failure.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import {
  MAX_CONNECTIONS,
  readConnections,
  writeConnections,
  type KeptConnection,
} from '../sync/connections.ts';
import { notYet } from '../sync/not-yet.ts';
import type { FromSync, ToSync } from '../sync/protocol.ts';
import type { SessionOptions } from './session-options.ts';
import { SyncLink, type ForkedProcess } from './sync-link.ts';

export type SyncHostContext = {
  readonly fork: () => ForkedProcess;
  /** Where Git's private repositories are kept. */
  readonly cache: string;
  readonly version: string;
  readonly person: () => string;
  readonly push: SessionOptions['push'];
  /** Something of others has arrived in the store. */
  readonly arrived: () => void;
  /** Another desktop writes under the name of this device. */
  readonly taken: (device: DeviceId) => void;
  /** The devices that main's own copy of the records knows; the process may not have read the last change. */
  readonly devices: () => readonly Device[];
  readonly timeouts?: { readonly probe: number; readonly attach: number };
};

const PROBE_MS = 30_000;
const ATTACH_MS = 60_000;

const fallen =
  'What exchanges records with other desktops ended unexpectedly and is being started again. Everything is kept here, and goes on by itself.';
const noAnswer =
  'There was no answer in time. Nothing was changed. Check the network, or that the folder opens, and try again.';

/** What came of connecting: `other` is the id of the other workspace that was found, where that was what failed. */
export type Connected = Result<SyncState, Failure & { readonly other?: string }>;

/** The exchange with other desktops as main sees it: which meeting points, how they stand, and the process behind. */
export class SyncHost {
  readonly #context: SyncHostContext;
  #store: string | null = null;
  #kept: readonly KeptConnection[] = [];
  #link: SyncLink | null = null;
  #heard: SyncState | null = null;
  #fell: number | null = null;
  #open: readonly string[] = [];
  #closed: ReadonlySet<string> = new Set();
  #probe = 0;
  /** What the latest probe has found so far. */
  #probing: ProbeReport = unanswered;
  #painted = false;
  #said = '';

  constructor(context: SyncHostContext) {
    this.#context = context;
  }

  /** Exchanges the records of this store from now on; of none, where it is null: the demo's stay here. */
  use(store: string | null): void {
    this.stop();
    if (store !== this.#store) {
      this.#open = [];
      this.#closed = new Set();
    }
    this.#store = store;
    this.#kept = store === null ? [] : connectionsOf(store);
    if (store !== null) {
      this.#link = new SyncLink({
        fork: this.#context.fork,
        hello: () => this.#hello(store),
        hear: (message) => this.#hear(message),
        fell: () => this.#fellOver(),
      });
      this.#wake();
    }
    this.say();
  }

  /** The store could be opened after all. */
  again(): void {
    this.use(this.#store);
  }

  /** The window is painted: from now on the process may run. */
  begin(): void {
    this.#painted = true;
    this.#wake();
  }

  state(): SyncState {
    const heard = this.#heard;
    const connections = this.#kept.map(({ connection }): ConnectionState => {
      const known = heard?.connections.find(({ key }) => key === connectionKey(connection));
      return this.#fell === null ? (known ?? notYet(connection)) : afterFall(connection, known, this.#fell);
    });
    const known = this.#context.devices();
    const devices = known.length > 0 ? known : (heard?.devices ?? []);
    return { ...(heard ?? noSync), connections, devices };
  }

  /** Tries a meeting point; the steps are pushed meanwhile. */
  async probe(connection: Connection): Promise<ProbeReport> {
    if (this.#link === null) return unusable(notInTheDemo, 'address');
    const mine = (this.#probe += 1);
    this.#probing = unanswered;
    const timeout = this.#context.timeouts?.probe ?? PROBE_MS;
    const answer = await this.#link.ask({ kind: 'probe', connection }, timeout);
    if (answer?.kind === 'probed') return answer.report;
    const steps = mine === this.#probe ? this.#probing.steps : [];
    return {
      ...unanswered,
      steps: [...steps.filter(({ outcome }) => outcome === 'good'), ...unanswered.steps],
    };
  }

  /** Opens a meeting point, founding the workspace there where it is empty, and remembers it. */
  async connect(connection: Connection): Promise<Connected> {
    const store = this.#store;
    const link = this.#link;
    if (store === null || link === null) return err({ kind: 'refused', message: notInTheDemo });
    const key = connectionKey(connection);
    const others = this.#kept.filter((kept) => connectionKey(kept.connection) !== key);
    if (others.length >= MAX_CONNECTIONS)
      return err({
        kind: 'refused',
        message: `Not connected: ${MAX_CONNECTIONS} meeting points are the most.`,
      });
    const timeout = this.#context.timeouts?.attach ?? ATTACH_MS;
    // A person asks for it after a test: a place that was wiped is filled again.
    const answer = await link.ask({ kind: 'attach', connection, found: true }, timeout);
    if (answer?.kind !== 'attached') {
      link.send({ kind: 'connections', connections: this.#kept }); // whatever comes of it later, it is not wanted
      return err({ kind: 'refused', message: `Not connected. ${noAnswer}` });
    }
    if (answer.trouble !== null)
      return err({
        ...{ kind: 'refused', message: answer.trouble.message },
        ...(answer.ws === null ? {} : { other: answer.ws }),
      });
    if (this.#link !== link)
      return err({ kind: 'refused', message: 'Not connected: other records were opened meanwhile.' });
    return this.#keep([...others, { connection, attached: true }]);
  }

  /** Leaves a meeting point; what came from there stays here. */
  disconnect(key: string): Promise<Result<SyncState, Failure>> {
    return this.#keep(this.#kept.filter(({ connection }) => connectionKey(connection) !== key));
  }

  /** Looks at every meeting point now. */
  now(): void {
    this.#link?.send({ kind: 'now' });
  }

  /** These streams have new segments here. */
  changed(streams: readonly string[]): void {
    this.#link?.send({ kind: 'changed', streams });
  }

  /** These incidents are on screen. */
  opened(incidents: readonly string[]): void {
    if (JSON.stringify(incidents) === JSON.stringify(this.#open)) return;
    this.#open = incidents;
    this.#link?.send({ kind: 'open', incidents });
  }

  /** How these incidents stand now: what is over is put together into few files. */
  stand(summaries: readonly Pick<IncidentSummary, 'id' | 'phase'>[]): void {
    const closed = new Set(this.#closed);
    for (const { id, phase } of summaries)
      if (phase === transitions.close.to) closed.add(id);
      else closed.delete(id);
    const same = closed.size === this.#closed.size && [...closed].every((id) => this.#closed.has(id));
    this.#closed = closed;
    if (!same) this.#link?.send({ kind: 'closed', incidents: [...closed] });
  }

  /** The entries of this desktop are signed with another name now. */
  personChanged(): void {
    this.#link?.send({ kind: 'person', person: this.#context.person() });
  }

  /** Ends the process; nothing is waited for. */
  stop(): void {
    this.#link?.stop();
    this.#link = null;
    this.#heard = null;
    this.#fell = null;
  }

  /** Pushes the state when there is something new in it. */
  say(): void {
    const state = this.state();
    const text = JSON.stringify(state);
    if (text === this.#said) return;
    this.#said = text;
    this.#context.push('sync:state', state);
  }

  async #keep(kept: readonly KeptConnection[]): Promise<Result<SyncState, Failure>> {
    if (this.#store !== null) {
      try {
        await writeConnections(nodeFileSystem, layoutOf(this.#store), kept);
      } catch (error) {
        if (codeOf(error) === undefined) throw error;
        return err(writeFailure(error));
      }
      this.#kept = kept;
      this.#link?.send({ kind: 'connections', connections: kept });
      this.say();
    }
    return ok(this.state());
  }

  /** A process is for those who meet others: it is not started before there is something to connect to. */
  #wake(): void {
    if (this.#painted && this.#kept.length > 0) this.#link?.start();
  }

  #hello(store: string): readonly ToSync[] {
    const { cache, version: app, person } = this.#context;
    return [
      { kind: 'start', store, cache, person: person(), app, connections: this.#kept },
      { kind: 'open', incidents: this.#open },
      { kind: 'closed', incidents: [...this.#closed] },
    ];
  }

  #hear(message: FromSync): void {
    if (message.kind === 'state') {
      this.#heard = message.state;
      this.#fell = null;
      this.say();
    } else if (message.kind === 'arrived') {
      this.#context.arrived();
    } else if (message.kind === 'taken') {
      this.#context.taken(message.device);
    } else if (message.kind === 'probing') {
      this.#probing = message.report;
      this.#context.push('sync:probing', message.report);
    }
  }

  #fellOver(): void {
    this.#fell ??= Date.now();
    this.say();
  }
}

const unusable = (message: string, kind: Trouble['kind']): ProbeReport => ({
  found: 'unusable',
  steps: [{ what: 'reach', outcome: 'bad', words: message }],
  trouble: { kind, message },
  ...{ readOnly: false, incidents: 0, devices: 0 },
});
const unanswered = unusable(noAnswer, 'away');

const notInTheDemo =
  'Not connected: these are the demo’s records, and they stay here. Start the console again on your own.';

function connectionsOf(store: string): readonly KeptConnection[] {
  try {
    return readConnections(nodeFileSystem, layoutOf(store));
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return []; // the store says what is wrong with its folder
  }
}

function afterFall(
  connection: Connection,
  known: ConnectionState | undefined,
  since: number,
): ConnectionState {
  const trouble: Trouble = { kind: 'away', message: fallen };
  return { ...(known ?? notYet(connection)), standing: 'offline', since, trouble, progress: null };
}
