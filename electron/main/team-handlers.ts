import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import { err } from '../../shared/result.ts';
import { TeamService } from '../incidents/team-service.ts';
import type { RecordStore } from '../records/store.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';
import { PollTimer } from './poll-timer.ts';
import type { SessionOptions } from './session-options.ts';

/** How often what others said is looked for once a page has asked, in ms: nobody waits for it. */
const LOOK_MS = 3_000;

type Context = {
  readonly session: () => Promise<ConsoleSession>;
  readonly person: () => string;
  readonly push: SessionOptions['push'];
  /** Hears of streams that have a new segment here. */
  readonly changed: (streams: readonly string[]) => void;
};

/** What main answers about the whole team; from the first question on it tells of what others say. */
export function teamHandlers({
  session,
  person,
  push,
  changed,
}: Context): Pick<Handlers, 'team:state' | 'team:run'> {
  let held: { readonly store: RecordStore; readonly service: TeamService } | undefined;
  /** That of the store on screen: another one may have been opened since. */
  async function team(): Promise<TeamService | null> {
    const { store } = await session();
    if (store === null) return null;
    if (held?.store !== store) held = { store, service: new TeamService(store, Date.now) };
    return held.service;
  }
  const poller = new PollTimer(async () => {
    try {
      const state = await (await team())?.poll();
      if (state !== undefined) push('team:changed', state);
    } catch {
      // The disk is in the way for a moment: whoever asks is told; the next look finds the same.
    }
  }, LOOK_MS);
  let looking = false;
  const notOpen = err({ kind: 'read-only', message: 'The store is not open.' } as const);
  return {
    async 'team:state'() {
      const service = await team();
      if (service === null) return notOpen;
      const state = await service.state();
      if (!looking) poller.start();
      looking = true;
      return { ok: true, value: state };
    },
    async 'team:run'(command) {
      const service = await team();
      if (service === null) return notOpen;
      const ran = await service.run(command, person());
      if (ran.ok) {
        changed([WORKSPACE_STREAM]);
        push('team:changed', ran.value);
      }
      return ran;
    },
  };
}
