import type { KeyObject } from 'node:crypto';
import type { DeviceId } from '../../shared/ids.ts';
import { readCards, type DeviceCard } from './device-card.ts';
import type { FileSystem } from './file-system.ts';
import type { Layout } from './layout.ts';
import type { Quarantine } from './quarantine.ts';

/** The cards of the devices that have written here, read again when others have arrived. */
export class CardBook {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #ws: string;
  readonly #quarantine: Quarantine;
  readonly #cards = new Map<DeviceId, DeviceCard>();
  #names = '';

  constructor(fs: FileSystem, layout: Layout, ws: string, quarantine: Quarantine) {
    this.#fs = fs;
    this.#layout = layout;
    this.#ws = ws;
    this.#quarantine = quarantine;
    this.#read();
  }

  /** The public key of a device; undefined when its card has not arrived. */
  keyOf(device: DeviceId): KeyObject | undefined {
    if (!this.#cards.has(device)) this.#read();
    return this.#cards.get(device)?.key;
  }

  /** All that are there now; lists their names. */
  all(): ReadonlyMap<DeviceId, DeviceCard> {
    if (this.#listed() !== this.#names) this.#read();
    return this.#cards;
  }

  #listed(): string {
    return this.#fs.list(this.#layout.cards).join();
  }

  #read(): void {
    this.#names = this.#listed();
    const { cards, refused } = readCards(this.#fs, this.#layout.cards, this.#ws);
    for (const [device, card] of cards) this.#cards.set(device, card);
    for (const name of refused)
      this.#quarantine.leave(`${this.#layout.cards}/${name}`, 'The card of a device is damaged.');
  }
}
