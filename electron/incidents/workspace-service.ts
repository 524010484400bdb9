import { deviceOf, WORKSPACE_STREAM, type DeviceId, type Instant, type WriterId } from '../../shared/ids.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Device, Standing } from '../../shared/sync/state.ts';
import type { Cut } from '../../shared/workspace/standing.ts';
import { approveDevice, revokeDevice } from '../../shared/workspace/workspace.ts';
import { randomBase32 } from '../records/crypto.ts';
import { StoreError } from '../records/failure.ts';
import type { FileSystem } from '../records/file-system.ts';
import { parseSegmentName } from '../records/segment.ts';
import type { RecordStore } from '../records/store.ts';

export type WorkspaceContext = { readonly fs: FileSystem; readonly now: () => Instant };

/** How many parts of a revocation go into the log in one step: they stay below what one step can hold. */
const PARTS = 6;

/** The devices of a workspace: who they are, and what its members say of them. */
export class WorkspaceService {
  readonly #store: RecordStore;
  readonly #context: WorkspaceContext;

  constructor(store: RecordStore, context: WorkspaceContext) {
    this.#store = store;
    this.#context = context;
  }

  /** Every device that this workspace knows, this desktop's own first. */
  async devices(): Promise<readonly Device[]> {
    await this.#store.trust.poll();
    return this.#store.trust.devices();
  }

  /**
   * Makes a device a member: what it says of others counts from now on, and what was kept aside since it was revoked
   * is back. Resolves once that is on the disk; one that is a member stays one.
   * @returns the device as it stands now, or a sentence why not.
   */
  approve(device: DeviceId, person: string): Promise<Result<Device, Failure>> {
    return this.#say(device, 'member', 'Not approved', (name, context) => [
      approveDevice(this.#store.trust.workspace, device, name, { ...context, person }),
    ]);
  }

  /**
   * Takes a device's membership away, with its key: what it wrote and is known here stays, what it writes from now on
   * is kept aside everywhere. Resolves once that is on the disk.
   * @returns the device as it stands now, or a sentence why not.
   */
  async revoke(device: DeviceId, person: string): Promise<Result<Device, Failure>> {
    if (device === this.#store.identity?.device)
      return refused('Not revoked: this is the desktop that you are at. Revoke it from another one.');
    return this.#say(device, 'revoked', 'Not revoked', (name, context) =>
      revokeDevice(this.#store.trust.workspace, device, name, this.#known(device), randomBase32(13), {
        ...context,
        person,
      }),
    );
  }

  async #say(
    device: DeviceId,
    wanted: Standing,
    otherwise: string,
    drafts: (name: string, context: { now: Instant }) => readonly EventDraft[],
  ): Promise<Result<Device, Failure>> {
    const store = this.#store;
    const { trust, identity } = store;
    if (store.readOnly !== null || identity === null)
      return err({ kind: 'read-only', message: store.readOnly ?? 'The store is not open.' });
    const found = (await this.devices()).find(({ id }) => id === device);
    if (found === undefined)
      return err({ kind: 'not-found', message: `${otherwise}: there is no device ${device} here.` });
    if (found.standing === wanted) return ok(found);
    if (trust.standingOf(identity.device) !== 'member')
      return refused(`${otherwise}: this desktop is not a member of the workspace itself. Ask one who is.`);
    try {
      const said = drafts(found.name, { now: this.#context.now() });
      for (let from = 0; from < said.length; from += PARTS)
        await store.append(WORKSPACE_STREAM, said.slice(from, from + PARTS));
      await store.seal(WORKSPACE_STREAM);
    } catch (error) {
      if (error instanceof StoreError) return err(error.failure);
      throw error;
    }
    await trust.poll();
    return ok({ ...found, standing: trust.standingOf(device) });
  }

  /** What is here of a device: the last sequence of each of its writers, by stream. Names of checked files tell. */
  #known(device: DeviceId): Cut {
    const { layout } = this.#store;
    const known = new Map<string, Map<WriterId, number>>();
    for (const stream of this.#store.streams()) {
      for (const name of this.#context.fs.list(layout.segments(stream))) {
        const parsed = parseSegmentName(name);
        if (parsed === undefined || deviceOf(parsed.w) !== device) continue;
        const writers = known.get(stream) ?? new Map<WriterId, number>();
        known.set(stream, writers.set(parsed.w, Math.max(parsed.last, writers.get(parsed.w) ?? 0)));
      }
    }
    return known;
  }
}

const refused = (message: string): Result<never, Failure> => err({ kind: 'refused', message });
