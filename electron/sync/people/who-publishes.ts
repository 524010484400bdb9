import type { DeviceId } from '../../../shared/ids.ts';

/** A member's desktop that is at work now, this one included, and whose it is. */
export type Present = { readonly device: DeviceId; readonly person: string };

/** Who could be asked first to publish an incident: nobody where the role is not filled. */
export type Posts = { readonly scribe: string | null; readonly commander: string | null };

export const nobody: Posts = { scribe: null, commander: null };

/**
 * Whether this desktop publishes what people read, so that one does: the scribe's, else the commander's, else the one
 * with the lowest device id. Somebody with two desktops is asked on the lower one. It need not be right all the time: two
 * that publish write the same bytes for the same record.
 */
export function isPublisher(
  self: DeviceId,
  { scribe, commander }: Posts,
  present: readonly Present[],
): boolean {
  for (const person of [scribe, commander]) {
    if (person === null) continue;
    const first = lowest(present.filter((each) => same(each.person, person)));
    if (first !== undefined) return first === self;
  }
  return lowest(present) === self;
}

const lowest = (present: readonly Present[]): DeviceId | undefined =>
  present.map(({ device }) => device).sort()[0];

/** People type their own names and those of others by hand: `Ana` is `ana`. */
const same = (a: string, b: string): boolean =>
  a.normalize('NFC').trim().toLowerCase() === b.normalize('NFC').trim().toLowerCase();
