import type { Instant } from '../../ids.ts';
import type { Severity } from '../../incident/vocabulary.ts';
import { rowOf, stampOf } from '../document.ts';
import type { ImportedRow } from '../imported.ts';
import { asArray, textAt, type JsonObject } from '../json.ts';
import { importKey } from '../key.ts';

/** One thing that happened to an incident of PagerDuty, however it was told. */
export type Happened = {
  readonly incident: string;
  readonly row: ImportedRow;
  /** What it does to the incident, in PagerDuty's word: `triggered`, `acknowledged`, `resolved`. */
  readonly what: string;
  readonly title: string | null;
  readonly service: string | null;
  readonly severity: Severity | null;
  readonly created: Instant | null;
};

/** `P1` as SEV1; where there is no priority, high urgency wakes somebody. */
export function severityOf(priority: string | null, urgency: string | null): Severity | null {
  const found = /^(?:p|sev)-?([1-4])\b/i.exec(priority ?? '')?.[1];
  if (found !== undefined) return `sev${found}` as Severity; // one of four digits
  return urgency === 'high' ? 'sev2' : urgency === 'low' ? 'sev3' : null;
}

/** The names in a list of references. */
export const namesIn = (value: unknown): string =>
  asArray(value)
    .flatMap((each) => textAt(each, 'summary') ?? textAt(each, 'name') ?? [])
    .join(', ');

type Said = Pick<ImportedRow, 'kind' | 'text'> & { readonly who: string | null };

/** A row under the identity that PagerDuty gave it. */
export function happenedRow(source: JsonObject, raw: string | null, { kind, text, who }: Said): ImportedRow {
  const key = importKey('pagerduty', textAt(source, 'id') ?? `${raw ?? ''} ${text}`);
  return rowOf({ key, raw: raw ?? '', at: stampOf(raw), kind, text, who });
}
