import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../shared/wording/finding.ts';
import { applyFix, checkUpdate } from '../../shared/wording/update/check-update.ts';
import { readText } from '../../shared/wording/update/read-text.ts';
import { updateRuleIds } from '../../shared/wording/update/rule-ids.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';
import { corpus, usualContext } from '../support/update-corpus.ts';

const count = (findings: readonly Finding[], rule: string): number =>
  findings.filter((each) => each.rule === rule).length;

/** Every fix takes its finding away and brings no other. */
function expectToMend(text: string, context: UpdateContext): void {
  const before = checkUpdate(text, context);
  for (const { rule, fixes } of before)
    for (const fix of fixes) {
      const after = checkUpdate(applyFix(text, fix), context);
      const said = `${rule}: ${fix.label} in ${JSON.stringify(text)}`;
      expect([said, count(after, rule) < count(before, rule)]).toEqual([said, true]);
      for (const id of updateRuleIds)
        expect([said, id, count(after, id) <= count(before, id)]).toEqual([said, id, true]);
    }
}

function expectInOrder(text: string, context: UpdateContext): void {
  const found = checkUpdate(text, context);
  for (const { from, to } of found) expect(0 <= from && from <= to && to <= text.length).toBe(true);
  expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort((a, b) => a - b));
  for (const id of updateRuleIds) {
    const own = found.filter(({ rule }) => rule === id);
    for (const [i, { from }] of own.entries()) expect(i === 0 || from >= (own[i - 1]?.to ?? 0)).toBe(true);
  }
}

/** Sentences of the corpus in any order, under any of its contexts, with line ends between them. */
const sentences = [
  ...new Set(
    corpus.flatMap(({ text }) => readText(text).sentences.map(({ from, to }) => text.slice(from, to))),
  ),
];
const mixed = fc
  .array(fc.tuple(fc.constantFrom(...sentences), fc.constantFrom(' ', '\n', '\n\n', '\n- ', ' > ', ', ')), {
    minLength: 1,
    maxLength: 7,
  })
  .map((parts) => parts.flat().join('').trim());
const contexts = fc
  .record({
    base: fc.constantFrom(...corpus.map(({ context }) => context)),
    severity: fc.constantFrom('sev1' as const, 'sev2' as const, 'sev3' as const),
    last: fc.option(mixed, { nil: null }),
  })
  .map(({ base, severity, last }): UpdateContext => ({
    ...base,
    severity,
    last: last === null ? base.last : { text: last, at: base.now - 1_140_000 },
  }));

describe('fixes', () => {
  test('of every text of the corpus mend what they are offered for, and nothing else breaks', () => {
    for (const { text, context } of corpus) {
      expectToMend(text, context);
      expectToMend(text, { ...context, severity: 'sev1' });
    }
  });

  test('do so in texts that are put together from the sentences of the corpus', () => {
    fc.assert(fc.property(mixed, contexts, expectToMend), { seed: 20_261_121, numRuns: 150 });
  });

  test('are there for most findings', () => {
    const all = corpus.flatMap(({ text, context }) => checkUpdate(text, context));
    expect(all.filter(({ fixes }) => fixes.length > 0).length / all.length).toBeGreaterThan(0.7);
  });
});

describe('findings', () => {
  test('stand in the order of the text, inside it, and those of one rule do not overlap', () => {
    for (const { text, context } of corpus) expectInOrder(text, context);
    fc.assert(fc.property(mixed, contexts, expectInOrder), { seed: 20_261_121, numRuns: 300 });
  });

  test('of any text whatever are places in it, and the check ends', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), contexts, expectInOrder), {
      seed: 20_261_121,
      numRuns: 200,
    });
  });

  test('never stand inside quotation marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sentences.filter((each) => !/["“”„«»\n]/.test(each))), (sentence) => {
        const text = `A note reads “${sentence}” and no more.`;
        const inside = checkUpdate(text, usualContext).filter(
          ({ rule, from, to }) => rule !== 'too-long' && from > 12 && to < text.length - 13,
        );
        expect(inside).toEqual([]);
      }),
      { seed: 20_261_121, numRuns: 400 },
    );
  });
});
