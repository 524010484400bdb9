import * as z from 'zod';
import {
  deviceIdPattern,
  deviceOf,
  WORKSPACE_STREAM,
  type DeviceId,
  type EventId,
  type WriterId,
} from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { REDACT } from '../../shared/incident/events/redact.ts';
import type { Device, Standing } from '../../shared/sync/state.ts';
import { isKeptAside, judge, standingIn, type Judgement } from '../../shared/workspace/standing.ts';
import { createWorkspace, foldWorkspace, type Workspace } from '../../shared/workspace/workspace.ts';
import { atomicWrite } from './atomic-write.ts';
import { sha256 } from './crypto.ts';
import type { DeviceCard } from './device-card.ts';
import { Redactions } from './redactions.ts';
import { findWals, StreamReader, type ReaderContext } from './stream-reader.ts';

const pinsSchema = z.object({
  fmt: z.literal(1),
  pins: z.array(z.string().regex(deviceIdPattern)).max(1_000),
});

export type TrustContext = {
  readonly reading: ReaderContext;
  /** The cards that have arrived, read anew where their folder has changed. */
  readonly cards: () => ReadonlyMap<DeviceId, DeviceCard>;
  /** Takes out the words of a stream that redactions name which count since now. */
  readonly dropWords: (stream: string) => Promise<void>;
};

/**
 * Whose word counts in this workspace: folded from its own stream, beginning with the devices that this desktop trusts
 * from the start (`local/trust.json`: pinned at first use). Changes only in `poll`.
 */
export class Trust {
  readonly #context: TrustContext;
  readonly #reader: StreamReader;
  readonly #redactions: Redactions;
  readonly #workspace: Workspace = createWorkspace();
  #pins: ReadonlySet<DeviceId> | undefined;
  #judgement: Judgement = { trusted: new Set(), revoked: new Map() };
  #stamp = '';
  #version = 0;
  #polling: Promise<boolean> | undefined;

  constructor(context: TrustContext) {
    const { fs, layout } = context.reading;
    this.#context = context;
    this.#reader = new StreamReader(context.reading, WORKSPACE_STREAM);
    this.#redactions = new Redactions(fs, layout);
  }

