import { randomBase32 } from '../../../electron/records/crypto.ts';
import { deviceOf, WORKSPACE_STREAM } from '../../../shared/ids.ts';
import type { EventDraft } from '../../../shared/incident/envelope.ts';
import {
  approveDevice,
  createWorkspace,
  foldWorkspace,
  revokeDevice,
  type Workspace,
} from '../../../shared/workspace/workspace.ts';
import type { Desktop } from '../desktop.ts';
import { pick } from '../invent.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { isOfTheWorld } from './world.ts';

/** Somebody approves a desktop, if it has heard of it. */
export async function approve(life: Life, machine: Machine): Promise<void> {
  await say(life, machine, 'approvals', ({ workspace, device, context }) =>
    Promise.resolve([approveDevice(workspace, device, machine.name, context)]),
  );
}

/** Somebody revokes a desktop; it goes on as if nothing had been, as a thief would. */
export async function revoke(life: Life, machine: Machine): Promise<void> {
  await say(life, machine, 'revocations', async ({ workspace, device, context, store }) => {
    const known = new Map<string, Map<string, number>>();
    for (const stream of store.streams()) {
      const last = new Map<string, number>();
      for (const { w, q } of await store.readOnce(stream)) {
        if (deviceOf(w) === device) last.set(w, Math.max(q, last.get(w) ?? 0));
      }
      known.set(stream, last);
    }
    return revokeDevice(workspace, device, machine.name, known, randomBase32(13), context);
  });
}

/** Somebody makes a statement about another's desktop. */
async function say(
  { random, machines, time, account }: Life,
  about: Machine,
  what: string,
  draft: (by: Saying) => Promise<readonly EventDraft[]>,
): Promise<void> {
  const by = pick(random, machines);
  const { device } = about;
  if (device === undefined || by.app === undefined || by === about) return;
  const { store } = by.app;
  try {
    const workspace = createWorkspace();
    for (const event of await time.settle(store.readOnce(WORKSPACE_STREAM))) foldWorkspace(workspace, event);
    const context = { now: by.now, person: by.name };
    const drafts = await time.settle(draft({ workspace, device, context, store }));
    account.took(WORKSPACE_STREAM, await time.settle(store.append(WORKSPACE_STREAM, drafts)), by.ceiling);
    await time.settle(store.seal(WORKSPACE_STREAM));
    account.tell(what);
  } catch (error) {
    if (!isOfTheWorld(error)) throw error;
  }
}

type Saying = {
  readonly workspace: Workspace;
  readonly device: string;
  readonly context: { readonly now: number; readonly person: string };
  readonly store: Desktop['store'];
};
