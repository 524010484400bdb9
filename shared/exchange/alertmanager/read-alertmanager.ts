import { err, ok, type Result } from '../../result.ts';
import type { Severity } from '../../incident/vocabulary.ts';
import { earliest, emptyDocument, inTimeOrder, latest, rowOf, stampOf } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportInput, LeftOut } from '../imported.ts';
import {
  asArray,
  asObject,
  asText,
  isNdjson,
  objectsIn,
  parseJson,
  parseJsonLines,
  textAt,
  type JsonObject,
} from '../json.ts';
import { importKey } from '../key.ts';

/** How the words that teams put into the label `severity` are read; others are kept as words. */
const severityOfLabel: Readonly<Record<string, Severity>> = {
  ...{ critical: 'sev1', page: 'sev2', error: 'sev2', high: 'sev2', major: 'sev2' },
  ...{ warning: 'sev3', minor: 'sev3', info: 'sev4', none: 'sev4', low: 'sev4' },
};
const order: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4'];

/** Whether a value is what Alertmanager sends to a webhook, or its API answers about alerts. */
export const isAlertmanager = (value: unknown): boolean => payloadsIn(value).length > 0;

function payloadsIn(value: unknown): readonly JsonObject[] {
  const held = asObject(value);
  if (held !== undefined) return Array.isArray(held['alerts']) ? [held] : [];
  const all = objectsIn(value);
  if (all.some((each) => Array.isArray(each['alerts'])))
    return all.filter((each) => Array.isArray(each['alerts']));
  const alerts = all.filter((each) => asObject(each['labels']) !== undefined && 'startsAt' in each);
  return alerts.length === 0 ? [] : [{ alerts }];
}

/**
 * Reads webhook payloads of Alertmanager (one, a list, or one in each line): all notifications of a group are one document, with a
 * row for each alert that fires and for each that ends. `endsAt` in the year 1 means that it has not ended.
 */
export function readAlertmanager(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const payloads: JsonObject[] = [];
  const unread: LeftOut[] = [];
  if (isNdjson(input.text)) {
    for (const { line, text, value } of parseJsonLines(input.text)) {
      const found = value.ok ? payloadsIn(value.value) : [];
      if (found.length === 0) unread.push({ line, text, why: value.ok ? 'no alerts in it' : value.error });
      payloads.push(...found);
    }
  } else {
    const parsed = parseJson(input.text);
    if (!parsed.ok) return parsed;
    payloads.push(...payloadsIn(parsed.value));
  }
  if (payloads.length === 0) return err('There are no alerts of Alertmanager in it.');
  const groups = new Map<string, JsonObject[]>();
  for (const payload of payloads) {
    const group = textAt(payload, 'groupKey') ?? JSON.stringify(payload['groupLabels'] ?? input.name);
    groups.set(group, [...(groups.get(group) ?? []), payload]);
  }
  const documents = [...groups].map(([group, each]) => documentOf(group, each, input.name));
  const [first, ...rest] = documents;
  return ok(first === undefined ? [] : [{ ...first, leftOut: [...first.leftOut, ...unread] }, ...rest]);
}

