import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ExportFormat } from '../../shared/exchange/formats.ts';
import { played } from './exercise-played.ts';
import { paper } from './paper.ts';
import { unmarkedName } from './unmarked-name.ts';
import { CommandFailure, UsageError, type Output, type VerbContext } from './verb.ts';
import { refuseExisting, writeNew } from './write-new.ts';

const formats = {
  md: 'after-action',
  html: 'after-action-html',
  pdf: 'after-action-pdf',
} as const satisfies Record<string, ExportFormat>;

/** `ic exercise report`: what a game day has shown, also while it goes on; to the terminal, or to a file. */
export async function exerciseReport(context: VerbContext): Promise<Output> {
  const { now, zone, options } = context;
  const shape = shapeOf(options.get('format'));
  const out = options.get('out');
  if (out === '') throw new UsageError('--out needs the name of a file or of a folder.');
  if (shape === 'pdf' && typeof out !== 'string')
    throw new UsageError('A pdf is written to a file: add --out FILE.');
  const { id, incident, playbook } = await played('report', context);
  const { exportOf } = await import('../exchange/export.ts');
  const { attachments: files } = (await context.service()).store;
  const made = await exportOf({ incident, playbook, zone, at: now(), person: null, files }, formats[shape]);
  if (!made.ok) throw new CommandFailure(made.error);
  const { name, text, paper: onPaper } = made.value;
  const said = { id, exercise: true, format: shape };
  if (typeof out !== 'string') return { text, json: { ...said, content: text } };
  const path = isFolder(out) ? join(resolve(out), name) : resolve(out);
  refuseExisting(path);
  await writeNew(path, onPaper ? await paper(text) : Buffer.from(text));
  return { text: `Written: ${path}`, json: { ...said, path }, note: unmarkedName(path, incident) };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function shapeOf(said: string | true | undefined): keyof typeof formats {
  if (said === undefined) return 'md';
  if (said === 'md' || said === 'html' || said === 'pdf') return said;
  throw new UsageError(`--format is md, html or pdf, not “${String(said)}”.`);
}
