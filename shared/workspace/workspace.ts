import * as z from 'zod';
import { deviceIdPattern, type DeviceId } from '../ids.ts';
import type { EventDraft, StreamEvent } from '../incident/envelope.ts';
import { register, replacing, winner, write, type Register } from '../incident/register.ts';

/** What concerns the whole workspace: its devices. A stream of its own, folded like an incident's. */
export type Workspace = {
  readonly devices: Map<DeviceId, Register<DeviceStanding>>;
  readonly seen: Set<string>;
};
export type DeviceStanding = { readonly name: string; readonly approved: boolean };

const standingSchema = z.object({
  device: z.string().regex(deviceIdPattern),
  name: z.string().min(1).max(120),
  approved: z.boolean(),
});
const STANDING = 'device-standing-set/1';

export const createWorkspace = (): Workspace => ({ devices: new Map(), seen: new Set() });

/** Joins one event of the workspace's stream into its state; types of newer versions change nothing and are kept. */
export function foldWorkspace(workspace: Workspace, event: StreamEvent): void {
  if (workspace.seen.has(event.id)) return;
  workspace.seen.add(event.id);
  const payload = event.t === STANDING ? standingSchema.safeParse(event.payload) : undefined;
  if (payload?.success !== true) return;
  const { device, name, approved } = payload.data;
  const held = workspace.devices.get(device) ?? register<DeviceStanding>();
  workspace.devices.set(device, held);
  write(held, event, { name, approved });
}

/** Approves a device of this workspace: what it writes counts as a member's. */
export function approveDevice(
  workspace: Workspace,
  device: DeviceId,
  name: string,
  context: { now: number; person: string },
): EventDraft {
  return {
    t: STANDING,
    e: `device.${device}`,
    at: context.now,
    u: context.person,
    payload: { device, name, approved: true },
    ...replacing(workspace.devices.get(device)),
  };
}

export const isApproved = (workspace: Workspace, device: DeviceId): boolean =>
  winner(workspace.devices.get(device))?.value.approved === true;
