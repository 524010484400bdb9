import type { DeviceId, IncidentId } from '../../../shared/ids.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { viewIndex, viewNames } from '../../../shared/incident/view/view.ts';
import type { Notice } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { passesByItself, type Trouble } from '../../../shared/sync/connection.ts';
import type { Peer } from '../../../shared/sync/state.ts';
import { codeOf } from '../../records/file-system.ts';
import type { PeopleChange, PeopleFiles, PeoplePrefix } from '../transport.ts';
import { contentHash } from './content.ts';
import type { PeopleCache, RenderedView } from './people-cache.ts';
import type { PeoplePoint } from './people-sync.ts';
import { playbookWords } from './playbook-words.ts';
import { RenderedViews, type RenderContext } from './rendered-views.ts';
import { ViewFiles, type Wanted } from './view-files.ts';
import { isPublisher, nobody, type Posts, type Present } from './who-publishes.ts';

/** So many incidents in one look. With Git they are one push; in a folder every file is a wait for the share. */
const AT_A_TIME = { git: 200, folder: 20 } as const;
/** How often a folder is asked for the pages of every incident, also of those that are long over; ms. */
const ALL_MS = 30 * 60_000;
const INDEX = 'view/README.md';

export type ViewContext = RenderContext & {
  readonly now: () => number;
  readonly person: () => string;
  readonly isMember: (device: DeviceId) => boolean;
};

/** What came of a look; `more` is left for the next one. */
export type ViewRound = { readonly notices: readonly Notice[]; readonly more: boolean };
const nothing: ViewRound = { notices: [], more: false };

