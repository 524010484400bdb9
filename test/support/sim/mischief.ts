import { posix } from 'node:path';
import crypto from 'node:crypto';
import { newKeyPair, deviceIdOf, randomBase32 } from '../../../electron/records/crypto.ts';
import { parseSegmentName } from '../../../electron/records/segment.ts';
import { deviceOf } from '../../../shared/ids.ts';
import type { EventDraft } from '../../../shared/incident/envelope.ts';
import { pick } from '../invent.ts';
import type { Life } from './life.ts';
import { conflictedName } from './sync-client.ts';
import type { Volume } from './volume.ts';

/** Something happens to what lies where the desktops meet. */
export function doMischief(life: Life): void {
  const { meeting, random, account } = life;
  const deeds: Record<string, () => boolean> = {};
  const [volume] = meeting.volumes.length === 0 ? [] : [pick(random, meeting.volumes)];
  if (volume !== undefined) {
    Object.assign(deeds, {
      copies17: () => copyBeside(life, volume, false),
      copies18: () => copyBeside(life, volume, true),
      lostFiles: () => loseFiles(life, volume),
      lostFolder: () => loseFolder(life, volume),
      backUp: () => (meeting.backUp(), false),
      rolledBack: () => meeting.rollBack(),
      damaged: () => damage(life, volume),
      forged: () => forge(life, volume, false),
      foreign: () => forge(life, volume, true),
      junk: () => junk(life, volume),
    });
  }
  if (meeting.clients.length > 0) deeds['emptied'] = () => emptyReplica(life);
  const { remote } = meeting;
  if (remote !== undefined) {
    const ref = (): string => pick(random, [...remote.refs.keys()]);
    Object.assign(deeds, {
      rewound: () => remote.refs.size > 0 && (remote.rewind(ref(), 1 + Math.floor(random() * 4)), true),
      deletedRef: () => remote.refs.size > 0 && remote.refs.delete(ref()),
      ownRefs: () => ((remote.refusesOwnRefs = random() < 0.5), true),
      scanner: () => ((remote.refusesContent = scanner(random() * 0.2)), true),
      forgotten: () => forgetRepository(life),
    });
  }
  const { mischief } = life.options;
  const names = Object.keys(deeds).filter((each) => mischief === undefined || mischief.includes(each));
  if (names.length === 0) return;
  const name = pick(random, names);
  if (deeds[name]?.() === true) account.tell(name);
}

const scanner =
  (share: number) =>
  (bytes: Uint8Array): boolean =>
    crypto.hash('sha1', bytes, 'buffer').readUInt8(0) < share * 256;

const isRecords = (path: string): boolean => /^i\/[^/]+\/s\/.*\.ic[lp]$/.test(path);

function pickFile({ random }: Life, volume: Volume, which: (path: string) => boolean): string | undefined {
  const paths = [...volume.files.keys()].filter(which);
  return paths.length === 0 ? undefined : pick(random, paths);
}

/** A sync client leaves a copy beside a file, or in its place. */
function copyBeside(life: Life, volume: Volume, inPlace: boolean): boolean {
  const path = pickFile(life, volume, (name) => /^(?:i|m|here)\//.test(name));
  const file = path === undefined ? undefined : volume.files.get(path);
  if (path === undefined || file === undefined) return false;
  volume.bring(conflictedName(path, life.random, 'zoe'), file);
  if (inPlace) volume.remove(path);
  return true;
}

function loseFiles(life: Life, volume: Volume): boolean {
  const { random } = life;
  let lost = false;
  for (const path of [...volume.files.keys()]) {
    if (path !== 'icc.json' && random() < 0.15) {
      volume.remove(path);
      lost = true;
    }
  }
  return lost;
}

function loseFolder(life: Life, volume: Volume): boolean {
  const path = pickFile(life, volume, isRecords);
  if (path === undefined) return false;
  const parts = path.split('/');
  volume.removeFolder(parts.slice(0, 1 + Math.floor(life.random() * 3)).join('/'));
  return true;
}

function damage(life: Life, volume: Volume): boolean {
  const path = pickFile(life, volume, (name) => /^(?:i|m|here)\//.test(name));
  const file = path === undefined ? undefined : volume.files.get(path);
  if (path === undefined || file === undefined || file.bytes.length === 0) return false;
  const bytes = Buffer.from(file.bytes);
  const at = Math.floor(life.random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(life.random() * 8));
  const cut = life.random() < 0.3 ? bytes.subarray(0, at) : bytes;
  volume.put(path, { ...file, bytes: cut });
  return true;
}

/** Somebody who has no key of the team's writes under the name of one who has; or it is another team's. */
function forge(life: Life, volume: Volume, foreign: boolean): boolean {
  const { console, account, random, machines } = life;
  const path = pickFile(life, volume, (name) => parseSegmentName(posix.basename(name)) !== undefined);
  const store = machines.find(({ app }) => app !== undefined)?.app?.store;
  if (path === undefined || store === undefined) return false;
  const [, inc = ''] = path.split('/');
  const victim = deviceOf(parseSegmentName(posix.basename(path))?.w ?? '');
  const { privateKey, publicKey } = newKeyPair();
  const w = `${foreign && random() < 0.5 ? deviceIdOf(publicKey) : victim}-${randomBase32(6)}`;
  const ws = foreign ? randomBase32(16) : store.ws;
  const draft: EventDraft = {
    t: 'entry-logged/1',
    e: randomBase32(13),
    at: life.time.now,
    u: 'nobody',
    payload: { kind: 'note', text: 'everything is fine' },
  };
  const line = console.encodeEvent(draft, {
    w,
    q: 1,
    h: [life.time.now, 0],
    previous: console.chainRoot(ws, inc, w),
  });
  if (!line.ok) throw new Error(line.error);
  const clk = { off: 0, err: 0, src: 'none' };
  const header = console.encodeHeader({ ws, inc, w, prev: null, seen: {}, clk, app: 'test' });
  const { name, bytes } = console.sealSegment(header, [line.value], privateKey);
  account.forged.add(line.value.event.id);
  volume.bring(posix.join('i', inc, 's', name), { bytes, changed: life.time.now });
  return true;
}

/** What systems and people leave in folders. */
function junk({ random, time }: Life, volume: Volume): boolean {
  const names = [
    '.DS_Store',
    'Thumbs.db',
    'm/desktop.ini',
    'm/notes.txt',
    'i/holiday photo.jpg',
    'here/.~lock#',
  ];
  const name = pick(random, names);
  volume.bring(name, { bytes: Buffer.from('junk'), changed: time.now });
  return true;
}

/** The private repository of a desktop is deleted while nothing runs on it. */
function forgetRepository({ machines, random }: Life): boolean {
  const machine = pick(random, machines);
  machine.killSync();
  machine.ways.line?.forget();
  return machine.ways.line !== undefined;
}

/** The replica of one desktop is set up anew, and fills again from the others'. */
function emptyReplica({ machines, random }: Life): boolean {
  const { client, mount } = pick(random, machines).ways;
  if (client === undefined || mount === undefined) return false;
  mount.volume.files.clear();
  client.forget();
  return true;
}
