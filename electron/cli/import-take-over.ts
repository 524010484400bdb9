import { readFileSync } from 'node:fs';
import { dayTyped } from '../../shared/exchange/day-typed.ts';
import { importFormats, type ImportFormat } from '../../shared/exchange/formats.ts';
import type { ImportedDocument, ImportPreview } from '../../shared/exchange/imported.ts';
import { dayAt } from '../../shared/time/days.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { zoneNamed } from '../../shared/time/zones.ts';
import { readAll, type Reading, type ReadingRequest } from '../exchange/import-read.ts';
import { MAX_FILE, tooLarge } from '../exchange/import-limits.ts';
import { previewOf, runImport } from '../exchange/import-run.ts';
import { decodeText } from '../exchange/import-text.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { dayLines, previewTable, verboseLines } from './import-words.ts';
import { CommandFailure, UsageError, type Output, type VerbContext } from './verb.ts';

/** What `ic import` does: reads, and takes over or prints what would be. */
export async function takeOver(context: VerbContext): Promise<Output> {
  const { options, person, now } = context;
  const dryRun = options.has('dry-run');
  const [format, zone] = [formatOf(options.get('format')), zoneOf(options.get('zone'))];
  const target = options.get('into');
  const into = typeof target === 'string' ? await incidentNamed(target, context) : null;
  const incident = into === null ? undefined : await (await context.service()).open(into);
  if (into !== null && incident === undefined)
    throw new CommandFailure(`There is no incident ${into} on this desktop.`);
  const startedAt = incident === undefined ? undefined : declarationOf(incident)?.startedAt;
  const request = {
    ...{ format, zone, here: context.zone, now: now() },
    day: startedAt === undefined ? null : dayAt(startedAt, zone ?? context.zone),
    dayAsked: dayOf(options.get('day'), now(), zone ?? context.zone),
  };
  const reading = await readWords(context.words, request);
  if (dryRun) return dry(reading, into, context);
  const team = new TeamPlaybook(nodeFileSystem, context.storePath);
  await team.load();
  const run = await runImport(await context.service(), reading.documents, person, {
    ...{ now, into, playbook: team.playbook, tell: () => undefined, cancelled: () => false },
  });
  if (!run.ok) throw new CommandFailure(inTerminal(run.error));
  const { incidents, failures } = run.value;
  const all = [...reading.failures, ...failures];
  const lines = [
    ...incidents.map(({ id, title, added, others, known }) => {
      const before = known === 0 ? '' : `, ${known} known before`;
      const besides =
        others === 0
          ? ''
          : `, ${others} ${others === 1 ? 'update or action item' : 'updates and action items'}`;
      return `${id}  ${added} ${added === 1 ? 'entry' : 'entries'}${besides} added${before}: ${title}`;
    }),
    ...dayLines(reading.documents),
    ...all.map(({ name, message }) => `${name}: ${message}`),
  ];
  return {
    text: lines.length === 0 ? 'There was nothing to import.' : lines.join('\n'),
    json: { incidents, failures: all },
    exitCode: incidents.length === 0 ? 1 : 0,
  };
}

function formatOf(given: string | true | undefined): ImportFormat | null {
  if (given === undefined) return null;
  const format = importFormats.find((each) => each === given);
  if (format === undefined)
    throw new UsageError(`There is no format “${String(given)}”; there are ${importFormats.join(', ')}.`);
  return format;
}

/** The day that somebody names for clock times without one. */
function dayOf(given: string | true | undefined, now: number, zone: string): string | null {
  if (given === undefined) return null;
  const day = dayTyped(String(given), now, zone);
  if (!day.ok) throw new UsageError(day.error);
  return day.value;
}

/** The zone as the readers take it: an IANA name. */
function zoneOf(given: string | true | undefined): string | null {
  if (given === undefined) return null;
  const zone = zoneNamed(String(given));
  if (zone === undefined)
    throw new UsageError(`There is no zone “${String(given)}”; try Europe/Berlin or UTC.`);
  if (typeof zone === 'string') return zone;
  if (zone === 0) return 'UTC';
  if (zone % 60 !== 0 || Math.abs(zone) > 14 * 60)
    throw new UsageError(`“${String(given)}” names no place; give one, such as Europe/Berlin.`);
  // The names of these have the sign turned round.
  return `Etc/GMT${zone > 0 ? '-' : '+'}${Math.abs(zone) / 60}`;
}

async function readWords(words: readonly string[], request: Omit<ReadingRequest, 'from'>): Promise<Reading> {
  if (words.length === 0)
    throw new UsageError('import needs a FILE, a folder, a zip, or - for what is piped in.');
  const paths = words.filter((word) => word !== '-');
  const read =
    paths.length === 0
      ? { documents: [], failures: [] }
      : await readAll({ ...request, from: { paths } }, () => undefined);
  if (paths.length === words.length) return read;
  const bytes = readFileSync(0);
  const text = bytes.length > MAX_FILE ? ({ ok: false, error: tooLarge } as const) : decodeText(bytes);
  if (!text.ok) throw new CommandFailure(`What was piped in: ${text.error}`);
  const piped = await readAll(
    { ...request, from: { text: text.value.text, name: 'Piped text' } },
    () => undefined,
  );
  return {
    documents: [...read.documents, ...piped.documents],
    failures: [...read.failures, ...piped.failures],
  };
}

/** What would be taken over: a store is not needed for it, and nothing is written. */
async function dry(reading: Reading, into: string | null, context: VerbContext): Promise<Output> {
  const { options, storePath } = context;
  const hasStore = nodeFileSystem.stat(`${storePath}/icc.json`) !== undefined;
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  const preview: Omit<ImportPreview, 'token'> = hasStore
    ? await previewOf(await context.service(), reading, { into, playbook: team.playbook, now: context.now })
    : { documents: reading.documents.map(asNew), failures: reading.failures };
  const lines = options.has('verbose') ? verboseLines(preview, context.zone, context.now()) : [];
  return {
    text: [...lines, ...previewTable(preview)].join('\n'),
    json: preview,
    exitCode: preview.documents.length === 0 ? 1 : 0,
  };
}

const asNew = (document: ImportedDocument): ImportPreview['documents'][number] => ({
  ...document,
  ...{ id: '', exists: false, fresh: document.rows.length + document.updates.length },
});
