import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import type { Standing } from '../../shared/sync/state.ts';
import { cleanedLine } from '../../shared/wording/formats/message.ts';
import { contentsOf } from '../bundle/contents.ts';
import { openBundle, type OpenBundle } from '../bundle/open-bundle.ts';
import { takeIn, type TakenIn } from '../bundle/take-in.ts';
import { verifyBundle, type Verified } from '../bundle/verify-bundle.ts';
import { writeBundle, type Progress } from '../bundle/write-bundle.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { writeFailure } from '../records/failure.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { layoutOf } from '../records/layout.ts';
import { findWals } from '../records/stream-reader.ts';
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
  const late = await unsealed(context);
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
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ECHANGED' || code === 'ENOENT')
      throw new CommandFailure('No bundle was written: the records changed meanwhile. Do it once more.');
    const full = writeFailure(error).kind === 'disk-full';
    throw new CommandFailure(
      `No bundle was written: ${full ? `there is no room for ${path}` : `${path} can’t be written`}. The records are safe in the store.`,
    );
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

/** How long the window has for sealing what was typed last: it does so after two seconds without a key. */
const SEAL_MS = 6_000;
const LOOK_MS = 100;

/** Waits until the logs of running sessions are sealed. @returns whether somebody is still typing. */
async function unsealed({ service }: VerbContext): Promise<boolean> {
  const { layout } = (await service()).store;
  for (let waited = 0; waited < SEAL_MS; waited += LOOK_MS) {
    if (findWals(nodeFileSystem, layout, null).size === 0) return false;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  return true;
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

async function whatItIs(
  context: VerbContext,
  path: string,
  { manifest, madeBy, incidents, segments, bytes }: Verified,
): Promise<Output> {
  const { ws, device, files } = manifest;
  const standing = await standingHere(context, manifest);
  const name = cleanedLine(madeBy.name);
  const text = `${path} is whole: ${counted(incidents, 'incident')}, ${counted(files.length, 'file')}, ${sizeWords(bytes)}; made by ${name} (${device}) of workspace ${ws}.`;
  return {
    text: `${text}${standing === null ? ' Its maker’s name is its own word: no records of that workspace are here to tell.' : doubtOf(name, standing)}`,
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

/** A signature says which device made it; whether that is one of ours, the members said. */
const doubtOf = (name: string, standing: Standing): string =>
  standing === 'member' ? '' : ` ${name}, which made it, is ${standing} here.`;

async function takeOver(
  context: VerbContext,
  path: string,
  bundle: OpenBundle,
  verified: Verified,
): Promise<Output> {
  const joined = await joinIfAsked(context, path, verified.manifest.ws);
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
    if (codeOf(error) === undefined) throw error;
    const full = writeFailure(error).kind === 'disk-full';
    throw new CommandFailure(
      `Not all of ${path} was taken over: ${full ? 'this disk is full' : 'this disk refused'}. What came is whole; do it once more when there is room, and only the rest is taken.`,
    );
  }
  if (!taken.ok)
    throw new CommandFailure(`${path} ${taken.error}. What was taken over before that is whole.`);
  const standing = store.trust.standingOf(verified.manifest.device);
  const doubt = doubtOf(cleanedLine(verified.madeBy.name), standing);
  const said = [...(joined === null ? [] : [joined]), `${takenWords(path, taken.value)}${doubt}`].join('\n');
  return { text: said, json: { path, joined: joined !== null, ...taken.value } };
}

function takenWords(path: string, taken: TakenIn): string {
  const { segments, attachments, cards, playbook, beside, streams } = taken;
  if (segments + attachments + cards + playbook.length + beside.length === 0)
    return `All of ${path} is here already.`;
  const parts = [
    `${counted(segments, 'piece')} of records in ${counted(streams.length, 'stream')}`,
    ...(attachments === 0 ? [] : [`${counted(attachments, 'piece')} of attached files`]),
    ...(playbook.length === 0 ? [] : [`${counted(playbook.length, 'file')} of the playbook`]),
  ];
  const both =
    beside.length === 0
      ? ''
      : ` ${counted(beside.length, 'file')} of the playbook differ here: the bundle’s stand beside them, ${beside.join(', ')}.`;
  return `Taken over from ${path}: ${parts.join(', ')}.${both}`;
}

/** @returns what was done to the store, as a sentence; null where it is of the bundle's workspace already. */
async function joinIfAsked(
  { options, storePath, person }: VerbContext,
  path: string,
  ws: string,
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

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** `340 kB`, `12.4 MB`. */
const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
