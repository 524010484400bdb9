import type { DeviceId } from '../../../shared/ids.ts';
import { meaningOf } from '../paths.ts';
import { refOf, type RefPlace } from './git-refs.ts';
import type { GitRepository, ObjectId, TreeChange } from './repository.ts';

type Own = {
  /** Where the host’s ref is believed to be: what the next commit is built on; null: there is none. */
  tip: ObjectId | null;
  /** Commits whose push was begun and never answered: the host may have them. */
  readonly unanswered: Set<ObjectId>;
};

const places: readonly RefPlace[] = ['own', 'branches'];
const parts = ['log', 'att'] as const;

/**
 * This device's refs. Nobody else writes to them: where one is found at a commit that this desktop did not make, another
 * desktop goes by the same name.
 */
export class OwnRefs {
  place: RefPlace = 'own';
  /** Another desktop writes under this one's name. */
  contested = false;
  /** What was put there and removed since the last look at the refs. */
  readonly since = new Map<string, 'put' | 'removed'>();
  /** What the host has acknowledged and no look has found yet. */
  readonly #unseen = new Set<string>();
  readonly #repository: GitRepository;
  readonly #device: DeviceId;
  readonly #refs = new Map<string, Own>();

  constructor(repository: GitRepository, device: DeviceId) {
    this.#repository = repository;
    this.#device = device;
  }

  name(part: 'log' | 'att'): string {
    return refOf(this.place, this.#device, part);
  }

  tip(part: 'log' | 'att'): ObjectId | null {
    return this.#refs.get(this.name(part))?.tip ?? null;
  }

  /** A push is begun. */
  pushing(part: 'log' | 'att', commit: ObjectId): void {
    this.#own(this.name(part)).unanswered.add(commit);
  }

  /** The host has taken it, with these changes. */
  pushed(part: 'log' | 'att', commit: ObjectId, changes: readonly TreeChange[]): void {
    for (const { path, bytes } of changes) {
      this.since.set(path, bytes === null ? 'removed' : 'put');
      if (bytes === null) this.#unseen.delete(path);
      else if (meaningOf(path) !== undefined) this.#unseen.add(path);
    }
    const own = this.#own(this.name(part));
    own.tip = commit;
    own.unanswered.clear();
  }

  /** Looks whether the host's refs are where this desktop left them: gone and rewound ones are taken as they are. */
  async compare(there: ReadonlyMap<string, ObjectId>, looked: readonly ('log' | 'att')[]): Promise<void> {
    this.since.clear();
    for (const place of places) {
      for (const part of parts) {
        if (!looked.includes(part)) continue;
        const ref = refOf(place, this.#device, part);
        const found = there.get(ref) ?? null;
        const own = this.#refs.get(ref);
        if (own === undefined) {
          // At the first look, whatever this device left there in an earlier run, whose last push may still be on its way.
          this.#refs.set(ref, { tip: found, unanswered: new Set(this.#repository.madeBefore()) });
          continue;
        }
        if (found === own.tip) continue;
        if (found !== null && !(await this.#isOurs(found, own))) this.contested = true;
        own.tip = found;
        own.unanswered.clear();
      }
    }
  }

  /** What was acknowledged and is not there after all: each is told once. */
  lost(isThere: (path: string) => boolean, attachments: boolean): readonly string[] {
    const looked = [...this.#unseen].filter((path) => attachments || meaningOf(path)?.kind !== 'chunk');
    for (const path of looked) this.#unseen.delete(path);
    return looked.filter((path) => !isThere(path));
  }

  /** Chooses where to publish: where this device is already, else as the others do. */
  settle(there: ReadonlyMap<string, ObjectId>): void {
    const has = (place: RefPlace): boolean => there.has(refOf(place, this.#device, 'log'));
    const all = [...there.keys()];
    const onlyBranches = all.length > 0 && all.every((ref) => ref.startsWith('refs/heads/'));
    if (has('branches') ? !has('own') : onlyBranches) this.place = 'branches';
  }

  async #isOurs(found: ObjectId, { tip, unanswered }: Own): Promise<boolean> {
    if (unanswered.has(found)) return true;
    return tip !== null && (await this.#repository.isBefore(found, tip));
  }

  #own(ref: string): Own {
    const own = this.#refs.get(ref) ?? { tip: null, unanswered: new Set() };
    this.#refs.set(ref, own);
    return own;
  }
}
