import { EXERCISE } from '../../wording/exercise.ts';
import type { Brief } from '../brief.ts';
import { linesOf } from '../view/words.ts';
import type { BriefItem } from './item.ts';
import { asOf, clockFor, EMPTY, headOf, readable, saidIn, type Reader } from './show.ts';

/** A brief as plain text, to be read out or sent. */
export function briefText(brief: Brief, reader: Reader): string {
  const show = clockFor(reader);
  const { filled, empty } = readable(brief);
  const body = filled.flatMap(({ title, items }) => [
    '',
    title.toUpperCase(),
    ...items.flatMap((each) => itemLines(each, show)),
  ]);
  if (empty.length > 0) body.push('', EMPTY.toUpperCase(), `  ${empty.join(' ')}`);
  const all = [`BRIEF: ${headOf(brief)}`, `${brief.severity} ${flat(brief.title)}`, asOf(reader), ...body];
  return (brief.exercise ? [EXERCISE, ...all, '', EXERCISE] : all).join('\n');
}

const flat = (words: string): string => linesOf(words).join(' ');

function itemLines(
  { at, label, text, about, note }: BriefItem,
  show: (at: number) => string,
): readonly string[] {
  const [line = '', ...more] = linesOf(text);
  const said = saidIn(about, show);
  const parts = [label === null ? '' : `${flat(label)}:`, line].filter((part) => part !== '');
  // One line of words takes what is known of it behind it; several have it below them.
  const brackets = said === '' ? '' : line === '' ? ` ${flat(said)}` : ` (${flat(said)})`;
  const head = `${at === null ? '' : `${show(at)} `}${parts.join(' ')}`;
  return [
    `  - ${head}${more.length === 0 ? brackets : ''}`,
    ...more.map((each) => `    ${each}`),
    ...(more.length > 0 && said !== '' ? [`    (${flat(said)})`] : []),
    ...(note === null ? [] : linesOf(note).map((each) => `    “${each}”`)),
  ];
}
