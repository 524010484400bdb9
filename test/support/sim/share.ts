import { posix } from 'node:path';
import type { ShareFiles } from '../../../electron/sync/folder/share-files.ts';
import type { Random } from '../invent.ts';
import type { SimulatedProcess } from '../simulated-process.ts';
import { systemError } from '../system-error.ts';
import type { VirtualTime } from './virtual-time.ts';
import { Volume } from './volume.ts';

/** The shared folder as one desktop reaches it, and what is wrong with that now. */
export class Mount {
  /** What is under the mount point while nothing is mounted there: must stay empty. */
  readonly under = new Volume();
  readonly volume: Volume;
  /** A replica on this desktop's own disk, not another computer's folder. */
  readonly own: boolean;
  mounted = true;
  readOnly = false;
  /** Bytes that still fit. */
  free = Infinity;
  /** No answer at all. */
  hangs = false;
  /** How often an operation fails, and a rename is refused because somebody holds the file open. */
  fails = 0;
  refuses = 0;
  /** Told before a console removes a file there. */
  watch: (volume: Volume, path: string) => void = () => undefined;
  /** Since when, by what the console did there, its icc.json is missing; what was wrongly written since. */
  lackedSince: number | undefined;
  readonly strays: string[] = [];
  /** Names that may be gone after a power cut: the client's or the system's caches had them only. */
  readonly unsynced = new Map<string, string>();

  constructor(volume: Volume, own: boolean) {
    this.volume = volume;
    this.own = own;
  }

  get seen(): Volume {
    return this.mounted ? this.volume : this.under;
  }

  heal(): void {
    Object.assign(this, {
      mounted: true,
      readOnly: false,
      free: Infinity,
      hangs: false,
      fails: 0,
      refuses: 0,
    });
  }

  /** Power cut on the desktop whose own disk this is: of the names that were not synced, some are the old ones. */
  cut(random: Random): void {
    for (const [to, from] of this.unsynced) {
      const file = this.volume.files.get(to);
      if (file === undefined || random() < 0.5) continue;
      this.volume.remove(to);
      if (random() < 0.5) this.volume.put(from, file);
    }
    this.unsynced.clear();
  }
}

/** How long a time-out takes: shares that hang answer with ETIMEDOUT after it. */
const TIME_OUT = 10_000;
/** What was begun before icc.json went may still be ended. */
const GRACE = 30_000;

export type ShareContext = {
  readonly mount: Mount;
  /** The path under which the desktop has the folder. */
  readonly root: string;
  readonly process: SimulatedProcess;
  readonly time: VirtualTime;
  readonly random: Random;
  /** Called before every operation; may end the process. */
  readonly before: (operation: string, path: string) => void;
};

/** A desktop's shared folder as its process sees it. */
export function shareOf(context: ShareContext): ShareFiles {
  const { mount, root, process, time, random } = context;
  const inside = (path: string): string => {
    const relative = posix.relative(root, path);
    if (relative.startsWith('..')) throw new Error(`${path} is outside the shared folder`);
    return relative === '' ? '.' : relative;
  };
  const alive = (): void => {
    if (!process.alive) throw systemError('EIO', 'this process was killed');
  };
  /** One operation: takes a moment, may hang or fail, and may be done though its answer is lost. */
  const step = async <T>(operation: string, path: string, run: () => T): Promise<T> => {
    alive();
    context.before(operation, path);
    alive();
    await time.sleep(random() * 2);
    alive();
    if (mount.hangs) {
      await time.sleep(TIME_OUT);
      alive();
      if (random() < 0.3) run();
      throw systemError('ETIMEDOUT');
    }
    if (random() < mount.fails) {
      if (random() < 0.3) run();
      throw systemError(random() < 0.5 ? 'EIO' : 'ETIMEDOUT');
    }
    return run();
  };
  /** Where icc.json has been missing for a while, nothing may be written but an icc.json. */
  const notStray = (path: string, operation: string): void => {
    const lacks = !mount.seen.files.has('icc.json');
    mount.lackedSince = lacks ? (mount.lackedSince ?? time.now) : undefined;
    if (
      lacks &&
      time.now - (mount.lackedSince ?? 0) > GRACE &&
      path !== '.' &&
      !path.startsWith('icc.json')
    ) {
      mount.strays.push(`${operation} ${path}`);
    }
  };
  const writing = <T>(operation: string, path: string, run: () => T): Promise<T> =>
    step(operation, path, () => {
      if (mount.readOnly) throw systemError('EROFS');
      notStray(inside(path), operation);
      return run();
    });

  return {
    list: (path) => step('list', path, () => mount.seen.list(inside(path))),
    read: (path, limit) => step('read', path, () => readFrom(mount.seen, inside(path), limit)),
    create: (path, bytes) =>
      writing('create', path, () => {
        const at = inside(path);
        if (mount.seen.files.has(at)) throw systemError('EEXIST');
        const fits = Math.min(bytes.length, mount.free);
        mount.free -= fits;
        mount.seen.put(at, { bytes: Buffer.from(bytes.subarray(0, fits)), changed: time.now });
        if (fits < bytes.length) throw systemError('ENOSPC');
      }),
    rename: (from, to) =>
      writing('rename', from, () => {
        if (random() < mount.refuses) throw systemError(random() < 0.7 ? 'EPERM' : 'EBUSY');
        const file = mount.seen.files.get(inside(from));
        if (file === undefined) throw systemError('ENOENT');
        mount.seen.put(inside(to), file);
        mount.seen.remove(inside(from));
        if (mount.own) mount.unsynced.set(inside(to), inside(from));
      }),
    remove: (path) =>
      writing('remove', path, () => {
        if (random() < mount.refuses) throw systemError('EBUSY');
        mount.watch(mount.seen, inside(path));
        mount.seen.remove(inside(path));
        mount.unsynced.delete(inside(path));
      }),
    makeFolder: (path) => writing('makeFolder', path, () => mount.seen.makeFolder(inside(path))),
    syncFolder: (path) =>
      writing('syncFolder', path, () => {
        for (const to of [...mount.unsynced.keys()]) {
          if (posix.dirname(to) === inside(path)) mount.unsynced.delete(to);
        }
      }),
    stat: (path) =>
      step('stat', path, () => {
        const file = mount.seen.files.get(inside(path));
        if (file !== undefined) return { size: file.bytes.length, changed: file.changed };
        return mount.seen.isFolder(inside(path)) ? { size: 0, changed: 0 } : undefined;
      }),
  };
}

function readFrom(volume: Volume, path: string, limit: number): Uint8Array {
  const file = volume.files.get(path);
  if (file === undefined) throw systemError(volume.isFolder(path) ? 'EISDIR' : 'ENOENT');
  if (file.arrived === 'nothing') throw systemError('EIO', 'a placeholder whose content is elsewhere');
  const bytes = file.bytes.subarray(0, file.arrived ?? file.bytes.length);
  if (bytes.length > limit) throw systemError('EFBIG');
  return Buffer.from(bytes);
}
