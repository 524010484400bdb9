/** What can be read into the record. */
export const importFormats = [
  'slack',
  'pagerduty',
  'alertmanager',
  'statuspage',
  'markdown',
  'csv',
  'chat',
  'ic-json',
] as const;
export type ImportFormat = (typeof importFormats)[number];
export const importFormatLabel: Record<ImportFormat, string> = {
  slack: 'Slack export',
  pagerduty: 'PagerDuty',
  alertmanager: 'Alertmanager',
  statuspage: 'Statuspage',
  markdown: 'Markdown post-mortem',
  csv: 'CSV',
  chat: 'Pasted chat',
  'ic-json': 'IC Console record',
};

/** What a record can be written as; the post-mortem is `postmortem-*`. */
export const exportFormats = [
  'markdown',
  'html',
  'pdf',
  'json',
  'csv',
  'state',
  'ics-201',
  'ics-214',
  'statuspage',
  'postmortem-markdown',
  'postmortem-html',
  'postmortem-pdf',
  'after-action',
] as const;
export type ExportFormat = (typeof exportFormats)[number];
