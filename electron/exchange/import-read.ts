import { NO_DAY } from '../../shared/exchange/day-typed.ts';
import { detectFormat, readDocuments } from '../../shared/exchange/detect.ts';
import type { ImportFormat } from '../../shared/exchange/formats.ts';
import type { ImportedDocument, ImportFailure } from '../../shared/exchange/imported.ts';
import { merged } from '../../shared/exchange/merge.ts';
import { readSlack } from '../../shared/exchange/slack/read-slack.ts';
import { findFiles, type Found } from './import-files.ts';
import { decodeText } from './import-text.ts';
import type { FoundFile } from './import-zip.ts';

/** What is to be read, and by which rules. */
export type ReadingRequest = {
  readonly from: { readonly paths: readonly string[] } | { readonly text: string; readonly name: string };
  /** null: told by what is in it. */
  readonly format: ImportFormat | null;
  /** null: the document's own, else `here`. */
  readonly zone: string | null;
  readonly here: string;
  /** The day of the incident that it goes into. */
  readonly day: string | null;
  /** The day that somebody named for clock times without one. */
  readonly dayAsked?: string | null;
  readonly now: number;
};

export type Reading = {
  readonly documents: readonly ImportedDocument[];
  readonly failures: readonly ImportFailure[];
};

/** Tells how far a reading is. */
export type Tell = (done: number, total: number | null, words: string) => void;

/** Reads everything that was chosen or pasted. One bad file never keeps the others from being read; never throws for what is in them. */
export async function readAll(request: ReadingRequest, tell: Tell): Promise<Reading> {
  const { from } = request;
  if ('text' in from) return settled(readText(from.name, from.text, null, request));
  const { found, failures } = await findFiles(from.paths, (done) =>
    tell(done, from.paths.length, 'Looking for files'),
  );
  const total = found.reduce((sum, { files }) => sum + files.length, 0);
  const readings: Reading[] = [{ documents: [], failures }];
  let done = 0;
  for (const each of found) {
    const { slack, rest } = each.isOne ? { slack: [], rest: each.files } : partsOf(each);
    for (const { files, name } of slack) {
      readings.push(slackOf(files, name));
      tell((done += files.length), total, name);
    }
    for (const file of rest) {
      readings.push(readFile(file, request));
      tell((done += 1), total, file.path);
    }
    readings.push({ documents: [], failures: each.failures });
  }
  return settled({
    documents: readings.flatMap(({ documents }) => documents),
    failures: readings.flatMap((reading) => reading.failures),
  });
}

const settled = ({ documents, failures }: Reading): Reading => ({ documents: merged(documents), failures });

type SlackPart = { readonly name: string; readonly files: readonly FoundFile[] };

/** The folders of an export of Slack, known by their lists and days, and everything else. */
function partsOf({ name, files }: Found): {
  readonly slack: readonly SlackPart[];
  readonly rest: readonly FoundFile[];
} {
  const roots = new Set(
    files.flatMap(({ path }) => {
      const found = /^(.*\/)?(?:channels|groups|dms|mpims|users|org_users)\.json$/.exec(path);
      return found === null ? [] : [found[1] ?? ''];
    }),
  );
  const isDayIn = (root: string) =>
    files.some(({ path }) => path.startsWith(root) && /\/\d{4}-\d{2}-\d{2}\.json$/.test(path));
  const exports = [...roots].filter(isDayIn);
  const rootOf = (path: string) =>
    path.endsWith('.json') ? exports.find((root) => path.startsWith(root)) : undefined;
  return {
    slack: exports.map((root) => ({
      name: root === '' ? name : (root.split('/').at(-2) ?? name),
      files: files
        .filter(({ path }) => rootOf(path) === root)
        .map(({ path, bytes }) => ({ path: path.slice(root.length), bytes })),
    })),
    rest: files.filter(({ path }) => rootOf(path) === undefined),
  };
}

function slackOf(files: readonly FoundFile[], name: string): Reading {
  const failures: ImportFailure[] = [];
  const texts = files.flatMap(({ path, bytes }) => {
    const decoded = decodeText(bytes);
    if (decoded.ok) return [{ path, text: decoded.value.text }];
    failures.push({ name: path, message: decoded.error });
    return [];
  });
  const read = readSlack(texts, name);
  return read.ok
    ? { documents: read.value.documents, failures: [...failures, ...read.value.failures] }
    : { documents: [], failures: [...failures, { name, message: read.error }] };
}

function readFile({ path, bytes }: FoundFile, request: ReadingRequest): Reading {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { documents: [], failures: [{ name: path, message: decoded.error }] };
  try {
    return readText(path, decoded.value.text, decoded.value.note, request);
  } catch (error) {
    // A fault of ours, and of this file only: it is said, and the others are read.
    const what = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    const message = `Reading it failed, by a fault of the console (${what}). The file is as it was; please report it.`;
    return { documents: [], failures: [{ name: path, message }] };
  }
}

const noDocument =
  'It is no incident document: neither an entry with a time nor a dated post-mortem was found in it.';

function readText(path: string, text: string, note: string | null, request: ReadingRequest): Reading {
  const name = path.split('/').at(-1) ?? path;
  const failed = (message: string): Reading => ({ documents: [], failures: [{ name: path, message }] });
  if (text.trim() === '') return failed('It is empty.');
  const format = request.format ?? detectFormat(name, text);
  if (format === null) return failed('It is JSON, but of no tool that is read here.');
  const { zone, here, now } = request;
  const asked = request.dayAsked ?? null;
  const read = readDocuments(format, {
    name: format === 'slack' ? path : name,
    text,
    zone: zone ?? here,
    day: asked ?? request.day,
    now,
  });
  if (!read.ok) return failed(read.error);
  const documents = read.value.filter(isDocument);
  if (documents.length === 0) return failed(read.value.some(isDayless) ? NO_DAY : noDocument);
  return {
    failures: [],
    documents: documents.map((each) => ({
      ...each,
      // Nobody asked for this desktop's zone.
      zone:
        zone === null && each.zone.from === 'asked' ? { ...each.zone, from: 'assumed' as const } : each.zone,
      // Nobody asked for the day of the incident.
      ...(each.day?.from === 'asked' && asked === null
        ? { day: { ...each.day, from: 'incident' as const } }
        : {}),
      understood: note === null ? each.understood : [...each.understood, { line: null, words: note }],
    })),
  };
}

const isDayless = ({ day }: ImportedDocument): boolean => day?.from === 'none';

/** Whether there is anything of an incident in it: an entry, an update or a time. Pasted words are entries without one, too. */
const isDocument = ({ rows, updates, times, format }: ImportedDocument): boolean =>
  updates.length > 0 ||
  (format === 'chat' ? rows.length > 0 : rows.some(({ at }) => at !== null)) ||
  Object.values(times).some((at) => at !== null);
