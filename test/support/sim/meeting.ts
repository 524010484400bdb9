import type { Random } from '../invent.ts';
import { GitLine } from './git-repository.ts';
import { GitRemote } from './git-remote.ts';
import { Mount } from './share.ts';
import { Cloud, SyncClient } from './sync-client.ts';
import type { VirtualTime } from './virtual-time.ts';
import { Volume } from './volume.ts';

/** `network`: one folder for all; `synced`: a replica on each desktop, which a client keeps equal. */
export type MeetingKind = 'network' | 'synced' | 'git' | 'network and git' | 'synced and git';

/** Which of two meeting points a desktop uses. */
export type By = 'folder' | 'git' | 'both';

/** A desktop's ways to where the others are. */
export type Ways = {
  readonly mount: Mount | undefined;
  readonly line: GitLine | undefined;
  readonly client: SyncClient | undefined;
};

/** How often a sync client does something, in ms. */
const CLIENT_PACE = 6_000;

/** Where the desktops of a life meet. */
export class Meeting {
  readonly kind: MeetingKind;
  readonly remote: GitRemote | undefined;
  /** The folder of a network share. */
  readonly volume: Volume | undefined;
  readonly cloud: Cloud | undefined;
  readonly #ways = new Set<Ways>();
  readonly #time: VirtualTime;
  readonly #random: Random;
  #snapshot: ReadonlyMap<string, Buffer> | undefined;
  #ended = false;

  constructor(kind: MeetingKind, time: VirtualTime, random: Random) {
    this.kind = kind;
    this.#time = time;
    this.#random = random;
    this.remote = kind.includes('git') ? new GitRemote() : undefined;
    this.volume = kind.startsWith('network') ? new Volume() : undefined;
    this.cloud = kind.startsWith('synced') ? new Cloud() : undefined;
  }

  /** A desktop's ways to it; where desktops meet at two places, `wanted` says which of them it uses. */
  reach(who: string, wanted: By): Ways {
    const by = this.kind.includes(' and ') ? wanted : 'both';
    const line = this.remote === undefined || by === 'folder' ? undefined : new GitLine(this.remote);
    const volume = this.cloud === undefined ? this.volume : new Volume();
    const mount =
      volume === undefined || (by === 'git' && line !== undefined)
        ? undefined
        : new Mount(volume, this.cloud !== undefined);
    const synced = mount !== undefined && this.cloud !== undefined;
    const client = synced ? new SyncClient(this.cloud, mount.volume, this.#random, who) : undefined;
    const ways = { mount, line, client };
    this.#ways.add(ways);
    if (client !== undefined) this.#run(ways, client);
    return ways;
  }

  /** A desktop is gone for good, with its replica. */
  lose(ways: Ways): void {
    this.#ways.delete(ways);
  }

  get mounts(): readonly Mount[] {
    return [...this.#ways].flatMap(({ mount }) => mount ?? []);
  }

  get clients(): readonly SyncClient[] {
    return [...this.#ways].flatMap(({ client }) => client ?? []);
  }

  #run(ways: Ways, client: SyncClient): void {
    if (this.#ended || !this.#ways.has(ways)) return;
    client.step(this.#random() < 0.5 ? 1 : this.#random(), this.#time.now);
    this.#time.after(this.#random() * CLIENT_PACE, () => this.#run(ways, client));
  }

  /** Every replica of the folder, or the one folder. */
  get volumes(): readonly Volume[] {
    return this.volume === undefined ? this.mounts.map(({ volume }) => volume) : [this.volume];
  }

  /** What the folder holds, wherever that is kept. */
  get files(): ReadonlyMap<string, Buffer> {
    if (this.cloud !== undefined) return this.cloud.files;
    return new Map([...(this.volume?.files ?? [])].map(([path, { bytes }]) => [path, bytes]));
  }

  /** A backup of the folder, which may be played back later. */
  backUp(): void {
    this.#snapshot = new Map(this.files);
  }

  rollBack(): boolean {
    const snapshot = this.#snapshot;
    if (snapshot === undefined || !snapshot.has('icc.json')) return false;
    this.cloud?.restore(snapshot);
    if (this.volume !== undefined) {
      this.volume.restore(
        new Map([...snapshot].map(([path, bytes]) => [path, { bytes, changed: this.#time.now }])),
      );
    }
    return true;
  }

  /** All is reachable and takes what is put there. */
  heal(): void {
    for (const { mount, line, client } of this.#ways) {
      mount?.heal();
      line?.heal();
      if (client !== undefined) client.online = true;
    }
    if (this.remote !== undefined) this.remote.refusesContent = () => false;
  }

  /** The clients carry all that is left to carry. */
  carry(): void {
    for (let i = 0; i < 40 && this.clients.some((client) => !client.settled); i += 1) {
      for (const client of this.clients) client.step(1, this.#time.now, true);
    }
  }

  end(): void {
    this.#ended = true;
  }
}
