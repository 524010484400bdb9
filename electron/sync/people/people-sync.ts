import type { DeviceId, IncidentId, Instant } from '../../../shared/ids.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Notice } from '../../../shared/ipc/contract.ts';
import type { Peer } from '../../../shared/sync/state.ts';
import type { FileSystem } from '../../records/file-system.ts';
import type { RecordStore } from '../../records/store.ts';
import type { Transport } from '../transport.ts';
import { readPeopleCache, writePeopleCache, type PeopleCache } from './people-cache.ts';
import { PlaybookTravel } from './playbook-travel.ts';
import { shown } from './playbook-words.ts';
import { ViewPublisher } from './view-publisher.ts';

/** What the engine hands in, for each meeting point. */
export type PeopleContext = {
  /** Which meeting point: see `connectionKey`. */
  readonly key: string;
  readonly store: RecordStore;
  readonly fs: FileSystem;
  /** The wall clock: files carry its times. */
  readonly now: () => Instant;
  /** Whose desktop this is. */
  readonly person: () => string;
  /** Whether a device, this one included, is a member: only members publish what people read. */
  readonly isMember: (device: DeviceId) => boolean;
  /** An incident with everything that is here; called only for those whose files have changed. */
  readonly foldIncident: (id: IncidentId) => Promise<Incident>;
};

/** What a look at the people's files needs of a meeting point. */
export type PeoplePoint = Pick<Transport, 'kind' | 'people' | 'status'>;

/** In a folder every file is read to tell its content: not at every round. */
const FOLDER_PACE_MS = 8_000;
/** The view is for reading, not for following along. */
const VIEW_PACE_MS = 60_000;

/**
 * The files that people read and edit at one meeting point: rendered incidents in `view/`, the playbook in `p/`. One for
 * each meeting point; `round` is called after each round of it that looked at everything.
 */
export class PeopleSync {
  readonly #context: PeopleContext;
  readonly #travel: PlaybookTravel;
  readonly #view: ViewPublisher;
  #cache: PeopleCache | undefined;
  #saved = '';
  #travelledAt = -Infinity;
  #travels: readonly Notice[] = [];
  #viewedAt = -Infinity;
  #views: readonly Notice[] = [];

  constructor(context: PeopleContext) {
    this.#context = context;
    this.#travel = new PlaybookTravel(context);
    this.#view = new ViewPublisher(context);
  }

  /** One look and what follows from it; cheap when nothing has changed. Never throws for what the world does. */
  async round(point: PeoplePoint, peers: readonly Peer[]): Promise<{ readonly notices: readonly Notice[] }> {
    const { store, fs, key, now } = this.#context;
    if (store.identity === null || store.readOnly !== null) return { notices: [] };
    const cache = (this.#cache ??= readPeopleCache(fs, store.layout, key));
    // The differences have no sign: a clock that was set back must not stop either.
    const travel = point.kind === 'git' || Math.abs(now() - this.#travelledAt) >= FOLDER_PACE_MS;
    const view = Math.abs(now() - this.#viewedAt) >= VIEW_PACE_MS;
    if (travel) {
      this.#travelledAt = now();
      this.#travels = await this.#travel.round(point, cache.base);
    }
    if (view) {
      this.#viewedAt = now();
      const { notices, more } = await this.#view.round(point, peers, cache, store.identity.device);
      this.#views = notices;
      // A long history goes on with the next look; with Git every look is a push.
      if (more && point.kind === 'folder') this.#viewedAt = -Infinity;
    }
    const base = JSON.stringify(cache.base);
    if (view || base !== this.#saved) await writePeopleCache(fs, store.layout, cache);
    this.#saved = base;
    return { notices: shown([...this.#travels, ...this.#views]) };
  }
}
