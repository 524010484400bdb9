import { execFileSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { chainRoot } from '../../electron/records/event-line.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { sha256 } from '../../electron/records/crypto.ts';
import { layoutOf, type Layout } from '../../electron/records/layout.ts';
import { encodeHeader } from '../../electron/records/segment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { temporaryFolder } from './small-disk.ts';
import { treeOf } from './tree.ts';

/** A store with one incident of two entries, made once for a file of tests and copied for each of them. */
let template = '';
export let id = '';
export let device = '';
export let ws = '';

export async function open(root: string) {
  const store = await RecordStore.open(root, desktopEnvironment());
  const context = { fs: nodeFileSystem, now: Date.now, playbook: () => defaultPlaybook, foldVersion: 1 };
  return new IncidentService(store, context);
}

export async function textsOf(service: IncidentService): Promise<string[]> {
  const incident = await service.open(id);
  if (incident === undefined) return [];
  return timelineOf(incident)
    .filter((row) => row.kind === 'note')
    .map((row) => row.text);
}

export const log = (service: IncidentService, text: string) =>
  service.run(id, { name: 'log', fields: { text, kind: 'note' } }, 'ana');

beforeAll(async () => {
  template = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const store = await RecordStore.open(template, desktopEnvironment(), true);
  await store.close();
  const service = await open(template);
  const said = { title: 'Films do not start', severity: 'sev1' as const, foundBy: 'person' as const };
  const fields = { ...said, services: [], exercise: false, takeCommand: false };
  const declared = await service.run(null, { name: 'declare', fields }, 'ana');
  if (!declared.ok) throw new Error(declared.error.message);
  ({ id } = declared.value);
  await log(service, 'one');
  await log(service, 'two');
  await service.list();
  ws = store.ws;
  device = store.identity?.device ?? '';
  await service.close();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

export const copy = (): Layout => {
  const root = join(temporaryFolder(), 'store');
  cpSync(template, root, { recursive: true });
  return layoutOf(root);
};

const kib600 = Buffer.alloc(600 * 1024, 'x');
const deepJson = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
export const writer = (): string => `${device}-badbad`;
export const header = (): string =>
  encodeHeader({
    ws,
    inc: id,
    w: writer(),
    prev: null,
    seen: {},
    clk: { off: 0, err: 0, src: 'none' },
    app: 'x',
  });

/** An event with a payload that no append lets through, its hashes all right. */
export function lineWith(payload: string): string {
  const envelope = {
    q: 1,
    h: [1, 0],
    p: chainRoot(ws, id, writer()),
    ph: sha256(payload),
    t: 'entry-logged/1',
    e: 'x',
    g: 1,
    at: 0,
    u: 'eve',
  };
  return `${JSON.stringify(envelope)}\t${payload}`;
}

const trailer = '{"k":"t","n":1,"head":"x","sig":"x"}\n';
export const segmentOf = (payload: string): string => `${header()}\n${lineWith(payload)}\n${trailer}`;
export const poisoned = '{"kind":"note","text":"x","__proto__":{"admin":true}}';
export const nested = `{"kind":"note","text":"x","a":${'['.repeat(30)}${']'.repeat(30)}}`;

/** What stands in place of a file; `make` puts it at a path. */
type Bad = { readonly what: string; readonly make: (path: string) => void };
export const bytes = (what: string, content: () => string | Buffer): Bad => ({
  what,
  make: (path) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content());
  },
});
export const things: readonly Bad[] = [
  { what: 'a folder', make: (path) => mkdirSync(path, { recursive: true }) },
  { what: 'a pipe', make: (path) => void execFileSync('mkfifo', [path]) },
  { what: 'a link', make: (path) => symlinkSync('/etc/hostname', path) },
  { what: 'a link to itself', make: (path) => symlinkSync(path, path) },
];
export const plain = [
  bytes('no bytes', () => ''),
  bytes('zeros', () => Buffer.alloc(300)),
  bytes('half a file of binary', () => Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 37) & 255))),
  bytes('600 KiB', () => kib600),
  bytes('100 000 objects in each other', () => deepJson),
];

export const file = (name: string): string => `${device}-badbad-000001-000001-${name}.icl`;

/** The store opens, shows what is whole, and says of each bad file where it is now; a person finds it there. */
export async function expectTheRest(
  layout: Layout,
  bad: string,
  options: { notice?: RegExp } = {},
): Promise<void> {
  const isFile = lstatSync(bad, { throwIfNoEntry: false })?.isFile() === true;
  const before = isFile ? readFileSync(bad) : undefined;
  const service = await open(layout.root);
  expect(await textsOf(service)).toEqual(['one', 'two']);
  expect((await service.list()).map((summary) => summary.id)).toEqual([id]);
  const saved = await log(service, 'three');
  expect(saved.ok).toBe(true);
  const { notice = /set aside|left unread|can’t be read|damaged/ } = options;
  const notices = service.store.notices();
  expect(notices.filter(({ message }) => notice.test(message))).toHaveLength(1);
  for (const { where } of notices) expect(readdirSync(dirname(where ?? ''))).toContain(basename(where ?? ''));
  await service.close();
  if (before !== undefined) {
    const kept = [...treeOf(layout.root).values()].some((content) => content.equals(before));
    expect(kept, 'nothing is deleted').toBe(true);
  }
  const next = await open(layout.root);
  expect(await textsOf(next)).toEqual(['one', 'two', 'three']);
  await next.close();
}
