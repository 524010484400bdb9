import { resolve } from 'node:path';
import { isPostmortemBegun } from '../../shared/incident/documents/postmortem-begun.ts';
import { noPostmortem } from '../../shared/incident/documents/postmortem.ts';
import { openNamed } from './open-incident.ts';
import { paper } from './paper.ts';
import { unmarkedName } from './unmarked-name.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';
import { writeNew } from './write-new.ts';
import { zoneOption } from './zone-option.ts';

const formats = ['md', 'html', 'pdf'] as const;
type Format = (typeof formats)[number];

/** `ic postmortem`: the post-mortem as Markdown, one HTML file, or PDF. */
export const postmortemVerb: Verb = {
  usage: 'ID [--format md|html|pdf] [--out FILE] [--zone ZONE]',
  summary: 'Print the post-mortem of an incident, or write it to a file',
  details: [
    '--format: md (as it is), html (one file that needs no other) or pdf (needs an installed Chromium, Chrome or Edge)',
    '--out: writes it to a file that is not there yet; a pdf needs it',
    '--zone: whose clock times stand in brackets behind UTC, such as Europe/Berlin; this machine’s where it is not said',
  ],
  options: ['format', 'out', 'zone'],
  flags: [],
  async run(context) {
    const format = formatOf(context);
    const out = context.options.get('out');
    if (out === '') throw new UsageError('--out needs the name of a file.');
    if (format === 'pdf' && typeof out !== 'string')
      throw new UsageError('A pdf is written to a file: add --out FILE.');
    const zone = zoneOption(context);
    const { id, incident, playbook } = await openNamed('postmortem', context);
    const none = noPostmortem(incident);
    if (none !== null) throw new CommandFailure(none);
    if (!isPostmortemBegun(incident))
      throw new CommandFailure(
        `Nobody has begun the post-mortem of ${id} yet: write a part with ic write-text ${id} summary TEXT, or in the console.`,
      );
    const { postmortemFile } = await import('../publish/postmortem-file.ts');
    const { attachments: files } = (await context.service()).store;
    const text = await postmortemFile({ incident, playbook, zone, files }, format === 'md' ? 'md' : 'html');
    if (typeof out !== 'string') return { text: text.trimEnd(), json: { id, format, content: text } };
    const path = resolve(out);
    await writeNew(path, format === 'pdf' ? await paper(text) : Buffer.from(text));
    return { text: path, json: { id, format, path }, note: unmarkedName(path, incident) };
  },
};

function formatOf({ options }: VerbContext): Format {
  const said = options.get('format') ?? 'md';
  const format = formats.find((each) => each === said);
  if (format === undefined) throw new UsageError(`--format is md, html or pdf, not “${String(said)}”.`);
  return format;
}
