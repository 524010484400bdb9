import { markedName } from '../../incident/file-name.ts';
import { exportFormats, type ExportFormat } from '../formats.ts';

type ExportKind = {
  readonly document: ExportDocument;
  /** What it is written in. */
  readonly as: 'Markdown' | 'HTML' | 'PDF' | 'JSON' | 'CSV';
  /** The part of its file's name behind the incident's, with its ending. */
  readonly file: string;
  /** Whether it is text, to look at and to copy. */
  readonly text: boolean;
};

/** What leaves the console: its name and what it is for, in a line; in the order in which they are offered. */
export const exportDocuments = {
  record: { label: 'Record', what: 'The whole record: for a wiki, a ticket, a program or an archive' },
  log: { label: 'Log', what: 'The log as a table, for a spreadsheet' },
  state: { label: 'Incident state document', what: 'How it stands, in Google’s shape' },
  'ics-201': { label: 'ICS 201 briefing', what: 'For whoever takes over or joins from outside' },
  'ics-214': { label: 'ICS 214 activity log', what: 'Who did what when, for authorities and insurers' },
  statuspage: { label: 'Statuspage', what: 'What customers were told, for a status page' },
  postmortem: { label: 'Post-mortem', what: 'The review, for a wiki, to send or on paper' },
  'after-action': {
    label: 'After-action report',
    what: 'What an exercise showed: strengths, gaps, actions',
  },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly what: string }>>;
export type ExportDocument = keyof typeof exportDocuments;

const kind = (document: ExportDocument, as: ExportKind['as'], file: string): ExportKind => ({
  ...{ document, as, file, text: as !== 'PDF' },
});

/** Of every format which document it is, in what it is written, and how its file ends. */
export const exportKinds: Readonly<Record<ExportFormat, ExportKind>> = {
  markdown: kind('record', 'Markdown', 'record.md'),
  html: kind('record', 'HTML', 'record.html'),
  pdf: kind('record', 'PDF', 'record.pdf'),
  json: kind('record', 'JSON', 'record.json'),
  csv: kind('log', 'CSV', 'log.csv'),
  state: kind('state', 'Markdown', 'state.md'),
  'state-html': kind('state', 'HTML', 'state.html'),
  'state-pdf': kind('state', 'PDF', 'state.pdf'),
  'ics-201': kind('ics-201', 'Markdown', 'ics-201.md'),
  'ics-201-html': kind('ics-201', 'HTML', 'ics-201.html'),
  'ics-201-pdf': kind('ics-201', 'PDF', 'ics-201.pdf'),
  'ics-214': kind('ics-214', 'Markdown', 'ics-214.md'),
  'ics-214-html': kind('ics-214', 'HTML', 'ics-214.html'),
  'ics-214-pdf': kind('ics-214', 'PDF', 'ics-214.pdf'),
  statuspage: kind('statuspage', 'JSON', 'statuspage.json'),
  'postmortem-markdown': kind('postmortem', 'Markdown', 'postmortem.md'),
  'postmortem-html': kind('postmortem', 'HTML', 'postmortem.html'),
  'postmortem-pdf': kind('postmortem', 'PDF', 'postmortem.pdf'),
  'after-action': kind('after-action', 'Markdown', 'after-action.md'),
  'after-action-html': kind('after-action', 'HTML', 'after-action.html'),
  'after-action-pdf': kind('after-action', 'PDF', 'after-action.pdf'),
};

/** `ICS 201 briefing, PDF`. */
export const exportLabel = (format: ExportFormat): string =>
  `${exportDocuments[exportKinds[format].document].label}, ${exportKinds[format].as}`;

/** The formats of a document, the one that is offered first at the beginning. */
export const formatsOf = (document: ExportDocument): readonly ExportFormat[] =>
  exportFormats.filter((format) => exportKinds[format].document === document);

/** A text as the content of its file: spreadsheets take a table for UTF-8 only where a mark at its beginning says so. */
export const asFile = (format: ExportFormat, text: string): string =>
  exportKinds[format].as === 'CSV' ? `\uFEFF${text}` : text;

/** `20261120-7k3m-record.md`. */
export const exportName = (id: string, format: ExportFormat, exercise: boolean): string =>
  markedName(`${id}-${exportKinds[format].file}`, exercise);
