import { EXERCISE } from '../../wording/exercise.ts';
import type { Brief } from '../brief.ts';
import { block, inline } from '../view/words.ts';
import type { BriefItem } from './item.ts';
import { asOf, clockFor, EMPTY, headOf, readable, saidIn, type Reader } from './show.ts';

/** A brief as Markdown: people's words show exactly, and none of them is markup. */
export function briefMarkdown(brief: Brief, reader: Reader): string {
  const show = clockFor(reader);
  const { filled, empty } = readable(brief);
  const body = filled.flatMap(({ title, items }) => [
    '',
    `## ${inline(title)}`,
    '',
    ...items.map((each) => itemLine(each, show)),
  ]);
  if (empty.length > 0) body.push('', `## ${EMPTY}`, '', empty.join(' '));
  const all = [
    `# Brief: ${inline(headOf(brief))}`,
    '',
    `**${brief.severity}** ${inline(brief.title)}`,
    '',
    inline(asOf(reader)),
    ...body,
  ];
  const marked = brief.exercise ? [`**${EXERCISE}**`, '', ...all, '', `**${EXERCISE}**`] : all;
  return `${marked.join('\n')}\n`;
}

function itemLine({ at, label, text, about, note }: BriefItem, show: (at: number) => string): string {
  const said = saidIn(about, show);
  const words = [
    at === null ? '' : show(at),
    label === null ? '' : `**${inline(label)}**`,
    text === '' ? '' : block(text, '  '),
    said === '' ? '' : text === '' ? inline(said) : `(${inline(said)})`,
  ].filter((part) => part !== '');
  return `- ${words.join(' ')}${note === null ? '' : `\n  > ${block(note, '  > ')}`}`;
}
