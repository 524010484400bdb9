import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import type { Standing } from '../../shared/sync/state.ts';
import { contentsOf } from '../bundle/contents.ts';
import { openBundle, type OpenBundle } from '../bundle/open-bundle.ts';
import { lackOfRoom } from '../bundle/room.ts';
import { allSealed } from '../bundle/sealed.ts';
import { takeIn } from '../bundle/take-in.ts';
import { verifyBundle, type Verified } from '../bundle/verify-bundle.ts';
import {
  brokenOffWords,
  counted,
  doubtWords,
  noRoomWords,
  notTakenWords,
  notWrittenWords,
  sizeWords,
  takenWords,
  wholeWords,
} from '../bundle/words.ts';
import { writeBundle, type Progress } from '../bundle/write-bundle.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { readWorkspace } from '../records/workspace.ts';
import { joinWorkspace } from '../sync/join.ts';
import { inTerminal } from './failure-words.ts';
import { CommandFailure, type Output, type VerbContext } from './verb.ts';
import { refuseExisting } from './write-new.ts';

/** Does what `ic bundle` was asked for. @param way one of `out`, `verify`, `in`. */
export function carry(way: string, path: string, context: VerbContext): Promise<Output> {
  if (way === 'out') return out(context, path);
  return opened(path, async (bundle, verified) =>
    way === 'in' ? takeOver(context, path, bundle, verified) : whatItIs(context, path, verified),
  );
}

async function out(context: VerbContext, path: string): Promise<Output> {
  const force = context.options.has('force');
  if (!force) refuseExisting(path);
  const { store } = await context.service();
  const { layout, identity, ws } = store;
  if (identity === null)
    throw new CommandFailure(
      store.readOnly ?? 'These records may only be read: a bundle can’t be signed here.',
    );
  const wanted = wantedIncidents(context, store.streams());
  const late = !(await allSealed(nodeFileSystem, layout));
  const contents = contentsOf(nodeFileSystem, layout, wanted, context.now());
  try {
    const bytes = await writeBundle(
      nodeFileSystem,
      path,
      { ws, identity, contents },
      progressOf(context, 'written'),
    );
    const left = late ? ' What is being typed at this moment is not in it.' : '';
    const text = `${path}: ${counted(contents.length, 'file')}, ${sizeWords(bytes)}.${left}`;
    return { text, json: { path, ws, files: contents.length, bytes, complete: !late } };
  } catch (error) {
    throw new CommandFailure(notWrittenWords(path, error));
  }
}

function wantedIncidents(
  { options }: VerbContext,
  streams: readonly string[],
): ReadonlySet<IncidentId> | 'all' {
  const said = options.get('incidents');
  if (typeof said !== 'string') return 'all';
  const ids = said.split(',').map((each) => each.trim());
  for (const id of ids)
    if (!incidentIdPattern.test(id) || !streams.includes(id))
      throw new CommandFailure(`There is no incident ${id === '' ? 'without an id' : id} on this desktop.`);
  return new Set(ids);
}

/** Opens a bundle and checks all of it before anything is done with it. */
async function opened(
  path: string,
  then: (bundle: OpenBundle, verified: Verified) => Promise<Output> | Output,
): Promise<Output> {
  const bundle = await openBundle(path);
  if (!bundle.ok) throw refused(path, bundle.error);
  try {
    const verified = await verifyBundle(bundle.value);
    if (!verified.ok) throw refused(path, verified.error);
    return await then(bundle.value, verified.value);
  } finally {
    bundle.value.close();
  }
}

const refused = (path: string, why: string): CommandFailure =>
  new CommandFailure(`${path} ${why}. Nothing was taken over.`);

async function whatItIs(context: VerbContext, path: string, verified: Verified): Promise<Output> {
  const { manifest, madeBy, incidents, segments, bytes } = verified;
  const { ws, device, files } = manifest;
  const standing = await standingHere(context, manifest);
  const doubt =
    standing === null
      ? ' Its maker’s name is its own word: no records of that workspace are here to tell.'
      : doubtWords(verified, standing);
  return {
    text: `${wholeWords(path, verified)}${doubt}`,
    json: { path, ws, device, name: madeBy.name, standing, incidents, segments, files: files.length, bytes },
  };
}

/** What the device that made a bundle is to the records here; null where they are of another workspace, or none. */
async function standingHere(
  { storePath, service }: VerbContext,
  { ws, device }: Verified['manifest'],
): Promise<Standing | null> {
  const own = readWorkspace(nodeFileSystem, layoutOf(storePath));
  return own.ok && own.value.ws === ws ? (await service()).store.trust.standingOf(device) : null;
}

async function takeOver(
  context: VerbContext,
  path: string,
  bundle: OpenBundle,
  verified: Verified,
): Promise<Output> {
  const joined = await joinIfAsked(context, path, verified.manifest);
  const { store } = await context.service();
  if (store.readOnly !== null) throw new CommandFailure(store.readOnly);
  let taken: Awaited<ReturnType<typeof takeIn>>;
  try {
    taken = await takeIn(
      { store, fs: nodeFileSystem, now: context.now },
      bundle,
      verified,
      progressOf(context, 'taken over'),
    );
  } catch (error) {
    throw new CommandFailure(brokenOffWords(path, error));
  }
  if (!taken.ok) throw new CommandFailure(notTakenWords(path, taken.error));
  const standing = store.trust.standingOf(verified.manifest.device);
  const doubt = doubtWords(verified, standing);
  const said = [...(joined === null ? [] : [joined]), `${takenWords(path, taken.value)}${doubt}`].join('\n');
  return { text: said, json: { path, joined: joined !== null, ...taken.value } };
}

/** @returns what was done to the store, as a sentence; null where it is of the bundle's workspace already. */
async function joinIfAsked(
  { options, storePath, person }: VerbContext,
  path: string,
  { ws, files }: Verified['manifest'],
): Promise<string | null> {
  const own = readWorkspace(nodeFileSystem, layoutOf(storePath));
  if (own.ok && own.value.ws === ws) return null;
  if (!own.ok && own.error !== 'missing') return null; // opening the store says what is wrong with it
  if (!options.has('join'))
    throw new CommandFailure(
      own.ok
        ? `${path} is of another workspace than the records in ${storePath}: nothing was taken over. Records of two workspaces are not mixed; a store without incidents joins with --join.`
        : `There are no records in ${storePath} yet: nothing was taken over. Add --join to begin a store of the bundle’s workspace there.`,
    );
  const lack = lackOfRoom(storePath, files);
  if (lack !== undefined) throw new CommandFailure(noRoomWords(path, lack));
  const joined = await joinWorkspace(storePath, desktopEnvironment({ deviceName: person }), {
    ws,
    connection: null,
  });
  if (!joined.ok) throw new CommandFailure(inTerminal(joined.error));
  const { aside } = joined.value;
  const done = `${storePath} is a desktop of workspace ${ws} now`;
  return aside === null ? `${done}.` : `${done}; what was in it, no incidents, is in its folder ${aside}.`;
}

/** Says how far it is, in one line of a terminal that goes away; nothing where nobody looks. */
function progressOf({ options }: VerbContext, what: string): Progress {
  if (!process.stderr.isTTY || options.has('json')) return () => undefined;
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < 100 && done < total) return;
    last = now;
    process.stderr.write(done < total ? `\r${done} of ${total} files ${what}` : '\r\u001B[K');
  };
}
