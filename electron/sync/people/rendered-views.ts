import { incidentIdPattern, type IncidentId } from '../../../shared/ids.ts';
import { holderOf } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { VIEW_VERSION, viewOf, type IncidentView } from '../../../shared/incident/view/view.ts';
import { severities } from '../../../shared/incident/vocabulary.ts';
import { TeamPlaybook } from '../../playbook/team-playbook.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import type { RecordStore } from '../../records/store.ts';
import { findWals } from '../../records/stream-reader.ts';
import { SummaryCache } from '../../records/summaries.ts';
import { contentHash } from './content.ts';
import type { PeopleCache } from './people-cache.ts';
import type { Posts } from './who-publishes.ts';

export type RenderContext = {
  readonly store: RecordStore;
  readonly fs: FileSystem;
  readonly foldIncident: (id: IncidentId) => Promise<Incident>;
};

/** The incidents of a store as pages, rendered only when something in them has changed. */
export class RenderedViews {
  readonly #context: RenderContext;
  readonly #playbook: TeamPlaybook;
  /** The pages of this look. */
  readonly #pages = new Map<IncidentId, ReadonlyMap<string, string>>();

  constructor(context: RenderContext) {
    this.#context = context;
    this.#playbook = new TeamPlaybook(context.fs, context.store.layout.root);
  }

  /**
   * Renders what is not as it was, the latest incident first.
   * @param views what is known of each incident's pages; kept up to date.
   * @param limit how many are rendered at most.
   * @returns which were, and whether all are up to date now.
   * @throws the file system's error when the records can't be listed.
   */
  async renew(
    views: PeopleCache['views'],
    limit: number,
  ): Promise<{ readonly renewed: readonly IncidentId[]; readonly complete: boolean }> {
    this.#pages.clear();
    await this.#playbook.load();
    const { fs, store } = this.#context;
    const wals = findWals(fs, store.layout, null);
    const around = this.#around();
    const stale = store
      .streams()
      .filter((stream) => incidentIdPattern.test(stream))
      .map((id) => ({ id, of: SummaryCache.madeOf(fs, store.layout, id, wals) }))
      .map(({ id, of }) => ({ id, made: contentHash(`${around}|${of}`).slice(0, 24) }))
      .filter(({ id, made }) => views[id]?.made !== made)
      .reverse();
    const renewed: IncidentId[] = [];
    for (const { id, made } of stale) {
      if (renewed.length === limit) return { renewed, complete: false };
      const rendered = await this.#render(id);
      if (rendered === undefined) continue;
      const { view, posts } = rendered;
      const files = [...(view?.files ?? [])].map(([name, text]) => [name, contentHash(text)] as const);
      const line = view?.line ?? null;
      views[id] = { made, ...posts, events: view?.events ?? 0, line, files: Object.fromEntries(files) };
      renewed.push(id);
    }
    return { renewed, complete: true };
  }

  /** A page of an incident as it was rendered last; undefined where it has none, or can't be read now. */
  async page(id: IncidentId, name: string): Promise<string | undefined> {
    if (!this.#pages.has(id)) await this.#render(id);
    return this.#pages.get(id)?.get(name);
  }

  /** What else the pages depend on: their form, the rules that they show, and whose entries count. */
  #around(): string {
    const { store } = this.#context;
    const { links, postmortem, severities: rules } = this.#playbook.playbook;
    const roles = severities.map((each) => rules[each].requiredRoles);
    const devices = store.trust.devices().map(({ id, standing }) => [id, standing]);
    return JSON.stringify([
      VIEW_VERSION,
      store.context().foldVersion,
      links,
      postmortem,
      roles,
      devices.sort(),
    ]);
  }

  /** undefined when the disk does not give the incident back now: it keeps no other from being shown. */
  async #render(id: IncidentId): Promise<{ view: IncidentView | undefined; posts: Posts } | undefined> {
    try {
      const incident = await this.#context.foldIncident(id);
      const posts = { scribe: holderOf(incident, 'scribe'), commander: holderOf(incident, 'commander') };
      const view = viewOf(incident, this.#playbook.playbook, contentHash);
      this.#pages.set(id, view?.files ?? new Map<string, string>());
      return { view, posts };
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }
}
