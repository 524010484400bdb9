import { audiences, type Audience } from '../incident/vocabulary.ts';
import { freeId, idOf, idPattern } from './item-id.ts';
import { nearest, orElse, plainWord } from './nearest.ts';
import type { UpdateTemplate } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readMarkdown, splitSuffix } from './read-markdown.ts';
import { conflictMark } from './read-yaml.ts';

/** What the console fills in when an update is begun; a sentence with something that is not known is left out. */
export const placeholders = [
  'title',
  'impact',
  'since',
  'next',
  'affected',
  'known',
  'doing',
  'cause',
  'estimate',
  'loss',
] as const;

const MAX_TEMPLATE = 4_000;
/** More than that is no menu of texts to begin with. */
const MAX_TEMPLATES = 100;
/** A file says no more mistakes than that. */
const MAX_PLACES = 20;

/** `updates.md`: a heading for each template, `## Audience` or `## Audience: name`, and its text below. */
export function parseUpdates(content: string, report: Report): readonly UpdateTemplate[] {
  const templates: UpdateTemplate[] = [];
  const taken = new Set<string>();
  const conflict = conflictMark(content);
  if (conflict !== null) report(conflict.line, sentences(conflict.message, 'Both are offered until then.'));
  for (const { heading, line, body } of sections(content)) {
    if (templates.length === MAX_TEMPLATES) {
      report(line, `there is room for ${MAX_TEMPLATES} templates. This one and those after it are left out.`);
      break;
    }
    const template = readTemplate(heading, body, (message) => report(line, message));
    if (template === null) continue;
    const id = freeId(template.id, taken);
    taken.add(id);
    templates.push({ ...template, id });
    for (const { word, at } of unknownPlaces(template.text, line, content)) {
      const mistake = `the console fills in nothing for {${word}}${orElse(word, placeholders, (each) => `{${each}}`)}`;
      report(at, sentences(mistake, 'It stays as it is written.'));
    }
  }
  return templates;
}

type Section = { readonly heading: string; readonly line: number; readonly body: string };

/** The text below each heading of the second level, without comments. */
function sections(content: string): readonly Section[] {
  const found: { heading: string; line: number; body: string[] }[] = [];
  const rows = content.split('\n');
  const parts = readMarkdown(content);
  const heads = parts.flatMap((part) => (part.kind === 'heading' && part.level <= 2 ? [part] : []));
  heads.forEach(({ text: heading, line, level }, index) => {
    const end = (heads[index + 1]?.line ?? rows.length + 1) - 1;
    if (level === 2) found.push({ heading, line, body: rows.slice(line, end) });
  });
  return found.map(({ heading, line, body }) => ({
    heading,
    line,
    body: body
      .join('\n')
      .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replaceAll(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  }));
}

function readTemplate(heading: string, text: string, say: (message: string) => void): UpdateTemplate | null {
  const { text: words, words: suffix } = splitSuffix(heading);
  const [first = '', ...rest] = words.split(':');
  const audience = audienceNamed(first);
  if (audience === null) {
    const known = `there is no audience “${first.slice(0, 60)}”${orElse(first, audiences)}`;
    say(sentences(known, 'This template is left out until it is mended.'));
    return null;
  }
  const own = suffix.map((word) => word.replace(/^#/, '')).find((word) => idPattern.test(word));
  if (suffix.length > 0 && own === undefined)
    say('in the braces of a heading stands an id such as #customers. It is not used.');
  if (text === '' || text.length > MAX_TEMPLATE) {
    const why = text === '' ? 'has no text below it' : `has more than ${MAX_TEMPLATE} characters`;
    say(`this template ${why}. It is left out until it is mended.`);
    return null;
  }
  const named = rest.join(':').trim();
  const name = (named === '' ? first.trim() : named).slice(0, 80);
  return { id: own ?? idOf(named === '' ? audience : `${audience} ${named}`), audience, name, text };
}

const audienceNamed = (words: string): Audience | null => {
  const word = plainWord(words);
  const near = nearest(word, audiences);
  // One letter too many or too few: "customer", "executive".
  return audiences.find((each) => each === word || (each === near && each === `${word}s`)) ?? null;
};

/** Words in braces that the console does not know, with their lines. */
function unknownPlaces(text: string, from: number, content: string): readonly { word: string; at: number }[] {
  const rows = content.split('\n');
  const words = [...text.matchAll(/\{([a-z][a-z -]{0,40})\}/gi)].map((match) => match[1] ?? '');
  return [...new Set(words)]
    .filter((word) => !placeholders.some((known) => known === word))
    .slice(0, MAX_PLACES)
    .map((word) => ({ word, at: rows.findIndex((row, i) => i >= from && row.includes(`{${word}}`)) + 1 }));
}