function documentOf(group: string, payloads: readonly JsonObject[], name: string): ImportedDocument {
  const alerts = payloads.flatMap((payload) => objectsIn(payload['alerts']));
  const rows = new Map<string, ImportedRow>();
  for (const alert of alerts) for (const row of rowsOf(alert, group)) rows.set(row.key, row);
  const started = earliest(alerts.map((alert) => stampOf(textAt(alert, 'startsAt'))));
  const last = payloads.at(-1);
  const isFiring = textAt(last, 'status') !== 'resolved' && stillFiring(alerts);
  const ended = latest(alerts.map((alert) => stampOf(textAt(alert, 'endsAt'))));
  const labels = alerts.map((alert) => textAt(alert, 'labels', 'severity')?.toLowerCase() ?? '');
  const severity = order.find((each) => labels.some((label) => severityOfLabel[label] === each)) ?? null;
  const [first] = alerts;
  const services = alerts.flatMap(
    (alert) => textAt(alert, 'labels', 'service') ?? textAt(alert, 'labels', 'job') ?? [],
  );
  const cut = payloads.reduce((sum, payload) => sum + (Number(payload['truncatedAlerts']) || 0), 0);
  const skipped = payloads.reduce(
    (sum, { alerts: all }) => sum + asArray(all).length - objectsIn(all).length,
    0,
  );
  return {
    // One group fires again and again: each time is an incident of its own.
    ...emptyDocument({ key: importKey('alertmanager', group, started), format: 'alertmanager', name }),
    title:
      textAt(last, 'commonAnnotations', 'summary') ??
      textAt(first, 'annotations', 'summary') ??
      textAt(first, 'labels', 'alertname') ??
      'Alerts',
    ...{ severity, services: [...new Set(services)], foundBy: 'monitoring' as const },
    times: {
      ...{ started, detected: started, declared: started, acknowledged: null, mitigated: null },
      resolved: isFiring ? null : ended,
    },
    ...(isFiring ? { goesOn: true } : {}),
    rows: inTimeOrder([...rows.values()]),
    understood: [...new Set(labels)].flatMap((label) =>
      label === '' ? [] : [{ line: null, words: `Label severity “${label}”` }],
    ),
    leftOut: [
      ...(cut > 0
        ? [{ line: null, text: `${cut} more alerts`, why: 'Alertmanager cut them off (truncatedAlerts)' }]
        : []),
      ...(skipped > 0 ? [{ line: null, text: `${skipped} in the list of alerts`, why: 'no alert' }] : []),
    ],
  };
}

/** Whether an alert that was seen last as firing has no end. */
function stillFiring(alerts: readonly JsonObject[]): boolean {
  const open = new Map<string, boolean>();
  for (const alert of alerts)
    open.set(
      nameOf(alert),
      stampOf(textAt(alert, 'endsAt')) === null && textAt(alert, 'status') !== 'resolved',
    );
  return [...open.values()].includes(true);
}

const nameOf = (alert: JsonObject): string =>
  textAt(alert, 'fingerprint') ?? JSON.stringify(alert['labels'] ?? null);

function rowsOf(alert: JsonObject, group: string): readonly ImportedRow[] {
  const labels = Object.entries(asObject(alert['labels']) ?? {}).flatMap(([label, value]) => {
    const words = asText(value);
    return words === null || label === 'alertname' ? [] : [`${label}=${words}`];
  });
  const name = textAt(alert, 'labels', 'alertname') ?? 'Alert';
  const about = textAt(alert, 'annotations', 'description') ?? textAt(alert, 'annotations', 'message');
  const summary = textAt(alert, 'annotations', 'summary');
  const runbook = textAt(alert, 'annotations', 'runbook_url');
  const detail = [
    summary,
    about === summary ? null : about,
    runbook === null ? null : `Runbook: ${runbook}`,
    textAt(alert, 'generatorURL'),
  ];
  const said = [
    `${name}${labels.length === 0 ? '' : ` (${labels.join(', ')})`}`,
    ...detail.filter((each) => each !== null),
  ];
  const [starts, ends] = [textAt(alert, 'startsAt'), textAt(alert, 'endsAt')];
  const key = (what: string, at: string | null) => importKey('alertmanager', group, nameOf(alert), what, at);
  const fired = rowOf({
    ...{
      key: key('firing', starts),
      raw: starts ?? '',
      at: stampOf(starts),
      kind: 'finding',
      who: 'Alertmanager',
    },
    text: `Firing: ${said.join('\n')}`,
  });
  const endedAt = stampOf(ends);
  if (endedAt === null && textAt(alert, 'status') !== 'resolved') return [fired];
  const notes = endedAt === null ? ['resolved, and its end is the year 1: no end was sent'] : [];
  return [
    fired,
    rowOf({
      ...{
        key: key('resolved', ends),
        raw: ends ?? '',
        at: endedAt,
        kind: 'finding',
        who: 'Alertmanager',
        notes,
      },
      text: `Resolved: ${said[0] ?? name}`,
    }),
  ];
}
