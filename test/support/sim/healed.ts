import { posix } from 'node:path';
import { deviceOf, WORKSPACE_STREAM } from '../../../shared/ids.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Account } from './account.ts';
import { expectAcknowledged } from './acknowledged.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { plausible } from './plausible.ts';
import { expectRecords } from './same-records.ts';

/** How long the desktops get to come together once everything works again: so many looks, in ms apart. */
const LOOKS = 60;
const BETWEEN = 20_000;

/**
 * Everything works again: in the end every desktop has the same, nothing that was acknowledged is missing, nothing is
 * found wrong anywhere, and whoever comes now gets all of it from where they meet.
 */
export async function expectHealed(life: Life): Promise<void> {
  const { meeting, machines, time } = life;
  meeting.heal();
  for (const machine of machines) machine.repair();
  if (
    machines.every(({ ways }) => ways.mount === undefined || ways.line === undefined) &&
    meeting.kind.includes(' and ')
  )
    await life.newcomer('bridge', 'both');
  for (const machine of machines) {
    if (life.random() < 0.3) {
      machine.cut();
      life.account.tell('cuts');
    }
    await life.start(machine);
    await time.settle(machine.app?.store.seal(WORKSPACE_STREAM) ?? Promise.resolve(true));
    machine.sync?.engine.hurry();
  }
  await time.advance(15_000); // the logs are sealed
  await comeTogether(life, machines);
  for (const by of ['folder', 'git'] as const) {
    if (meeting.kind.includes('git') ? by === 'git' || meeting.kind !== 'git' : by === 'folder')
      await life.newcomer(`newcomer by ${by}`, by);
  }
  await comeTogether(life, machines);
  await expectRecords(
    life,
    life.machines.filter((machine) => counts(machine)),
  );
  plausible(life);
  if (life.random() < 0.4)
    await expectAcknowledged(
      life,
      machines.filter((machine) => counts(machine)),
    );
}

async function comeTogether(life: Life, machines: readonly Machine[]): Promise<void> {
  const { time, meeting } = life;
  let open: readonly string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await time.advance(BETWEEN);
    meeting.carry();
    // As the console does several times a second.
    await connectLostAnew(life);
    for (const { sync } of machines) {
      // What the host refused while it still did: somebody asks once more.
      if (sync?.engine.state().connections.some(({ parked }) => parked.length > 0) === true)
        sync.engine.hurry();
    }
    for (const { app } of machines) {
      await time.settle(app?.service.poll() ?? Promise.resolve());
    }
    open = machines
      .filter((machine) => counts(machine))
      .flatMap((machine) => notInStep(life.account, machine));
    if (open.length === 0) open = doubled(life);
    if (open.length === 0 && (await differences(life)).length === 0) return;
  }
  const differing = await differences(life);
  throw new Error(`the desktops do not come together: ${[...open, ...differing].join('; ')}`);
}

/** Where a repository has lost all of the team's refs, somebody says that it shall be filled again. */
async function connectLostAnew(life: Life): Promise<void> {
  for (const machine of life.machines) {
    for (const { key, trouble } of machine.sync?.engine.state().connections ?? []) {
      if (trouble?.kind !== 'not-a-store' || !key.startsWith('git:')) continue;
      machine.connectAnew(key);
      await life.start(machine);
    }
  }
}

/** Segments that lie in the folder alone as well as in a pack whose device is there to remove them. */
function doubled({ meeting, machines, console, holdings }: Life): readonly string[] {
  const living = new Set(machines.filter((machine) => counts(machine)).map(({ device }) => device));
  const packed = new Set<string>();
  for (const [path, bytes] of meeting.files) {
    const device = console.parsePackName(posix.basename(path))?.device;
    if (device !== undefined && living.has(device)) for (const id of holdings.in(bytes)) packed.add(id);
  }
  const found: string[] = [];
  for (const [path, bytes] of meeting.files) {
    const name = console.parseSegmentName(posix.basename(path));
    if (name === undefined || name.redacted || !living.has(deviceOf(name.w))) continue;
    if (holdings.in(bytes).some((id) => packed.has(id))) found.push(`${path} lies in a pack as well`);
  }
  // One may stay where a removal failed; where packs count for nothing, all do.
  return found.length * 3 > packed.size ? found : [];
}

/** Why a desktop does not say that it is in step. */
function notInStep({ gone }: Account, { sync, name }: Machine): readonly string[] {
  if (sync === undefined) return [`${name} does not run`];
  const { connections, gaps } = sync.engine.state();
  const why = connections
    .filter(({ standing, waiting }) => standing !== 'in-step' || waiting > 0)
    .map(
      ({ place, standing, waiting, trouble }) =>
        `${place} ${standing}, ${waiting} waiting ${trouble?.message ?? ''}`,
    );
  if (gone.size === 0)
    for (const { stream, name: whose, count } of gaps)
      why.push(`waits for ${count} of ${whose} in ${stream}`);
  return why.map((text) => `${name}: ${text}`);
}

/** What desktops have in one stream that others do not. */
async function differences(life: Life): Promise<readonly string[]> {
  const [first, ...others] = life.machines.filter((machine) => counts(machine));
  if (first === undefined) return [];
  const found: string[] = [];
  for (const stream of streamsOf(life)) {
    const events = await eventsOn(life, first, stream);
    for (const machine of others) {
      const theirs = await eventsOn(life, machine, stream);
      found.push(...lacking(first, events, theirs, stream), ...lacking(machine, theirs, events, stream));
    }
  }
  for (const machine of others) found.push(...cardsLacking(first, machine), ...cardsLacking(machine, first));
  return found;
}

function cardsLacking(has: Machine, lacks: Machine): readonly string[] {
  const theirs = new Set(lacks.app?.store.trust.devices().map(({ id }) => id));
  const missing = (has.app?.store.trust.devices() ?? []).filter(({ id }) => !theirs.has(id));
  return missing.map(({ name }) => `${lacks.name} has no card of ${name}`);
}

type Events = ReadonlyMap<string, StreamEvent>;

function lacking({ name }: Machine, has: Events, lacks: Events, stream: string): readonly string[] {
  const only = [...has.values()].filter(({ id }) => !lacks.has(id)).map(({ t, w, q }) => `${t} ${w} ${q}`);
  return only.length === 0
    ? []
    : [`only ${name} has in ${stream} ${only.slice(0, 3).join(', ')} and ${only.length - 1} more`];
}

const streamsOf = ({ account }: Life): readonly string[] => [
  ...new Set([WORKSPACE_STREAM, ...account.streams]),
];

async function eventsOn({ time }: Life, machine: Machine, stream: string): Promise<Events> {
  const events = await time.settle(machine.app?.store.readOnce(stream) ?? Promise.resolve([]));
  return new Map(events.map((event) => [event.id, event]));
}

/** A desktop that was revoked goes its own way: the others are not held to what it shows. */
const counts = ({ app, device }: Machine): boolean =>
  device === undefined || app?.store.trust.standingOf(device) !== 'revoked';
