import { readFileSync, statSync } from 'node:fs';
import { basename, join, parse, resolve } from 'node:path';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { cleanFileName, markedName } from '../../shared/incident/file-name.ts';
import { MAX_FILE_BYTES, type AttachedFile } from '../../shared/incident/files.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { timelineOf, type TimelineRow } from '../../shared/incident/timeline.ts';
import { fileTooLarge } from '../../shared/ipc/errors.ts';
import { explainIssue } from '../../shared/explain.ts';
import { formatStamp } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import type { IncidentService } from '../incidents/incident-service.ts';
import { putFile, readFile } from '../records/attachments-file.ts';
import { atomicWrite } from '../records/atomic-write.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

/** `ic attach`: puts a file into the store, then logs an entry that names it. */
export const attach: Verb = {
  usage: 'ID FILE [--text TEXT] [--kind KIND] [--at WORDS]',
  summary: 'Attach a file to a new entry of the log',
  details: ['FILE: at most 64 MiB', '--text: what the entry says; the name of the file if nothing else'],
  options: ['text', 'kind', 'at'],
  flags: [],
  async run(context) {
    const [word, path, ...rest] = context.words;
    const id = await incidentNamed(word, context);
    if (path === undefined) throw new UsageError('attach needs FILE.');
    if (rest.length > 0)
      throw new UsageError(`attach does not understand “${rest.join(' ')}”; one file at a time.`);
    const name = cleanFileName(basename(path));
    const command = entryFor(name, context); // before anything is written
    const bytes = readGiven(path);
    const service = await context.service();
    if ((await service.open(id)) === undefined) throw notFound(id);
    const mime = types[parse(name).ext.toLowerCase()] ?? '';
    const made = { name, mime, bytes, thumbnail: null, width: null, height: null };
    const file = await putFile(service.store.attachments, id, made);
    const outcome = await service.run(id, command([file]), context.person);
    if (!outcome.ok) throw new CommandFailure(inTerminal(outcome.error));
    const [entry] = outcome.value.events;
    return {
      text: `Attached ${name}, ${sizeOf(file.bytes)}.`,
      json: { id, entity: entry?.e ?? null, file },
    };
  },
};

/** What a file is said to be, where its bytes do not tell. */
const types: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.log': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
};

type LogFields = Extract<CommandInput, { name: 'log' }>['fields'];

/** The command that logs the entry, checked as far as it can be before the file is there. */
function entryFor(name: string, { options, now, zone }: VerbContext) {
  const word = options.get('at');
  const at = typeof word === 'string' ? parseInstant(word, { now: now(), zone, side: 'past' }) : undefined;
  if (at?.ok === false) throw new UsageError(at.error);
  const fields = {
    text: options.get('text') ?? name,
    ...(options.has('kind') ? { kind: options.get('kind') } : {}),
    ...(at === undefined ? {} : { at: at.value }),
  };
  const build = (more: Pick<LogFields, 'files'>) =>
    commandSchema.safeParse({ name: 'log', fields: { ...fields, ...more } });
  const alone = build({});
  if (!alone.success) throw new UsageError(explainIssue(alone.error.issues[0]));
  return (files: AttachedFile[]) => {
    const whole = build({ files });
    if (!whole.success) throw new UsageError(explainIssue(whole.error.issues[0]));
    return whole.data;
  };
}

function readGiven(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new CommandFailure(`${path} is not a file.`);
    if (stat.size > MAX_FILE_BYTES) throw new CommandFailure(fileTooLarge.message);
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    throw new CommandFailure(missing ? `There is no file ${path}.` : `${path} can’t be read.`);
  }
}

/** `ic files`: what is attached, or all of it as files in a folder. */
export const files: Verb = {
  usage: 'ID [--out DIR]',
  summary: 'List the files that are attached, or write them into a folder',
  details: ['--out: the folder; nothing in it is written over'],
  options: ['out'],
  flags: [],
  async run(context) {
    const [word, ...rest] = context.words;
    const id = await incidentNamed(word, context);
    if (rest.length > 0) throw new UsageError(`files does not understand “${rest.join(' ')}”.`);
    const service = await context.service();
    const incident = await service.open(id);
    if (incident === undefined) throw notFound(id);
    const found = timelineOf(incident).flatMap((row) => (row.files ?? []).map((file) => ({ row, file })));
    const out = context.options.get('out');
    if (typeof out === 'string') return writeOut(service, incident, found, resolve(out));
    const lines = found.map(({ row, file }) => lineOf(row, file, context.zone));
    return {
      text: lines.length === 0 ? 'No files are attached.' : lines.join('\n'),
      json: found.map(({ row, file }) => jsonOf(row, file)),
    };
  },
};

type Found = { readonly row: TimelineRow; readonly file: AttachedFile };

async function writeOut(
  { store }: IncidentService,
  incident: Incident,
  found: readonly Found[],
  folder: string,
): Promise<Output> {
  const exercise = declarationOf(incident)?.exercise === true;
  const said: string[] = [];
  const json: unknown[] = [];
  let failed = false;
  for (const { row, file } of found) {
    const read = await readFile(store.attachments, incident.id, file);
    failed ||= !read.ok;
    const path = read.ok
      ? await writeCopy(folder, markedName(cleanFileName(file.name), exercise), read.value)
      : null;
    said.push(path ?? (read.ok ? '' : read.error.message));
    json.push({ ...jsonOf(row, file), path, ...(read.ok ? {} : { problem: read.error.message }) });
  }
  const text = said.length === 0 ? 'No files are attached.' : said.join('\n');
  return { text, json, exitCode: failed ? 1 : 0 };
}

/** Writes a copy under its name, or with a number behind it where that is taken. */
async function writeCopy(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const { name: stem, ext } = parse(name);
  try {
    nodeFileSystem.makeFolder(folder);
    let path = join(folder, name);
    for (let n = 2; nodeFileSystem.stat(path) !== undefined; n += 1)
      path = join(folder, `${stem} (${n})${ext}`);
    await atomicWrite(nodeFileSystem, path, bytes);
    return path;
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new CommandFailure(`${folder} can’t be written to. The attached files are safe in the store.`);
  }
}

function lineOf(row: TimelineRow, file: AttachedFile, zone: string): string {
  const gone = row.takenBackBy === undefined ? '' : `  (taken back by ${row.takenBackBy})`;
  return `${formatStamp(row.at, zone)}  ${row.by}  ${cleanFileName(file.name)}  ${sizeOf(file.bytes)}${gone}`;
}

const jsonOf = (row: TimelineRow, file: AttachedFile) => ({
  ...file,
  entry: row.key,
  at: new Date(row.at).toISOString(),
  by: row.by,
  takenBack: row.takenBackBy !== undefined,
});

/** `3.4 MB`, as file managers say it. */
function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}

const notFound = (id: string): CommandFailure =>
  new CommandFailure(`There is no incident ${id} on this desktop.`);
