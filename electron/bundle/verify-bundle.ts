import type { KeyObject } from 'node:crypto';
import { deviceOf, incidentIdPattern, type DeviceId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { parseCard, type DeviceCard } from '../records/device-card.ts';
import { isSegmentSigned, parseSegment } from '../records/segment.ts';
import { parseWorkspace } from '../records/workspace.ts';
import { meaningOf } from '../sync/paths.ts';
import {
  BUNDLE_FORMAT,
  fileHash,
  isManifestSigned,
  MANIFEST,
  parseManifest,
  type Manifest,
} from './manifest.ts';
import type { OpenBundle } from './open-bundle.ts';
import { kindOf, WORKSPACE_FILE } from './paths.ts';
import type { Progress } from './write-bundle.ts';

/** A bundle in which everything was checked. */
export type Verified = {
  readonly manifest: Manifest;
  /** The device that made it, as it presents itself. */
  readonly madeBy: DeviceCard;
  readonly incidents: number;
  readonly segments: number;
  readonly bytes: number;
};

/**
 * Checks everything in a bundle, as an exchange does with what arrives: its list and the signature under it, every file's hash,
 * every card, and each segment's chain and signature. Nothing of it is written anywhere.
 * @returns what it is, or the rest of a sentence that begins with its path.
 */
export async function verifyBundle(
  bundle: OpenBundle,
  progress: Progress = () => undefined,
): Promise<Result<Verified, string>> {
  const list = await bundle.read(MANIFEST);
  if (list === undefined) return err('has no list of its files: it is no bundle, or is damaged');
  const manifest = parseManifest(list);
  if (manifest === undefined) return err('has a list of its files that can’t be read');
  if (manifest.fmt > BUNDLE_FORMAT)
    return err('was made by a newer version of the console: install that first');
  const names = new Set([...bundle.paths()].filter((path) => path !== MANIFEST));
  if (manifest.files.length !== names.size || manifest.files.some(([path]) => !names.has(path)))
    return err(changed('files were added to it or taken out'));
  const cards = new Map<DeviceId, DeviceCard>();
  const incidents = new Set<string>();
  let segments = 0;
  let bytes = 0;
  // Cards come first, by the order of the list or without it: whoever wrote is known before what they wrote.
  const files = [...manifest.files].sort(([a], [b]) => Number(isCard(b)) - Number(isCard(a)));
  for (const [i, listed] of files.entries()) {
    const [path, size] = listed;
    const content = await readListed(bundle, listed);
    if (!content.ok) return content;
    const wrong = check(path, content.value, manifest, cards);
    if (wrong !== null) return err(changed(`${path} ${wrong}`));
    const meaning = meaningOf(path);
    if (meaning?.kind === 'segment') {
      segments += 1;
      if (incidentIdPattern.test(meaning.stream)) incidents.add(meaning.stream);
    }
    bytes += size;
    progress(i + 1, files.length);
  }
  const madeBy = cards.get(manifest.device);
  if (!names.has(WORKSPACE_FILE) || madeBy === undefined)
    return err(changed('it does not say which device made it, or whose records they are'));
  if (!isManifestSigned(manifest, madeBy.key))
    return err(changed('the signature under its list is not that of its device'));
  return ok({ manifest, madeBy, incidents: incidents.size, segments, bytes });
}

/** A file as the list has it, or what is wrong with it. */
export async function readListed(
  bundle: OpenBundle,
  [path, size, hash]: Manifest['files'][number],
): Promise<Result<Uint8Array, string>> {
  const content = await bundle.read(path);
  if (content === undefined) return err(`is damaged: ${path} can’t be read whole`);
  return content.length === size && fileHash(content) === hash
    ? ok(content)
    : err(changed(`${path} is not what its list says`));
}

const changed = (what: string): string => `was changed after it was made, or is damaged: ${what}`;
const isCard = (path: string): boolean => kindOf(path) === 'card';

/** What is wrong with a file, beyond its hash; null where nothing is. */
function check(
  path: string,
  bytes: Uint8Array,
  { ws }: Manifest,
  cards: Map<DeviceId, DeviceCard>,
): string | null {
  switch (kindOf(path)) {
    case 'workspace':
      return parseWorkspace(bytes)?.ws === ws ? null : 'is another workspace’s';
    case 'card':
      return checkCard(path, bytes, ws, cards);
    case 'segment':
      return checkSegment(path, bytes, ws, (device) => cards.get(device)?.key);
    case 'chunk': {
      const meaning = meaningOf(path);
      return meaning?.kind === 'chunk' && fileHash(bytes) === meaning.hash
        ? null
        : 'is not what its name says';
    }
    case 'playbook':
      return null;
    case undefined:
      return 'does not belong into a bundle';
  }
}

function checkCard(
  path: string,
  bytes: Uint8Array,
  ws: string,
  cards: Map<DeviceId, DeviceCard>,
): string | null {
  const card = parseCard(bytes, ws);
  if (card === undefined || path !== `m/${card.device}.${card.n}.json`)
    return 'is no genuine card of a device';
  if ((cards.get(card.device)?.n ?? 0) < card.n) cards.set(card.device, card);
  return null;
}

function checkSegment(
  path: string,
  bytes: Uint8Array,
  ws: string,
  keyOf: (device: DeviceId) => KeyObject | undefined,
): string | null {
  const parsed = parseSegment(bytes);
  if (!parsed.ok)
    return parsed.error.kind === 'newer'
      ? 'was written by a newer version of the console: install that first'
      : `is damaged: ${parsed.error.message}`;
  const { header, name } = parsed.value;
  if (header.ws !== ws) return 'belongs to another workspace';
  if (path !== `i/${header.inc}/s/${name}`) return 'is not what its name says';
  const key = keyOf(deviceOf(header.w));
  if (key === undefined) return 'was written by a device whose card is not in it';
  return isSegmentSigned(parsed.value, key) ? null : 'has a signature that is not its device’s';
}
