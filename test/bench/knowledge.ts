import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { KnowledgeIndex } from '../../electron/index/knowledge-index.ts';
import { openIndex } from '../../electron/index/open-index.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { readWorkspace } from '../../electron/records/workspace.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { makeManyIncidents } from '../support/many-incidents.ts';
import { figures, median, onDisk, p95, type Bench, type Line } from './measure.ts';

const INCIDENTS = 10_000;
const LIMIT_MS = 30;
const LIMIT_RIPGREP = 5;
const LIMIT_MBS = 20;

/** What people type, letter by letter: words that are everywhere, rare ones, several, and filters. */
const queries = [
  'payments failover',
  'error rate latency',
  'checkout rollback database',
  'the of and',
  'certificate expired dns',
  'retry storm by:pia',
  'connection pool sev:1',
  'replica lag kind:postmortem',
  'batch job config flag',
  'mondfil',
  // Words that stand apart, if anywhere: incidents are looked through for them.
  'certificate baquer dentral',
];

/** Searching 10 000 incidents with post-mortems as one types, against ripgrep; and making their index anew. */
export const knowledge: Bench = {
  name: 'knowledge',
  run: () =>
    onDisk(async (folder) => {
      const root = join(folder, 'store');
      const { bytes } = await makeManyIncidents(root, INCIDENTS);
      const index = openAt(root);
      try {
        const rebuilt = await rebuild(index, bytes);
        const keystrokes = queries.flatMap((query) =>
          Array.from({ length: query.length }, (_, i) => query.slice(0, i + 1)),
        );
        for (const words of keystrokes) index.search({ words, limit: 50 }); // once, to warm up
        const taken = keystrokes.map((words) => timed(() => index.search({ words, limit: 50 })));
        const texts = join(folder, 'texts');
        writeTexts(layoutOf(root).index, texts);
        return [rebuilt, keystroke(taken), againstRipgrep(index, texts)];
      } finally {
        index.close();
      }
    }),
};

function openAt(root: string): KnowledgeIndex {
  const workspace = readWorkspace(nodeFileSystem, layoutOf(root));
  if (!workspace.ok) throw new Error(`there is no store in ${root}`);
  const store = { root, ws: workspace.value.ws, device: null };
  return openIndex({ fs: nodeFileSystem, store, playbook: () => defaultPlaybook });
}

async function rebuild(index: KnowledgeIndex, bytes: number): Promise<Line> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await index.rebuild();
  let went = index.work();
  while (went === 'more') went = index.work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(used);
  const { incidents, waiting } = index.state();
  if (incidents !== INCIDENTS || waiting > 0) throw new Error(`only ${incidents} incidents are in the index`);
  const rate = bytes / 1e6 / seconds;
  return {
    ...{ name: 'index-rebuild', value: rate, unit: 'MB/s' },
    compared: `${figures(bytes / 1e6)} MB of records in ${figures(seconds)} s, ${figures((user + system) / 1e6)} s of a processor, ${index.state().search}`,
    limit: { text: `${LIMIT_MBS} MB/s`, held: rate >= LIMIT_MBS },
  };
}

function keystroke(taken: readonly number[]): Line {
  const slow = p95(taken);
  return {
    ...{ name: 'search-keystroke-p95', value: slow, unit: 'ms' },
    compared: `${taken.length} key presses over ${INCIDENTS} incidents, median ${figures(median(taken))} ms, slowest ${figures(Math.max(...taken))} ms`,
    limit: { text: `${LIMIT_MS} ms`, held: slow <= LIMIT_MS },
  };
}

/** The same text as files, one for each incident; ripgrep is asked for one word only, and stops at its first match in each. */
function againstRipgrep(index: KnowledgeIndex, texts: string): Line {
  const name = 'search-against-ripgrep';
  if (spawnSync('rg', ['--version']).status !== 0)
    return {
      name,
      value: Number.NaN,
      unit: 'x',
      compared: 'ripgrep is not installed: apt-get install ripgrep',
    };
  const ratios = queries.map((query) => {
    const [word = query] = query.split(' ');
    const rg = (): unknown =>
      spawnSync('rg', ['-l', '-i', '--no-ignore', `\\b${word}`, texts], { maxBuffer: 64 * 1024 * 1024 });
    const theirs = Math.min(timed(rg), timed(rg));
    return theirs / Math.max(...[0, 1].map(() => timed(() => index.search({ words: query, limit: 50 }))));
  });
  const version = execFileSync('rg', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? 'ripgrep';
  const ratio = median(ratios);
  return {
    ...{ name, value: ratio, unit: 'x faster' },
    compared: `median of ${queries.length} whole queries, least ${figures(Math.min(...ratios))}; ${version}, one word in the same text`,
    limit: { text: `${LIMIT_RIPGREP} x`, held: ratio >= LIMIT_RIPGREP },
  };
}

function writeTexts(file: string, folder: string): void {
  mkdirSync(folder);
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db
    .prepare('SELECT id / 1048576 AS num, group_concat(text, char(10)) AS text FROM passages GROUP BY 1')
    .all();
  for (const { num, text } of rows) writeFileSync(join(folder, `${String(num)}.txt`), String(text));
  db.close();
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
