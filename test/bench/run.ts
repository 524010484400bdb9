import { append } from './append.ts';
import { blameless } from './blameless.ts';
import { documents } from './documents.ts';
import { exports } from './exports.ts';
import { foldEvents } from './fold.ts';
import { imports } from './imports.ts';
import { knowledge } from './knowledge.ts';
import { list } from './list.ts';
import { load } from './load.ts';
import { print, type Bench } from './measure.ts';
import { metrics } from './metrics.ts';
import { postmortem } from './postmortem.ts';
import { postmortemWindow } from './postmortem-window.ts';
import { syncGit } from './sync-git.ts';
import { syncGrowth } from './sync-growth.ts';
import { syncImport } from './sync-import.ts';
import { syncPoll } from './sync-poll.ts';
import { syncWriters } from './sync-writers.ts';
import { verify } from './verify.ts';
import { window } from './window.ts';

const benches: readonly Bench[] = [
  append,
  load,
  verify,
  metrics,
  foldEvents,
  documents,
  exports,
  postmortem,
  list,
  knowledge,
  imports,
  blameless,
  syncImport,
  syncPoll,
  syncGrowth,
  syncGit,
  syncWriters,
  window,
  postmortemWindow,
];

/** `npm run bench [-- NAME ...]`: measures, says which limit was missed, and never fails for it. */
const names = process.argv.slice(2);
for (const name of names) {
  if (!benches.some((bench) => bench.name === name))
    console.log(`There is no bench “${name}”; there are ${benches.map((bench) => bench.name).join(', ')}.`);
}
for (const bench of benches) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  try {
    for (const line of await bench.run()) console.log(print(line));
  } catch (error) {
    console.log(
      `${bench.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  }
}
