import { connectionKey, type Connection } from '../../shared/sync/connection.ts';
import { transitions } from '../../shared/incident/phases.ts';
import { isNameTaken, noSync, type SyncState } from '../../shared/sync/state.ts';
import { formatIso } from '../../shared/time/format.ts';
import type { RecordStore } from '../records/store.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { retireIdentity } from '../records/prepare.ts';
import { readConnections, writeConnections } from '../sync/connections.ts';
import { openTransport } from '../sync/open-transport.ts';
import { SyncRunner } from '../sync/runner.ts';
import { cacheFolder } from './cache-folder.ts';
import { inTerminal } from './failure-words.ts';
import { joinIfEmpty, namedPlace } from './sync-place.ts';
import { SyncTally } from './sync-tally.ts';
import { changes, entries, summaryWords } from './sync-words.ts';
import { CommandFailure, UsageError, type Output, type VerbContext } from './verb.ts';

/** Exchanges a store's records as the options say, once or until the program is told to end. */
export async function exchange(context: VerbContext): Promise<Output> {
  const place = namedPlace(context);
  const cache = cacheFolder(process.env, process.platform);
  const joined = place === undefined ? null : await joinIfEmpty(context, place, cache);
  let tally: SyncTally | undefined;
  for (;;) {
    const { store } = await context.service();
    const { identity, layout } = store;
    if (identity === null) throw new CommandFailure(store.readOnly ?? 'These records may only be read.');
    tally ??= new SyncTally(nodeFileSystem, layout, identity.device);
    const running = new Exchange(context, store, cache, tally);
    try {
      await running.begin(place);
      const ended = context.options.has('watch') ? await running.watch(joined) : await running.once(joined);
      if (ended !== 'name taken') return ended;
    } finally {
      await running.end();
    }
    await context.closeService();
    const retired = await retireIdentity(layout, desktopEnvironment(), identity.device);
    if (!retired.ok) throw new CommandFailure(inTerminal(retired.error));
  }
}

/** A round that hangs is not waited for longer than this when the program is to end. */
const END_MS = 3_000;

class Exchange {
  readonly #context: VerbContext;
  readonly #store: RecordStore;
  readonly #tally: SyncTally;
  readonly #runner: SyncRunner;
  #listeners: (() => void)[] = [];
  #state: SyncState = noSync;
  #said: SyncState = noSync;
  #watching = false;
  #nameTaken = (): void => undefined;

  constructor(context: VerbContext, store: RecordStore, cache: string, tally: SyncTally) {
    this.#context = context;
    this.#store = store;
    this.#tally = tally;
    const fs = nodeFileSystem;
    const { layout, ws, identity } = store;
    const device = identity?.device ?? '';
    const open = { fs, layout, ws, device, cache, now: Date.now, random: Math.random };
    const { tryLock, app } = desktopEnvironment();
    this.#runner = new SyncRunner({
      ...{ store, fs, app, now: Date.now, random: Math.random },
      atWork: context.options.has('watch'),
      person: () => context.person,
      transportTo: (connection) =>
        this.#tally.counting(openTransport(open, connection, 'exchange'), (count) =>
          this.#say(`${entries(count)} went.`),
        ),
      tryLock: () => tryLock(layout.syncLock, 0),
      arrived: (streams) => {
        for (const [stream, count] of this.#tally.arrived(streams))
          this.#say(`${entries(count)} came in ${stream}.`);
      },
      tell: (state) => this.#told(state),
      log: (line) => void process.stderr.write(`${line}\n`),
    });
  }

  async begin(place: Connection | undefined): Promise<void> {
    const fs = nodeFileSystem;
    const { layout } = this.#store;
    const kept = readConnections(fs, layout);
    const known = place !== undefined && kept.some((each) => same(each.connection, place));
    if (place === undefined && kept.length === 0)
      throw new UsageError(
        'This store is connected to nothing yet: say where the desktops meet, with --folder PATH or --git URL.',
      );
    const summaries = await (await this.#context.service()).list();
    this.#runner.setClosed(summaries.filter((s) => s.phase === transitions.close.to).map(({ id }) => id));
    const refill = known && this.#context.options.has('refill');
    this.#runner.connect(refill ? kept.filter((each) => !same(each.connection, place)) : kept);
    if (place === undefined || (known && !refill)) return;
    const trouble = await this.#runner.attach(place, true);
    if (trouble !== null) throw new CommandFailure(`${known ? '' : 'Not connected. '}${trouble.message}`);
    await writeConnections(fs, layout, [
      ...readConnections(fs, layout).filter((each) => !same(each.connection, place)),
      { connection: place, attached: true },
    ]);
  }

  /** Until every place is in step or in trouble. */
  async once(joined: string | null): Promise<Output | 'name taken'> {
    const settled = ({ connections }: SyncState): boolean =>
      connections.every(({ standing, trouble, progress }) =>
        trouble === null ? standing !== 'starting' && standing !== 'waiting' && progress === null : true,
      );
    while (!settled((this.#state = this.#runner.state())))
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    if (isNameTaken(this.#state)) return 'name taken';
    const { imported, published } = this.#tally;
    const { connections, peers, gaps, notices } = this.#state;
    const text = summaryWords(this.#state, { imported, published }, this.#context.zone);
    // What another program of this store exchanges just now is in good hands.
    const bad = connections.some(
      ({ standing, trouble }) =>
        (standing === 'offline' || standing === 'attention') && trouble?.kind !== 'busy',
    );
    return {
      text: joined === null ? text : `${joined}\n${text}`,
      json: { imported, published, joined, connections, peers, gaps, notices },
      exitCode: bad ? 1 : 0,
    };
  }

  /** Until the program is told to end. */
  async watch(joined: string | null): Promise<Output | 'name taken'> {
    this.#watching = true;
    if (joined !== null) this.#say(joined);
    const told = await new Promise<'ended' | 'name taken'>((resolve) => {
      this.#nameTaken = () => resolve('name taken');
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('ended'));
      this.#told(this.#runner.state());
    });
    if (told === 'name taken') return told;
    const { imported, published } = this.#tally;
    const text = `Ended: ${entries(imported)} came, ${entries(published)} went.`;
    return { text, json: { imported, published } };
  }

  async end(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, END_MS)));
    await Promise.race([this.#runner.stop(), patience]);
    clearTimeout(timer);
  }

  #told(state: SyncState): void {
    this.#state = state;
    const waiting = this.#listeners;
    this.#listeners = [];
    for (const resolve of waiting) resolve();
    if (!this.#watching) return;
    for (const line of changes(this.#said, state)) this.#say(line);
    this.#said = state;
    if (isNameTaken(state)) this.#nameTaken();
  }

  #say(text: string): void {
    if (!this.#watching) return;
    const at = formatIso(this.#context.now());
    const line = this.#context.options.has('json') ? JSON.stringify({ at, text }) : `${at}  ${text}`;
    process.stdout.write(`${line}\n`);
  }
}

const same = (a: Connection, b: Connection): boolean => connectionKey(a) === connectionKey(b);
