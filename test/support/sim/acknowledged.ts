import type { Peer } from '../../../shared/sync/state.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';

/** So long a desktop's signs take to tell of what reached it, in ms. */
const SIGNS = 90_000;

/** A desktop knows how many of its entries another one lacks that is away, and that none is lacking once it is back. */
export async function expectAcknowledged(life: Life, machines: readonly Machine[]): Promise<void> {
  const { time, people, account } = life;
  const [ana, ben] = machines.filter(
    ({ ways, app, sync }) => ways.mount !== undefined && app !== undefined && sync,
  );
  const [incident] = people.incidents;
  // A Git host sets a pace of its own.
  if (ana === undefined || ben === undefined || incident === undefined || life.meeting.remote !== undefined)
    return;
  if ((await time.settle(ben.app?.service.open(incident) ?? Promise.resolve(undefined))) === undefined)
    return;
  // Signs tell of so many incidents only.
  if (people.incidents.length > 6) return;
  for (const machine of [ana, ben]) machine.open(incident);
  await time.advance(SIGNS);
  life.meeting.carry();
  const known = peerOf(ana, ben);
  if (known?.here !== true || !known.open.includes(incident)) return;
  ben.killSync();
  const parsed = life.console.commandSchema.parse({ name: 'log', fields: { text: 'Is anybody there?' } });
  const outcome = await time.settle(
    ana.app?.service.run(incident, parsed, 'ana') ?? Promise.resolve(undefined),
  );
  if (outcome?.ok !== true) return;
  account.took(incident, outcome.value.events, ana.ceiling);
  await time.advance(SIGNS);
  if (waitingFor(ana, ben) === 0) throw new Error(`${ana.name} takes ${ben.name} to have what it can’t have`);
  await life.start(ben);
  for (let look = 0; look < 12 && waitingFor(ana, ben) > 0; look += 1) {
    await time.advance(SIGNS / 4);
    life.meeting.carry();
  }
  const left = waitingFor(ana, ben);
  if (left > 0) throw new Error(`${ana.name} takes ${ben.name} to lack ${left} entries that it has`);
}

const peerOf = ({ sync }: Machine, { device }: Machine): Peer | undefined =>
  sync?.engine.state().peers.find((peer) => peer.device === device);

const waitingFor = (whose: Machine, of: Machine): number => peerOf(whose, of)?.waiting ?? 0;
