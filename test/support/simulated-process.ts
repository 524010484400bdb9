import type { FileSystem } from '../../electron/records/file-system.ts';
import type { Lock } from '../../electron/records/lock.ts';
import type { SimulatedDisk } from './simulated-file-system.ts';
import { systemError } from './system-error.ts';

/** One process at work on a disk: killed, it does nothing more, and its locks are free. */
export class SimulatedProcess {
  readonly fs: FileSystem;
  readonly #disk: SimulatedDisk;
  alive = true;

  constructor(disk: SimulatedDisk) {
    this.#disk = disk;
    this.fs = disk.view((operation, path) => {
      this.#live();
      disk.faults.before(operation, path);
      this.#live(); // it may be killed just there
    });
  }

  readonly tryLock = (path: string): Lock | undefined => this.#disk.tryLock(this, path);

  #live(): void {
    if (!this.alive) throw systemError('EIO', 'this process was killed');
  }

  kill(): void {
    this.alive = false;
    this.#disk.release(this);
  }
}
