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

/** Who says what nobody is named for in a source: whoever imported it did not. In small letters, as `console` stands there. */
export const sourceSpeaker: Record<ImportFormat, string> = {
  ...{ slack: 'Slack', pagerduty: 'PagerDuty', alertmanager: 'Alertmanager', statuspage: 'Statuspage' },
  ...{ markdown: 'report', csv: 'table', chat: 'chat', 'ic-json': 'record' },
};

/** What a record can be written as: the document, and behind it what it is written in where that is not its first. */
export const exportFormats = [
  'markdown',
  'html',
  'pdf',
  'json',
  'csv',
  'state',
  'state-html',
  'state-pdf',
  'ics-201',
  'ics-201-html',
  'ics-201-pdf',
  'ics-214',
  'ics-214-html',
  'ics-214-pdf',
  'statuspage',
  'postmortem-markdown',
  'postmortem-html',
  'postmortem-pdf',
  'after-action',
  'after-action-html',
  'after-action-pdf',
] as const;
export type ExportFormat = (typeof exportFormats)[number];
