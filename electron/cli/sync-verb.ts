import { connectionKey, type Connection } from '../../shared/sync/connection.ts';
import { transitions } from '../../shared/incident/phases.ts';
import { noSync, type SyncState } from '../../shared/sync/state.ts';
import { formatIso } from '../../shared/time/format.ts';
import type { RecordStore } from '../records/store.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { readConnections, writeConnections } from '../sync/connections.ts';
import { openTransport } from '../sync/open-transport.ts';
import { SyncRunner } from '../sync/runner.ts';
import { cacheFolder } from './cache-folder.ts';
import { joinIfEmpty, namedPlace } from './sync-place.ts';
import { SyncTally } from './sync-tally.ts';
import { changes, entries, summaryWords } from './sync-words.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

/** `ic sync`: the exchange with other desktops, without a window. */
export const syncVerb: Verb = {
  usage: '[--folder PATH | --git URL [--branch NAME]] [--once | --watch]',
  summary: 'Exchange the records with other desktops through a shared folder or a Git repository',
  details: [
    '--folder PATH: a folder that all desktops reach; an empty one becomes this workspace’s meeting point',
    '--git URL: a Git repository, over https or ssh; the Git of this computer signs in',
    '--branch NAME: the branch that people read there; “incidents” unless it is said',
    '--once: until this store and the place hold the same, then a summary; so it is without a word',
    '--watch: goes on until Ctrl-C, with a line for each change; entries of others arrive within seconds',
    'Without --folder and --git: everywhere this store was connected before. A place is remembered, by the window too.',
    'A store without incidents joins the workspace that it finds there, and DIR is made where there is none;',
    'what it held before is set aside in it. A store with incidents never joins another workspace.',
    'Exit code 1: something is in the way, and a sentence says what; nothing is lost, and it can be run again.',
  ],
  options: ['folder', 'git', 'branch'],
  flags: ['once', 'watch'],
  async run(context) {
    if (context.words.length > 0)
      throw new UsageError(`sync does not understand “${context.words.join(' ')}”.`);
    if (context.options.has('once') && context.options.has('watch'))
      throw new UsageError('--once and --watch are one or the other.');
    const place = namedPlace(context);
    const cache = cacheFolder(process.env, process.platform);
    const joined = place === undefined ? null : await joinIfEmpty(context, place, cache);
    const { store } = await context.service();
    if (store.identity === null)
      throw new CommandFailure(store.readOnly ?? 'These records may only be read.');
    const exchange = new Exchange(context, store, cache);
    try {
      await exchange.begin(place);
      if (context.options.has('watch')) return await exchange.watch(joined);
      return await exchange.once(joined);
    } finally {
      await exchange.end();
    }
  },
};

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

  constructor(context: VerbContext, store: RecordStore, cache: string) {
    this.#context = context;
    this.#store = store;
    const fs = nodeFileSystem;
    const { layout, ws, identity } = store;
    const device = identity?.device ?? '';
    this.#tally = new SyncTally(fs, layout, device);
    const open = { fs, layout, ws, device, cache, now: Date.now, random: Math.random };
    const { tryLock, app } = desktopEnvironment();
    this.#runner = new SyncRunner({
      ...{ store, fs, app, now: Date.now, random: Math.random },
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
    this.#runner.connect(kept);
    if (place === undefined || known) return;
    const trouble = await this.#runner.attach(place, true);
    if (trouble !== null) throw new CommandFailure(trouble.message);
    await writeConnections(fs, layout, [
      ...readConnections(fs, layout).filter((each) => !same(each.connection, place)),
      { connection: place, attached: true },
    ]);
  }

  /** Until every place is in step or in trouble. */
  async once(joined: string | null): Promise<Output> {
    const settled = ({ connections }: SyncState): boolean =>
      connections.every(({ standing, trouble, progress }) =>
        trouble === null ? standing !== 'starting' && standing !== 'waiting' && progress === null : true,
      );
    while (!settled((this.#state = this.#runner.state())))
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
    const { imported, published } = this.#tally;
    const { connections, peers, gaps, notices } = this.#state;
    const text = summaryWords(this.#state, { imported, published }, this.#context.zone);
    const bad = connections.some(({ standing }) => standing === 'offline' || standing === 'attention');
    return {
      text: joined === null ? text : `${joined}\n${text}`,
      json: { imported, published, joined, connections, peers, gaps, notices },
      exitCode: bad ? 1 : 0,
    };
  }

  /** Until the program is told to end. */
  async watch(joined: string | null): Promise<Output> {
    this.#watching = true;
    if (joined !== null) this.#say(joined);
    this.#told(this.#runner.state());
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
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
  }

  #say(text: string): void {
    if (!this.#watching) return;
    const at = formatIso(this.#context.now());
    const line = this.#context.options.has('json') ? JSON.stringify({ at, text }) : `${at}  ${text}`;
    process.stdout.write(`${line}\n`);
  }
}

const same = (a: Connection, b: Connection): boolean => connectionKey(a) === connectionKey(b);
