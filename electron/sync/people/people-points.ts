import { foldAll } from '../../../shared/incident/fold.ts';
import type { Notice } from '../../../shared/ipc/contract.ts';
import type { Peer } from '../../../shared/sync/state.ts';
import { PeopleSync, type PeopleContext, type PeoplePoint } from './people-sync.ts';

/** The people's files at every meeting point of a store: what the engine calls. */
export class PeoplePoints {
  readonly #context: Omit<PeopleContext, 'key' | 'isMember' | 'foldIncident'>;
  readonly #points = new Map<string, { readonly sync: PeopleSync; notices: readonly Notice[] }>();

  constructor(context: Omit<PeopleContext, 'key' | 'isMember' | 'foldIncident'>) {
    this.#context = context;
  }

  /**
   * One look at a meeting point that is attached and of which everything was listed once; what it costs is bounded by its
   * own clock, so that it may follow every round. Never throws for what the world does.
   * @param peers the other desktops, as they are shown.
   */
  async round(key: string, point: PeoplePoint, peers: readonly Peer[]): Promise<void> {
    const { store } = this.#context;
    let held = this.#points.get(key);
    if (held === undefined) {
      const sync = new PeopleSync({
        ...this.#context,
        key,
        isMember: (device) => store.trust.standingOf(device) === 'member',
        foldIncident: async (id) => foldAll(id, await store.readOnce(id)),
      });
      held = { sync, notices: [] };
      this.#points.set(key, held);
    }
    held.notices = (await held.sync.round(point, peers)).notices;
  }

  /** A meeting point was left: nothing of it is told any more. */
  leave(key: string): void {
    this.#points.delete(key);
  }

  /** What is to be known, each once. */
  notices(): readonly Notice[] {
    const all = [...this.#points.values()].flatMap(({ notices }) => notices);
    return [...new Map(all.map((notice) => [notice.id, notice])).values()];
  }
}
