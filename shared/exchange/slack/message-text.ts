import { asArray, asObject, asText, objectsIn, textAt, type JsonObject } from '../json.ts';
import { withoutEntities } from '../plain-text.ts';

/** What ids in messages stand for. */
export type SlackNames = {
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
};

/** A message's words without Slack's marks: names for ids, addresses behind their words, entities as signs. */
function plainWords(text: string, names: SlackNames): string {
  const plain = text.replaceAll(/<([^<>]{1,4000})>/g, (_, inside: string) => bracketed(inside, names));
  return withoutEntities(plain).trim();
}

function bracketed(inside: string, { users, channels }: SlackNames): string {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.join('|');
  const id = target.slice(1);
  if (target.startsWith('@')) return `@${users.get(id) ?? (label === '' ? id : label)}`;
  if (target.startsWith('#')) return `#${channels.get(id) ?? (label === '' ? id : label)}`;
  // `<!here>`, `<!subteam^S1|@oncall>`, `<!date^1392734382^{date}|words>`.
  if (target.startsWith('!')) return label === '' ? `@${id.split('^')[0] ?? id}` : label;
  const address = target.replace(/^mailto:/, '');
  return label === '' || label === address || label === target ? address : `${label} (${address})`;
}

/** Everything that a message says, in lines: its text, what is attached, files and reactions. */
export function wordsOf(message: JsonObject, names: SlackNames): string {
  const own = plainWords(textAt(message, 'text') ?? '', names);
  const blocks = own === '' ? blockWords(message['blocks'], names) : '';
  const lines = [own, blocks, ...objectsIn(message['attachments']).map((each) => attached(each, names))];
  const comment = textAt(message, 'comment', 'comment');
  if (comment !== null && !own.includes(plainWords(comment, names))) lines.push(plainWords(comment, names));
  const files = [...objectsIn(message['files']), ...objectsIn([message['file']])];
  for (const file of files) lines.push(fileWords(file));
  const reactions = objectsIn(message['reactions']).flatMap((each) => reaction(each, names));
  if (reactions.length > 0) lines.push(`Reactions: ${reactions.join(', ')}`);
  return [...new Set(lines)].filter((line) => line !== '').join('\n');
}

function fileWords(file: JsonObject): string {
  const name = textAt(file, 'title') ?? textAt(file, 'name') ?? 'a file';
  const address = textAt(file, 'permalink') ?? textAt(file, 'url_private');
  return `File: ${name}${address === null ? '' : ` (${address})`}`;
}

function reaction(each: JsonObject, { users }: SlackNames): string[] {
  const name = textAt(each, 'name');
  if (name === null) return [];
  const who = asArray(each['users']).flatMap((id) => {
    const known = asText(id);
    return known === null ? [] : [users.get(known) ?? known];
  });
  return [`:${name}:${who.length === 0 ? '' : ` ${who.join(' and ')}`}`];
}

/** An attachment or an unfolded link, each of its words once. */
function attached(attachment: JsonObject, names: SlackNames): string {
  const words = ['pretext', 'author_name', 'title', 'text'].flatMap((key) => {
    const said = textAt(attachment, key);
    return said === null ? [] : [plainWords(said, names)];
  });
  for (const field of objectsIn(attachment['fields'])) {
    const [title, value] = [textAt(field, 'title'), textAt(field, 'value')];
    if (value !== null) words.push(`${title === null ? '' : `${title}: `}${plainWords(value, names)}`);
  }
  const fallback = textAt(attachment, 'fallback');
  if (words.length === 0 && fallback !== null) words.push(plainWords(fallback, names));
  const address =
    textAt(attachment, 'title_link') ?? textAt(attachment, 'from_url') ?? textAt(attachment, 'image_url');
  if (address !== null && !words.join('\n').includes(address)) words.push(address);
  return [...new Set(words)].join('\n');
}

/** The words in blocks, for messages that have nothing else; their nesting is bounded by whoever parsed them. */
function blockWords(value: unknown, names: SlackNames): string {
  const parts: string[] = [];
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) {
      for (const item of each) visit(item);
      return;
    }
    const held = asObject(each);
    if (held === undefined) return;
    const [type, user, name] = [held['type'], asText(held['user_id']), asText(held['name'])];
    if (type === 'user' && user !== null) parts.push(`@${names.users.get(user) ?? user}`);
    else if (type === 'emoji' && name !== null) parts.push(`:${name}:`);
    else if (type === 'link')
      parts.push([asText(held['text']), asText(held['url'])].filter((p) => p !== null).join(' '));
    else if (typeof held['text'] === 'string') parts.push(plainWords(held['text'], names));
    else for (const key of ['text', 'fields', 'elements']) visit(held[key]);
  };
  visit(value);
  return parts.filter((part) => part !== '').join(' ');
}
