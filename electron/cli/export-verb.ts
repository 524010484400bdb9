import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  asFile,
  exportDocuments,
  exportKinds,
  formatsOf,
  type ExportDocument,
} from '../../shared/exchange/export/kinds.ts';
import { exportFormats, type ExportFormat } from '../../shared/exchange/formats.ts';
import type { Instant } from '../../shared/ids.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { openNamed } from './open-incident.ts';
import { paper } from './paper.ts';
import { unmarkedName } from './unmarked-name.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';
import { refuseExisting, writeNew } from './write-new.ts';
import { zoneOption } from './zone-option.ts';

const documents = Object.keys(exportDocuments) as ExportDocument[]; // the keys of that very object

/** `ic export`: an incident in any of the formats that it leaves the console in. */
export const exportVerb: Verb = {
  usage: 'ID --format FORMAT [--out PATH] [--zone ZONE] [--at WORDS] [--person NAME] [--force]',
  summary: 'Write an incident in another format: to the terminal, or to a file',
  details: [
    ...documents.map(
      (document) =>
        `--format ${formatsOf(document).join(', ')}: ${exportDocuments[document].label}. ${exportDocuments[document].what}`,
    ),
    '--out: a file that is not there yet, or a folder, in which it gets a name; a pdf needs it and an installed Chromium, Chrome or Edge',
    '--zone: whose clock times stand beside UTC, such as Europe/Berlin; this machine’s where it is not said',
    '--at: the time that a form of a live incident says it was made at; that of its last entry where it is not said',
    '--person: whose activity log it is (ics-214); everybody’s where nobody is named',
    '--force: writes over a file that is there',
  ],
  options: ['format', 'out', 'zone', 'at', 'person'],
  flags: ['force'],
  run,
};

async function run(context: VerbContext): Promise<Output> {
  const format = formatOf(context);
  const { options } = context;
  const [out, person] = [options.get('out'), options.get('person')];
  if (out === '') throw new UsageError('--out needs the name of a file or of a folder.');
  if (!exportKinds[format].text && typeof out !== 'string')
    throw new UsageError('A pdf is written to a file: add --out FILE.');
  if (person !== undefined && exportKinds[format].document !== 'ics-214')
    throw new UsageError('--person is for the activity log: take --format ics-214 with it.');
  const zone = zoneOption(context);
  const at = atOf(context);
  const { id, incident, playbook } = await openNamed('export', context);
  const { exportOf } = await import('../exchange/export.ts');
  const { attachments: files } = (await context.service()).store;
  const source = { incident, playbook, zone, at, files, person: typeof person === 'string' ? person : null };
  const made = await exportOf(source, format);
  if (!made.ok) throw new CommandFailure(made.error);
  const { name, text, paper: onPaper } = made.value;
  if (typeof out !== 'string') return { text: text.trimEnd(), json: { id, format, content: text } };
  const path = isFolder(out) ? join(resolve(out), name) : resolve(out);
  const force = options.has('force');
  if (!force) refuseExisting(path);
  await writeNew(path, onPaper ? await paper(text) : Buffer.from(asFile(format, text)), force);
  return { text: path, json: { id, format, path }, note: unmarkedName(path, incident) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function formatOf({ options }: VerbContext): ExportFormat {
  const said = options.get('format');
  if (said === undefined) throw new UsageError(`Name a format: --format ${exportFormats.join(', ')}.`);
  const format = exportFormats.find((each) => each === said);
  if (format === undefined)
    throw new UsageError(`There is no format “${String(said)}”; there are ${exportFormats.join(', ')}.`);
  return format;
}

function atOf({ options, now, zone }: VerbContext): Instant | null {
  const said = options.get('at');
  if (typeof said !== 'string') return null;
  const read = parseInstant(said, { now: now(), zone, side: 'past' });
  if (!read.ok) throw new UsageError(read.error);
  return read.value;
}
