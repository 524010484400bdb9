import { append } from './append.ts';
import { documents } from './documents.ts';
import { foldEvents } from './fold.ts';
import { list } from './list.ts';
import { load } from './load.ts';
import { print, type Bench } from './measure.ts';
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
  foldEvents,
  documents,
  list,
  syncImport,
  syncPoll,
  syncGrowth,
  syncGit,
  syncWriters,
  window,
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
