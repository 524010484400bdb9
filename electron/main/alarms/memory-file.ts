import { join } from 'node:path';
import { readMemory, writeMemory, type AlarmMemory } from '../../../shared/alarms/alarm-memory.ts';
import { atomicWrite } from '../../records/atomic-write.ts';
import { nodeFileSystem as fs } from '../../records/file-system.ts';

/** What rang when, kept on this desktop: a restart does not ring it all again. It never fails: at worst it forgets. */
export class MemoryFile {
  readonly #path: string;
  #written = '';
  #wanted = '';
  #writing: Promise<void> | null = null;

  constructor(folder: string) {
    this.#path = join(folder, 'alarms.json');
  }

  load(): AlarmMemory {
    try {
      return readMemory(Buffer.from(fs.read(this.#path, 4 * 1024 * 1024)).toString('utf8'));
    } catch {
      return {}; // there is none yet, or the disk does not give it back
    }
  }

  save(memory: AlarmMemory): void {
    this.#wanted = writeMemory(memory);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** Resolves once everything is written that was saved. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#wanted !== this.#written) {
      const text = this.#wanted;
      try {
        // Not synced: what it guards against is a restart, and a power cut may well ring once more.
        await atomicWrite(fs, this.#path, Buffer.from(text), { durable: false });
      } catch {
        // a disk that refuses: the alarms go on from memory
      }
      this.#written = text;
    }
  }
}
