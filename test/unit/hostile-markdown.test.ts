import { expect, test } from 'vitest';
import { peopleMarkdown } from '../../shared/incident/documents/people-markdown.ts';
import { readable } from '../../shared/knowledge/passages.ts';
import { plainWords } from '../../shared/runbooks/plain-words.ts';
import { costBelow } from '../support/cost.ts';

const texts: readonly (readonly [name: string, text: string])[] = [
  ['code', '`a` '.repeat(25_000)],
  ['backticks that do not pair', 'a``b'.repeat(25_000)],
  ['headings one below the other', 'a\n=\n'.repeat(20_000)],
  ['brackets', '['.repeat(100_000)],
  ['links that do not end', '[a]('.repeat(25_000)],
  ['pictures that do not end', '![a'.repeat(30_000)],
];

test.each(texts)('a long text of nothing but %s costs a moment, and ends nothing', (_name, text) => {
  const reading = (): unknown => [peopleMarkdown(text, 2), readable(text), plainWords(text)];
  expect(costBelow(2_000, reading)).toBeLessThan(2_000);
});

test('code keeps its signs, and what stands between two pieces of it does not', () => {
  expect(peopleMarkdown('`<a>` <b> ``<c>`<d>`` <e>', 2)).toBe('`<a>` &lt;b> ``<c>`<d>`` &lt;e>');
  expect(peopleMarkdown('one `<a> and two ``<b>', 2)).toBe('one `&lt;a> and two ``&lt;b>');
  expect(peopleMarkdown('A title\nof two lines\n---\nText\n===', 2)).toBe(
    '#### A title of two lines\n### Text',
  );
  expect(peopleMarkdown('```\ncode\n```\nText\n===', 2)).toBe('```\ncode\n```\n### Text');
  expect(peopleMarkdown('- item\nstill the item\n===', 2)).toBe('- item\nstill the item\n===');
  expect(plainWords('see [the [old] page](https://example.test) and [new](x "t")')).toContain('new');
});
