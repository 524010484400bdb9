import { describe, expect, it } from 'vitest';
import { readQuery } from '../../shared/knowledge/query.ts';
import { scoreOf, snippetOf } from '../../shared/knowledge/rank.ts';
import type { SearchQuery } from '../../shared/knowledge/search.ts';
import { plainText, wordsOf } from '../../shared/knowledge/words.ts';
import { piecesOf, readable } from '../../shared/knowledge/passages.ts';

const read = (words: string, query: Partial<SearchQuery> = {}) =>
  readQuery({ words, limit: 40, ...query }, (y, m, d) => Date.UTC(y, m - 1, d));
const lookedFor = (words: string) => read(words).words;
const marked = (text: string, words: string): string =>
  snippetOf(text, lookedFor(words))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('what people type', () => {
  it('is looked for whatever its capitals, accents and signs are', () => {
    expect(wordsOf('Zoë’s CAFÉ: “checkout-api” (p99)')).toEqual([
      'zoe',
      's',
      'cafe',
      'checkout',
      'api',
      'p99',
    ]);
    expect(plainText('Straße')).toBe('straße');
    expect(wordsOf('東京 error')).toEqual(['東', '京', 'error']);
    expect(wordsOf('a\u{E001}sev1')).toEqual(['a', 'sev1']); // private signs are the index’s own
  });

  it('is a word as it stands, or its beginning: the last one, and those of three letters and more', () => {
    expect(lookedFor('db is rolled b')).toEqual([
      { word: 'db', begins: false },
      { word: 'is', begins: false },
      { word: 'rolled', begins: true },
      { word: 'b', begins: true },
    ]);
    expect(lookedFor('db ')).toEqual([{ word: 'db', begins: false }]);
  });

  it('is a filter where it says so', () => {
    expect(
      read('cache sev:1,2 kind:log service:"Media Store" by:Zoë after:2026-09 before:2026-11-14'),
    ).toEqual({
      words: [{ word: 'cache', begins: true }],
      ...{ kinds: ['entry'], severities: ['sev1', 'sev2'], service: 'mediastore', by: 'zoe', limit: 40 },
      ...{ from: Date.UTC(2026, 8, 1), to: Date.UTC(2026, 10, 14) - 1 },
    });
    expect(read('x', { kinds: ['runbook'], severities: ['sev3'] })).toMatchObject({
      ...{ kinds: ['runbook'], severities: ['sev3'] },
    });
    expect(read('sev:1', { severities: ['sev3'] }).severities).toEqual(['sev3', 'sev1']);
  });

  it.each(['sev:9', 'kind:cat', 'after:soon', 'after:2026-13', 'https://status.example/x', '14:02', 'a:b'])(
    'is words where it says nothing: %s',
    (words) => {
      const { words: found, ...filters } = read(words);
      expect(found.map(({ word }) => word)).toEqual(wordsOf(words));
      expect(filters).toMatchObject({ kinds: null, severities: null, service: null, by: null, from: null });
    },
  );
});

describe('what stands first', () => {
  const score = (kind: 'incident' | 'entry' | 'postmortem', text: string, words: string): number =>
    scoreOf({ kind, text }, lookedFor(words)) ?? -1;
  const incident = (title: string): string => `${title}\nSales fail\nseating\nSEV1 20261120-abcdefgh`;

  it('is the incident that is called so, then those that have the words in their title, then what has them in its text', () => {
    const order = [
      score('incident', incident('Seat maps stay empty'), 'seat maps stay empty'),
      score('incident', incident('Seat maps stay empty again'), 'seat maps stay empty'),
      score('incident', incident('Empty stay the maps of a seat'), 'seat maps stay empty'),
      score('entry', 'seat maps stay empty', 'seat maps stay empty'),
      score('entry', 'maps stay, and every seat is empty', 'seat maps stay empty'),
    ];
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(order.length);
  });

  it('is the incident whose id was pasted', () => {
    expect(score('incident', incident('Seat maps'), '20261120-abcdefgh')).toBeGreaterThan(20);
  });

  it('is a short text before a long one, the word before its beginning, and what has every word at all', () => {
    const long = `the cache ${'and so on '.repeat(90)}`;
    expect(score('entry', 'the cache', 'cache')).toBeGreaterThan(score('entry', long, 'cache'));
    expect(score('entry', 'the cache', 'cache')).toBeGreaterThan(score('entry', 'the caches', 'cache'));
    expect(score('entry', 'the cache', 'cache cold')).toBe(-1);
    expect(score('entry', 'encached', 'cache')).toBe(-1);
  });
});

describe('the words around', () => {
  it('mark what was looked for, in the letters that it was written in', () => {
    expect(marked('Zoë saw the Certificate expire', 'zoe certif')).toBe('[Zoë] saw the [Certificate] expire');
  });

  it('are those where most of it stands together', () => {
    const text = `cache ${'and so on '.repeat(40)} the cache of the proxy was cold ${'and so on '.repeat(40)}`;
    const shown = marked(text, 'cold cache proxy');
    expect(shown).toMatch(/^… .*the \[cache\] of the \[proxy\] was \[cold\].* …$/);
    expect(shown.length).toBeLessThan(230);
  });

  it('are the beginning where only a filter found it', () => {
    expect(marked('the cache is cold', 'by:ana')).toBe('the cache is cold');
  });

  it('are of Markdown what is read', () => {
    expect(readable('## Next\n\nThe **proxy** had `conf.d` of [last year](https://x.example)')).toBe(
      'Next\n\nThe proxy had conf.d of last year',
    );
  });

  it('come from pieces that lose no word', () => {
    const text = Array.from({ length: 900 }, (_, i) => `word${i}${i % 40 === 39 ? '\n\n' : ' '}`).join('');
    expect(piecesOf(text).join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/));
    expect(Math.max(...piecesOf(text).map((piece) => piece.length))).toBeLessThanOrEqual(1_600);
    expect(piecesOf('x'.repeat(4_000)).join('')).toHaveLength(4_000);
  });
});
