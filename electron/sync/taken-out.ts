import { codeOf } from '../records/file-system.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { redactedName } from '../records/segment.ts';
import type { LocalSegment } from './local-files.ts';
import { chunkPath, segmentPath } from './paths.ts';
import type { RemoteIndex } from './remote-index.ts';
import type { Shared } from './shared.ts';
import type { OutgoingFile, Transport } from './transport.ts';

/** Where words that were taken out still stand at a meeting point, the copy without them takes their place. */
export class TakenOut {
  readonly #shared: Shared;
  readonly #transport: Transport;
  readonly #index: RemoteIndex;
  /** How many redactions a stream had when the redacted copy there was last compared with the one here, by its path. */
  readonly #compared = new Map<string, number>();

  constructor(shared: Shared, transport: Transport, index: RemoteIndex) {
    this.#shared = shared;
    this.#transport = transport;
    this.#index = index;
  }

  /** Adds what is to be put there, and what is to go after that. Only a member removes what others wrote. */
  async collect(files: OutgoingFile[], remove: string[]): Promise<void> {
    const { local, store, identity } = this.#shared;
    if (store.trust.standingOf(identity.device) !== 'member') return;
    for (const stream of local.streams()) {
      const { size } = store.trust.redactionsIn(stream);
      if (size === 0) continue;
      for (const hash of store.trust.goneChunks(stream)) {
        const path = chunkPath(stream, hash);
        if (this.#index.has(path)) remove.push(path);
      }
      for (const segment of local.segments(stream).values()) {
        if (segment.name === segment.whole) continue;
        const { alone, copies, packs } = this.#index.wholeCopies(stream, segment.whole);
        const path = segmentPath(stream, redactedName(segment.whole));
        const wholeThere = alone || copies.length > 0 || packs.length > 0;
        if (wholeThere || (await this.#isFuller(path, segment, size))) this.#push(files, path, segment);
        remove.push(...copies);
        if (alone) remove.push(segmentPath(stream, segment.whole));
        for (const pack of packs) this.#unpack(stream, pack, files, remove);
      }
    }
  }

  /** Whether a redacted copy there has words that are gone here: taken out later, in a copy of the same name. */
  async #isFuller(path: string, segment: LocalSegment, redactions: number): Promise<boolean> {
    if (!this.#index.has(path) || this.#compared.get(path) === redactions) return false;
    const there = await this.#transport.read({ path, tag: '' }, MAX_SEGMENT);
    const here = this.#read(segment);
    if (!there.ok || there.value === null || here === undefined) return false;
    const fuller = withoutWords(there.value) < withoutWords(here);
    if (!fuller) this.#compared.set(path, redactions);
    return fuller;
  }

  /**
   * The other segments of a pack get names of their own before the pack goes: all of them, since one that was listed
   * may be gone by now.
   */
  #unpack(stream: string, pack: string, files: OutgoingFile[], remove: string[]): void {
    const { local, store } = this.#shared;
    for (const whole of this.#index.inPack(pack)) {
      const held = local.segments(stream).get(whole);
      if (held === undefined) return;
      if (store.trust.bars(stream, held.w, held.last)) continue; // passed on to nobody
      this.#push(files, segmentPath(stream, held.name), held);
    }
    if (!remove.includes(pack)) remove.push(pack);
  }

  #push(files: OutgoingFile[], path: string, segment: LocalSegment): void {
    const bytes = this.#read(segment);
    if (bytes !== undefined && !files.some((file) => file.path === path)) files.push({ path, bytes });
  }

  /** undefined where it has just gone or can't be read now: the next round looks again. */
  #read(segment: LocalSegment): Uint8Array | undefined {
    try {
      return this.#shared.local.read(segment, MAX_SEGMENT);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  }
}

const gone = Buffer.from('\tnull\n');

/** How many entries of a segment are without their words. */
function withoutWords(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = buffer.indexOf(gone); at >= 0; at = buffer.indexOf(gone, at + 1)) count += 1;
  return count;
}
