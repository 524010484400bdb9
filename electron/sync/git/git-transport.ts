import type { Trouble } from '../../../shared/sync/connection.ts';
import type { ProbeReport } from '../../../shared/sync/state.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { STORE_FORMAT } from '../../records/workspace.ts';
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
import { DeviceRefs, type Looked } from './device-refs.ts';
import { attachRepository } from './git-attach.ts';
import type { GitContext } from './git-context.ts';
import { GitPace } from './git-pace.ts';
import { GitPeople } from './git-people.ts';
import { probeRepository } from './git-probe.ts';
import { GitPublisher } from './git-publisher.ts';
import { OwnRefs } from './own-refs.ts';
import { quietly } from './repository.ts';
import { gitStoreTroubles } from './transport-words.ts';

/** How often a repository that could only be read is tried again. */
const TRY_WRITING_MS = 5 * 60_000;

/** A repository on a Git host: a ref for each device, so that nobody ever waits for another's push. */
export class GitTransport implements Transport {
  readonly kind = 'git';
  readonly people: GitPeople;
  readonly #context: GitContext;
  readonly #refs: DeviceRefs;
  readonly #own: OwnRefs;
  readonly #pace: GitPace;
  /** The workspace that was found there; from then on there must be the same one. */
  #ws: string | null = null;
  /** Why the repository does not serve now; null once it was attached. */
  #refusal: Trouble | null = gitStoreTroubles.notYet;
  /** Since when it is known that it can be read and not written to. */
  #readOnlySince: number | null = null;

  constructor(context: GitContext) {
    const { repository, branch, device, url, now } = context;
    this.#context = context;
    this.#refs = new DeviceRefs(repository);
    this.#own = new OwnRefs(repository, device);
    this.#pace = new GitPace(url, now);
    this.people = new GitPeople({ repository, branch, now, refusal: () => this.#refusal });
  }

  async attach(mayFound: boolean): Promise<Result<Attachment, Trouble>> {
    const first = this.#ws === null;
    const attached = await quietly(() =>
      attachRepository(
        {
          repository: this.#context.repository,
          refs: this.#refs,
          own: this.#own,
          ws: this.#ws ?? this.#context.ws,
          look: () => this.#look(false, first),
          found: (ws) => this.#found(ws),
        },
        mayFound && first,
      ),
    );
    this.#refusal = attached.ok ? null : attached.error;
    if (attached.ok) this.#ws = attached.value.ws;
    return attached;
  }

  async #found(ws: string): Promise<Trouble | null> {
    const founded = await this.#publisher(ws).found();
    return founded.ok ? null : founded.error;
  }

  probe(tell: (report: ProbeReport) => void): Promise<ProbeReport> {
    return probeRepository(this.#context, tell);
  }

  list(scope: Scope): Promise<Result<Listing, Trouble>> {
    return quietly(async () => {
      if (this.#refusal !== null) return err(this.#refusal);
      const since = this.#context.now();
      const looked = await this.#look(scope === 'all');
      this.#pace.looked(since);
      if (!looked.ok) return looked;
      if (looked.value.empty) return err(gitStoreTroubles.emptied);
      if (scope === 'all') {
        await this.#tryWriting();
        // Nobody waits for it, and a failure costs nothing but room on the disk.
        void this.#context.repository.tidy().catch(() => undefined);
      }
      const { union } = this.#refs;
      const { appeared, gone } = union.tell();
      const lost = this.#own.lost((path) => union.contents(path).length > 0, scope === 'all');
      return ok({ appeared, gone: [...new Set([...gone, ...lost])], complete: scope === 'all' });
    });
  }

  async #look(all: boolean, settle = false): Promise<Result<Looked, Trouble>> {
    const also = all ? this.people.alongside() : [];
    const ws = this.#ws ?? this.#context.ws;
    const looked = await this.#refs.look({ attachments: all, ws, also });
    if (!looked.ok) return looked;
    if (all) this.people.fetchedOnTheWay();
    const there = await this.#refs.refs();
    await this.#own.compare(there, all ? ['log', 'att'] : ['log']);
    if (settle) this.#own.settle(there);
    this.#pace.moved(looked.value.moved);
    return looked;
  }

  read({ path, tag }: RemoteFile, limit: number): Promise<Result<Uint8Array | null, Trouble>> {
    return quietly(async () => {
      if (this.#refusal !== null) return err(this.#refusal);
      const blob = tag === '' ? this.#refs.union.contents(path)[0] : tag;
      return ok(blob === undefined ? null : await this.#context.repository.blob(blob, limit));
    });
  }

  publish(
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Result<readonly PublishOutcome[], Trouble>> {
    return quietly(async () => {
      const ws = this.#ws;
      if (this.#refusal !== null || ws === null) return err(this.#refusal ?? gitStoreTroubles.notYet);
      if (this.#own.contested) return err(gitStoreTroubles.identity);
      if (this.#isNewer()) return err(gitStoreTroubles.mayOnlyRead);
      const published = await this.#publisher(ws).publish(files, remove);
      const troubles = published.ok
        ? published.value.map((outcome) => (outcome.ok ? null : outcome.trouble.kind))
        : [published.error.kind];
      if (troubles.includes('read-only')) this.#readOnlySince = this.#context.now();
      return published;
    });
  }

  #publisher(ws: string): GitPublisher {
    const { repository, device } = this.#context;
    const { union } = this.#refs;
    return new GitPublisher({
      repository,
      own: this.#own,
      union,
      device,
      ws,
      look: async () => {
        const looked = await this.#look(true);
        if (!looked.ok) return looked.error;
        return looked.value.empty && this.#refusal === null ? gitStoreTroubles.emptied : null;
      },
    });
  }

  /** A desktop that might only read may have been given the right to write since. */
  async #tryWriting(): Promise<void> {
    const { now } = this.#context;
    if (this.#readOnlySince === null || this.#ws === null || this.#isNewer()) return;
    if (Math.abs(now() - this.#readOnlySince) < TRY_WRITING_MS) return;
    const tried = await this.#publisher(this.#ws).found();
    this.#readOnlySince = tried.ok ? null : now();
  }

  #isNewer(): boolean {
    return this.#ws !== null && this.#refs.formatOf(this.#ws).fmt > STORE_FORMAT;
  }

  status(): { readonly readOnly: boolean; readonly pace: Pace } {
    return {
      readOnly: this.#readOnlySince !== null || this.#isNewer(),
      pace: this.#pace.pace(this.#context.device),
    };
  }

  close(): void {
    this.#refusal = gitStoreTroubles.notYet;
    this.#context.repository.close();
  }
}
