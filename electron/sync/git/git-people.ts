import type { Instant } from '../../../shared/ids.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { PeopleChange, PeopleFiles, PeoplePrefix } from '../transport.ts';
import { parseBranch } from './address.ts';
import { gitBlobId } from './git-blob.ts';
import { quietly, type GitRepository, type ObjectId, type TreeChanges } from './repository.ts';
import { contentRefused, gitStoreTroubles, refsRefused, refusedPath } from './transport-words.ts';
import { isPeoplePath } from './tree-paths.ts';

export type PeopleContext = {
  readonly repository: GitRepository;
  readonly branch: string;
  readonly now: () => Instant;
  /** Why the repository can't be used now; null when it can. */
  readonly refusal: () => Trouble | null;
};

/** Reading what was just listed asks the host no second time. */
const FRESH_MS = 2_000;
/** How often a change is built anew on what others have pushed meanwhile. */
const TRIES = 3;

/** In place of a hash, for what can't be read. */
const UNREADABLE = '-';

type Folder = 'p/' | 'view/';
/** One folder of the branch as of a commit. */
type Seen = { readonly files: ReadonlyMap<string, ObjectId>; readonly leftOut: readonly string[] };

/** The people's files on an ordinary branch, of which nothing but `p/` and `view/` is ever touched. */
export class GitPeople implements PeopleFiles {
  readonly #context: PeopleContext;
  readonly #branch: Result<string, Trouble>;
  readonly #seen = new Map<Folder, { readonly tip: ObjectId; readonly seen: Seen }>();
  /** When the branch was fetched last, and by whom; nothing was changed since. */
  #fetched: { readonly at: Instant; readonly onTheWay: boolean } | undefined;
  #exists = false;

  constructor(context: PeopleContext) {
    this.#context = context;
    this.#branch = parseBranch(context.branch);
  }

