import { deviceIdPattern, type DeviceId } from '../../../shared/ids.ts';

/**
 * Where a device keeps its refs at the host: names of our own, which no branch list shows; or branches, where the host
 * takes nothing else.
 */
export type RefPlace = 'own' | 'branches';
/** What a ref holds: the records, or the attached files, which are large and can wait. */
export type RefPart = 'log' | 'att' | 'probe';

const OWN = 'refs/ic/1/';
const BRANCHES = 'refs/heads/icc/';

/** All refs of a workspace's devices are below these. */
export const refPrefixes: readonly string[] = [OWN, BRANCHES];
/** How the refs of attached files end. */
export const attachmentEnds: readonly string[] = ['/att', '-att'];

export const refOf = (place: RefPlace, device: DeviceId, part: RefPart): string =>
  place === 'own' ? `${OWN}${device}/${part}` : `${BRANCHES}${device}${part === 'log' ? '' : `-${part}`}`;

/** Whose ref it is, and what it holds; undefined for any other ref. A name is a hint, never proof. */
export function parseRef(
  ref: string,
): { readonly place: RefPlace; readonly device: DeviceId; readonly part: 'log' | 'att' } | undefined {
  const place = ref.startsWith(OWN) ? 'own' : ref.startsWith(BRANCHES) ? 'branches' : undefined;
  if (place === undefined) return undefined;
  const name = ref.slice(place === 'own' ? OWN.length : BRANCHES.length);
  const device = name.slice(0, 16);
  const part = { own: { '/log': 'log', '/att': 'att' }, branches: { '': 'log', '-att': 'att' } } as const;
  const known: Readonly<Record<string, 'log' | 'att'>> = part[place];
  const found = known[name.slice(16)];
  return found === undefined || !deviceIdPattern.test(device) ? undefined : { place, device, part: found };
}
