import { join } from 'node:path';
import * as z from 'zod';
import { atomicWrite } from './atomic-write.ts';
import type { StoreEnvironment } from './environment.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import type { Layout } from './layout.ts';
import type { Lock } from './lock.ts';
import { encodeWorkspace, parseWorkspace } from './workspace.ts';

const planSchema = z.object({
  fmt: z.literal(1),
  /** The workspace that this store is to be one of. */
  ws: z.string().regex(/^[a-z2-7]{16}$/),
  /** The folder in the store that everything of before goes into. */
  aside: z.string().regex(/^set-aside-[0-9a-z-]+$/),
  /** What the new `local/sync.json` holds. */
  connections: z.string(),
});

/** How a store without incidents of its own becomes one of another workspace's. */
export type JoiningPlan = Omit<z.output<typeof planSchema>, 'fmt'>;

type Part = { readonly fs: FileSystem; readonly layout: Layout };

/** Writes down what is to be done: from then on whoever opens the store does it first, or goes on with it. */
export async function planJoining({ fs, layout }: Part, plan: JoiningPlan): Promise<void> {
  const content = { fmt: 1, ...plan } satisfies z.input<typeof planSchema>;
  await makeLastingFolder(fs, layout.root, layout.local);
  await atomicWrite(fs, layout.joining, Buffer.from(`${JSON.stringify(content)}\n`));
}

/** What a session is told that would write into a store that is another workspace's. */
export const leftMeanwhile =
  'Not saved: this store joins another workspace. Your text is kept here; start IC Console again.';

/** Whether the store is another workspace's now, or about to be: nothing may be written as if it were still `ws`. */
export function hasLeft({ fs, layout }: Part, ws: string): boolean {
  try {
    const found = workspaceOf({ fs, layout });
    return fs.stat(layout.joining) !== undefined || (found !== undefined && found !== ws);
  } catch {
    return false; // an icc.json that can't be read now keeps no entry from being saved
  }
}

/**
 * Does what was planned, if anything was, as far as it is not done: all that was before is set aside, never deleted. A
 * crash at any point leaves the plan, and whoever opens the store next goes on. A session that is writing into the
 * store ends the plan before anything was changed. The caller holds the set-up lock.
 */
export async function finishJoining(layout: Layout, { fs, tryLock }: StoreEnvironment): Promise<void> {
  const plan = readPlan({ fs, layout });
  if (plan === undefined) return;
  const aside = plan === 'damaged' ? '' : join(layout.root, plan.aside);
  // A session takes its lock first and looks for a plan then: one of the two sees the other.
  if (plan === 'damaged' || (fs.stat(aside) === undefined && someoneWrites(layout, { fs, tryLock }))) {
    fs.remove(layout.joining);
    return;
  }
  if (workspaceOf({ fs, layout }) !== plan.ws) {
    if (fs.stat(aside) !== undefined || isStore({ fs, layout })) await setAside({ fs, layout }, aside);
    await atomicWrite(fs, layout.workspace, Buffer.from(encodeWorkspace(plan.ws)));
  }
  await atomicWrite(fs, layout.connections, Buffer.from(plan.connections));
  fs.remove(layout.joining);
  await fs.syncFolder(layout.local);
}

/** Says to who would make the store another workspace's that a window is open on it, as long as it is held. */
export function holdWindow(layout: Layout, { tryLock }: Pick<StoreEnvironment, 'tryLock'>): Lock | undefined {
  try {
    return tryLock(layout.windowLock, 0);
  } catch {
    return undefined; // nobody else can write there either
  }
}

/** Locks are open files, and the plan is still needed: they stay where they are. */
const staysLocal = /^locks$|\.lock(-|$)|^joining\.json/;

/** There is something to set aside; else a new store begins here. */
const isStore = ({ fs, layout }: Part): boolean =>
  [layout.workspace, layout.cards, layout.streams, layout.identity].some(
    (path) => fs.stat(path) !== undefined,
  );

async function setAside({ fs, layout }: Part, aside: string): Promise<void> {
  const local = join(aside, 'local');
  await makeLastingFolder(fs, layout.root, local);
  const old = readQuietly(fs, layout.workspace);
  // Last of all it is replaced, as a whole: a store without it would look like none.
  if (old !== undefined && fs.stat(join(aside, 'icc.json')) === undefined)
    await atomicWrite(fs, join(aside, 'icc.json'), old);
  for (const name of ['m', 'i']) moveIfThere(fs, join(layout.root, name), join(aside, name));
  for (const name of fs.list(layout.local).filter((each) => !staysLocal.test(each)))
    moveIfThere(fs, join(layout.local, name), join(local, name));
  for (const folder of [local, aside, layout.local, layout.root]) await fs.syncFolder(folder);
}

function moveIfThere(fs: FileSystem, from: string, to: string): void {
  if (fs.stat(from) === undefined) return;
  let free = to;
  for (let n = 2; fs.stat(free) !== undefined; n += 1) free = `${to}-${n}`;
  fs.rename(from, free);
}

function someoneWrites(layout: Layout, { fs, tryLock }: Pick<StoreEnvironment, 'fs' | 'tryLock'>): boolean {
  return fs
    .list(layout.locks)
    .filter((name) => name.endsWith('.lock'))
    .some((name) => {
      const lock = tryLock(join(layout.locks, name), 0);
      lock?.release();
      return lock === undefined;
    });
}

const workspaceOf = ({ fs, layout }: Part): string | undefined => {
  const bytes = readQuietly(fs, layout.workspace);
  return bytes === undefined ? undefined : parseWorkspace(bytes)?.ws;
};

/** @throws the file system's error when the plan is there and can't be read now. */
function readPlan({ fs, layout }: Part): JoiningPlan | 'damaged' | undefined {
  let bytes: Uint8Array;
  try {
    bytes = fs.read(layout.joining, 64 * 1024);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return planSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return 'damaged';
  }
}

function readQuietly(fs: FileSystem, path: string): Uint8Array | undefined {
  try {
    return fs.read(path, 64 * 1024);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
