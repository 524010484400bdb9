import { sectionSchema } from '../incident/vocabulary.ts';
import { idOf } from './item-id.ts';
import { orElse, plainWord } from './nearest.ts';
import { partExtras, type PartExtra, type PostmortemPart } from './playbook.ts';
import { sentences, type Report } from './problem.ts';
import { readMarkdown, splitSuffix } from './read-markdown.ts';
import { conflictMark } from './read-yaml.ts';

const MAX_PARTS = 30;
const MAX_PROMPTS = 10;
const MAX_TITLE = 120;
const MAX_PROMPT = 300;

type Draft = { readonly part: PostmortemPart & { readonly prompts: string[] }; readonly line: number };

/**
 * `postmortem.md`: a heading of the second level for each part, with questions as list items below. Empty where there is
 * not one part that can be read.
 */
export function parsePostmortemParts(content: string, report: Report): readonly PostmortemPart[] {
  const drafts: Draft[] = [];
  const conflict = conflictMark(content);
  if (conflict !== null) report(conflict.line, sentences(conflict.message, 'Both are read until then.'));
  let open: Draft | null = null;
  for (const part of readMarkdown(content)) {
    if (part.kind === 'heading' && part.level <= 2) {
      open = part.level === 2 ? begun(part.text, part.line, drafts, report) : null;
      if (open !== null) drafts.push(open);
    } else if (part.kind === 'item' && open !== null) {
      const why =
        part.text === ''
          ? 'says nothing'
          : part.text.length > MAX_PROMPT
            ? `has more than ${MAX_PROMPT} characters`
            : open.part.prompts.length === MAX_PROMPTS
              ? `is one too many: there is room for ${MAX_PROMPTS}`
              : null;
      if (why === null) open.part.prompts.push(part.text);
      else report(part.line, sentences(`this question ${why}`, 'It is left out until it is mended.'));
    }
  }
  return drafts.map(({ part }) => part);
}

function begun(heading: string, line: number, before: readonly Draft[], report: Report): Draft | null {
  const out = (why: string): null => {
    report(line, sentences(why, 'This part is left out until it is mended.'));
    return null;
  };
  const { text: title, words } = splitSuffix(heading);
  if (title === '') return out('this heading says nothing');
  if (title.length > MAX_TITLE) return out(`this heading has more than ${MAX_TITLE} characters`);
  if (before.length === MAX_PARTS) return out(`there is room for ${MAX_PARTS} parts`);
  const named = words.find((word) => word.startsWith('#'))?.slice(1);
  const id = named ?? idOf(title).replaceAll('.', '-').slice(0, 40);
  if (!sectionSchema.safeParse(id).success)
    return out(`“#${id.slice(0, 60)}” is no name of a part: small letters, digits and dashes, at most 40`);
  const same = before.find(({ part }) => part.id === id);
  if (same !== undefined) return out(`the part of line ${same.line} is called #${id} already`);
  let extra: PartExtra | null = null;
  for (const word of words.filter((each) => !each.startsWith('#'))) {
    const found = partExtras.find((each) => each === plainWord(word));
    const twice = before.find(({ part }) => found !== undefined && part.extra === found);
    if (found === undefined)
      report(
        line,
        sentences(
          `the console brings nothing called “${word.slice(0, 60)}”${orElse(word, partExtras)}`,
          'It is not used.',
        ),
      );
    else if (twice !== undefined)
      report(
        line,
        sentences(`the part of line ${twice.line} has the ${found} already`, 'They stand there only.'),
      );
    else extra ??= found;
  }
  return { part: { id, title, prompts: [], extra }, line };
}
