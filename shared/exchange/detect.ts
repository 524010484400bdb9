import { err, ok, type Result } from '../result.ts';
import { isAlertmanager, readAlertmanager } from './alertmanager/read-alertmanager.ts';
import { looksLikeChat } from './chat/looks-like-chat.ts';
import { readChat } from './chat/read-chat.ts';
import { looksLikeCsv, readCsv } from './csv/read-csv.ts';
import type { ImportFormat } from './formats.ts';
import { isIcJson, readIcJson } from './ic-json/read-ic-json.ts';
import type { ImportedDocument, ImportInput } from './imported.ts';
import { asObject, isNdjson, parseJson, parseJsonLines } from './json.ts';
import { readMarkdownPostmortem } from './markdown/read-markdown.ts';
import { isPagerDuty, readPagerDuty } from './pagerduty/read-pagerduty.ts';
import { isSlackDay, readSlack } from './slack/read-slack.ts';
import { isStatuspageIncident, readStatuspage, statuspageIncidents } from './statuspage/read-statuspage.ts';

/**
 * What a text is, by what is in it and only then by its name; null where it is JSON that no tool that we read writes.
 * @param name its file’s name.
 */
export function detectFormat(name: string, text: string): ImportFormat | null {
  if (/^\s*[[{]/.test(text)) {
    const json = jsonFormat(text);
    // `[14:02] ana: …` begins like a list.
    if (json !== undefined) return json;
    if (/\.(?:json|ndjson|jsonl)$/i.test(name)) return null;
  }
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv';
  if (/\.(?:md|markdown|mdown)$/i.test(name)) return 'markdown';
  const head = text.slice(0, 20_000);
  if (!/^#{1,6} |^\s*\|.*\|\s*$|^---\s*$/m.test(head) && looksLikeCsv(head)) return 'csv';
  // A timeline in plain lines is read as a post-mortem without headings.
  return looksLikeChat(text) ? 'chat' : 'markdown';
}

/** The format of a text that is JSON; undefined where it is none. */
function jsonFormat(text: string): ImportFormat | null | undefined {
  if (isNdjson(text)) {
    const [first] = parseJsonLines(text.slice(0, text.indexOf('\n')));
    return first?.value.ok === true ? formatOf(first.value.value) : undefined;
  }
  const parsed = parseJson(text);
  // What is cut short is told by its beginning, and its own reader says so.
  if (!parsed.ok) return byItsBeginning(text.slice(0, 4_000));
  return formatOf(parsed.value);
}

function formatOf(value: unknown): ImportFormat | null {
  if (isIcJson(value)) return 'ic-json';
  if (isAlertmanager(value)) return 'alertmanager';
  if (isPagerDuty(value)) return 'pagerduty';
  if (Array.isArray(asObject(value)?.['incidents']) || statuspageIncidents(value).some(isStatuspageIncident))
    return 'statuspage';
  return isSlackDay(value) ? 'slack' : null;
}

const beginnings: readonly (readonly [ImportFormat, RegExp])[] = [
  ['ic-json', /"format"\s*:\s*"ic-record\//],
  ['alertmanager', /"alerts"\s*:\s*\[|"groupKey"\s*:/],
  ['pagerduty', /"event_type"\s*:|_log_entry"/],
  ['statuspage', /"incidents"\s*:\s*\[|"incident_updates"\s*:/],
  ['slack', /"ts"\s*:\s*"\d{9,11}\.\d+"/],
];

const byItsBeginning = (head: string): ImportFormat | undefined =>
  /^\s*(?:\[\s*)?\{\s*"/.test(head) ? beginnings.find(([, pattern]) => pattern.test(head))?.[0] : undefined;

/** Reads one text as what it was said or found to be; the sentence says why it is none. */
export function readDocuments(
  format: ImportFormat,
  input: ImportInput,
): Result<readonly ImportedDocument[], string> {
  switch (format) {
    case 'statuspage':
      return readStatuspage(input);
    case 'alertmanager':
      return readAlertmanager(input);
    case 'pagerduty':
      return readPagerDuty(input);
    case 'csv':
      return readCsv(input);
    case 'ic-json':
      return readIcJson(input);
    case 'slack':
      return readSlackDay(input);
    case 'markdown':
      return ok([readMarkdownPostmortem(input)]);
    case 'chat':
      return ok([readChat(input)]);
  }
}

/** One day of a channel by itself: names of people are not known. */
function readSlackDay(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const read = readSlack([{ path: input.name, text: input.text }], input.name);
  if (!read.ok) return read;
  const [failure] = read.value.failures;
  return failure === undefined ? ok(read.value.documents) : err(failure.message);
}
