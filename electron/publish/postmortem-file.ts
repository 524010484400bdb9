import { postmortemMarkdown } from '../../shared/incident/documents/postmortem-markdown.ts';
import { postmortemDocument } from '../../shared/incident/documents/postmortem.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { textOf } from '../../shared/incident/text.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import type { Attachments } from '../records/attachments.ts';
import { picturesOf } from './pictures.ts';
import { postmortemHtml } from './postmortem-html.ts';

type Given = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  readonly zone: string;
  readonly files: Attachments;
};

/** A post-mortem as the text of a file; a PDF is printed from its HTML. */
export async function postmortemFile(
  { incident, playbook, zone, files }: Given,
  as: 'md' | 'html',
): Promise<string> {
  const text = (part: string): string => textOf(incident, part);
  const document = postmortemDocument(incident, playbook, { zone, text });
  return as === 'md'
    ? postmortemMarkdown(document)
    : postmortemHtml(document, await picturesOf(document, files));
}
