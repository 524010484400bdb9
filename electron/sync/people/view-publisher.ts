import { incidentIdPattern, WORKSPACE_STREAM, type DeviceId, type IncidentId } from '../../../shared/ids.ts';
import { holderOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import {
  VIEW_VERSION,
  viewIndex,
  viewNames,
  viewOf,
  type IncidentView,
} from '../../../shared/incident/view/view.ts';
import type { Notice } from '../../../shared/ipc/contract.ts';
import { severities } from '../../../shared/incident/vocabulary.ts';
import { passesByItself } from '../../../shared/sync/connection.ts';
import type { Peer } from '../../../shared/sync/state.ts';
import { TeamPlaybook } from '../../playbook/team-playbook.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import type { RecordStore } from '../../records/store.ts';
import { findWals } from '../../records/stream-reader.ts';
import { SummaryCache } from '../../records/summaries.ts';
import type { PeopleChange } from '../transport.ts';
import { contentHash } from './content.ts';
import type { PeopleCache, RenderedView } from './people-cache.ts';
import type { PeoplePoint } from './people-sync.ts';
import { playbookWords } from './playbook-words.ts';
import { ViewFiles } from './view-files.ts';
import { isPublisher, nobody, type Posts, type Present } from './who-publishes.ts';

/** So many incidents are rendered in one look, the latest first; the others come with the next. */
const MAX_RENDERED = 200;
const INDEX = 'view/README.md';

export type ViewContext = {
  readonly store: RecordStore;
  readonly fs: FileSystem;
  readonly person: () => string;
  readonly isMember: (device: DeviceId) => boolean;
  readonly foldIncident: (id: IncidentId) => Promise<Incident>;
};

/** Renders incidents as Markdown into `view/`, where it is this desktop's turn. Nothing there is ever read back. */
export class ViewPublisher {
  readonly #context: ViewContext;
  readonly #playbook: TeamPlaybook;

  constructor(context: ViewContext) {
    this.#context = context;
    this.#playbook = new TeamPlaybook(context.fs, context.store.layout.root);
  }

  /** One look. @param cache what is remembered; kept up to date. */
  async round(
    point: PeoplePoint,
    peers: readonly Peer[],
    cache: PeopleCache,
    self: DeviceId,
  ): Promise<readonly Notice[]> {
    if (point.status().readOnly || !this.#context.isMember(self)) return [];
    try {
      return await this.#look(point, peers, cache, self);
    } catch (error) {
      // The disk does not give the records back now: that is said elsewhere, and the view can wait.
      if (codeOf(error) === undefined) throw error;
      return [];
    }
  }

  async #look(
    point: PeoplePoint,
    peers: readonly Peer[],
    cache: PeopleCache,
    self: DeviceId,
  ): Promise<readonly Notice[]> {
    await this.#playbook.load();
    const rendered = new Map<IncidentId, IncidentView | undefined>();
    const complete = await this.#renderChanged(cache, rendered);
    const turn = this.#turns(self, peers);
    const mine = Object.entries(cache.views).filter(([, view]) => turn(view));
    const index = complete && turn(nobody);
    if (mine.length === 0 && !index) return [];
    const listed = await point.people.list('view/');
    if (!listed.ok) return [];
    const files = new ViewFiles(point.people, cache, listed.value);
    const work: Work = { files, changes: [], shas: new Map(), told: [] };
    for (const [id, view] of mine) await this.#incident(work, id, view, rendered);
    if (index) await this.#index(work, Object.values(cache.views));
    if (work.changes.length === 0) return [];
    const made = await files.write(work.changes, work.shas, `View: ${namesOf(work.told)}`);
    if (made.ok || passesByItself(made.error)) return [];
    return [playbookWords.trouble('view', made.error.message)];
  }

  /** Renders what is not as it was. @returns whether all of it is up to date now. */
  async #renderChanged(
    cache: PeopleCache,
    rendered: Map<IncidentId, IncidentView | undefined>,
  ): Promise<boolean> {
    const { fs, store } = this.#context;
    const { layout } = store;
    const wals = findWals(fs, layout, null);
    const rules = contentHash(rulesOf(this.#playbook));
    const madeOf = (stream: string): string => SummaryCache.madeOf(fs, layout, stream, wals);
    // Who is a member decides which events count.
    const around = [VIEW_VERSION, store.context().foldVersion, rules, madeOf(WORKSPACE_STREAM)].join('|');
    const ids = store.streams().filter((stream) => incidentIdPattern.test(stream));
    const stale = ids
      .map((id) => ({ id, made: contentHash(`${around}|${madeOf(id)}`).slice(0, 24) }))
      .filter(({ id, made }) => cache.views[id]?.made !== made)
      .reverse();
    for (const { id, made } of stale.slice(0, MAX_RENDERED)) {
      const now = await this.#render(id);
      if (now === undefined) continue;
      const { view, posts } = now;
      rendered.set(id, view);
      cache.views[id] = {
        made,
        ...posts,
        events: view?.events ?? 0,
        line: view?.line ?? null,
        files: Object.fromEntries([...(view?.files ?? [])].map(([name, text]) => [name, contentHash(text)])),
      };
    }
    return stale.length <= MAX_RENDERED;
  }

  /** undefined when the disk does not give the incident back now: it keeps no other from being shown. */
  async #render(id: IncidentId): Promise<{ view: IncidentView | undefined; posts: Posts } | undefined> {
    try {
      const incident = await this.#context.foldIncident(id);
      const posts = { scribe: holderOf(incident, 'scribe'), commander: holderOf(incident, 'commander') };
      return { view: viewOf(incident, this.#playbook.playbook, contentHash), posts };
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }

  #turns(self: DeviceId, peers: readonly Peer[]): (posts: Posts) => boolean {
    const { isMember, person } = this.#context;
    const others = peers.filter(({ here, device }) => here && device !== self && isMember(device));
    const present: Present[] = others.map(({ device, name }) => ({ device, person: name }));
    present.push({ device: self, person: person() });
    return (posts) => isPublisher(self, posts, present);
  }

  async #incident(
    work: Work,
    id: IncidentId,
    view: RenderedView,
    rendered: Map<IncidentId, IncidentView | undefined>,
  ): Promise<void> {
    // Its declaration has not arrived: what others have written of it stays.
    if (view.line === null) return;
    for (const name of viewNames) {
      const text = async (): Promise<string | undefined> => {
        if (!rendered.has(id)) rendered.set(id, (await this.#render(id))?.view);
        return rendered.get(id)?.files.get(name);
      };
      const wanted = { path: `view/${id}/${name}`, sha: view.files[name], events: view.events };
      if ((await add(work, wanted, text)) && work.told.at(-1) !== id) work.told.push(id);
    }
  }

  async #index(work: Work, views: readonly RenderedView[]): Promise<void> {
    const shown = views.flatMap(({ line }) => line ?? []);
    if (shown.length === 0) return;
    const events = views.reduce((sum, view) => sum + view.events, 0);
    const text = viewIndex(shown, events, contentHash);
    const wanted = { path: INDEX, sha: contentHash(text), events };
    if (await add(work, wanted, () => Promise.resolve(text))) work.told.push('list');
  }
}

/** What one look has found to write. */
type Work = {
  readonly files: ViewFiles;
  readonly changes: PeopleChange[];
  readonly shas: Map<string, string>;
  readonly told: string[];
};

type WantedFile = { readonly path: string; readonly sha: string | undefined; readonly events: number };

/** Adds what has to be written of one file; what a person has changed is kept beside it first. */
async function add(
  { files, changes, shas }: Work,
  wanted: WantedFile,
  text: () => Promise<string | undefined>,
): Promise<boolean> {
  const course = await files.courseOf(wanted);
  if (course.kind === 'leave') return false;
  if (course.kind === 'keep' && !(await files.keepBeside(wanted.path, course.bytes))) return false;
  const written = wanted.sha === undefined ? undefined : await text();
  const bytes = written === undefined ? null : Buffer.from(written);
  if (bytes === null && wanted.sha !== undefined) return false;
  changes.push({ path: wanted.path, bytes, was: course.was });
  if (bytes !== null) shas.set(wanted.path, contentHash(bytes));
  return true;
}

/** What the pages show of the playbook. */
const rulesOf = ({ playbook }: TeamPlaybook): string =>
  JSON.stringify([playbook.links, severities.map((each) => playbook.severities[each].requiredRoles)]);

const namesOf = (told: readonly string[]): string =>
  told.length > 3 ? `${told.length} files` : told.join(', ');
