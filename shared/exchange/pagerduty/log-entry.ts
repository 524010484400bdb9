import type { EntryKind } from '../../incident/vocabulary.ts';
import { textAt, type JsonObject } from '../json.ts';
import { happenedRow, severityOf, type Happened } from './happened.ts';

/** What log entries say happened, in the words of webhooks. */
const whatOf: Readonly<Record<string, string>> = {
  trigger: 'triggered',
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  reopen: 'reopened',
};
const kindOf: Readonly<Record<string, EntryKind>> = { trigger: 'finding', status_update: 'status' };

/** One log entry as what happened; undefined where it is about no incident. */
export function fromLogEntry(entry: JsonObject): Happened | undefined {
  const incident = textAt(entry, 'incident', 'id');
  if (incident === null) return undefined;
  const type = (textAt(entry, 'type') ?? '').replace(/_log_entry(?:_reference)?$/, '');
  const summary = textAt(entry, 'summary');
  // What somebody wrote stands apart from the sentence about it.
  const words =
    textAt(entry, 'note') ??
    textAt(entry, 'channel', 'content') ??
    textAt(entry, 'channel', 'note') ??
    textAt(entry, 'message') ??
    textAt(entry, 'channel', 'details', 'description');
  const alert = textAt(entry, 'channel', 'subject') ?? textAt(entry, 'channel', 'summary');
  const text = [
    summary ?? type.replaceAll('_', ' '),
    ...(words === null || words === summary ? [] : [words]),
  ];
  if (type === 'trigger' && alert !== null && !text.join(' ').includes(alert)) text.push(alert);
  return {
    ...{ incident, what: whatOf[type] ?? type },
    row: happenedRow(entry, textAt(entry, 'created_at'), {
      kind: kindOf[type] ?? 'note',
      text: text.join('\n'),
      who: textAt(entry, 'agent', 'summary') ?? 'PagerDuty',
    }),
    title: textAt(entry, 'incident', 'title') ?? textAt(entry, 'incident', 'summary'),
    service: textAt(entry, 'service', 'summary'),
    severity: severityOf(
      textAt(entry, 'incident', 'priority', 'summary'),
      textAt(entry, 'incident', 'urgency'),
    ),
    created: null,
  };
}
