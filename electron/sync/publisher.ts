import { incidentIdPattern } from '../../shared/ids.ts';
import type { Trouble } from '../../shared/sync/connection.ts';
import { eventModules } from '../../shared/incident/events/index.ts';
import { ok, type Result } from '../../shared/result.ts';
import { codeOf } from '../records/file-system.ts';
import { formerKeys } from '../records/identity.ts';
import { MAX_SEGMENT } from '../records/limits.ts';
import { wholeName } from '../records/segment.ts';
import { encodeBeacon, type Have } from './beacon.ts';
import { unbroken } from './chains.ts';
import type { LocalSegment } from './local-files.ts';
import { Outbox } from './outbox.ts';
import { beaconPath, cardPath, chunkPath, meaningOf, segmentPath } from './paths.ts';
import type { PointCache } from './point-cache.ts';
import type { RemoteIndex } from './remote-index.ts';
import { RollUp } from './roll-up.ts';
import { TakenOut } from './taken-out.ts';
import type { Shared } from './shared.ts';
import type { OutgoingFile, PublishOutcome, Transport } from './transport.ts';

/** A new sign is due at once when something was received, but not more often than this share of the usual pace. */
const SOONER = 0.2;
/** A beacon stays small: so many streams, so many writers of each. */
const MAX_STREAMS = 8;
const MAX_WRITERS = 60;

/** What one meeting point gets from here: segments, cards, chunks, signs of life, packs, and good copies of what is damaged. */
export class Publisher {
  readonly #shared: Shared;
  readonly #transport: Transport;
  readonly #index: RemoteIndex;
  readonly #outbox: Outbox;
  readonly #rollUp: RollUp;
  readonly #takenOut: TakenOut;
  /** What the host refused for good, and why. */
  readonly #parked = new Map<string, string>();
  readonly #chunkStreams = new Set<string>();
  readonly #wanted = new Set<string>();
  readonly #answered = new Set<string>();
  #more = false;
  #publishedAt = -Infinity;
  #beaconAt = -Infinity;
  #beaconSaid = '';