/** Renders incidents as Markdown into `view/`, where it is this desktop's turn. Nothing there is ever read back. */
export class ViewPublisher {
  readonly #context: ViewContext;
  readonly #views: RenderedViews;
  /** Incidents whose pages are not known to be there as they are here. */
  readonly #unsure = new Set<IncidentId>();
  #lookedAtAll: number | undefined;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#views = new RenderedViews(context);
  }

  /** One look. @param cache what is remembered; kept up to date. */
  async round(
    point: PeoplePoint,
    peers: readonly Peer[],
    cache: PeopleCache,
    self: DeviceId,
  ): Promise<ViewRound> {
    if (point.status().readOnly || !this.#context.isMember(self)) return nothing;
    try {
      return await this.#look(point, peers, cache, self);
    } catch (error) {
      // The disk does not give the records back now: that is said elsewhere, and the view can wait.
      if (codeOf(error) === undefined) throw error;
      return nothing;
    }
  }

  async #look(
    { kind, people }: PeoplePoint,
    peers: readonly Peer[],
    cache: PeopleCache,
    self: DeviceId,
  ): Promise<ViewRound> {
    const limit = AT_A_TIME[kind];
    const { renewed, complete } = await this.#views.renew(cache.views, limit);
    for (const id of renewed) this.#unsure.add(id);
    const turn = this.#turns(self, peers);
    const all = kind === 'git' || this.#isTimeForAll();
    const unsure = (id: IncidentId): number => Number(this.#unsure.has(id));
    const mine = Object.entries(cache.views)
      .filter(([, view]) => view.line !== null && turn(view))
      .filter(([id, view]) => all || this.#unsure.has(id) || isLiveNow(view))
      .sort(([a], [b]) => unsure(b) - unsure(a) || (a < b ? 1 : -1));
    const due = all ? mine : mine.slice(0, 2 * limit);
    const more = !complete || mine.slice(due.length).some(([id]) => this.#unsure.has(id));
    const index = complete && turn(nobody);
    if (due.length === 0 && !index) return { notices: [], more };
    const prefixes = due.map(([id]): PeoplePrefix => `view/${id}/`);
    if (index) prefixes.push(INDEX);
    const tags = await (all ? people.list('view/') : listOf(people, prefixes));
    if (!tags.ok) return nothing;
    const work: Work = {
      files: new ViewFiles(people, cache, tags.value),
      changes: [],
      shas: new Map(),
      told: [],
    };
    for (const [id, view] of due) await this.#incident(work, id, view);
    if (index) await addIndex(work, Object.values(cache.views));
    if (work.changes.length === 0) return { notices: [], more };
    const made = await work.files.write(work.changes, work.shas, `View: ${namesOf(work.told)}`);
    if (made.ok) return { notices: [], more };
    const { message } = made.error;
    return passesByItself(made.error)
      ? nothing
      : { notices: [playbookWords.trouble('view', message)], more: false };
  }

  /** What is over hardly changes: somebody's edit of it is found in good time. */
  #isTimeForAll(): boolean {
    const now = this.#context.now();
    this.#lookedAtAll ??= now;
    if (Math.abs(now - this.#lookedAtAll) < ALL_MS) return false;
    this.#lookedAtAll = now;
    return true;
  }

  #turns(self: DeviceId, peers: readonly Peer[]): (posts: Posts) => boolean {
    const { isMember, person } = this.#context;
    const others = peers.filter(({ here, device }) => here && device !== self && isMember(device));
    const present: Present[] = others.map(({ device, name }) => ({ device, person: name }));
    present.push({ device: self, person: person() });
    return (posts) => isPublisher(self, posts, present);
  }

  /** What is written now is looked at once more by the next look: then it is known to be there. */
  async #incident(work: Work, id: IncidentId, { files, events }: RenderedView): Promise<void> {
    const before = work.changes.length;
    let sure = true;
    for (const name of viewNames) {
      const wanted = { path: `view/${id}/${name}`, sha: files[name], events };
      sure = (await add(work, wanted, () => this.#views.page(id, name))) && sure;
    }
    if (work.changes.length > before) work.told.push(id);
    if (sure) this.#unsure.delete(id);
    else this.#unsure.add(id);
  }
}

const isLiveNow = ({ line }: RenderedView): boolean => line !== null && isLive(line.phase);

/** What is there of what is asked for. */
async function listOf(
  people: PeopleFiles,
  prefixes: readonly PeoplePrefix[],
): Promise<Result<ReadonlyMap<string, string>, Trouble>> {
  const found = new Map<string, string>();
  for (const prefix of prefixes) {
    const listed = await people.list(prefix);
    if (!listed.ok) return listed;
    for (const [path, tag] of listed.value) found.set(path, tag);
  }
  return ok(found);
}

/** What one look has found to write. */
type Work = {
  readonly files: ViewFiles;
  readonly changes: PeopleChange[];
  readonly shas: Map<string, string>;
  readonly told: string[];
};

/**
 * Adds what has to be written of one file; what a person has changed is kept beside it first.
 * @returns whether it is there as it is wanted.
 */
async function add(
  { files, changes, shas }: Work,
  wanted: Wanted,
  text: () => Promise<string | undefined>,
): Promise<boolean> {
  const course = await files.courseOf(wanted);
  if (course.kind === 'leave') return true;
  if (course.kind === 'keep' && !(await files.keepBeside(wanted.path, course.bytes))) return false;
  const written = wanted.sha === undefined ? undefined : await text();
  const bytes = written === undefined ? null : Buffer.from(written);
  if (bytes === null && wanted.sha !== undefined) return false;
  changes.push({ path: wanted.path, bytes, was: course.was });
  if (bytes !== null) shas.set(wanted.path, contentHash(bytes));
  return false;
}

async function addIndex(work: Work, views: readonly RenderedView[]): Promise<void> {
  const shown = views.flatMap(({ line }) => line ?? []);
  if (shown.length === 0) return;
  const events = views.reduce((sum, view) => sum + view.events, 0);
  const text = viewIndex(shown, events, contentHash);
  const before = work.changes.length;
  await add(work, { path: INDEX, sha: contentHash(text), events }, () => Promise.resolve(text));
  if (work.changes.length > before) work.told.push('list');
}

const namesOf = (told: readonly string[]): string =>
  told.length > 3 ? `${told.length} files` : told.join(', ');
