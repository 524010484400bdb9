import { err, ok, type Result } from '../../result.ts';
import { pageStatuses, type PageStatus, type Severity } from '../../incident/vocabulary.ts';
import { earliest, emptyDocument, latest, rowOf, stampOf } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportInput } from '../imported.ts';
import { asObject, asText, objectsIn, parseJson, textAt, type JsonObject } from '../json.ts';
import { importKey } from '../key.ts';
import { withoutTags } from '../plain-text.ts';

/** How Statuspage's words for the impact are read. */
const severityOfImpact: Readonly<Record<string, Severity>> = {
  critical: 'sev1',
  major: 'sev2',
  minor: 'sev3',
  none: 'sev4',
  maintenance: 'sev4',
};

/** Whether a value looks like an incident of Statuspage's API. */
export const isStatuspageIncident = (value: unknown): value is JsonObject => {
  const incident = asObject(value);
  return incident !== undefined && 'name' in incident && Array.isArray(incident['incident_updates']);
};

/** The incidents in an answer of Statuspage's API: a list, one by itself, or what a webhook sends. */
export function statuspageIncidents(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const held = asObject(value);
  if (held === undefined) return [];
  if (Array.isArray(held['incidents'])) return held['incidents'];
  return [asObject(held['incident']) ?? held];
}

/** Reads what Statuspage's API says of incidents: each is a document. */
export function readStatuspage(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const parsed = parseJson(input.text);
  if (!parsed.ok) return parsed;
  const incidents = statuspageIncidents(parsed.value);
  const documents = incidents.flatMap((each) =>
    isStatuspageIncident(each) ? [documentOf(each, input.name)] : [],
  );
  if (documents.length > 0) {
    const others = incidents.length - documents.length;
    const [first, ...rest] = documents;
    if (others === 0 || first === undefined) return ok(documents);
    const why = 'it is no incident with updates';
    const leftOut = { line: null, text: `${others} of ${incidents.length} in the list`, why };
    return ok([{ ...first, leftOut: [...first.leftOut, leftOut] }, ...rest]);
  }
  return Array.isArray(asObject(parsed.value)?.['incidents']) && incidents.length === 0
    ? err('There are no incidents in it.')
    : err('There is no incident of Statuspage in it: none has a name and incident_updates.');
}

type Read = {
  readonly updates: ImportedDocument['updates'][number][];
  readonly rows: ImportedRow[];
  readonly texts: string[];
  readonly times: { readonly status: string; readonly at: number | null }[];
  backdated: number;
};

function documentOf(incident: JsonObject, name: string): ImportedDocument {
  const title = asText(incident['name']);
  const key = importKey('statuspage', asText(incident['id']) ?? title, asText(incident['created_at']));
  const read: Read = { updates: [], rows: [], texts: [], times: [], backdated: 0 };
  const given = objectsIn(incident['incident_updates']);
  for (const update of given) readUpdate(update, key, read);
  // Newest first in the API; the record goes forward.
  read.updates.sort((a, b) => a.at - b.at);
  const created = stampOf(asText(incident['created_at']));
  const first = earliest(read.times.map(({ at }) => at)) ?? created;
  const timeOf = (status: string) =>
    latest(read.times.map((each) => (each.status === status ? each.at : null)));
  const body = textAt(incident, 'postmortem_body') ?? read.texts.at(0) ?? null;
  const severity = severityOfImpact[textAt(incident, 'impact')?.toLowerCase() ?? ''] ?? null;
  const impact = textAt(incident, 'impact_override') ?? textAt(incident, 'impact');
  const status = textAt(incident, 'status')?.toLowerCase() ?? '';
  const isOpen = ['investigating', 'identified', 'monitoring', 'in_progress'].includes(status);
  const services = new Set([
    ...objectsIn(incident['components']).flatMap((each) => textAt(each, 'name') ?? []),
    ...given.flatMap((each) =>
      objectsIn(each['affected_components']).flatMap((part) => textAt(part, 'name') ?? []),
    ),
  ]);
  return {
    ...emptyDocument({ key, format: 'statuspage', name }),
    ...{ title, severity, services: [...services], rows: read.rows, updates: read.updates },
    times: {
      ...{ detected: null, acknowledged: null, declared: first },
      started: earliest([stampOf(asText(incident['started_at'])), first]),
      mitigated: timeOf('monitoring') ?? stampOf(asText(incident['monitoring_at'])),
      resolved: timeOf('resolved') ?? stampOf(asText(incident['resolved_at'])),
    },
    ...(isOpen ? { goesOn: true } : {}),
    texts: body === null ? [] : [{ section: 'summary', markdown: withoutTags(body) }],
    understood: [
      ...(impact === null ? [] : [{ line: null, words: `Impact “${impact}”` }]),
      ...(read.backdated === 0
        ? []
        : [
            {
              line: null,
              words: `${read.backdated} backdated: display_at is taken, not when it was entered`,
            },
          ]),
    ],
  };
}

function readUpdate(update: JsonObject, key: string, read: Read): void {
  const status = textAt(update, 'status')?.toLowerCase() ?? '';
  const entered = textAt(update, 'created_at');
  const shown = textAt(update, 'display_at') ?? entered;
  const at = stampOf(shown) ?? stampOf(entered);
  const body = withoutTags(textAt(update, 'body') ?? '');
  read.times.push({
    status: status === 'completed' ? 'resolved' : status,
    at: status === 'postmortem' ? null : at,
  });
  if (status === 'postmortem') {
    if (body !== '') read.texts.push(body);
    return;
  }
  const text = body === '' ? `Status: ${status === '' ? 'not stated' : status}` : body;
  const own = importKey(key, textAt(update, 'id') ?? shown, text);
  if (at === null) {
    const notes = ['its time can’t be read'];
    read.rows.push(rowOf({ key: own, raw: shown ?? '', at: null, text, kind: 'message', notes }));
    return;
  }
  if (at < (stampOf(entered) ?? at) - 60_000) read.backdated += 1;
  const known = pageStatuses.find((each) => each === status) ?? null;
  read.updates.push({
    key: own,
    at,
    audience: 'customers',
    status: known satisfies PageStatus | null,
    text,
    who: null,
  });
}
