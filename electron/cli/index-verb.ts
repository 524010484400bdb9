import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import type { KnowledgeIndex } from '../index/knowledge-index.ts';
import { openIndex } from '../index/open-index.ts';
import { UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

/** As many incidents are read before they are put away together. */
const BATCH = 400;
/** Another process writes to the index: so long until the next try, and so often, in ms. */
const BUSY_MS = 250;
const TRIES = 240;

/**
 * The index of the store, brought up to date, as a verb asks it. It is closed when `run` is done.
 * @param progress hears how many incidents are still to be read.
 */
export async function withIndex<T>(
  { service, storePath }: VerbContext,
  run: (index: KnowledgeIndex) => T | Promise<T>,
  progress: (waiting: number) => void = () => undefined,
  rebuild = false,
): Promise<T> {
  const { store } = await service();
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  const index = openIndex({
    fs: nodeFileSystem,
    store: { root: storePath, ws: store.ws, device: store.identity?.device ?? null },
    playbook: () => team.playbook,
    ...(store.readOnly === null ? {} : { inMemory: true }),
  });
  try {
    progress(rebuild ? await index.rebuild() : await index.look());
    let tries = 0;
    for (let went = index.work(BATCH); went !== 'done' && tries < TRIES; went = index.work(BATCH)) {
      progress(index.state().waiting);
      if (went !== 'busy') continue;
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
    }
    index.settle();
    return await run(index);
  } finally {
    index.close();
  }
}

/** `ic index`: how far the index is; `ic index rebuild` makes it anew. */
export const indexVerb: Verb = {
  usage: '[rebuild]',
  summary: 'Say how the index of all incidents stands, or make it anew from the records',
  details: [
    'The index is a file beside the records that is made from them: searching and counting read it.',
    'It can be deleted at any time, and is made again when it is next asked for.',
  ],
  options: [],
  flags: [],
  async run(context): Promise<Output> {
    const [word, ...rest] = context.words;
    if ((word !== undefined && word !== 'rebuild') || rest.length > 0)
      throw new UsageError(
        `index does not understand “${context.words.join(' ')}”; there is ic index rebuild.`,
      );
    const rebuild = word === 'rebuild';
    const began = performance.now();
    const state = await withIndex(context, (index) => index.state(), rebuild ? told() : undefined, rebuild);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { version: _, listed: __, ...json } = state;
    const count = state.incidents === 1 ? '1 incident' : `${state.incidents} incidents`;
    const how =
      state.search === 'fts5' ? 'full text search' : 'a plain scan: this SQLite has no full text search';
    const text = [
      rebuild ? `Made anew in ${seconds} s: ${count}, ${how}.` : `Up to date: ${count}, ${how}.`,
      ...(state.waiting === 0 ? [] : [`${state.waiting} still to be read: another process is at it.`]),
      ...(state.trouble === null ? [] : [state.trouble]),
    ].join('\n');
    return { text, json: rebuild ? { ...json, seconds } : json };
  },
};

/** How far it is, on the error stream, where it takes longer than half a second. */
function told(): (waiting: number) => void {
  let all = 0;
  let said = performance.now();
  let began = false;
  return (waiting) => {
    all = Math.max(all, waiting);
    const now = performance.now();
    if (waiting === 0 ? !began : now - said < 500) return;
    said = now;
    began = true;
    process.stderr.write(`${all - waiting} of ${all} incidents read\n`);
  };
}