  get #ref(): string {
    return `refs/heads/${this.#context.branch}`;
  }

  /** What is fetched with the records, once the branch is there: looking at the people's files then costs nothing. */
  alongside(): readonly string[] {
    return this.#exists ? [this.#ref] : [];
  }

  /** The branch was fetched with the records. */
  fetchedOnTheWay(): void {
    if (this.#exists) this.#fetched = { at: this.#context.now(), onTheWay: true };
  }

  list(prefix: PeoplePrefix): Promise<Result<ReadonlyMap<string, string>, Trouble>> {
    return quietly(async () => {
      const tip = await this.#tip(this.#fetched?.onTheWay === true && this.#isFresh());
      return tip.ok ? ok(listed(await this.#look(tip.value, folderOf(prefix)), prefix)) : tip;
    });
  }

  read(path: string, limit: number): Promise<Result<Uint8Array | null, Trouble>> {
    if (!isPeoplePath(path)) return Promise.resolve(ok(null));
    return quietly(async () => {
      const tip = await this.#tip(this.#isFresh());
      if (!tip.ok) return tip;
      const blob = (await this.#look(tip.value, folderOf(path))).files.get(path);
      return ok(blob === undefined ? null : await this.#context.repository.blob(blob, limit));
    });
  }

  change(
    changes: readonly PeopleChange[],
    message: string,
  ): Promise<Result<{ readonly changed: readonly string[] }, Trouble>> {
    const unfit = changes.find(({ path }) => !isPeoplePath(path));
    if (unfit !== undefined) return Promise.resolve(err(refusedPath(unfit.path)));
    return quietly(() => this.#change(changes, message));
  }

  async #change(
    changes: readonly PeopleChange[],
    message: string,
  ): Promise<Result<{ readonly changed: readonly string[] }, Trouble>> {
    const { repository } = this.#context;
    const ref = this.#ref;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const tip = await this.#tip(false);
      if (!tip.ok) return tip;
      const seen = { 'p/': await this.#look(tip.value, 'p/'), 'view/': await this.#look(tip.value, 'view/') };
      const { fitting, changed } = sort(changes, seen);
      if (fitting.length === 0) return ok({ changed });
      const commit = await repository.commit(tip.value, fitting, `${message}\n\n[skip ci]\n`);
      if (!commit.ok) return commit;
      this.#fetched = undefined;
      const pushed = await repository.push([{ ref, commit: commit.value, expected: tip.value }]);
      if (!pushed.ok) return pushed;
      const outcome = pushed.value.get(ref) ?? { kind: 'moved' };
      if (outcome.kind === 'done') {
        this.#exists = true;
        return ok({ changed });
      }
      if (outcome.kind === 'content-refused') return err(contentRefused(outcome.why));
      if (outcome.kind === 'ref-refused') return err(branchRefused(this.#context.branch, outcome.why));
    }
    return err(gitStoreTroubles.contested);
  }

  #isFresh(): boolean {
    const { now } = this.#context;
    return this.#fetched !== undefined && Math.abs(now() - this.#fetched.at) < FRESH_MS;
  }

  /** The branch's last commit, as the host has it now or had it a moment ago; null when there is no such branch. */
  async #tip(fresh: boolean): Promise<Result<ObjectId | null, Trouble>> {
    const { repository, refusal, now } = this.#context;
    const away = refusal();
    if (away !== null) return err(away);
    if (!this.#branch.ok) return this.#branch;
    if (!fresh) {
      const fetched = await repository.fetch([this.#ref]);
      if (!fetched.ok) return fetched;
      this.#fetched = { at: now(), onTheWay: false };
    }
    const tip = (await repository.remoteRefs(this.#ref)).get(this.#ref) ?? null;
    this.#exists = tip !== null;
    return ok(tip);
  }

  async #look(tip: ObjectId | null, folder: Folder): Promise<Seen> {
    if (tip === null) return { files: new Map(), leftOut: [] };
    const known = this.#seen.get(folder);
    if (known?.tip === tip) return known.seen;
    const seen = seenOf(await this.#context.repository.changes(null, tip, folder));
    this.#seen.set(folder, { tip, seen });
    return seen;
  }
}

const seenOf = ({ files, leftOut }: TreeChanges): Seen => ({
  files: new Map(files.map(({ path, blob }) => [path, blob])),
  leftOut,
});

/** What is there and no plain file is told as well: it is not gone. */
function listed({ files, leftOut }: Seen, prefix: PeoplePrefix): ReadonlyMap<string, string> {
  const others = leftOut.filter(isPeoplePath).map((path) => [path, UNREADABLE] as const);
  return new Map([...others, ...files].filter(([path]) => path.startsWith(prefix)));
}

const folderOf = (path: string): Folder => (path.startsWith('p/') ? 'p/' : 'view/');

/** Which changes still fit, and are still to be made; and the paths of which something else has become. */
function sort(
  changes: readonly PeopleChange[],
  seen: Readonly<Record<Folder, Seen>>,
): { readonly fitting: readonly PeopleChange[]; readonly changed: readonly string[] } {
  const fitting: PeopleChange[] = [];
  const changed: string[] = [];
  for (const change of changes) {
    const { files, leftOut } = seen[folderOf(change.path)];
    const is = files.get(change.path) ?? null;
    const wanted = change.bytes === null ? null : gitBlobId(change.bytes);
    if (isTaken(change.path, [...files.keys(), ...leftOut], files)) changed.push(change.path);
    else if (is === wanted) continue;
    else if (is === change.was) fitting.push(change);
    else changed.push(change.path);
  }
  return { fitting, changed };
}

/** Whether what can't be read is in its place (a link), a file where it needs a folder, or a folder in its place. */
const isTaken = (path: string, there: readonly string[], files: ReadonlyMap<string, ObjectId>): boolean =>
  there.some(
    (other) =>
      other.startsWith(`${path}/`) || path.startsWith(`${other}/`) || (other === path && !files.has(path)),
  );

const branchRefused = (branch: string, why: string): Trouble => ({
  kind: refsRefused(why).kind,
  message: `The Git host takes nothing on the branch “${branch}” from this computer (“${why}”). Records are exchanged all the same. Allow pushes to it, or choose another branch for the view.`,
});
