import { redactedName } from '../records/segment.ts';
import { meaningOf, segmentPath } from './paths.ts';

/** Under its own name, under others, and in packs. */
export type WholeCopies = {
  readonly alone: boolean;
  readonly copies: readonly string[];
  readonly packs: readonly string[];
};

/** What lies at a meeting point, as far as it was listed, and which segments that covers. */
export class RemoteIndex {
  readonly #present = new Set<string>();
  /** Of those, the few that are asked for by their kind. */
  readonly #ofKind = { card: new Set<string>(), beacon: new Set<string>(), pack: new Set<string>() };
  /** Which segments a pack holds, by the pack's path: their paths under their whole names. */
  readonly #packs = new Map<string, readonly string[]>();
  /** The packs that hold a segment, by its path under its whole name. */
  readonly #inPacks = new Map<string, Set<string>>();
  /** Conflicted copies: the path of the segment that each holds, under its whole name. They cover nothing. */
  readonly #copies = new Map<string, string>();

  has(path: string): boolean {
    return this.#present.has(path);
  }

  add(path: string): void {
    this.#present.add(path);
    this.#likeIt(path)?.add(path);
  }

  drop(path: string): void {
    this.#present.delete(path);
    this.#likeIt(path)?.delete(path);
    this.#copies.delete(path);
    for (const member of this.#packs.get(path) ?? []) this.#inPacks.get(member)?.delete(path);
    this.#packs.delete(path);
  }

  /** A pack was read: it covers these segments as long as it is there. */
  openedPack(path: string, stream: string, wholeNames: readonly string[]): void {
    const members = wholeNames.map((name) => segmentPath(stream, name));
    this.#packs.set(path, members);
    for (const member of members) {
      const held = this.#inPacks.get(member);
      if (held === undefined) this.#inPacks.set(member, new Set([path]));
      else held.add(path);
    }
  }

  /** A file under another name than its own turned out to hold this segment. */
  isCopy(path: string, stream: string, whole: string): void {
    this.drop(path);
    this.#copies.set(path, segmentPath(stream, whole));
  }

  /** Whether a segment's events are there: under its name, as a redacted copy, or in a pack. */
  covers(stream: string, whole: string): boolean {
    return (
      this.#present.has(segmentPath(stream, whole)) ||
      this.#present.has(segmentPath(stream, redactedName(whole))) ||
      (this.#inPacks.get(segmentPath(stream, whole))?.size ?? 0) > 0
    );
  }

  /** Where the words of a segment still stand that is here as a redacted copy. */
  wholeCopies(stream: string, whole: string): WholeCopies {
    const path = segmentPath(stream, whole);
    const copies = [...this.#copies].filter(([, of]) => of === path).map(([copy]) => copy);
    return { alone: this.#present.has(path), copies, packs: [...(this.#inPacks.get(path) ?? [])] };
  }

  /** The segments in a pack, by their whole names. */
  inPack(path: string): readonly string[] {
    return (this.#packs.get(path) ?? []).map((member) => member.slice(member.lastIndexOf('/') + 1));
  }

  /** Every pack that was read, and what it holds: to be remembered, so that it is read once. */
  packs(): ReadonlyMap<string, readonly string[]> {
    return this.#packs;
  }

  /** The paths of a kind, as they stand now. */
  paths(kind: 'card' | 'beacon' | 'pack'): string[] {
    return [...this.#ofKind[kind]];
  }

  #likeIt(path: string): Set<string> | undefined {
    const kind = meaningOf(path)?.kind;
    return kind === 'card' || kind === 'beacon' || kind === 'pack' ? this.#ofKind[kind] : undefined;
  }
}
