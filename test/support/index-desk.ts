import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import type { KnowledgeIndex } from '../../electron/index/knowledge-index.ts';
import { openIndex, type OpenIndexOptions } from '../../electron/index/open-index.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import type { SearchQuery } from '../../shared/knowledge/search.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { temporaryFolder } from './small-disk.ts';

/** A desktop whose records are indexed beside it, as in the console: one process writes, the other reads. */
export class IndexDesk {
  readonly root: string;
  readonly service: IncidentService;

  private constructor(root: string, service: IncidentService) {
    this.root = root;
    this.service = service;
  }

  /** Opens the store in a folder, or makes one. */
  static async open(root = join(temporaryFolder(), 'store')): Promise<IndexDesk> {
    const environment = desktopEnvironment({ deviceName: 'ana' });
    const store = await RecordStore.open(root, environment, true);
    const service = new IncidentService(store, {
      ...{ fs: nodeFileSystem, now: Date.now, playbook: () => defaultPlaybook },
      foldVersion: environment.foldVersion,
    });
    const desk = new IndexDesk(root, service);
    onTestFinished(() => service.close());
    return desk;
  }

  /** The index as another process has it. */
  index(change: Partial<OpenIndexOptions> = {}): KnowledgeIndex {
    const { ws, identity } = this.service.store;
    const store = { root: this.root, ws, device: identity?.device ?? null };
    const index = openIndex({ fs: nodeFileSystem, store, playbook: () => defaultPlaybook, ...change });
    onTestFinished(() => index.close());
    return index;
  }

  async run(id: IncidentId | null, command: CommandInput, person = 'ana'): Promise<IncidentId> {
    const outcome = await this.service.run(id, commandSchema.parse(command), person);
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value.id;
  }

  declare(title: string, fields: Partial<Extract<CommandInput, { name: 'declare' }>['fields']> = {}) {
    return this.run(null, { name: 'declare', fields: { title, severity: 'sev2', ...fields } });
  }

  log(id: IncidentId, text: string, entry?: string, person?: string): Promise<IncidentId> {
    return this.run(id, { name: 'log', fields: { text, ...(entry === undefined ? {} : { entry }) } }, person);
  }
}

/** Reads all that has changed. @returns how many incidents that were. */
export async function caughtUp(index: KnowledgeIndex, ids?: readonly IncidentId[]): Promise<number> {
  const waiting = await index.look(ids);
  for (let went = index.work(); went !== 'done'; went = index.work())
    if (went === 'busy') await new Promise((resolve) => setTimeout(resolve, 20));
  return waiting;
}

/** What is found, a line for each hit: its kind and the words around. */
export const found = (
  index: KnowledgeIndex,
  words: string,
  query: Partial<SearchQuery> = {},
): readonly string[] =>
  index.search({ words, limit: 200, ...query }).hits.map(({ kind, title, snippet }) => {
    const text = snippet.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('');
    return `${kind}: ${kind === 'incident' || kind === 'runbook' ? title : text}`;
  });
