import { asOf } from '../../shared/exchange/export/as-of.ts';
import { exportKinds, exportName } from '../../shared/exchange/export/kinds.ts';
import { ics201 } from '../../shared/exchange/export/ics-201.ts';
import { ics214, isKnownIn } from '../../shared/exchange/export/ics-214.ts';
import { recordJsonText } from '../../shared/exchange/export/json.ts';
import { logCsv } from '../../shared/exchange/export/log-csv.ts';
import { statuspageIncidents } from '../../shared/exchange/export/statuspage.ts';
import type { ExportFormat } from '../../shared/exchange/formats.ts';
import { afterAction, type AfterAction } from '../../shared/exercise/after-action.ts';
import { reportDocument } from '../../shared/exercise/report-document.ts';
import type { Instant } from '../../shared/ids.ts';
import { exerciseOf } from '../../shared/incident/exercise.ts';
import type { PostmortemDocument } from '../../shared/incident/documents/blocks.ts';
import { hasDocuments } from '../../shared/incident/documents/pieces.ts';
import { isPostmortemBegun } from '../../shared/incident/documents/postmortem-begun.ts';
import { noPostmortem } from '../../shared/incident/documents/postmortem.ts';
import { postmortemMarkdown } from '../../shared/incident/documents/postmortem-markdown.ts';
import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { picturesAmong, picturesOf } from '../publish/pictures.ts';
import { postmortemFile } from '../publish/postmortem-file.ts';
import { postmortemHtml } from '../publish/postmortem-html.ts';
import { recordHtml } from '../publish/record-html.ts';
import { stateHtml } from '../publish/state-html.ts';
import type { Attachments } from '../records/attachments.ts';

/** What an export is made of. */
type ExportSource = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  /** An IANA name: its clock times stand in brackets behind UTC. */
  readonly zone: string;
  /** The instant that a document of a live incident says it was made of; that of the last entry where it is null. */
  readonly at: Instant | null;
  /** Whose activity log it shall be (ICS-214); null for the incident's. */
  readonly person: string | null;
  /** Where pictures are read from. */
  readonly files: Attachments;
};

/** What was made: its text (of a PDF the HTML that it is printed from) and the name of its file. */
export type Exported = { readonly name: string; readonly text: string; readonly paper: boolean };

/** Why an incident can't be written in a format, as a sentence; null where it can. */
function noExport({ incident, person }: ExportSource, format: ExportFormat): string | null {
  if (!hasDocuments(incident))
    return `${incident.id} has no declaration yet: it may be on its way from another desktop.`;
  const { document } = exportKinds[format];
  if (document === 'postmortem')
    return (
      noPostmortem(incident) ??
      (isPostmortemBegun(incident) ? null : `Nobody has begun the post-mortem of ${incident.id} yet.`)
    );
  if (document === 'after-action' && exerciseOf(incident) === null)
    return declarationOf(incident)?.exercise === true
      ? `No scenario was played in ${incident.id}: there is no after-action report of it. Take the record or the post-mortem.`
      : `${incident.id} was no exercise: there is no after-action report of it. Take the post-mortem.`;
  if (document === 'ics-214' && person !== null && !isKnownIn(incident, person))
    return `Nobody called “${person}” recorded anything or held a role in ${incident.id}.`;
  return null;
}

/** Writes an incident in a format: the same text for the same record, playbook, zone and instant, on any desktop. */
export async function exportOf(
  source: ExportSource,
  format: ExportFormat,
): Promise<Result<Exported, string>> {
  const none = noExport(source, format);
  if (none !== null) return err(none);
  const exercise = declarationOf(source.incident)?.exercise === true;
  return ok({
    name: exportName(source.incident.id, format, exercise),
    text: await textFor(source, format),
    paper: !exportKinds[format].text,
  });
}

async function textFor(source: ExportSource, format: ExportFormat): Promise<string> {
  const { incident, playbook, zone, at, person, files } = source;
  switch (format) {
    case 'markdown':
      return recordDocument(incident, playbook, { zone });
    case 'html':
    case 'pdf': {
      const rows = timelineOf(incident);
      const attached = rows.flatMap((row) => row.files ?? []);
      const pictures = await picturesAmong(attached, incident.id, files);
      return recordHtml(incident, playbook, { zone, rows, pictures });
    }
    case 'json':
      return recordJsonText(incident, playbook, { text: (part) => textOf(incident, part) });
    case 'csv':
      return logCsv(incident, { zone });
    case 'state':
      return stateDocument(incident, playbook);
    case 'state-html':
    case 'state-pdf':
      return stateHtml(incident, playbook);
    case 'ics-201':
      return postmortemMarkdown(ics201(incident, playbook, { zone, at }));
    case 'ics-201-html':
    case 'ics-201-pdf':
      return htmlOf(ics201(incident, playbook, { zone, at }), files);
    case 'ics-214':
      return postmortemMarkdown(ics214(incident, { zone, at, person }));
    case 'ics-214-html':
    case 'ics-214-pdf':
      return htmlOf(ics214(incident, { zone, at, person }), files);
    case 'statuspage':
      return statuspageIncidents(incident, playbook);
    case 'postmortem-markdown':
      return postmortemFile({ incident, playbook, zone, files }, 'md');
    case 'postmortem-html':
    case 'postmortem-pdf':
      return postmortemFile({ incident, playbook, zone, files }, 'html');
    case 'after-action':
      return postmortemMarkdown(reportDocument(reportOf(source), zone));
    case 'after-action-html':
    case 'after-action-pdf':
      return htmlOf(reportDocument(reportOf(source), zone), files);
  }
}

const htmlOf = async (document: PostmortemDocument, files: Attachments): Promise<string> =>
  postmortemHtml(document, await picturesOf(document, files));

function reportOf({ incident, playbook, at }: ExportSource): AfterAction {
  const report = afterAction(incident, playbook, asOf(incident, at));
  if (report === null) throw new Error('an exercise that has begun has a report');
  return report;
}
