import { postmortemMarkdown } from '../incident/documents/postmortem-markdown.ts';
import type { AfterAction } from './after-action.ts';
import { reportDocument } from './report-document.ts';

/** An after-action report as Markdown, marked EXERCISE at its head and foot: the same bytes for the same report and zone. */
export const reportMarkdown = (report: AfterAction, zone: string): string =>
  postmortemMarkdown(reportDocument(report, zone));
