import { compareHlc, type Hlc } from '../clock.ts';
import { WORKSPACE_STREAM, type DeviceId, type EventId, type WriterId } from '../ids.ts';
import type { Standing } from '../sync/state.ts';

/** The last sequence that was known of each writer of a device, by stream. */
export type Cut = ReadonlyMap<string, ReadonlyMap<WriterId, number>>;

type Made = {
  readonly id: EventId;
  /** The device that says it, and the device that it is about. */
  readonly by: DeviceId;
  readonly device: DeviceId;
  readonly w: WriterId;
  readonly q: number;
  readonly h: Hlc;
  /** What was said before, and what this replaces: an approval lifts the revocations that it names. */
  readonly replaces: readonly EventId[];
};
export type Approval = Made & { readonly says: 'approve' };
/** `cut` is null where none was stated: membership is taken away, and nothing is kept aside. */
export type RevocationPart = Made & {
  readonly says: 'revoke';
  readonly rev: string;
  readonly cut: Cut | null;
};
/** One thing that a device said of another. */
export type Statement = Approval | RevocationPart;

/** A revocation with all its parts that have arrived. */
type Revocation = Omit<Made, 'replaces'> & {
  readonly ids: ReadonlySet<EventId>;
  readonly cuts: readonly Cut[];
  readonly cutless: boolean;
};

/** What a set of statements comes to, for whoever trusts the devices that it was judged from. */
export type Judgement = {
  /** Devices whose word counted at some time; what they wrote beyond a revocation's cut does not. */
  readonly trusted: ReadonlySet<DeviceId>;
  /** The revocations in force, by device. */
  readonly revoked: ReadonlyMap<DeviceId, readonly Revocation[]>;
};

/**
 * Who is a member, from what members say: the least set that begins with the devices that are trusted from the start.
 * The same statements give the same answer in whatever order they arrived, and each revocation is looked at once for
 * each that was lifted, so that it ends.
 *
 * Revocations are weighed in the order of their authors' distance from the start: what a device was approved by can't
 * be undone by it, nor by those whom it has approved. Two that revoke each other are both revoked: somebody else, who
 * knows which of them is lost, approves the other again.
 */
export function judge(statements: Iterable<Statement>, pinned: ReadonlySet<DeviceId>): Judgement {
  const all = [...statements];
  const approvals = all.filter((s) => s.says === 'approve').filter((s) => s.by !== s.device);
  const distance = distances(approvals, pinned);
  const revocations = joinParts(all.filter((s) => s.says === 'revoke'))
    .filter((r) => r.by !== r.device && distance.has(r.by))
    .sort(
      (a, b) =>
        (distance.get(a.by) ?? 0) - (distance.get(b.by) ?? 0) ||
        compareHlc(a.h, b.h) ||
        (a.id < b.id ? -1 : 1),
    );
  const lifted = new Set<Revocation>();
  for (;;) {
    const counted: Revocation[] = [];
    for (const each of revocations) {
      const inForce = counted.filter((r) => !lifted.has(r));
      if (!trustedBy(approvals, pinned, inForce).has(each.by)) continue;
      // Who is revoked may still revoke whom it was revoked by: of two that do, neither is believed.
      if (!inForce.some((r) => r.by !== each.device && isBeyond(r, each))) counted.push(each);
    }
    const inForce = counted.filter((r) => !lifted.has(r));
    const trusted = trustedBy(approvals, pinned, inForce);
    const good = approvals.filter((a) => trusted.has(a.by) && !inForce.some((r) => isBeyond(r, a)));
    const fresh = inForce.filter((r) =>
      good.some((a) => a.device === r.device && a.replaces.some((id) => r.ids.has(id))),
    );
    if (fresh.length === 0) return { trusted, revoked: byDevice(inForce) };
    for (const revocation of fresh) lifted.add(revocation);
  }
}

export function standingIn({ trusted, revoked }: Judgement, device: DeviceId): Standing {
  if (revoked.has(device)) return 'revoked';
  return trusted.has(device) ? 'member' : 'unverified';
}

/** Whether an event of a device lies beyond what was known of it when it was revoked. */
export function isKeptAside(
  { revoked }: Judgement,
  device: DeviceId,
  stream: string,
  w: WriterId,
  q: number,
): boolean {
  return revoked.get(device)?.some((r) => beyondCut(r, stream, w, q)) ?? false;
}

function beyondCut({ cuts, cutless }: Revocation, stream: string, w: WriterId, q: number): boolean {
  return !cutless && cuts.every((cut) => (cut.get(stream)?.get(w) ?? 0) < q);
}

/** Statements are made in the workspace's own stream. */
const isBeyond = (r: Revocation, said: Pick<Made, 'by' | 'w' | 'q'>): boolean =>
  r.device === said.by && beyondCut(r, WORKSPACE_STREAM, said.w, said.q);

/** Those pinned, those whom they approve, and so on, without what revocations keep aside. */
function trustedBy(
  approvals: readonly Approval[],
  pinned: ReadonlySet<DeviceId>,
  inForce: readonly Revocation[],
): Set<DeviceId> {
  const trusted = new Set(pinned);
  for (let before = -1; before !== trusted.size;) {
    before = trusted.size;
    for (const a of approvals)
      if (trusted.has(a.by) && !inForce.some((r) => isBeyond(r, a))) trusted.add(a.device);
  }
  return trusted;
}

/** How many approvals lie between a device and one that is pinned, as if nobody were revoked. */
function distances(approvals: readonly Approval[], pinned: ReadonlySet<DeviceId>): Map<DeviceId, number> {
  const found = new Map([...pinned].map((device) => [device, 0]));
  for (let at = 0, before = -1; before !== found.size; at += 1) {
    before = found.size;
    for (const { by, device } of approvals)
      if (found.get(by) === at && !found.has(device)) found.set(device, at + 1);
  }
  return found;
}

function joinParts(parts: readonly RevocationPart[]): Revocation[] {
  const byRev = new Map<string, RevocationPart[]>();
  for (const part of parts) {
    const key = `${part.by}|${part.device}|${part.rev}`;
    byRev.set(key, [...(byRev.get(key) ?? []), part]);
  }
  return [...byRev.values()].flatMap((group) => {
    const [first] = group.sort((a, b) => a.q - b.q || (a.id < b.id ? -1 : 1));
    if (first === undefined) return [];
    const { id, by, device, w, q, h } = first;
    const cuts = group.flatMap(({ cut }) => (cut === null ? [] : [cut]));
    return [
      { id, by, device, w, q, h, cuts, cutless: cuts.length === 0, ids: new Set(group.map((p) => p.id)) },
    ];
  });
}

function byDevice(revocations: readonly Revocation[]): Map<DeviceId, readonly Revocation[]> {
  const found = new Map<DeviceId, readonly Revocation[]>();
  for (const each of revocations) found.set(each.device, [...(found.get(each.device) ?? []), each]);
  return found;
}
