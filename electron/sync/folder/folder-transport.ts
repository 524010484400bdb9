import { err, ok, type Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import type { ProbeReport } from '../../../shared/sync/state.ts';
import type {
  Attachment,
  Listing,
  OutgoingFile,
  Pace,
  PublishOutcome,
  RemoteFile,
  Scope,
  Transport,
} from '../transport.ts';
import type { FolderContext } from './folder-context.ts';
import { FolderMemory } from './folder-memory.ts';
import { FolderPeople } from './folder-people.ts';
import { probeFolder } from './folder-probe.ts';
import { FolderPublisher } from './folder-publisher.ts';
import { FolderWalk } from './folder-round.ts';
import { LeftOvers } from './left-overs.ts';
import { PublishedChecks } from './published-checks.ts';
import { inFolder, isReadable } from './share-paths.ts';
import {
  mayOnlyRead,
  noSuchFile,
  notReachable,
  readTrouble,
  shareCode,
  storeIsGone,
} from './share-trouble.ts';
import { testWrite } from './share-write-test.ts';
import { checkStore, foundStore, lookAtFolder, noStore } from './store-file.ts';

const LOOK_MS = 2_000;
const LOOK_AT_ALL_MS = 10_000;
const SLOWEST_LOOK_AT_ALL_MS = 120_000;
const BEACON_MS = 20_000;
/** Looking through everything takes no more than this share of the time, and of this computer's. */
const BUSY = 0.2;
const BUSY_HERE = 0.01;
/** Who founds the store just now has finished by then. */
const FOUNDER_MS = 3_000;
/** How often a folder that could only be read is tried again. */
const TRY_WRITING_MS = 60_000;

/** A folder that all desktops reach: a mounted share, or one that a cloud client keeps the same everywhere. */
export class FolderTransport implements Transport {
  readonly kind = 'folder';
  readonly people: FolderPeople;
  readonly #context: FolderContext;
  readonly #memory = new FolderMemory(isReadable);
  readonly #walk: FolderWalk;
  readonly #checks: PublishedChecks;
  readonly #leftOvers: LeftOvers;
  /** The workspace that was found there; from then on there must be the same one. */
  #ws: string | null = null;
  /** Why the folder does not serve now; null once it was attached. */
  #refusal: Trouble | null;
  #closed = false;
  #readOnly = false;
  #newer = false;
  #triedWriting = -Infinity;

  constructor(context: FolderContext) {
    this.#context = context;
    this.#walk = new FolderWalk(context, this.#memory);
    this.#checks = new PublishedChecks(context);
    this.#leftOvers = new LeftOvers(context);
    this.#refusal = notReachable(context.root);
    this.people = new FolderPeople(context, this.#leftOvers, () => this.#check());
  }

  async attach(found: boolean): Promise<Result<Attachment, Trouble>> {
    if (this.#closed) return err(notReachable(this.#context.root));
    const attached = await this.#attach(found);
    this.#refusal = attached.ok ? null : attached.error;
    return attached;
  }

  async #attach(mayFound: boolean): Promise<Result<Attachment, Trouble>> {
    const { root } = this.#context;
    const ws = this.#ws ?? this.#context.ws;
    let looked = await lookAtFolder(this.#context);
    if (looked.ok && looked.value.kind === 'torn' && mayFound) {
      await this.#context.wait(FOUNDER_MS);
      looked = await lookAtFolder(this.#context);
    }
    if (!looked.ok) return looked;
    let created = false;
    if (looked.value.kind !== 'store') {
      // It was a store once, in this run at least: an empty place is where the share is mounted, and not now.
      if (ws === null) return err(noStore(root));
      if (!mayFound || this.#ws !== null) return err(storeIsGone(root));
      if (looked.value.kind === 'else') return err(looked.value.trouble);
      const founded = await foundStore(this.#context, ws, looked.value.kind === 'torn');
      if (!founded.ok) return founded;
      created = founded.value;
    }
    const store = await checkStore(this.#context, ws);
    if (!store.ok) return store;
    this.#ws = store.value.ws;
    this.#newer = store.value.newer;
    const tried = this.#newer ? null : await this.#tryWriting();
    return tried?.kind === 'away' ? err(tried) : ok({ ws: store.value.ws, created });
  }

  /** Whether the folder may be written to now, as a whole. @returns what stood in the way of telling. */
  async #tryWriting(): Promise<Trouble | null> {
    const tested = await testWrite(this.#context);
    this.#triedWriting = this.#context.now();
    this.#readOnly = !tested.ok && tested.error.kind === 'read-only';
    return tested.ok ? null : tested.error;
  }

  /** Before every use: what was attached is still there. */
  async #check(): Promise<Trouble | null> {
    if (this.#refusal !== null) return this.#refusal;
    const store = await checkStore(this.#context, this.#ws);
    return store.ok ? null : store.error;
  }

  probe(tell: (report: ProbeReport) => void): Promise<ProbeReport> {
    return probeFolder(this.#context, tell);
  }

  async list(scope: Scope): Promise<Result<Listing, Trouble>> {
    const away = await this.#check();
    if (away !== null) return this.#failed(away);
    try {
      const { found, complete } = await this.#walk.round(scope);
      const { appeared, gone } = this.#memory.compare(found);
      // A share that was unmounted in the middle shows as empty folders.
      const still = gone.length > 0 ? await this.#check() : null;
      if (still !== null) return this.#failed(still);
      this.#memory.keep(found);
      const lost = await this.#lost();
      if (scope === 'all') {
        await this.#mayWriteAgain();
        for (const { folder, raw } of found) this.#leftOvers.saw(folder, raw ?? []);
        if (!this.status().readOnly) await this.#leftOvers.remove();
      }
      return ok({ appeared, gone: [...new Set([...gone, ...lost])], complete });
    } catch (error) {
      return this.#failed(readTrouble(error, this.#context.root));
    }
  }

  #failed(trouble: Trouble): Result<never, Trouble> {
    this.#walk.restart();
    return err(trouble);
  }

  /** Files of this desktop that are not there any more as they were put there: to be put there once more. */
  async #lost(): Promise<readonly string[]> {
    const lost = await this.#checks.lost();
    for (const { path, there } of lost) if (!there) this.#memory.drop(path);
    return lost.map(({ path }) => path);
  }

  async #mayWriteAgain(): Promise<void> {
    const { now } = this.#context;
    if (this.#readOnly && Math.abs(now() - this.#triedWriting) >= TRY_WRITING_MS) await this.#tryWriting();
  }

  async read({ path }: RemoteFile, limit: number): Promise<Result<Uint8Array | null, Trouble>> {
    const { files, root } = this.#context;
    if (this.#refusal !== null) return err(this.#refusal);
    if (!isReadable(path)) return ok(null);
    try {
      return ok(await files.read(inFolder(root, path), limit));
    } catch (error) {
      return noSuchFile.has(shareCode(error)) ? ok(null) : err(readTrouble(error, root));
    }
  }

  async publish(
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Result<readonly PublishOutcome[], Trouble>> {
    const away = await this.#check();
    if (away !== null) return err(away);
    if (this.#newer) return err(mayOnlyRead(this.#context.root));
    const publisher = new FolderPublisher(this.#context, async () => {
      await this.#tryWriting();
      return this.#readOnly;
    });
    const { outcomes, written, removed } = await publisher.publish(files, remove);
    const still = await this.#check();
    if (still !== null) return err(still); // whatever was written may be below the place of the mount
    for (const { path, ok: there } of outcomes) if (there) this.#memory.put(path);
    this.#checks.add(written.filter(({ path }) => !path.startsWith('here/'))); // a sign is replaced soon
    this.#checks.forget(removed);
    return ok(outcomes);
  }

  status(): { readonly readOnly: boolean; readonly pace: Pace } {
    const { took, cost } = this.#walk.lastWalk;
    const wished = Math.max(LOOK_AT_ALL_MS, took / BUSY, cost / BUSY_HERE);
    const lookAtAll = Math.round(Math.min(SLOWEST_LOOK_AT_ALL_MS, wished));
    const why =
      lookAtAll === LOOK_AT_ALL_MS
        ? null
        : `There is much in this folder: all of it is looked through every ${Math.ceil(lookAtAll / 1_000)} s, incidents that are open every ${LOOK_MS / 1_000} s.`;
    return {
      readOnly: this.#readOnly || this.#newer,
      pace: { look: LOOK_MS, lookAtAll, beacon: BEACON_MS, why },
    };
  }

  close(): void {
    this.#closed = true;
    this.#refusal = notReachable(this.#context.root);
  }
}