  constructor(shared: Shared, transport: Transport, index: RemoteIndex, cache: () => PointCache) {
    this.#shared = shared;
    this.#transport = transport;
    this.#index = index;
    const { store, fs, local, now, random, identity } = shared;
    this.#outbox = new Outbox({
      local,
      index,
      own: new Set([identity.device, ...formerKeys(fs, store.layout).keys()]),
      now,
      random,
      barred: ({ stream, w, last }) => store.trust.bars(stream, w, last),
    });
    this.#takenOut = new TakenOut(shared, transport, index);
    this.#rollUp = new RollUp(shared, transport, index, () => cache().rolledUp);
  }

  changed(stream: string): void {
    this.#outbox.changed(stream);
    this.#rollUp.changed(stream);
    this.#chunkStreams.add(stream);
  }

  waiting(): number {
    return this.#outbox.waiting();
  }

  /** Whether not all that is due fitted into the last round. */
  more(): boolean {
    return this.#more;
  }

  parked(): readonly { readonly path: string; readonly why: string }[] {
    return [...this.#parked].map(([path, why]) => ({ path, why }));
  }

  /** What was refused is tried once more. */
  unpark(): void {
    for (const path of this.#parked.keys()) this.#again(path);
    this.#parked.clear();
  }

  /** A file there is damaged: others are asked for a good copy, unless this desktop has one. */
  damaged(path: string): void {
    this.#wanted.add(path);
  }

  /** It could be read after all: nobody need be asked for it any more. */
  whole(path: string): void {
    this.#wanted.delete(path);
  }

  /**
   * Puts there what is due.
   * @returns whether anything went, and why not all of it did; or why nothing can be put there now.
   */
  async publish(): Promise<Result<Sent, Trouble>> {
    const { limits } = this.#shared;
    const files: OutgoingFile[] = [...this.#cards()];
    const remove: string[] = [];
    const due = this.#outbox.due(limits.publish).filter((segment) => !this.#parked.has(pathOf(segment)));
    for (const segment of due)
      push(files, pathOf(segment), () => this.#shared.local.read(segment, MAX_SEGMENT));
    if (this.#waits() && !files.some(({ bytes }) => isUrgent(bytes))) {
      this.#more = false;
      return ok({ went: false, trouble: null });
    }
    this.#more = due.length >= limits.publish;
    await this.#chunks(files, limits.publish);
    this.#good(files);
    await this.#takenOut.collect(files, remove);
    this.#sign(files, remove);
    if (files.length === 0 && remove.length === 0) return ok({ went: false, trouble: null });
    this.#publishedAt = this.#shared.now();
    const published = await this.#transport.publish(files, remove);
    if (!published.ok) {
      for (const { path } of files) this.#again(path);
      return published;
    }
    const trouble = this.#note(published.value);
    for (const path of remove) if (published.value.every((outcome) => outcome.ok)) this.#index.drop(path);
    return ok({ went: published.value.some((outcome) => outcome.ok), trouble });
  }

  /** The host limits how often it is written to: what can wait, does. */
  #waits(): boolean {
    const { publish = 0 } = this.#transport.status().pace;
    return this.#shared.now() - this.#publishedAt < publish;
  }

  #note(outcomes: readonly PublishOutcome[]): Trouble | null {
    let trouble: Trouble | null = null;
    for (const outcome of outcomes) {
      const meaning = meaningOf(outcome.path);
      if (outcome.ok) {
        this.#index.add(outcome.path);
        this.#wanted.delete(outcome.path);
        this.#parked.delete(outcome.path);
      } else if (outcome.parked) this.#parked.set(outcome.path, outcome.trouble.message);
      else {
        trouble = outcome.trouble;
        this.#again(outcome.path);
      }
      if (meaning !== undefined && 'stream' in meaning) this.#outbox.changed(meaning.stream);
    }
    return trouble;
  }

  /** A chunk did not arrive: its stream is looked through once more. Segments are missed by the outbox itself. */
  #again(path: string): void {
    const meaning = meaningOf(path);
    if (meaning?.kind === 'chunk') this.#chunkStreams.add(meaning.stream);
  }

  *#cards(): Generator<OutgoingFile> {
    const { local } = this.#shared;
    for (const name of local.cards()) {
      const path = cardPath(name);
      if (this.#index.has(path) || this.#parked.has(path)) continue;
      yield { path, bytes: local.readCard(name) };
    }
  }

  /** Chunks of attached files, as many bytes at once as leave room for the next words. */
  async #chunks(files: OutgoingFile[], limit: number): Promise<void> {
    const { local, store } = this.#shared;
    let bytes = 0;
    for (const stream of [...this.#chunkStreams]) {
      if (!incidentIdPattern.test(stream)) {
        this.#chunkStreams.delete(stream);
        continue;
      }
      for (const hash of local.lookForChunks(stream)) {
        const path = chunkPath(stream, hash);
        if (this.#index.has(path) || this.#parked.has(path)) continue;
        if (bytes > MAX_CHUNK_BYTES || files.length >= limit) {
          this.#more = true;
          return;
        }
        const chunk = await Promise.resolve(store.attachments.get(stream, hash));
        if (!chunk.ok) continue;
        bytes += chunk.value.length;
        files.push({ path, bytes: chunk.value });
      }
      this.#chunkStreams.delete(stream);
    }
  }

  /** Good copies of what others, or this desktop, found damaged there. */
  #good(files: OutgoingFile[]): void {
    const { peers } = this.#shared;
    const wants = [...peers.wants()];
    const asked = wants.filter((want) => !this.#answered.has(want.asked));
    // Every sign of life asks under a number of its own: those of earlier ones are not asked any more.
    for (const id of this.#answered) if (!wants.some((want) => want.asked === id)) this.#answered.delete(id);
    for (const { path, asked: id } of [
      ...asked,
      ...[...this.#wanted].map((path) => ({ path, asked: path })),
    ]) {
      this.#answered.add(id);
      this.#goodCopy(path, files);
    }
  }

  #goodCopy(path: string, files: OutgoingFile[]): void {
    const { local, store } = this.#shared;
    const meaning = meaningOf(path);
    if (meaning === undefined || files.some((file) => file.path === path)) return;
    if (meaning.kind === 'card' && local.cards().has(meaning.name)) {
      push(files, path, () => local.readCard(meaning.name));
    } else if (meaning.kind === 'segment') {
      const held = local.segments(meaning.stream).get(wholeName(meaning.name));
      // What a revoked device wrote after that is passed on to nobody, whoever asks for it.
      const barred = held !== undefined && store.trust.bars(held.stream, held.w, held.last);
      if (held !== undefined && held.name === meaning.name && !barred)
        push(files, path, () => local.read(held, MAX_SEGMENT));
    } else if (meaning.kind === 'pack' || meaning.kind === 'chunk') {
      // It covers nothing any more: what is here of it is put there as if it had never been.
      this.#index.drop(path);
      this.changed(meaning.stream);
    }
  }

  /** A sign that this desktop is at work, and what has reached it: at its pace, and soon after something arrived. */
  #sign(files: OutgoingFile[], remove: string[]): void {
    const { now, wall, person, app, atWork, open, store, identity, peers } = this.#shared;
    const { pace } = this.#transport.status();
    const fields = {
      person: person(),
      open: [...open()].slice(0, 20),
      have: this.#have(),
      wants: [...this.#wanted].slice(0, 100),
      ...(atWork ? {} : { passing: true as const }),
    };
    const said = JSON.stringify(fields);
    const since = now() - this.#beaconAt;
    const due =
      since >= pace.beacon || since < 0 || (said !== this.#beaconSaid && since >= pace.beacon * SOONER);
    if (!due) return;
    const own = this.#index.paths('beacon').filter((path) => path.startsWith(`here/${identity.device}-`));
    const numbers = own.map((path) => Number(/-(\d+)\.json$/.exec(path)?.[1] ?? 0));
    const n = 1 + Math.max(0, peers.last(identity.device), ...numbers);
    const fieldsOf = { ws: store.ws, device: identity.device, n, at: wall(), app, ...fields };
    const { name, bytes } = encodeBeacon(fieldsOf, identity.privateKey);
    files.push({ path: beaconPath(name), bytes });
    for (const path of own) remove.push(path);
    this.#beaconAt = now();
    this.#beaconSaid = said;
  }

  #have(): Have {
    const { local, open } = this.#shared;
    const streams = [...open()].slice(0, MAX_STREAMS);
    return Object.fromEntries(
      streams.map((stream) => {
        const here = [...local.stretches(stream)].slice(-MAX_WRITERS);
        return [stream, Object.fromEntries(here.map(([w, stretches]) => [w, unbroken(stretches)]))];
      }),
    );
  }

  /** Makes packs of many small segments, and removes those that have been in one for long enough. */
  rollUp(): Promise<Result<Readonly<Record<string, number>>, Trouble>> {
    return this.#rollUp.round();
  }
}

/** What became of a round of publishing. */
export type Sent = { readonly went: boolean; readonly trouble: Trouble | null };

const MAX_CHUNK_BYTES = 16 * 1024 * 1024;

/** Whether others should see one of its entries at once, by the kinds of event in it. */
function isUrgent(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return [...text.matchAll(/^\{"q":[^\t]*?"t":"([a-z0-9-]+\/\d+)"/gm)].some(
    ([, type = '']) => eventModules.get(type)?.urgent === true,
  );
}

const pathOf = ({ stream, name }: LocalSegment): string => segmentPath(stream, name);

/** Adds a file, unless it has just gone or can't be read now: the next round looks again. */
function push(files: OutgoingFile[], path: string, read: () => Uint8Array): void {
  try {
    files.push({ path, bytes: read() });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}
