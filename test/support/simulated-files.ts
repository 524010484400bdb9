import { pick, type Random } from './invent.ts';

/** `now` is what processes see, `lasting` what is on the platters; `lost`: a sync failed, later ones lie. */
export type File = { kind: 'file'; now: Buffer; lasting: Buffer; lost: boolean; changed: number };
export type Folder = { kind: 'folder'; now: Map<string, Node>; lasting: Map<string, Node>; changed: number };
export type Node = File | Folder;

export const none = Buffer.alloc(0);
export const newFolder = (): Folder => ({ kind: 'folder', now: new Map(), lasting: new Map(), changed: 0 });

/** What a power cut leaves of a file: what was synced, and of the rest nothing, a part, all, or zeros in its place. */
export function settled({ now, lasting }: File, random: Random): Buffer {
  if (now.equals(lasting)) return lasting;
  const appended = now.length >= lasting.length && now.subarray(0, lasting.length).equals(lasting);
  if (!appended) return pick(random, [now, lasting]);
  const rest = now.subarray(lasting.length);
  const part = rest.subarray(0, Math.floor(random() * (rest.length + 1)));
  return Buffer.concat([lasting, pick(random, [none, part, rest, Buffer.alloc(part.length)])]);
}
