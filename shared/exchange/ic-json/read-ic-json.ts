import { err, ok, type Result } from '../../result.ts';
import { explainIssue } from '../../explain.ts';
import type { Instant } from '../../ids.ts';
import { entryKinds, type EntryKind } from '../../incident/vocabulary.ts';
import { emptyDocument, rowOf } from '../document.ts';
import { RECORD_FORMAT, recordJsonSchema, type RecordJson } from '../export/json.ts';
import type { ImportedDocument, ImportedRow, ImportInput, LeftOut } from '../imported.ts';
import { asObject, parseJson } from '../json.ts';
import { importKey } from '../key.ts';

/** Whether a value is a record as this console writes one. */
export const isIcJson = (value: unknown): boolean => asObject(value)?.['format'] === RECORD_FORMAT;

/** What an import writes anew by itself, so that it is not said twice. */
const saidAgain: ReadonlySet<string> = new Set([
  'incident-declared/1',
  'phase-changed/1',
  'update-sent/1',
  'action-item-set/1',
  'text-edited/1',
]);

/** Reads a record that this console wrote as JSON: one incident, with its log, updates, action items and texts. */
export function readIcJson(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const parsed = parseJson(input.text);
  if (!parsed.ok) return parsed;
  const format = asObject(parsed.value)?.['format'];
  if (typeof format === 'string' && format.startsWith('ic-record/') && format !== RECORD_FORMAT)
    return err('A newer version of the console wrote this record: import it there, or with that version.');
  const record = recordJsonSchema.safeParse(parsed.value);
  if (!record.success) return err(`It is no record of this console: ${explainIssue(record.error.issues[0])}`);
  return ok([documentOf(record.data, input.name)]);
}

const at = (time: string): Instant => Date.parse(time);
const atOrNull = (time: string | null): Instant | null => (time === null ? null : at(time));

function documentOf(record: RecordJson, name: string): ImportedDocument {
  const leftOut: LeftOut[] = [];
  const typeOf = new Map(record.events.map(({ id, type }) => [id, type]));
  const rows = record.log.flatMap((row) => rowsOf(row, record.id, typeOf, leftOut));
  return {
    ...emptyDocument({ key: importKey('ic-record', record.id), format: 'ic-json', name }),
    ...{ title: record.title, severity: record.severity, services: record.services, foundBy: record.foundBy },
    ...(record.exercise === null ? {} : { exercise: true }),
    times: {
      started: atOrNull(record.times.started),
      detected: atOrNull(record.times.detected),
      acknowledged: atOrNull(record.times.acknowledged),
      declared: atOrNull(record.times.declared),
      mitigated: atOrNull(record.times.mitigated),
      resolved: atOrNull(record.times.resolved),
    },
    rows,
    record: record.id,
    updates: record.updates.flatMap((each) =>
      each.audiences.map((audience) => ({
        key: importKey('ic-record', record.id, each.key, audience),
        ...{ at: at(each.at), audience, status: each.status, text: each.text, who: each.by },
      })),
    ),
    actions: record.actions.map(({ key, text, owner, due, category, state }) => ({
      key: importKey('ic-record', record.id, key),
      ...{ title: text, owner, due, category, state },
    })),
    texts: record.texts,
    causes: record.causes,
    understood: [
      { line: null, words: `The record of ${record.id}` },
      ...(record.impact === null ? [] : [{ line: null, words: `Impact: ${record.impact}` }]),
    ],
    leftOut,
  };
}

function rowsOf(
  row: RecordJson['log'][number],
  id: string,
  typeOf: ReadonlyMap<string, string>,
  leftOut: LeftOut[],
): readonly ImportedRow[] {
  const text = row.detail === null ? row.text : `${row.text}\n${row.detail}`;
  const leave = (why: string, words = text): readonly ImportedRow[] => {
    leftOut.push({ line: null, text: words, why });
    return [];
  };
  for (const { text: former } of row.before) leave('former words of an entry that was corrected', former);
  for (const { text: other } of row.alsoSet) leave('set at the same time as what stands', other);
  if (row.takenBackBy !== null) return leave(`taken back by ${row.takenBackBy}`);
  if (row.kind === 'redacted') return leave('its words were taken out of the record');
  if (row.kind === 'newer') return leave('of a newer version of the console');
  if (row.kind === 'update' || (row.kind === 'console' && saidAgain.has(typeOf.get(row.key) ?? '')))
    return leave('the console says it again by itself');
  for (const { name } of row.files) leave('an attached file: it is not in the record’s JSON', name);
  const kind: EntryKind = entryKinds.find((each) => each === row.kind) ?? 'note';
  return [
    rowOf({
      ...{ key: importKey('ic-record', id, row.key), raw: row.at, at: at(row.at), kind, text },
      ...{ who: row.by === '' ? null : row.by, notes: [] },
    }),
  ];
}
