import type { Standing } from '../../shared/sync/state.ts';
import { cleanedLine } from '../../shared/wording/formats/message.ts';
import { writeFailure } from '../records/failure.ts';
import { codeOf } from '../records/file-system.ts';
import type { LackOfRoom } from './room.ts';
import type { NotTaken, TakenIn } from './take-in.ts';
import type { Verified } from './verify-bundle.ts';

/** `3 incidents`. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `340 kB`, `12.4 MB`. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What a bundle is, in which everything was checked. */
export function wholeWords(path: string, { manifest, madeBy, incidents, bytes }: Verified): string {
  const { ws, device, files } = manifest;
  return `${path} is whole: ${counted(incidents, 'incident')}, ${counted(files.length, 'file')}, ${sizeWords(bytes)}; made by ${cleanedLine(madeBy.name)} (${device}) of workspace ${ws}.`;
}

/** A signature says which device made it; whether that is one of ours, the members said. Empty where it is. */
export const doubtWords = ({ madeBy }: Verified, standing: Standing): string =>
  standing === 'member' ? '' : ` ${cleanedLine(madeBy.name)}, which made it, is ${standing} here.`;

export function takenWords(path: string, taken: TakenIn): string {
  const { segments, attachments, cards, playbook, beside, streams } = taken;
  if (segments + attachments + cards + playbook.length + beside.length === 0)
    return `All of ${path} is here already.`;
  const parts = [
    `${counted(segments, 'piece')} of records in ${counted(streams.length, 'stream')}`,
    ...(attachments === 0 ? [] : [`${counted(attachments, 'piece')} of attached files`]),
    ...(playbook.length === 0 ? [] : [`${counted(playbook.length, 'file')} of the playbook`]),
  ];
  const both =
    beside.length === 0
      ? ''
      : ` ${counted(beside.length, 'file')} of the playbook differ here: the bundle’s stand beside them, ${beside.join(', ')}.`;
  return `Taken over from ${path}: ${parts.join(', ')}.${both}`;
}

export const notTakenWords = (path: string, why: NotTaken): string =>
  why.kind === 'changed'
    ? `${path} ${why.why}. What was taken over before that is whole.`
    : noRoomWords(path, why);

export const noRoomWords = (path: string, { needed, free }: LackOfRoom): string =>
  `This disk has no room for ${path}: it needs ${sizeWords(needed)}, and ${sizeWords(free)} are free. Nothing was taken over.`;

/** What a disk that refused while something was taken over means. @throws what was no error of a file system. */
export function brokenOffWords(path: string, error: unknown): string {
  if (codeOf(error) === undefined) throw error;
  const full = writeFailure(error).kind === 'disk-full';
  return `Not all of ${path} was taken over: ${full ? 'this disk is full' : 'this disk refused'}. What came is whole; do it once more when there is room, and only the rest is taken.`;
}

/** Why no bundle was written. @throws what was no error of a file system. */
export function notWrittenWords(path: string, error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  if (code === 'ECHANGED' || code === 'ENOENT')
    return 'No bundle was written: the records changed meanwhile. Do it once more.';
  const full = writeFailure(error).kind === 'disk-full';
  return `No bundle was written: ${full ? `there is no room for ${path}` : `${path} can’t be written`}. The records are safe in the store.`;
}
