import { err, ok, type Result } from '../../result.ts';
import type { Instant } from '../../ids.ts';
import { earliest, emptyDocument, inTimeOrder, noTimes, rowOf, shortened } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportFailure, LeftOut } from '../imported.ts';
import {
  asObject,
  isNdjson,
  objectsIn,
  parseJson,
  parseJsonLines,
  textAt,
  type JsonObject,
} from '../json.ts';
import { importKey } from '../key.ts';
import { wordsOf, type SlackNames } from './message-text.ts';
import { namesIn, type SlackFile } from './people.ts';

/** What lists people and channels, and says nothing of an incident by itself. */
const lists: ReadonlySet<string> = new Set(
  'channels.json groups.json dms.json mpims.json users.json org_users.json integration_logs.json canvases.json file_conversations.json huddle_transcripts.json lists.json'.split(
    ' ',
  ),
);
/** Subtypes that say who came and went, or how a channel is called. */
const comings =
  /^(?:(?:channel|group)_(?:join|leave|topic|purpose|name|archive|unarchive|convert_to_private|posting_permissions)|bot_add|bot_remove|bot_enable|bot_disable|pinned_item|unpinned_item|reminder_add|tombstone|sh_room_created|app_conversation_join)$/;

/** Whether a value is a day's messages of a channel. */
export const isSlackDay = (value: unknown): boolean =>
  Array.isArray(value) &&
  objectsIn(value).some(
    (each) => tsOf(each) !== null && ('text' in each || 'user' in each || 'blocks' in each),
  );

const dayName = /(?:^|\/)([^/]+)\/(?:\d{4}-\d{2}-\d{2})\.json$/;
const isDay = (path: string): boolean => /(?:^|\/)\d{4}-\d{2}-\d{2}\.json$/.test(path);

type Read = { readonly documents: readonly ImportedDocument[]; readonly failures: readonly ImportFailure[] };

/**
 * Reads an export of Slack, or single days of one: each channel is a document. A message is known by its channel and `ts`, so that
 * the same one in two files, or an answer that was sent to the channel too, is one entry.
 * @param name what it was chosen as.
 */
export function readSlack(files: readonly SlackFile[], name: string): Result<Read, string> {
  const names = namesIn(files);
  const channels = new Map<string, { readonly messages: JsonObject[]; readonly leftOut: LeftOut[] }>();
  const failures: ImportFailure[] = [];
  const elsewhere: LeftOut[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const last = file.path.split('/').at(-1) ?? file.path;
    if (lists.has(last) && !isDay(file.path)) {
      if (last === 'integration_logs.json') elsewhere.push(...integrationLog(file));
      continue;
    }
    const parsed = isNdjson(file.text)
      ? ok(parseJsonLines(file.text).flatMap(({ value }) => (value.ok ? [value.value] : [])))
      : parseJson(file.text);
    if (!parsed.ok) {
      failures.push({ name: file.path, message: parsed.error });
      continue;
    }
    if (!isSlackDay(parsed.value)) {
      if (!(Array.isArray(parsed.value) && parsed.value.length === 0))
        elsewhere.push(...notMessages(file, parsed.value));
      continue;
    }
    const channel = dayName.exec(file.path)?.[1] ?? name.replace(/\.(?:json|zip)$/i, '');
    const held = channels.get(channel) ?? { messages: [], leftOut: [] };
    channels.set(channel, held);
    held.messages.push(...objectsIn(parsed.value));
  }
  if (channels.size === 0 && failures.length === 0)
    return err('There are no messages of a Slack channel in it.');
  const documents = [...channels].map(([channel, { messages }]) =>
    documentOf(channel, messages, names, name),
  );
  const [first, ...rest] = documents;
  return ok({
    failures,
    documents: first === undefined ? [] : [{ ...first, leftOut: [...first.leftOut, ...elsewhere] }, ...rest],
  });
}

/** What bots were put in and out is no message. */
function integrationLog({ path, text }: SlackFile): readonly LeftOut[] {
  const parsed = parseJson(text);
  const all = parsed.ok
    ? objectsIn(parsed.value)
    : parseJsonLines(text).flatMap(({ value }) => (value.ok ? objectsIn([value.value]) : []));
  return all.map((each) => {
    const words = ['user_name', 'change_type', 'service_type', 'app_type'].flatMap(
      (key) => textAt(each, key) ?? [],
    );
    return {
      line: null,
      text: `${path}: ${words.join(' ')}`,
      why: 'an app was set up; nobody said anything',
    };
  });
}

