import { markedName } from '../../incident/file-name.ts';
import type { ExportFormat } from '../formats.ts';

type ExportKind = {
  readonly label: string;
  /** What it is for, in a line. */
  readonly what: string;
  /** The part of its file's name behind the incident's, with its ending. */
  readonly file: string;
  /** Whether it is text, to look at and to copy. */
  readonly text: boolean;
};

/** What every format is called, what for, and how its file ends; in the order in which they are offered. */
export const exportKinds: Readonly<Record<ExportFormat, ExportKind>> = {
  markdown: {
    label: 'Record, Markdown',
    what: 'The whole record, for a wiki or a ticket',
    file: 'record.md',
    text: true,
  },
  html: { label: 'Record, HTML', what: 'One file that every browser shows', file: 'record.html', text: true },
  pdf: {
    label: 'Record, PDF',
    what: 'The whole record on paper, to sign or to archive',
    file: 'record.pdf',
    text: false,
  },
  json: {
    label: 'Record, JSON',
    what: 'Everything, for programs and other consoles',
    file: 'record.json',
    text: true,
  },
  csv: { label: 'Log, CSV', what: 'The log as a table, for a spreadsheet', file: 'log.csv', text: true },
  state: {
    label: 'Incident state document',
    what: 'How it stands, in Google’s shape',
    file: 'state.md',
    text: true,
  },
  'ics-201': {
    label: 'ICS 201 briefing',
    what: 'For whoever takes over or joins from outside',
    file: 'ics-201.md',
    text: true,
  },
  'ics-214': {
    label: 'ICS 214 activity log',
    what: 'Who did what when, for authorities and insurers',
    file: 'ics-214.md',
    text: true,
  },
  statuspage: {
    label: 'Statuspage JSON',
    what: 'What customers were told, for a status page',
    file: 'statuspage.json',
    text: true,
  },
  'postmortem-markdown': {
    label: 'Post-mortem, Markdown',
    what: 'The review, for a wiki',
    file: 'postmortem.md',
    text: true,
  },
  'postmortem-html': {
    label: 'Post-mortem, HTML',
    what: 'The review as one file to send',
    file: 'postmortem.html',
    text: true,
  },
  'postmortem-pdf': {
    label: 'Post-mortem, PDF',
    what: 'The review on paper',
    file: 'postmortem.pdf',
    text: false,
  },
  'after-action': {
    label: 'After-action report',
    what: 'What an exercise showed: strengths, gaps, actions',
    file: 'after-action.md',
    text: true,
  },
};

/** `20261120-7k3m-record.md`. */
export const exportName = (id: string, format: ExportFormat, exercise: boolean): string =>
  markedName(`${id}-${exportKinds[format].file}`, exercise);
