import type { Trouble } from '../../shared/sync/connection.ts';
import { ok, type Result } from '../../shared/result.ts';
import { codeOf } from '../records/file-system.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { makePack, MAX_PACK } from '../records/pack.ts';
import type { LocalSegment } from './local-files.ts';
import { meaningOf, segmentPath } from './paths.ts';
import type { RemoteIndex } from './remote-index.ts';
import type { Shared } from './shared.ts';
import type { Transport } from './transport.ts';

/** Larger segments gain nothing from being packed. */
const SMALL = MAX_SEGMENT / 8;

/**
 * Many small segments of this device's own become one pack, so that a meeting point does not fill with files. The small
 * ones go a day later, and only once the pack was read back whole: a reader in the middle finds one or the other.
 */
export class RollUp {
  readonly #shared: Shared;
  readonly #transport: Transport;
  readonly #index: RemoteIndex;
  readonly #dirty = new Set<string>();
  readonly #remembered: () => Readonly<Record<string, number>>;

  constructor(
    shared: Shared,
    transport: Transport,
    index: RemoteIndex,
    remembered: () => Readonly<Record<string, number>>,
  ) {
    this.#shared = shared;
    this.#transport = transport;
    this.#index = index;
    this.#remembered = remembered;
  }

  /** Something changed in a stream, here or there. */
  changed(stream: string): void {
    this.#dirty.add(stream);
  }

  /** @returns when each pack of this device's own was put there, to be remembered. */
  async round(): Promise<Result<Readonly<Record<string, number>>, Trouble>> {
    const { wall } = this.#shared;
    const rolledUp: Record<string, number> = {};
    for (const pack of this.#ownPacks())
      rolledUp[pack] = Math.min(wall(), this.#remembered()[pack] ?? wall());
    for (const stream of [...this.#dirty]) {
      const packed = await this.#pack(stream);
      if (!packed.ok) return packed;
      if (packed.value === null) this.#dirty.delete(stream);
      else rolledUp[packed.value] = wall();
    }
    for (const [pack, at] of Object.entries(rolledUp)) {
      const removed = await this.#removePacked(pack, at);
      if (!removed.ok) return removed;
    }
    return ok(rolledUp);
  }

  #ownPacks(): readonly string[] {
    const { device } = this.#shared.identity;
    return this.#index.paths('pack').filter((path) => path.includes(`/s/${device}-`));
  }

  /** @returns the path of a new pack, or null when there was nothing to roll up. */
  async #pack(stream: string): Promise<Result<string | null, Trouble>> {
    const { limits, closed, identity } = this.#shared;
    const small = this.#small(stream);
    const enough = small.length >= limits.rollUpAt || (closed().has(stream) && small.length >= 2);
    if (!enough) return ok(null);
    const parts: Uint8Array[] = [];
    const names: string[] = [];
    let bytes = 0;
    for (const segment of small) {
      const part = this.#read(segment);
      if (part === undefined || part.length > SMALL) continue;
      if (bytes + part.length > MAX_PACK) break;
      bytes += part.length;
      parts.push(part);
      names.push(segment.whole);
    }
    if (parts.length < 2) return ok(null);
    const pack = makePack(identity.device, parts);
    const path = segmentPath(stream, pack.name);
    const immediately = this.#transport.kind === 'git';
    const published = await this.#transport.publish(
      [{ path, bytes: pack.bytes }],
      immediately ? names.map((name) => segmentPath(stream, name)) : [],
    );
    if (!published.ok) return published;
    const refused = published.value.find((outcome) => !outcome.ok);
    if (refused?.ok === false) return refused.parked ? ok(null) : { ok: false, error: refused.trouble };
    this.#index.add(path);
    this.#index.openedPack(path, stream, names);
    if (immediately) for (const name of names) this.#index.drop(segmentPath(stream, name));
    return ok(path);
  }

  /** This device's own segments that lie there by themselves, in the order of their chains. */
  #small(stream: string): readonly LocalSegment[] {
    const { local, identity } = this.#shared;
    return [...local.segments(stream).values()]
      .filter(({ device, name, whole }) => device === identity.device && name === whole)
      .filter(({ whole }) => {
        const { alone, packs } = this.#index.wholeCopies(stream, whole);
        return alone && packs.length === 0;
      })
      .sort((a, b) => (a.w < b.w ? -1 : a.w > b.w ? 1 : a.first - b.first));
  }

  #read(segment: LocalSegment): Uint8Array | undefined {
    try {
      return this.#shared.local.read(segment, MAX_SEGMENT);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined; // looked for again by the next round
    }
  }

  async #removePacked(pack: string, at: number): Promise<Result<null, Trouble>> {
    const { wall, limits } = this.#shared;
    const meaning = meaningOf(pack);
    if (meaning?.kind !== 'pack' || wall() - at < limits.keepRolledUp) return ok(null);
    const alone = this.#index
      .inPack(pack)
      .map((name) => segmentPath(meaning.stream, name))
      .filter((path) => this.#index.has(path));
    if (alone.length === 0) return ok(null);
    const bytes = await this.#transport.read({ path: pack, tag: '' }, MAX_PACK);
    if (!bytes.ok) return bytes;
    const whole =
      bytes.value !== null && makePack(this.#shared.identity.device, [bytes.value]).name === meaning.name;
    if (!whole) {
      // Not what its name says: it covers nothing, and its segments stay, or are put there again.
      this.#index.drop(pack);
      return ok(null);
    }
    const removed = await this.#transport.publish([], alone);
    if (!removed.ok) return removed;
    for (const path of alone) this.#index.drop(path);
    return ok(null);
  }
}