const notMessages = ({ path }: SlackFile, value: unknown): readonly LeftOut[] => [
  { line: null, text: `${path}: ${shortened(JSON.stringify(value), 200)}`, why: 'no messages of a channel' },
];

const tsOf = (message: JsonObject): string | null => {
  const ts = textAt(message, 'ts');
  return ts !== null && /^\d{9,11}(?:\.\d{1,6})?$/.test(ts) ? ts : null;
};
const atOf = (ts: string): Instant => Math.floor(Number(ts) * 1_000);

function documentOf(
  channel: string,
  messages: readonly JsonObject[],
  names: SlackNames,
  name: string,
): ImportedDocument {
  const leftOut: LeftOut[] = [];
  const rows = new Map<string, ImportedRow>();
  const byTs = new Map<string, JsonObject>();
  for (const each of messages) {
    const ts = tsOf(each);
    // Of two versions of a message the one that was edited is what stands.
    if (ts !== null && (!byTs.has(ts) || 'edited' in each)) byTs.set(ts, each);
  }
  for (const message of messages) {
    const ts = tsOf(message);
    const text = wordsOf(message, names);
    const why = ts !== null && byTs.get(ts) !== message ? 'the same message again' : whyNot(message, text);
    if (why === null) {
      const row = messageRow(message, { channel, ts, text, names, byTs });
      rows.set(row.key, row);
    } else if (why !== 'the same message again' || text !== wordsOf(byTs.get(ts ?? '') ?? {}, names))
      leftOut.push({ line: null, text: text === '' ? shortened(JSON.stringify(message), 200) : text, why });
  }
  const sorted = inTimeOrder([...rows.values()]);
  const first = earliest(sorted.map(({ at }) => at));
  const bots = messages.filter((each) => textAt(each, 'subtype') === 'bot_message').length;
  return {
    // By its first message: the same channel exported again, and longer, is the same document.
    ...emptyDocument({ key: importKey('slack', channel), format: 'slack', name }),
    title: `#${channel}`,
    times: { ...noTimes, started: first, declared: first },
    rows: sorted,
    understood: [
      { line: null, words: `Channel #${channel}, ${byTs.size} messages` },
      ...(bots === 0 ? [] : [{ line: null, words: `${bots} of them by bots` }]),
    ],
    leftOut,
  };
}

/** Why a message is no entry; null where it is one. */
function whyNot(message: JsonObject, text: string): string | null {
  const subtype = textAt(message, 'subtype') ?? '';
  if (comings.test(subtype)) return `“${subtype}”: who came, went or set the channel up`;
  if (textAt(message, 'type') !== null && textAt(message, 'type') !== 'message') return 'no message';
  if (message['hidden'] === true && text === '') return 'hidden by Slack';
  return text === '' ? 'a message without words' : null;
}

type Place = {
  readonly channel: string;
  readonly ts: string | null;
  readonly text: string;
  readonly names: SlackNames;
  readonly byTs: ReadonlyMap<string, JsonObject>;
};

function messageRow(message: JsonObject, { channel, ts, text, names, byTs }: Place): ImportedRow {
  const notes: string[] = [];
  const thread = textAt(message, 'thread_ts');
  let words = text;
  if (thread !== null && thread !== ts) {
    const parent = byTs.get(thread) ?? asObject(message['root']);
    const about = parent === undefined ? '' : shortened(wordsOf(parent, names).replaceAll(/\s+/g, ' '), 60);
    words = about === '' ? `In a thread: ${text}` : `Re “${about}”: ${text}`;
    if (parent === undefined) notes.push('the message that it answers is not in this export');
    else if (ts !== null && atOf(thread) > atOf(ts))
      notes.push('it is older than the message that it answers');
  }
  const edited = textAt(message, 'edited', 'ts');
  if (edited !== null) notes.push('edited in Slack: its former words are not in the export');
  return rowOf({
    ...{ key: importKey('slack', channel, ts ?? text), raw: ts ?? '', at: ts === null ? null : atOf(ts) },
    ...{ kind: 'message', text: words, who: whoOf(message, names), notes },
  });
}

function whoOf(message: JsonObject, { users }: SlackNames): string | null {
  const id = textAt(message, 'user') ?? textAt(message, 'comment', 'user') ?? textAt(message, 'file', 'user');
  const known = id === null ? undefined : users.get(id);
  const said =
    known ??
    textAt(message, 'user_profile', 'display_name') ??
    textAt(message, 'user_profile', 'real_name') ??
    textAt(message, 'username') ??
    textAt(message, 'bot_profile', 'name') ??
    id ??
    textAt(message, 'bot_id');
  return said === null ? null : said.slice(0, 80);
}
