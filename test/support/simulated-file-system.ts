import { basename, dirname } from 'node:path';
import type { AppendFile, FileSystem } from '../../electron/records/file-system.ts';
import type { Lock } from '../../electron/records/lock.ts';
import type { Random } from './invent.ts';
import { newFolder, none, settled, type File, type Folder, type Node } from './simulated-files.ts';
import { SimulatedProcess } from './simulated-process.ts';
import { systemError } from './system-error.ts';

/** A change of names that is not synced yet: one step, which lasts as a whole or not at all. */
type Change = { readonly folders: readonly Folder[]; apply(side: 'now' | 'lasting'): void };

/** What can go wrong; a test sets it while the store is at work. */
export type Faults = {
  /** Whether this sync of a file fails (EIO). */
  syncFails: () => boolean;
  folderSyncFails: () => boolean;
  /** Bytes that fit; writes beyond it stop in the middle with ENOSPC. */
  capacity: number;
  readOnly: boolean;
  /** Called before every operation of a process, with its name: throws to stop it there. */
  before: (operation: string, path: string) => void;
};

/**
 * A disk that remembers which bytes and names were synced. `crash` is a power cut: of the rest, a random part stays.
 * Several processes may be at work on it, each with a view and locks of its own.
 */
export class SimulatedDisk {
  readonly faults: Faults = {
    syncFails: () => false,
    folderSyncFails: () => false,
    capacity: Infinity,
    readOnly: false,
    before: () => undefined,
  };
  readonly #root: Folder = newFolder();
  readonly #locks = new Map<string, SimulatedProcess>();
  #pending: Change[] = [];
  #processes: SimulatedProcess[] = [];
  #time = 1;
  readonly #clock: (() => number) | undefined;

  /** @param clock what times of change are taken from; without one, everything looks changed after every change. */
  constructor(clock?: () => number) {
    this.#clock = clock;
  }

  process(): SimulatedProcess {
    const process = new SimulatedProcess(this);
    this.#processes.push(process);
    return process;
  }

