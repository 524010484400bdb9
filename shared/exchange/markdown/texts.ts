import { MAX_SECTION_TEXT } from '../../incident/vocabulary.ts';
import type { ImportedDocument, LeftOut } from '../imported.ts';
import type { Block } from './blocks.ts';
import { wordsOf } from './candidate.ts';
import { partOf, type Section } from './sections.ts';

/** What of a section is prose. */
export type Prose = { readonly section: Section; readonly blocks: readonly Block[] };

/** The order of the parts, as the built-in post-mortem has them. */
const parts = [
  'summary',
  'what-happened',
  'factors',
  'impact',
  'went-well',
  'better',
  'trade-offs',
  'actions',
];

/** Puts the prose of a document into the parts of a post-mortem, under its own headings where they are not the part’s. */
export function textsOf(prose: readonly Prose[]): {
  readonly texts: ImportedDocument['texts'];
  readonly leftOut: readonly LeftOut[];
} {
  const leftOut: LeftOut[] = [];
  const written = new Map<string, string[]>();
  for (const { section, blocks } of prose) {
    const words = wordsOf(
      blocks.filter(({ kind, source }) => kind !== 'comment' && !/^\s*\{\{.*\}\}\s*$/.test(source)),
    );
    if (words === '') {
      leftOut.push(...headingOf(section));
      continue;
    }
    const part = section.part === 'timeline' ? 'what-happened' : section.part;
    const held = written.get(part) ?? [];
    written.set(part, held);
    if (needsTitle(section, held.length > 0)) held.push(`### ${section.title}`);
    held.push(words);
  }
  const texts = parts.flatMap((section) => {
    const markdown = (written.get(section) ?? []).join('\n\n');
    if (markdown === '') return [];
    if (markdown.length > MAX_SECTION_TEXT)
      leftOut.push({
        line: null,
        text: markdown.slice(MAX_SECTION_TEXT),
        why: `${markdown.length - MAX_SECTION_TEXT} characters more than one part of a post-mortem holds.`,
      });
    return [{ section, markdown: markdown.slice(0, MAX_SECTION_TEXT) }];
  });
  return { texts, leftOut };
}

/** A heading of which nothing but entries and action items was left; one that names a part of a post-mortem said that. */
const headingOf = ({ title, depth, line }: Section): readonly LeftOut[] =>
  title === '' || depth <= 1 || partOf(title) !== null
    ? []
    : [{ line, text: title, why: 'A heading: what stood under it became entries or action items.' }];

/** A heading stays where it says more than the part that its words went to. */
function needsTitle({ title, part, depth }: Section, isLater: boolean): boolean {
  if (title === '' || depth === 1) return false;
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .trim();
  return isLater || partOf(title) !== part || !ownTitles.has(words);
}

const ownTitles = new Set([
  ...[
    'summary',
    'what happened',
    'impact',
    'what went well',
    'timeline',
    'actions',
    'action items',
    'lessons learned',
  ],
  ...['root cause', 'root causes', 'contributing factors', 'tradeoffs', 'overview', 'conclusion'],
]);
