import { asObject, textAt, type JsonObject } from '../json.ts';
import { stampOf } from '../document.ts';
import type { EntryKind } from '../../incident/vocabulary.ts';
import { happenedRow, namesIn, severityOf, type Happened } from './happened.ts';

/** Whether a value is a webhook (v3): one event with its type and its data. */
export const isWebhook = (value: unknown): boolean => {
  const event = asObject(asObject(value)?.['event']);
  return textAt(event, 'event_type') !== null && asObject(event?.['data']) !== undefined;
};

/** One webhook (v3) as what happened; undefined where it is about no incident. */
export function fromWebhook(value: JsonObject): Happened | undefined {
  const event = asObject(value['event']);
  const data = asObject(event?.['data']);
  const type = textAt(event, 'event_type') ?? '';
  if (event === undefined || data === undefined) return undefined;
  const incident =
    textAt(data, 'incident', 'id') ?? (type.startsWith('incident.') ? textAt(data, 'id') : null);
  if (incident === null) return undefined;
  const what = type.replace(/^incident\./, '');
  const title = textAt(data, 'title');
  return {
    ...{ incident, what, title: title ?? textAt(data, 'incident', 'summary') },
    row: happenedRow(event, textAt(event, 'occurred_at'), {
      ...said(what, data),
      // A rule or an integration acts without anybody.
      who: textAt(event, 'agent', 'summary') ?? textAt(event, 'client', 'name') ?? 'PagerDuty',
    }),
    service: textAt(data, 'service', 'summary'),
    severity: severityOf(textAt(data, 'priority', 'summary'), textAt(data, 'urgency')),
    created: title === null ? null : stampOf(textAt(data, 'created_at')),
  };
}

function said(what: string, data: JsonObject): { readonly kind: EntryKind; readonly text: string } {
  const title = textAt(data, 'title') ?? textAt(data, 'incident', 'summary') ?? textAt(data, 'summary') ?? '';
  const about = (words: string): string => (title === '' ? words : `${words}: ${title}`);
  const to = namesIn(data['assignees']);
  const given = to === '' ? '' : ` to ${to}`;
  switch (what) {
    case 'annotated':
      return { kind: 'note', text: textAt(data, 'content') ?? about('Note without words') };
    case 'status_update_published':
      return { kind: 'status', text: textAt(data, 'message') ?? about('Status update without words') };
    case 'triggered':
      return { kind: 'finding', text: `${about('Triggered')}${to === '' ? '' : ` (assigned to ${to})`}` };
    case 'reassigned':
    case 'delegated':
    case 'escalated': {
      const from = namesIn(data['old_assignees']) || (textAt(data, 'old_assignee', 'summary') ?? '');
      return { kind: 'note', text: about(`${capital(what)}${given}${from === '' ? '' : ` from ${from}`}`) };
    }
    case 'priority_updated':
      return { kind: 'note', text: about(`Priority ${textAt(data, 'priority', 'summary') ?? 'taken away'}`) };
    case 'responder.added':
    case 'responder.replied': {
      const who =
        textAt(data, 'user', 'summary') ?? textAt(data, 'escalation_policy', 'summary') ?? 'a responder';
      const reply = textAt(data, 'message') ?? textAt(data, 'state');
      return {
        kind: 'note',
        text: `${capital(what.replace('.', ' '))}: ${who}${reply === null ? '' : ` (${reply})`}`,
      };
    }
    default:
      return { kind: 'note', text: about(capital(what.replaceAll(/[._]/g, ' '))) };
  }
}

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