  /** Power cut: every process ends, and of what was not synced a random part is still there. */
  crash(random: Random): void {
    for (const process of this.#processes) process.kill();
    this.#processes = [];
    // Either the journal was written up to some point, or single changes got through (not every system keeps order).
    const upTo = random() < 0.5 ? Math.floor(random() * (this.#pending.length + 1)) : undefined;
    for (const [index, change] of this.#pending.entries()) {
      if (upTo === undefined ? random() < 0.5 : index < upTo) change.apply('lasting');
    }
    this.#pending = [];
    const settle = (folder: Folder): void => {
      folder.now = new Map(folder.lasting);
      for (const node of folder.now.values()) {
        if (node.kind === 'folder') settle(node);
        else {
          node.now = Buffer.from(settled(node, random));
          node.lasting = node.now;
          node.lost = false;
        }
      }
    };
    settle(this.#root);
  }

  /** Every file as processes see it, by path. */
  files(): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    const walk = (folder: Folder, path: string): void => {
      for (const [name, node] of folder.now) {
        if (node.kind === 'file') found.set(`${path}/${name}`, node.now);
        else walk(node, `${path}/${name}`);
      }
    };
    walk(this.#root, '');
    return found;
  }

  get used(): number {
    return [...this.files().values()].reduce((sum, bytes) => sum + bytes.length, 0);
  }

  release(owner: SimulatedProcess): void {
    for (const [path, held] of this.#locks) if (held === owner) this.#locks.delete(path);
  }

  tryLock(owner: SimulatedProcess, path: string): Lock | undefined {
    if (this.#locks.has(path)) return undefined;
    this.#locks.set(path, owner);
    return {
      release: () => {
        if (this.#locks.get(path) === owner) this.#locks.delete(path);
      },
    };
  }

  /** The file system as one process sees it; `step` runs before every operation. */
  view(step: (operation: string, path: string) => void): FileSystem {
    const writing = (operation: string, path: string): void => {
      step(operation, path);
      if (this.faults.readOnly) throw systemError('EROFS');
    };
    return {
      read: (path, limit) => this.#read(step, path, 0, limit),
      readFrom: (path, offset, limit) => this.#read(step, path, offset, limit),
      list: (path) => {
        step('list', path);
        const node = this.#find(path);
        return node?.kind === 'folder' ? [...node.now.keys()] : [];
      },
      stat: (path) => {
        step('stat', path);
        const node = this.#find(path);
        if (node === undefined) return undefined;
        return {
          size: node.kind === 'file' ? node.now.length : 0,
          changed: this.#clock === undefined ? this.#time : node.changed,
        };
      },
      create: (path) => {
        writing('create', path);
        const folder = this.#folder(dirname(path));
        if (folder.now.has(basename(path))) throw systemError('EEXIST');
        const changed = this.#tick();
        const file: File = { kind: 'file', now: none, lasting: none, lost: false, changed };
        this.#change([folder], (side) => folder[side].set(basename(path), file));
        return this.#open(file, path, step);
      },
      append: (path) => {
        writing('append', path);
        const node = this.#find(path);
        if (node === undefined) throw systemError('ENOENT');
        if (node.kind === 'folder') throw systemError('EISDIR');
        return this.#open(node, path, step);
      },
      rename: (from, to) => {
        writing('rename', from);
        const [source, target] = [this.#folder(dirname(from)), this.#folder(dirname(to))];
        const node = source.now.get(basename(from));
        if (node === undefined) throw systemError('ENOENT');
        this.#change([source, target], (side) => {
          if (source[side].get(basename(from)) === node) source[side].delete(basename(from));
          target[side].set(basename(to), node);
        });
      },
      remove: (path) => {
        writing('remove', path);
        this.#unlink(path);
      },
      removeFolder: (path) => {
        writing('removeFolder', path);
        this.#unlink(path);
      },
      makeFolder: (path) => {
        step('makeFolder', path);
        if (this.#find(path)?.kind === 'folder') return;
        if (this.faults.readOnly) throw systemError('EROFS');
        this.#makeFolder(path);
      },
      syncFolder: async (path) => {
        step('syncFolder', path);
        await Promise.resolve();
        if (this.faults.folderSyncFails()) throw systemError('EIO');
        const folder = this.#folder(path);
        const [mine, rest] = [
          this.#pending.filter((c) => c.folders.includes(folder)),
          this.#pending.filter((c) => !c.folders.includes(folder)),
        ];
        for (const change of mine) change.apply('lasting');
        this.#pending = rest;
      },
    };
  }

  #read(
    step: (operation: string, path: string) => void,
    path: string,
    offset: number,
    limit: number,
  ): Uint8Array {
    step('read', path);
    const node = this.#find(path);
    if (node === undefined) throw systemError('ENOENT');
    if (node.kind === 'folder') throw systemError('EISDIR');
    if (node.now.length > limit) throw systemError('EFBIG');
    return Buffer.from(node.now.subarray(offset));
  }

  #open(file: File, path: string, step: (operation: string, path: string) => void): AppendFile {
    const writing = (operation: string): void => {
      step(operation, path);
      file.changed = this.#tick();
      if (this.faults.readOnly) throw systemError('EROFS');
    };
    return {
      write: (bytes) => {
        writing('write');
        const free = this.faults.capacity === Infinity ? Infinity : this.faults.capacity - this.used;
        const fits = Math.max(0, Math.min(bytes.length, free));
        file.now = Buffer.concat([file.now, bytes.subarray(0, fits)]);
        if (fits < bytes.length) throw systemError('ENOSPC');
      },
      sync: async () => {
        writing('sync');
        await Promise.resolve();
        if (this.faults.syncFails()) {
          // The pages are marked clean: later syncs of this file report success and write nothing.
          file.lost = true;
          throw systemError('EIO');
        }
        step('synced', path);
        if (!file.lost) file.lasting = file.now;
      },
      truncate: (length) => {
        writing('truncate');
        file.now = Buffer.from(file.now.subarray(0, length));
      },
      size: () => file.now.length,
      close: () => undefined,
    };
  }

  #change(folders: readonly Folder[], apply: (side: 'now' | 'lasting') => void): void {
    const changed = this.#tick();
    for (const folder of folders) folder.changed = changed;
    apply('now');
    this.#pending.push({ folders, apply });
  }

  #tick(): number {
    this.#time += 1;
    return this.#clock?.() ?? this.#time;
  }

  #unlink(path: string): void {
    const folder = this.#find(dirname(path));
    if (folder?.kind !== 'folder' || !folder.now.has(basename(path))) return;
    this.#change([folder], (side) => folder[side].delete(basename(path)));
  }

  #makeFolder(path: string): Folder {
    const held = this.#find(path);
    if (held?.kind === 'folder') return held;
    if (held !== undefined) throw systemError('EEXIST');
    const parent = this.#makeFolder(dirname(path));
    const made = newFolder();
    this.#change([parent], (side) => parent[side].set(basename(path), made));
    return made;
  }

  #folder(path: string): Folder {
    const node = this.#find(path);
    if (node?.kind !== 'folder') throw systemError('ENOENT', `there is no folder ${path}`);
    return node;
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = node?.kind === 'folder' ? node.now.get(name) : undefined;
    }
    return node;
  }
}
