import { describe, expect, test } from 'vitest';
import { partOf } from '../../shared/exchange/markdown/sections.ts';
import { contentOf, files, judge, labels, readFile, reason } from '../support/import-sample.ts';

/** All but what was understood as structure: names of fields and columns, and headings that name a part of a post-mortem. */
const wordsThatCount = (content: string): string =>
  content
    .split('\n')
    .filter((line, at, lines) => {
      const titles: readonly (string | undefined)[] =
        /^#+\s+(.*)|^\s*[-*]?\s*\*\*(.{2,60})\*\*:?/.exec(line)?.slice(1) ?? [];
      const title = titles.find((each) => each !== undefined);
      const isHead = /^[\s|:-]{4,}$/.test(lines[at + 1] ?? '') && line.includes('|');
      return (
        !(title !== undefined && partOf(title) !== null) && !isHead && !/^-{3,}\s*$/.test(lines[at + 1] ?? '')
      );
    })
    .join('\n')
    .replaceAll(/^\s*(?:title|date|severity|path|tags|aliases|listing|contents)\b/gm, '');

/** Lines outside of code that begin with a clock time, or end a short one with it: what a person would count with a finger. */
function headsIn(content: string): number {
  let isCode = false;
  return content.split('\n').filter((line) => {
    if (/^\s*```(?!.*```)/.test(line)) isCode = !isCode;
    const plain = line.replace(/^[\s>#*|{[`-]*(?:\d+\. )?(?:\*\*)?/, '');
    const day =
      /^(?:[A-Z][a-z]{2,8},? )?(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?,?|\d{1,2}\.? [A-Z][a-z]{2,8},?)?\s*/;
    const isLed =
      /^(?:~|ca\. |around )?\d{1,2}[:.]\d\d/.test(plain.replace(day, '')) && !/^(?:\w|-)+\.md/.test(plain);
    const isLabelled = /^\s+- [A-Z][a-z ]{3,25}:? \d{4}-\d\d-\d\d \d/.test(line);
    return !isCode && /^\s*(?:[-*#>|]|\d)/.test(line) && !/^# /.test(line) && (isLed || isLabelled);
  }).length;
}

describe('post-mortems that other people wrote', () => {
  test('are labelled: sixty entries, and thirty that were held out', () => {
    expect([labels.sample.length, labels.heldOut.length]).toEqual([60, 30]);
    const places = [...labels.sample, ...labels.heldOut].map(({ file, line }) => `${file}:${line}`);
    expect(new Set(places).size).toBe(90);
  });

  test.each([
    ['the sample', labels.sample],
    ['what was held out', labels.heldOut],
  ])('at least 95 of 100 entries of %s are found and dated rightly', (name, given) => {
    if (reason !== null) {
      console.info(`Not run: ${reason}`);
      return;
    }
    const { right, mistakes } = judge(given);
    console.info(`${name}: ${right} of ${given.length} found and dated as labelled\n${mistakes.join('\n')}`);
    expect(right / given.length).toBeGreaterThanOrEqual(0.95);
  });

  test.runIf(reason === null)(
    'are counted: what was found in each, and what a time stands at the head of',
    () => {
      const lines = files().map((file) => {
        const { rows } = readFile(file);
        const dated = rows.filter(({ at }) => at !== null).length;
        return {
          file,
          found: rows.length,
          dated,
          undated: rows.length - dated,
          counted: headsIn(contentOf(file)),
        };
      });
      const total = (name: 'found' | 'dated' | 'undated' | 'counted'): number =>
        lines.reduce((sum, each) => sum + each[name], 0);
      console.info(
        [
          'document: entries found, dated, undated; lines that begin with a time',
          ...lines.map(
            ({ file, found, dated, undated, counted }) => `${file}: ${found} ${dated} ${undated}; ${counted}`,
          ),
          `${lines.length} documents, 0 failures: ${total('found')} ${total('dated')} ${total('undated')}; ${total('counted')}`,
        ].join('\n'),
      );
      expect(total('dated')).toBeGreaterThanOrEqual(total('counted') * 0.95);
    },
  );

  test.runIf(reason === null)('none of them fails, and none loses a word', () => {
    const lost = files().flatMap((file) => {
      const { rows, texts, actions, leftOut, title, understood } = readFile(file);
      const kept = [
        ...rows.flatMap(({ raw, text, who }) => [raw, text, who ?? '']),
        ...texts.flatMap(({ markdown }) => markdown),
        ...actions.flatMap((each) => [each.title, each.owner ?? '', each.due ?? '', each.state]),
        ...[...leftOut.map(({ text }) => text), title ?? '', ...understood.map(({ words }) => words)],
      ].join(' ');
      const words = new Set(kept.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
      const missing = [
        ...new Set(
          wordsThatCount(contentOf(file))
            .toLowerCase()
            .match(/[\p{L}\p{N}]{4,}/gu),
        ),
      ].filter((word) => !words.has(word));
      return missing.length === 0 ? [] : [`${file}: ${missing.join(' ')}`];
    });
    expect(lost).toEqual([]);
  });
});
