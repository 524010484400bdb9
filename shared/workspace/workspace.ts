import * as z from 'zod';
import { deviceIdPattern, deviceOf, streamIdPattern, type DeviceId, type EventId } from '../ids.ts';
import type { EventDraft, StreamEvent } from '../incident/envelope.ts';
import { register, replacing, write, type Register } from '../incident/register.ts';
import type { Cut, Statement } from './standing.ts';

/** What concerns the whole workspace: what was said of its devices. A stream of its own, folded like an incident's. */
export type Workspace = {
  /** What was last said of each device, whoever said it: what the next statement replaces. */
  readonly devices: Map<DeviceId, Register<DeviceStanding>>;
  readonly statements: Map<EventId, Statement>;
  readonly seen: Set<string>;
};
export type DeviceStanding = { readonly name: string; readonly approved: boolean };

const shape = { device: z.string().regex(deviceIdPattern), name: z.string().min(1).max(120) };
const standingSchema = z.object({ ...shape, approved: z.boolean() });
const STANDING = 'device-standing-set/1';

/** A writer is told by what follows its device's id in its name. */
const session = z.string().regex(/^[a-z2-7]{6}$/);
const revokedSchema = z.object({
  ...shape,
  /** The same in all parts of one revocation: what was known of a device may need several events. */
  rev: z.string().regex(/^[a-z2-7]{13}$/),
  /** The last sequence that was known of each of its writers, by stream. */
  cut: z.record(z.string().regex(streamIdPattern), z.record(session, z.number().int().positive())),
});
const REVOKED = 'device-revoked/1';

export const createWorkspace = (): Workspace => ({
  devices: new Map(),
  statements: new Map(),
  seen: new Set(),
});

/** Joins one event of the workspace's stream into its state; types of newer versions change nothing and are kept. */
export function foldWorkspace(workspace: Workspace, event: StreamEvent): void {
  if (workspace.seen.has(event.id)) return;
  workspace.seen.add(event.id);
  const said = readStatement(event);
  if (said === undefined) return;
  const { name, statement } = said;
  const held = workspace.devices.get(statement.device) ?? register<DeviceStanding>();
  workspace.devices.set(statement.device, held);
  write(held, event, { name, approved: statement.says === 'approve' });
  workspace.statements.set(event.id, statement);
}

function readStatement(event: StreamEvent): { name: string; statement: Statement } | undefined {
  const { id, w, q, h, o } = event;
  const made = { id, by: deviceOf(w), w, q, h, replaces: o };
  if (event.t === STANDING) {
    const read = standingSchema.safeParse(event.payload);
    if (!read.success) return undefined;
    const { device, name, approved } = read.data;
    const says = approved
      ? ({ says: 'approve' } as const)
      : ({ says: 'revoke', rev: id, cut: null } as const);
    return { name, statement: { ...made, device, ...says } };
  }
  const read = event.t === REVOKED ? revokedSchema.safeParse(event.payload) : undefined;
  if (read?.success !== true) return undefined;
  const { device, name, rev, cut } = read.data;
  const byStream = Object.entries(cut).map(
    ([stream, sessions]) =>
      [stream, new Map(Object.entries(sessions).map(([s, last]) => [`${device}-${s}`, last]))] as const,
  );
  return { name, statement: { ...made, device, says: 'revoke', rev, cut: new Map(byStream) } };
}

type Context = { readonly now: number; readonly person: string };

/** Approves a device of this workspace: what it writes counts as a member's. Also what brings a revoked one back. */
export function approveDevice(
  workspace: Workspace,
  device: DeviceId,
  name: string,
  context: Context,
): EventDraft {
  return { t: STANDING, ...about(workspace, device, context), payload: { device, name, approved: true } };
}

/** As much of a cut as surely fits one line of the record. */
const MAX_CUT = 48 * 1024;

/**
 * Revokes a device: what it wrote beyond `known` does not count.
 * @param known the last sequence of each of its writers, by stream.
 * @param rev a new random id, 13 characters of base32.
 */
export function revokeDevice(
  workspace: Workspace,
  device: DeviceId,
  name: string,
  known: Cut,
  rev: string,
  context: Context,
): EventDraft[] {
  return partsOf(known).map((cut) => ({
    t: REVOKED,
    ...about(workspace, device, context),
    payload: { device, name, rev, cut },
  }));
}

const about = (workspace: Workspace, device: DeviceId, { now, person }: Context) => ({
  e: `device.${device}`,
  at: now,
  u: person,
  ...replacing(workspace.devices.get(device)),
});

/** A cut in pieces of which each fits a line; one piece at least. */
function partsOf(known: Cut): Record<string, Record<string, number>>[] {
  const parts: Record<string, Record<string, number>>[] = [];
  let part: Record<string, Record<string, number>> | undefined;
  let size = 0;
  for (const [stream, writers] of known) {
    for (const [writer, last] of writers) {
      // The stream's name is counted with each of its writers: a part is smaller than it may be, never larger.
      const more = stream.length + 32;
      if (part === undefined || size + more > MAX_CUT) {
        parts.push((part = {}));
        size = 0;
      }
      (part[stream] ??= {})[writer.slice(-6)] = last;
      size += more;
    }
  }
  return parts.length === 0 ? [{}] : parts;
}
