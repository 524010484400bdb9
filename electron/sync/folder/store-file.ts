import { err, ok, type Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { encodeWorkspace, parseWorkspace, STORE_FORMAT } from '../../records/workspace.ts';
import type { FolderContext } from './folder-context.ts';
import { inFolder, isOfTheSystem } from './share-paths.ts';
import { noSuchFile, readTrouble, shareCode, storeIsGone, writeTrouble } from './share-trouble.ts';

const NAME = 'icc.json';
const MAX_BYTES = 64 * 1024;

/**
 * What a folder is: a store (`newer`: of a version that this one can read and not write), `empty`, `torn` (nothing but
 * what was to become a store's icc.json), or one in which there is something `else`.
 */
export type FolderFound =
  | { readonly kind: 'store'; readonly ws: string; readonly newer: boolean }
  | { readonly kind: 'empty' | 'torn' }
  | { readonly kind: 'else'; readonly trouble: Trouble };

type Place = Pick<FolderContext, 'files' | 'root'>;

/** Looks whose folder it is; writes nothing. */
export async function lookAtFolder(place: Place): Promise<Result<FolderFound, Trouble>> {
  const { files, root } = place;
  try {
    const names = await files.list(root);
    if ((await files.stat(inFolder(root, 'local/identity.json'))) !== undefined)
      return err(desktopsOwn(root));
    const store = await readStoreFile(place);
    if (store !== 'missing' && store !== 'damaged') return store;
    const others = names.filter((name) => !isOfTheSystem(name) && name !== NAME);
    if (store === 'damaged')
      return ok(others.length === 0 ? { kind: 'torn' } : { kind: 'else', trouble: damaged(root) });
    if (others.length === 0) return ok({ kind: 'empty' });
    const records = others.some((name) => name === 'i' || name === 'm');
    return ok({ kind: 'else', trouble: records ? lacksFile(root) : taken(root, others) });
  } catch (error) {
    return shareCode(error) === 'ENOTDIR' ? err(noFolder(root)) : err(readTrouble(error, root));
  }
}

/** Makes sure that the store of this workspace is still there; writes nothing. */
export async function checkStore(
  place: Place,
  ws: string | null,
): Promise<Result<{ readonly ws: string; readonly newer: boolean }, Trouble>> {
  try {
    const store = await readStoreFile(place);
    if (store === 'missing' || store === 'damaged') return err(storeIsGone(place.root));
    if (!store.ok) return store;
    return ws !== null && store.value.ws !== ws ? err(otherTeams(place.root)) : store;
  } catch (error) {
    return err(readTrouble(error, place.root));
  }
}

type StoreFile = Result<{ readonly kind: 'store'; readonly ws: string; readonly newer: boolean }, Trouble>;

async function readStoreFile({ files, root }: Place): Promise<StoreFile | 'missing' | 'damaged'> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(inFolder(root, NAME), MAX_BYTES);
  } catch (error) {
    const code = shareCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    if (noSuchFile.has(code)) return 'damaged';
    throw error;
  }
  const found = parseWorkspace(bytes);
  if (found === undefined) return 'damaged';
  if (found.minReader > STORE_FORMAT) return err(madeByNewer(root));
  return ok({ kind: 'store', ws: found.ws, newer: found.fmt > STORE_FORMAT });
}

/**
 * Makes the folder this workspace's store; whoever else does so at the same moment is not overwritten.
 * @returns whether this desktop made it: whose it is shows by reading.
 */
export async function foundStore(
  { files, root }: Place,
  ws: string,
  torn: boolean,
): Promise<Result<boolean, Trouble>> {
  const path = inFolder(root, NAME);
  try {
    // What a founder left whose share went away in the middle: there is nothing else in the folder.
    if (torn) await files.remove(path);
    await files.create(path, Buffer.from(encodeWorkspace(ws)));
    await files.syncFolder(root).catch(shareCode);
    return ok(true);
  } catch (error) {
    if (shareCode(error) === 'EEXIST') return ok(false);
    return err(writeTrouble(error, root, NAME).trouble);
  }
}

const notAStore = (message: string): Trouble => ({ kind: 'not-a-store', message });

const noFolder = (root: string): Trouble =>
  notAStore(`${root} is a file and no folder. Nothing was changed. Choose a folder.`);

const taken = (root: string, names: readonly string[]): Trouble =>
  notAStore(
    `${root} holds other files (${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}) and no team’s store. Nothing was changed. Choose an empty folder, or make a new one inside it.`,
  );

const lacksFile = (root: string): Trouble =>
  notAStore(
    `${root} holds a team’s records without their icc.json. Nothing was changed. If they are still being copied there, wait and try again; otherwise choose an empty folder.`,
  );

const damaged = (root: string): Trouble =>
  notAStore(
    `The file icc.json in ${root} can’t be read as one. Nothing was changed. If it is still being copied there, wait and try again; otherwise choose an empty folder.`,
  );

const desktopsOwn = (root: string): Trouble =>
  notAStore(
    `${root} is where one desktop keeps its own records. Nothing was changed. Choose another folder, which all desktops reach.`,
  );

/** For a desktop that wants to join what is there. */
export const noStore = (root: string): Trouble =>
  notAStore(
    `There is no team’s store in ${root}. Nothing was changed. Choose the folder that the team uses.`,
  );

const otherTeams = (root: string): Trouble => ({
  kind: 'other-workspace',
  message: `${root} is another team’s store. Nothing was written there, and everything here is safe. Choose this team’s folder or an empty one.`,
});

const madeByNewer = (root: string): Trouble => ({
  kind: 'newer',
  message: `A newer version of IC Console made the store in ${root}. Nothing was written there, and everything here is safe. Update to use it.`,
});
