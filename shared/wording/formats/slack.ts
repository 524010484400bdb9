import { pageStatusLabel, severityLabel } from '../../incident/vocabulary.ts';
import { EXERCISE, inExercise } from '../exercise.ts';
import { cleaned, cleanedLine, type UpdateMessage } from './message.ts';

/** Seen by nobody, and enough for Slack to see no mark, mention or channel where words merely hold such a character. */
const BREAK = '\u200B';

/**
 * Slack's mrkdwn, to paste or to post as `text`: a bold line that says what it is, then the words. `&`, `<` and `>` are
 * escaped as Slack asks for; addresses are links; nobody is mentioned and no channel is named by what was typed
 * (api.slack.com/reference/surfaces/formatting).
 */
export function asSlack({ text, title, audience, severity, status, exercise }: UpdateMessage): string {
  // Severities are the team's own words: customers are not told any.
  const grade = audience === 'customers' ? [] : [severityLabel[severity]];
  const head = [...grade, words(withoutStars(cleanedLine(title))), pageStatusLabel[status]];
  const heading = `*${head.join(' · ')}*`;
  const lines = cleaned(text)
    .split('\n')
    .filter((line) => !exercise || line.trim() !== EXERCISE)
    .map(asLine);
  const message = [heading, ...lines].join('\n');
  return exercise ? inExercise(message) : message;
}

/** Within bold a star would end it. */
const withoutStars = (line: string): string => line.replaceAll('*', '∗');

/** A line: what begins a list is a bullet, what would begin a quotation is not one. */
function asLine(line: string): string {
  const [, indent = '', rest = ''] = /^(\s*)[-*•]\s+(.*)$/s.exec(line) ?? [];
  if (rest !== '') return `${indent}• ${withLinks(rest)}`;
  return line.startsWith('>') ? `${BREAK}${withLinks(line)}` : withLinks(line);
}

/** The only addresses that become links. */
const webAddress = /(https?:\/\/[^\s<>"`\\{}|^]+)/i;
const sentenceEnd = /(?<![.,;:!?'*_~)\]])[.,;:!?'*_~)\]]+$/;

const withLinks = (line: string): string =>
  line
    .split(webAddress)
    .map((part, i) => (i % 2 === 1 ? link(part) : words(part)))
    .join('');

function link(address: string): string {
  const end = sentenceEnd.exec(address)?.[0] ?? '';
  // A bracket that was opened inside the address belongs to it: /wiki/Outage_(disambiguation)
  const own = end.startsWith(')') && address.includes('(') ? ')' : '';
  const whole = address.slice(0, address.length - end.length) + own;
  return `<${escaped(whole)}>${words(address.slice(whole.length))}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words that stay words: `@here` calls nobody, `#general` leads nowhere, `*` and `_` make nothing bold or slanted. */
const words = (text: string): string =>
  escaped(text)
    .replaceAll(/[@#](?=[\p{L}\p{N}_])/gu, (mark) => `${mark}${BREAK}`)
    // Inside a word they do nothing, and names with `_` can be copied as they are.
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, (marks) =>
      marks.replaceAll(/./g, (mark) => `${BREAK}${mark}${BREAK}`),
    )
    .replaceAll(`${BREAK}${BREAK}`, BREAK);
