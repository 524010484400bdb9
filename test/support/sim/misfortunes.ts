import { pick, type Random } from '../invent.ts';
import type { Life } from './life.ts';
import { STORE, type Machine } from './machine.ts';
import { conflictedName } from './sync-client.ts';

/** How far a clock is off: seconds, hours back, years either way. */
export function anySkew(random: Random): number {
  const year = 365 * 86_400_000;
  const skew = pick(random, [
    0,
    (random() - 0.5) * 10_000,
    -3_600_000 * random() * 5,
    10 * year * random(),
    -year * random(),
  ]);
  return Math.round(skew);
}

/** A way to where they meet breaks, or a disk. */
export function breakSomething({ random, machines, account }: Life): void {
  const machine = pick(random, machines);
  const { disk } = machine;
  const { mount, line, client } = machine.ways;
  const troubles: (() => void)[] = [
    () => (disk.faults.capacity = disk.used + Math.floor(random() * 5_000)),
    () => (disk.faults.syncFails = () => random() < 0.3),
  ];
  if (mount !== undefined) {
    troubles.push(
      () => (mount.mounted = false),
      () => (mount.mounted = false),
      () => (mount.readOnly = true),
      () => (mount.hangs = true),
      () => (mount.free = Math.floor(random() * 6_000)),
      () => (mount.fails = random() * 0.3),
      () => (mount.refuses = random() * 0.7),
    );
  }
  if (client !== undefined) troubles.push(() => (client.online = false));
  if (line !== undefined) {
    troubles.push(
      () => (line.away = true),
      () => (line.away = true),
      () => (line.signedOut = true),
      () => (line.readOnly = true),
      () => (line.breaks = random() * 0.6),
    );
  }
  pick(random, troubles)();
  account.tell('troubles');
}

/** A process is killed or the power is cut, now or in the middle of what comes next. */
export async function endSomething({ random, account, machines, time }: Life): Promise<void> {
  const machine = pick(random, machines);
  const how = pick(random, ['cut', 'app', 'sync'] as const);
  account.tell(how === 'cut' ? 'cuts' : 'kills');
  if (random() < 0.2) return time.settle(machine.close());
  machine.ends = { left: 1 + Math.floor(random() ** 2 * 300), how };
  await time.advance(random() * 4_000);
}

/** A desktop is lost with all that it had told nobody of. */
export function loseDesktop(life: Life): void {
  const { machines, random, holdings, meeting, account } = life;
  if (machines.length < 3) return;
  const machine = pick(random, machines);
  misname(life, machine);
  holdings.destroying(() => {
    machine.cut();
    machines.splice(machines.indexOf(machine), 1);
    meeting.lose(machine.ways);
  });
  account.tell('lost');
}

/**
 * What a desktop has put there, and its card, is there for all; but a sync client has given some of it other names.
 */
function misname({ meeting, random, time }: Life, { device = '-', name, disk }: Machine): void {
  const volume = meeting.volume;
  const { cloud } = meeting;
  const held = new Map(
    volume === undefined ? [] : [...volume.files].map(([path, { bytes }]) => [path, bytes]),
  );
  for (const [path, bytes] of [...(cloud?.files ?? held)]) {
    if (!path.includes(`/s/${device}-`) || random() < 0.5) continue;
    const copy = conflictedName(path, random, name);
    cloud?.files.set(copy, bytes);
    cloud?.files.delete(path);
    volume?.bring(copy, { bytes, changed: time.now });
    volume?.remove(path);
  }
  const card = [...disk.files()].find(([path]) => path.startsWith(`${STORE}/m/${device}.`));
  if (card !== undefined) cloud?.files.set(card[0].slice(STORE.length + 1), card[1]);
}
