import { err, ok, type Result } from '../../result.ts';
import type { Instant } from '../../ids.ts';
import { earliest, emptyDocument, inTimeOrder } from '../document.ts';
import type { ImportedDocument, ImportInput, LeftOut } from '../imported.ts';
import { asArray, asObject, isNdjson, parseJson, parseJsonLines, textAt } from '../json.ts';
import { importKey } from '../key.ts';
import type { Happened } from './happened.ts';
import { fromLogEntry } from './log-entry.ts';
import { fromWebhook, isWebhook } from './webhook.ts';

/** Whether a value is what PagerDuty sends to a webhook (v3) or answers about log entries. */
export const isPagerDuty = (value: unknown): boolean =>
  listOf(value).some((each) => isWebhook(each) || isLogEntry(each));

const isLogEntry = (value: unknown): boolean =>
  /_log_entry(?:_reference)?$/.test(textAt(value, 'type') ?? '');

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const held = asObject(value);
  return Array.isArray(held?.['log_entries'])
    ? asArray(held['log_entries'])
    : held === undefined
      ? []
      : [held];
}

/** Reads webhooks v3 (one, a list, or one in each line) and log entries of PagerDuty: each incident is a document. */
export function readPagerDuty(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const leftOut: LeftOut[] = [];
  const happened: Happened[] = [];
  const take = (value: unknown, line: number | null): void => {
    const held = asObject(value);
    const found =
      held === undefined
        ? undefined
        : isWebhook(held)
          ? fromWebhook(held)
          : isLogEntry(held)
            ? fromLogEntry(held)
            : undefined;
    if (found === undefined)
      leftOut.push({ line, text: brief(value), why: 'no webhook and no log entry of PagerDuty' });
    else happened.push({ ...found, row: { ...found.row, line } });
  };
  if (isNdjson(input.text)) {
    for (const { line, text, value } of parseJsonLines(input.text)) {
      if (value.ok) for (const each of listOf(value.value)) take(each, line);
      else leftOut.push({ line, text, why: value.error });
    }
  } else {
    const parsed = parseJson(input.text);
    if (!parsed.ok) return parsed;
    for (const each of listOf(parsed.value)) take(each, null);
  }
  if (happened.length === 0) return err('There are no webhooks and no log entries of PagerDuty in it.');
  const incidents = new Map<string, Happened[]>();
  for (const each of happened) incidents.set(each.incident, [...(incidents.get(each.incident) ?? []), each]);
  const documents = [...incidents].map(([id, all]) => documentOf(id, all, input.name));
  const [first, ...rest] = documents;
  return ok(first === undefined ? [] : [{ ...first, leftOut }, ...rest]);
}

const brief = (value: unknown): string => JSON.stringify(value).slice(0, 500);

function documentOf(id: string, all: readonly Happened[], name: string): ImportedDocument {
  const rows = new Map(all.map(({ row }) => [row.key, row]));
  const timeOf = (what: string): Instant | null =>
    earliest(all.map((each) => (each.what === what ? each.row.at : null)));
  const created = earliest(all.map((each) => each.created));
  const started = earliest([created, timeOf('triggered')]);
  const ended = all.findLast(({ what }) => what === 'resolved' || what === 'reopened');
  const last = <T>(of: (each: Happened) => T | null): T | null =>
    all.map(of).findLast((each) => each !== null) ?? null;
  return {
    ...emptyDocument({ key: importKey('pagerduty', id), format: 'pagerduty', name }),
    title: last(({ title }) => title),
    severity: last(({ severity }) => severity),
    services: [...new Set(all.flatMap(({ service }) => service ?? []))],
    foundBy: 'monitoring',
    times: {
      ...{ started, detected: started, declared: started, mitigated: null },
      acknowledged: timeOf('acknowledged'),
      resolved: ended?.what === 'resolved' ? ended.row.at : null,
    },
    ...(ended?.what === 'resolved' ? {} : { goesOn: true }),
    rows: inTimeOrder([...rows.values()]),
  };
}
