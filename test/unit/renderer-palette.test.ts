import { describe, expect, it } from 'vitest';
import type { PaletteEntry } from '../../renderer/features/palette/entry.ts';
import { find } from '../../renderer/features/palette/find.ts';
import { cutAtRanges, fuzzy } from '../../renderer/ui/fuzzy.ts';

const entry = (label: string, over: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  group: 'In an incident',
  label,
  whyNot: null,
  run: () => undefined,
  ...over,
});

/** The label with what matched in brackets. */
const marked = (text: string, typed: string): string | null => {
  const match = fuzzy(text, typed);
  return match === null
    ? null
    : cutAtRanges(text, match.ranges)
        .map((part) => (part.hit ? `[${part.text}]` : part.text))
        .join('');
};

describe('typed letters', () => {
  it('are found at the start of a word, inside one, and as first letters of words', () => {
    expect(marked('Take command', 'com')).toBe('Take [com]mand');
    expect(marked('Take command', 'mand')).toBe('Take com[mand]');
    expect(marked('Take command', 'tc')).toBe('[T]ake [c]ommand');
    expect(marked('Change the severity', 'chsev')).toBe('[Ch]ange the [sev]erity');
  });

  it('may come in any order of words, each of which must be there', () => {
    expect(marked('Change the severity', 'sev change')).toBe('[Change] the [sev]erity');
    expect(marked('Change the severity', 'sev phase')).toBeNull();
  });

  it('match everything when there are none, and nothing when a letter is missing', () => {
    expect(marked('Resolve', '  ')).toBe('Resolve');
    expect(marked('Resolve', 'rx')).toBeNull();
  });

  it('prefer the start of a word to its middle', () => {
    const start = fuzzy('Change the severity', 'sev')?.score ?? 0;
    expect(start).toBeGreaterThan(fuzzy('Show only missevered', 'sev')?.score ?? 0);
  });
});

describe('the palette', () => {
  const labels = (found: ReturnType<typeof find>) =>
    found.groups.flatMap((group) => group.found.map((each) => each.entry.label));
  const entries = [
    entry('Write a stakeholder update', { about: '/update' }),
    entry('Resolve', { about: '/resolve' }),
    entry('Reopen', { whyNot: 'it is still open' }),
    entry('Theme: dark', { group: 'Look' }),
  ];

  it('shows everything under its heading, what was done lately first', () => {
    const found = find(entries, '', ['Theme: dark', 'gone']);
    expect(found.groups.map(({ title }) => title)).toEqual(['Recent', 'In an incident']);
    expect(labels(found)[0]).toBe('Theme: dark');
  });

  it('puts what can’t be done below what can', () => {
    expect(labels(find(entries, 're', []))).toEqual(['Resolve', 'Reopen']);
  });

  it('finds a line by its heading and by the word after the slash', () => {
    expect(labels(find(entries, 'look', []))).toEqual(['Theme: dark']);
    expect(labels(find(entries, '/upd', []))).toEqual(['Write a stakeholder update']);
  });

  it('puts what was done lately first among equals', () => {
    const twins = [entry('Go to SEV1 Alpha'), entry('Go to SEV1 Bravo')];
    expect(labels(find(twins, 'sev1', ['Go to SEV1 Bravo']))[0]).toBe('Go to SEV1 Bravo');
  });

  it('shows at most sixty lines of ten thousand, and says how many more there are', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => entry(`Go to incident ${i}`));
    const found = find(many, 'incident', []);
    expect(labels(found)).toHaveLength(60);
    expect(found.more).toBe(9_940);
  });
});
