import { SyncEngine } from '../../electron/sync/engine.ts';
import { usualLimits, type Limits } from '../../electron/sync/shared.ts';
import { connectionKey, type Connection } from '../../shared/sync/connection.ts';
import { startColleague, startDesktop, type Desktop, type Records } from './desktop.ts';
import { MADE_AT } from './make-store.ts';
import { MemoryPlace } from './memory-transport.ts';
import { SimulatedDisk } from './simulated-file-system.ts';

const connection: Connection = { kind: 'folder', path: '/share' };
export const key = connectionKey(connection);

/** Two desktops of one workspace and a meeting point in memory; time passes when a test says so. */
export async function room(records: Records, limits: Partial<Limits> = {}) {
  const clock = { now: MADE_AT };
  const disk = new SimulatedDisk();
  const place = new MemoryPlace();
  const ana = await startDesktop(records, disk, '/ana', { now: () => clock.now });
  const ben = await startColleague(records, disk, '/ben', ana, { now: () => clock.now });
  const engineOf = (desktop: Desktop): SyncEngine => {
    const engine = new SyncEngine({
      store: desktop.store,
      fs: desktop.env.fs,
      now: () => clock.now,
      random: () => 0.5,
      person: () => desktop.root.slice(1),
      app: 'test',
      arrived: () => undefined,
      limits: { ...usualLimits, ...limits },
    });
    engine.connect({ connection, attached: false }, place.transport(desktop.store.ws));
    return engine;
  };
  const engines = new Map([ana, ben].map((desktop) => [desktop, engineOf(desktop)]));
  const engineFor = (desktop: Desktop): SyncEngine => engines.get(desktop) ?? engineOf(desktop);
  /** Rounds of ten seconds, after which the windows look. */
  const settle = async (rounds = 3, desktops: readonly Desktop[] = [ana, ben]): Promise<void> => {
    for (let i = 0; i < rounds; i += 1) {
      clock.now += 10_000;
      for (const desktop of desktops) await engineFor(desktop).round(key);
    }
    for (const { service } of desktops) await service.poll();
  };
  return { clock, disk, place, ana, ben, ofAna: engineFor(ana), ofBen: engineFor(ben), settle, engineOf };
}
