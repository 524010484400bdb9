import { resolve } from 'node:path';
import { hasDocuments } from '../../shared/incident/documents/pieces.ts';
import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { notDeclared, openNamed } from './open-incident.ts';
import { unmarkedName } from './unmarked-name.ts';
import { UsageError, type Output, type Verb, type VerbContext } from './verb.ts';
import { writeNew } from './write-new.ts';

/** `ic state`: the incident state document, in Google's shape. */
export const stateVerb: Verb = documentVerb('state', 'Print the incident state document, in Markdown');
/** `ic record`: everything of an incident in one document. */
export const recordVerb: Verb = documentVerb('record', 'Print the whole record of an incident, in Markdown');

function documentVerb(which: 'state' | 'record', summary: string): Verb {
  return {
    usage: 'ID [--out FILE]',
    summary,
    details: ['--out: writes it to a file that is not there yet'],
    options: ['out'],
    flags: [],
    run: (context) => run(which, context),
  };
}

async function run(which: 'state' | 'record', context: VerbContext): Promise<Output> {
  const out = context.options.get('out');
  if (out === '') throw new UsageError('--out needs the name of a file.');
  const { id, incident, playbook } = await openNamed(which, context);
  if (!hasDocuments(incident)) throw notDeclared(id);
  const markdown =
    which === 'state'
      ? stateDocument(incident, playbook)
      : recordDocument(incident, playbook, { zone: context.zone });
  if (typeof out !== 'string') return { text: markdown.trimEnd(), json: { id, markdown } };
  const path = resolve(out);
  await writeNew(path, Buffer.from(markdown));
  return { text: path, json: { id, path }, note: unmarkedName(path, incident) };
}
