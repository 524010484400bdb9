import { fileWords } from '../view/log-page.ts';
import { EXERCISE } from '../view/pieces.ts';
import { block, inline } from '../view/words.ts';
import type { Block, ListItem, PostmortemDocument, TimelineItem } from './blocks.ts';
import { peopleMarkdown } from './people-markdown.ts';

/** A post-mortem as Markdown: the same bytes for the same document. What people wrote is markup only in their own texts. */
export function postmortemMarkdown(document: PostmortemDocument): string {
  const lines = postmortemLines(document);
  return `${(document.exercise ? [EXERCISE, '', ...lines, '', EXERCISE] : lines).join('\n')}\n`;
}

/** The same line by line, without what everything of an exercise begins and ends with. */
export function postmortemLines({ title, unfinished, blocks }: PostmortemDocument): readonly string[] {
  return [
    `# ${inline(title)}`,
    ...(unfinished === null ? [] : ['', `**${inline(unfinished)}**`]),
    ...blocks.flatMap((each) => ['', ...linesOf(each)]),
  ];
}

function linesOf(each: Block): readonly string[] {
  switch (each.kind) {
    case 'heading':
      return [`${'#'.repeat(each.level)} ${inHeading(each.text)}`];
    case 'words':
      return [block(each.text)];
    case 'markdown':
      return [peopleMarkdown(each.text, each.level)];
    case 'facts':
      return each.rows.map(([label, words]) => `- ${inline(label)}: ${block(words, '  ')}`);
    case 'table':
      return [each.head, each.head.map(() => '---'), ...each.rows].map(
        (row, i) => `| ${row.map((cell) => (i === 1 ? cell : inCell(cell))).join(' | ')} |`,
      );
    case 'list':
      return each.items.map(listItem);
    case 'timeline':
      return timeline(each.items);
  }
}

/** Behind the signs of a heading no number begins a list. */
const inHeading = (words: string): string => inline(words).replace(/^(\d+)\\([.)])/, '$1$2');

/** A line of a table ends where it ends: lines become `<br>`, which every reader of tables knows. */
const inCell = (words: string): string =>
  words
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => inline(line))
    .filter((line) => line !== '')
    .join('<br>');

const listItem = ({ lead, text, details }: ListItem): string =>
  [
    `- ${lead === '' ? '' : `**${inline(lead)}**${text === '' ? '' : ': '}`}${text === '' ? '' : block(text, '  ')}`,
    ...details.map((detail) => `  - ${block(detail, '    ')}`),
  ].join('\n');

/** Days are paragraphs of their own between lists, so that no heading is deeper than people's own may be. */
function timeline(items: readonly TimelineItem[]): readonly string[] {
  const lines: string[] = [];
  items.forEach((item, i) => {
    if (item.kind === 'day') lines.push(...(i === 0 ? [] : ['']), `**${inline(item.text)}**`, '');
    else if (item.kind === 'left-out') lines.push(`- *${inline(item.text)}*`);
    else lines.push(entry(item));
  });
  return lines;
}

function entry(item: Extract<TimelineItem, { kind: 'entry' }>): string {
  const { clock, who, what, text, details, note, evidence, files } = item;
  const below = [
    ...details.map((detail) => block(detail, '    ')),
    ...(note === '' ? [] : [inItem(note)]),
    ...(evidence === '' ? [] : [`Evidence: ${block(evidence, '    ')}`]),
    ...files.map((file) => `Attached: ${fileWords(file)}`),
  ];
  return [
    `- **${inline(clock)}** ${inline(who)}${what === '' ? '' : `, ${inline(what)}`}: ${block(text, '  ')}`,
    ...below.map((words) => `  - ${words}`),
  ].join('\n');
}

/** A note's own Markdown inside an item of a list: lists in it are lists below it. */
const inItem = (note: string): string =>
  peopleMarkdown(note, 3)
    .split('\n')
    .map((line, i) => (i === 0 || line === '' ? line : `    ${line}`))
    .join('\n');
