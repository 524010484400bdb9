import { dirname, join } from 'node:path';
import { REDACT } from '../../shared/incident/events/redact.ts';
import { atomicWrite } from './atomic-write.ts';
import {
  checkSegment,
  placeSegment,
  type CheckedSegment,
  type ImportContext,
  type ImportOutcome,
} from './import-segment.ts';
import { redactedName, wholeName } from './segment.ts';

/** How much is written at once: the disk syncs many files in little more than the time that it takes for one. */
const AT_ONCE = 16;

/**
 * Takes in many segments, each as `importSegment` does, with one sync of each folder: a first exchange brings thousands.
 * The next ones are checked while the disk writes those before. When this resolves, all of them and their names are on
 * the disk.
 * @returns what became of each, in the order of `arrivals`.
 * @throws the file system's error when one can't be written; the others are whole or not there.
 */
export async function importSegments(
  context: ImportContext,
  arrivals: readonly Uint8Array[],
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  const special: { readonly index: number; readonly checked: CheckedSegment }[] = [];
  const folders = new Set<string>();
  const names = new Map<string, Set<string>>();
  await severalAtOnce([...arrivals.entries()], async ([index, bytes]) => {
    const checked = checkSegment(context, bytes);
    if (checked.kind !== 'checked') outcomes[index] = checked;
    else if (!isPlain(context, checked, names)) special.push({ index, checked });
    else outcomes[index] = await write(context, checked, folders);
  });
  await severalAtOnce(withThoseAbove(context, folders), (folder) => context.fs.syncFolder(folder));
  for (const { index, checked } of special.sort((a, b) => a.index - b.index))
    outcomes[index] = await placeSegment(context, checked);
  return outcomes;
}

/**
 * New here, with no redaction in it or about it: nothing has to be joined with anything.
 * @param names what is in the folders of segments, each listed once; grows.
 */
function isPlain(
  { fs, layout, trust }: ImportContext,
  { segment }: CheckedSegment,
  names: Map<string, Set<string>>,
): boolean {
  const { inc } = segment.header;
  trust.learn(inc);
  if (trust.redactionsIn(inc).size > 0) return false;
  if (segment.lines.some(({ event }) => event.t === REDACT || event.payload === null)) return false;
  let here = names.get(inc);
  if (here === undefined) names.set(inc, (here = new Set(fs.list(layout.segments(inc)))));
  const isNew = !here.has(wholeName(segment.name)) && !here.has(redactedName(segment.name));
  here.add(segment.name); // the same under another name comes after this one
  return isNew;
}

/** @param folders where names are still to be synced; grows. */
async function write(
  { fs, layout, trust }: ImportContext,
  { segment, bytes }: CheckedSegment,
  folders: Set<string>,
): Promise<ImportOutcome> {
  const stream = segment.header.inc;
  const folder = layout.segments(stream);
  if (!folders.has(folder)) fs.makeFolder(folder);
  folders.add(folder);
  await atomicWrite(fs, join(folder, segment.name), bytes, { syncFolder: false });
  const events = segment.lines.map(({ event }) => event);
  trust.note(stream, events, segment.name);
  return { kind: 'imported', stream, segment };
}

/** Their own names have to last as well. */
function withThoseAbove({ layout }: ImportContext, folders: ReadonlySet<string>): string[] {
  const all = new Set(folders);
  for (const folder of folders)
    for (let above = folder; above !== layout.root; above = dirname(above)) all.add(dirname(above));
  return [...all];
}

/** Does all; where one fails, no other is begun, and none is under way any more when this throws. */
async function severalAtOnce<T>(all: readonly T[], one: (each: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  let failed = false;
  const next = async (): Promise<void> => {
    for (const each of left) {
      if (failed) return;
      try {
        await one(each);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, next));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
