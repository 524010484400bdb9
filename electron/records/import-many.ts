import { join } from 'node:path';
import { REDACT } from '../../shared/incident/events/redact.ts';
import { atomicWrite } from './atomic-write.ts';
import { makeLastingFolder } from './folders.ts';
import {
  checkSegment,
  placeSegment,
  type CheckedSegment,
  type ImportContext,
  type ImportOutcome,
} from './import-segment.ts';
import { redactedName, wholeName } from './segment.ts';

/** How many files are written at once: the disk syncs several in about the time that it takes for one. */
const AT_ONCE = 8;

/**
 * Takes in many segments, each as `importSegment` does, with one sync of each folder: a first exchange brings thousands.
 * When this resolves, all of them and their names are on the disk.
 * @returns what became of each, in the order of `arrivals`.
 * @throws the file system's error when one can't be written; the others are whole or not there.
 */
export async function importSegments(
  context: ImportContext,
  arrivals: readonly Uint8Array[],
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  const plain = new Map<string, { readonly index: number; readonly checked: CheckedSegment }[]>();
  const special: { readonly index: number; readonly checked: CheckedSegment }[] = [];
  for (const [index, bytes] of arrivals.entries()) {
    const checked = checkSegment(context, bytes);
    if (checked.kind !== 'checked') {
      outcomes[index] = checked;
      continue;
    }
    const { inc } = checked.segment.header;
    if (!isPlain(context, checked)) special.push({ index, checked });
    else plain.set(inc, [...(plain.get(inc) ?? []), { index, checked }]);
  }
  for (const [stream, group] of plain) {
    await writeAll(
      context,
      stream,
      group.map(({ checked }) => checked),
    );
    for (const { index, checked } of group)
      outcomes[index] = { kind: 'imported', stream, segment: checked.segment };
  }
  for (const { index, checked } of special) outcomes[index] = await placeSegment(context, checked);
  return outcomes;
}

/** New here, with no redaction in it or about it: nothing has to be joined with anything. */
function isPlain({ fs, layout, trust }: ImportContext, { segment }: CheckedSegment): boolean {
  const { inc } = segment.header;
  trust.learn(inc);
  if (trust.redactionsIn(inc).size > 0) return false;
  if (segment.lines.some(({ event }) => event.t === REDACT || event.payload === null)) return false;
  const names = [wholeName(segment.name), redactedName(segment.name)];
  return names.every((name) => fs.stat(join(layout.segments(inc), name)) === undefined);
}

async function writeAll(
  { fs, layout, trust }: ImportContext,
  stream: string,
  group: readonly CheckedSegment[],
): Promise<void> {
  const folder = layout.segments(stream);
  await makeLastingFolder(fs, layout.root, folder);
  const left = [...group];
  const writeNext = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { segment, bytes } = next;
      await atomicWrite(fs, join(folder, segment.name), bytes, { syncFolder: false });
      trust.note(
        stream,
        segment.lines.map(({ event }) => event),
        segment.name,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeNext));
  await fs.syncFolder(folder);
}