  standingOf(device: DeviceId): Standing {
    return standingIn(this.#judgement, device);
  }

  /**
   * Whether an event was written by a revoked device beyond what was known of it then: it stays on the disk, and is
   * neither shown nor passed on. What this very desktop wrote is shown to its own person whatever others think.
   */
  bars(stream: string, writer: WriterId, q: number): boolean {
    const device = deviceOf(writer);
    return device !== this.#context.reading.device && this.#isKeptAside(stream, writer, q);
  }

  #isKeptAside(stream: string, writer: WriterId, q: number): boolean {
    return isKeptAside(this.#judgement, deviceOf(writer), stream, writer, q);
  }

  /** Whether a member said it: its redactions and approvals count. */
  counts(stream: string, { w, q }: Pick<StreamEvent, 'w' | 'q'>): boolean {
    return this.#judgement.trusted.has(deviceOf(w)) && !this.#isKeptAside(stream, w, q);
  }

  /** Whether an event takes part in the state of its stream. */
  delivers(stream: string, event: StreamEvent): boolean {
    if (this.bars(stream, event.w, event.q)) return false;
    return event.t !== REDACT || this.counts(stream, event);
  }

  /** The events of a stream whose words were taken out by somebody who may, as far as it was looked at (`learn`). */
  redactionsIn(stream: string): ReadonlySet<EventId> {
    return this.#redactions.counted(stream, (redaction) => this.counts(stream, redaction));
  }

  /**
   * Looks for redactions in what has come into a stream, by whichever process: once between two polls.
   * @param again whatever was looked at since the last poll.
   */
  learn(stream: string, again = false): void {
    this.#redactions.learn(stream, again);
  }

  /**
   * Takes note of events that were read, appended or imported.
   * @param name the segment that they are all of, if they are.
   * @returns whether there are redactions among them that count and were not known.
   */
  note(stream: string, events: readonly StreamEvent[], name?: string): boolean {
    const fresh = events.filter((event) => event.t === REDACT && this.#redactions.note(stream, event));
    if (name !== undefined) this.#redactions.saw(stream, name);
    return fresh.some((event) => this.counts(stream, event));
  }

  /**
   * Chunks of attached files that were removed here with the words that named them: not to be taken in again, and to go
   * from where desktops meet, as long as nothing else names them.
   */
  goneChunks(stream: string): ReadonlySet<string> {
    return this.#redactions.goneChunks(stream);
  }

  /** Takes out the words that redactions of a stream name: after `note` has told of new ones. */
  apply(stream: string): Promise<void> {
    return this.#context.dropWords(stream);
  }

  /** The devices that this workspace knows, this desktop's own first, then by name. */
  devices(): readonly Device[] {
    const { device: self } = this.#context.reading;
    const cards = this.#context.cards();
    const said = this.#workspace.devices;
    const ids = new Set([...cards.keys(), ...said.keys(), ...(self === null ? [] : [self])]);
    return [...ids]
      .map((id) => {
        const name = cards.get(id)?.name ?? said.get(id)?.visible.at(-1)?.value.name ?? '';
        return {
          id,
          name: name === '' ? id.slice(0, 4) : name,
          standing: this.standingOf(id),
          self: id === self,
        };
      })
      .sort(
        (a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
      );
  }

  /** What was said of devices: what a new statement about one replaces. */
  get workspace(): Workspace {
    return this.#workspace;
  }

  /** Tells two states apart in which other events are kept aside; empty where none are. */
  get stamp(): string {
    return this.#stamp;
  }

  /** Grows whenever `poll` finds that a device, its standing, or what counts is another. */
  get version(): number {
    return this.#version;
  }

  /**
   * Looks for what was said of devices since the last look, by whichever process, and for redactions that others have
   * applied. Lists names only where nothing is new.
   * @returns whether a device, its standing, or what counts is another now: whoever holds a folded stream reads it anew.
   */
  poll(): Promise<boolean> {
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = undefined;
    });
    return this.#polling;
  }

  async #poll(): Promise<boolean> {
    const { fs, layout } = this.#context.reading;
    const before = JSON.stringify(this.devices());
    const [counted, stamp] = [this.#countedByStream(), this.#stamp];
    const events = await this.#reader.read(findWals(fs, layout, null).get(WORKSPACE_STREAM) ?? []);
    for (const event of events) foldWorkspace(this.#workspace, event);
    if (events.length > 0 || this.#pins === undefined) await this.#judge();
    this.#redactions.poll();
    for (const [stream, size] of this.#countedByStream())
      if (size !== (counted.get(stream) ?? 0)) await this.#context.dropWords(stream);
    const changed = stamp !== this.#stamp || before !== JSON.stringify(this.devices());
    if (changed) this.#version += 1;
    return changed;
  }

  #countedByStream(): Map<string, number> {
    return new Map(this.#redactions.streams().map((stream) => [stream, this.redactionsIn(stream).size]));
  }

  async #judge(): Promise<void> {
    const pins = await this.#pinned();
    this.#judgement = judge(this.#workspace.statements.values(), pins);
    this.#redactions.judgedAnew();
    const inForce = [...this.#judgement.revoked.values()].flat().map(({ id, ids }) => `${id}${ids.size}`);
    this.#stamp = inForce.length === 0 ? '' : sha256(inForce.sort().join()).slice(0, 22);
  }

  /**
   * The devices that are trusted from the start: kept once found, so that nobody adds himself later. Found are those
   * that approved themselves: whoever founds a workspace does.
   */
  async #pinned(): Promise<ReadonlySet<DeviceId>> {
    if (this.#pins !== undefined) return this.#pins;
    const { fs, layout, writable } = this.#context.reading;
    try {
      const bytes = fs.read(layout.trust, 64 * 1024);
      this.#pins = new Set(pinsSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).pins);
      return this.#pins;
    } catch {
      // none yet, or damaged: found again
    }
    const found = [...this.#workspace.statements.values()].filter(
      (s) => s.says === 'approve' && s.by === s.device,
    );
    const pins = new Set(found.map(({ by }) => by));
    if (pins.size === 0) return pins;
    this.#pins = pins;
    if (writable) {
      try {
        const content = { fmt: 1, pins: [...pins].sort() } satisfies z.input<typeof pinsSchema>;
        await atomicWrite(fs, layout.trust, Buffer.from(`${JSON.stringify(content)}\n`));
      } catch {
        // found again at the next start
      }
    }
    return pins;
  }
}
