import { join } from 'node:path';
import type { FileSystem } from '../../electron/records/file-system.ts';
import type { StoreEnvironment } from '../../electron/records/environment.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { MADE_AT } from './make-store.ts';
import type { SimulatedDisk } from './simulated-file-system.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** The code under test, loaded at the call: after `vi.doMock` that is the code with one mechanism switched off. */
export async function loadRecords() {
  const [
    { RecordStore },
    { IncidentService },
    { importSegment },
    { verifyStore },
    segment,
    eventLine,
    wal,
    checkpoint,
    { HybridClock },
    { foldAll },
    { digest },
    { timelineOf },
    { summarize },
    { commandSchema },
    { sha256 },
  ] = await Promise.all([
    import('../../electron/records/store.ts'),
    import('../../electron/incidents/incident-service.ts'),
    import('../../electron/records/import-segment.ts'),
    import('../../electron/records/verify.ts'),
    import('../../electron/records/segment.ts'),
    import('../../electron/records/event-line.ts'),
    import('../../electron/records/wal.ts'),
    import('../../electron/records/checkpoint.ts'),
    import('../../shared/clock.ts'),
    import('../../shared/incident/fold.ts'),
    import('../../shared/incident/digest.ts'),
    import('../../shared/incident/timeline.ts'),
    import('../../shared/incident/summary.ts'),
    import('../../shared/incident/commands.ts'),
    import('../../electron/records/crypto.ts'),
  ]);
  return {
    RecordStore,
    IncidentService,
    importSegment,
    verifyStore,
    ...segment,
    ...eventLine,
    ...wal,
    ...checkpoint,
    HybridClock,
    foldAll,
    digest,
    timelineOf,
    summarize,
    commandSchema,
    sha256,
  };
}
export type Records = Awaited<ReturnType<typeof loadRecords>>;

/** What a scenario may be given in place of the real thing. */
export type Change = Partial<StoreEnvironment> & { readonly wrap?: (fs: FileSystem) => FileSystem };

/** A desktop with its store in a folder of a simulated disk, at work in one process. */
export async function startDesktop(records: Records, disk: SimulatedDisk, root: string, change: Change = {}) {
  const { wrap, ...rest } = change;
  const process = disk.process();
  const env: StoreEnvironment = {
    fs: wrap === undefined ? process.fs : wrap(process.fs),
    now: () => MADE_AT,
    machine: root,
    deviceName: root.slice(1),
    app: 'test',
    foldVersion: 1,
    tryLock: process.tryLock,
    ...rest,
  };
  const store = await records.RecordStore.open(root, env, true);
  const service = new records.IncidentService(store, {
    fs: env.fs,
    now: env.now,
    playbook: () => defaultPlaybook,
    foldVersion: env.foldVersion,
  });
  return { root, env, process, store, service };
}
export type Desktop = Awaited<ReturnType<typeof startDesktop>>;

/** A second desktop of the same workspace: its icc.json comes first, as from a share. */
export async function startColleague(
  records: Records,
  disk: SimulatedDisk,
  root: string,
  of: Desktop,
  change: Change = {},
) {
  const { fs } = disk.process();
  fs.makeFolder(root);
  copy(fs, of.store.layout.workspace, join(root, 'icc.json'));
  return startDesktop(records, disk, root, change);
}

/** Brings one desktop's cards and sealed segments to another, as a share would. */
export async function exchange(
  records: Records,
  from: Desktop,
  to: Desktop,
  only: (name: string) => boolean = () => true,
) {
  const { fs } = from.env;
  to.env.fs.makeFolder(to.store.layout.cards);
  for (const name of fs.list(from.store.layout.cards)) {
    copy(fs, join(from.store.layout.cards, name), join(to.store.layout.cards, name), to.env.fs);
  }
  const outcomes = [];
  for (const stream of fs.list(from.store.layout.streams)) {
    for (const name of segmentsOf(from, stream).filter(only)) {
      const bytes = fs.read(join(from.store.layout.segments(stream), name), 1 << 20);
      outcomes.push(await records.importSegment(to.store.context(), bytes));
    }
  }
  await to.service.poll();
  return outcomes;
}

export const segmentsOf = ({ env, store }: Desktop, stream: string): string[] =>
  env.fs
    .list(store.layout.segments(stream))
    .filter((name) => name.endsWith('.icl'))
    .sort();

export function readSegment({ env, store }: Desktop, stream: string, name: string): Buffer {
  return Buffer.from(env.fs.read(join(store.layout.segments(stream), name), 1 << 20));
}

function copy(fs: FileSystem, from: string, to: string, target = fs): void {
  if (target.stat(to) === undefined) put(target, to, fs.read(from, 1 << 20));
}

/** Puts a file where it was not, or in place of what was there. */
export function put(fs: FileSystem, path: string, bytes: Uint8Array): void {
  fs.remove(path);
  const file = fs.create(path);
  file.write(bytes);
  file.close();
}

/** Runs a command as a person would; throws with the sentence where it is refused or not saved. */
export async function run(
  { service }: Desktop,
  id: string | null,
  command: CommandInput,
  person = 'ana',
): Promise<{ id: string; events: readonly StreamEvent[] }> {
  const { commandSchema } = await import('../../shared/incident/commands.ts');
  const outcome = await service.run(id, commandSchema.parse(command), person);
  if (!outcome.ok) throw Object.assign(new Error(outcome.error.message), { kind: outcome.error.kind });
  return outcome.value;
}

export async function declare(desktop: Desktop): Promise<string> {
  const command: CommandInput = {
    name: 'declare',
    fields: { title: 'Films do not start', severity: 'sev2' },
  };
  return (await run(desktop, null, command)).id;
}

export const log = (desktop: Desktop, id: string, text: string) =>
  run(desktop, id, { name: 'log', fields: { text } });

/** The texts of an incident's log entries as this desktop shows them, in order. */
export async function textsOn(records: Records, { service }: Desktop, id: string): Promise<string[]> {
  const incident = await service.open(id);
  return incident === undefined
    ? []
    : records
        .timelineOf(incident)
        .filter((row) => row.kind === 'note')
        .map((row) => row.text);
}

export async function digestOn(records: Records, { service }: Desktop, id: string): Promise<string> {
  const incident = await service.open(id);
  if (incident === undefined) return 'nothing';
  const { events, state } = records.digest(incident, (text) => records.sha256(text));
  return `${events} ${state}`;
}

export async function problemsOf(records: Records, { env, store }: Desktop): Promise<readonly string[]> {
  const { problems } = await records.verifyStore(env.fs, store.layout, store.ws);
  return problems.map(({ where, what }) => `${where}: ${what}`);
}

/** kill -9: what it was doing ends, what it holds is free. */
export const kill = ({ process }: { process: SimulatedProcess }): void => process.kill();
