import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlamelessContext } from '../../shared/wording/blameless/blameless-context.ts';
import {
  applyFix,
  checkBlameless,
  createBlamelessChecker,
} from '../../shared/wording/blameless/check-blameless.ts';
import { blamelessRuleIds } from '../../shared/wording/blameless/rule-ids.ts';
import { corpus, usualContext } from '../support/blameless-corpus.ts';

const partial: BlamelessContext = { ...usualContext, severity: 'sev3' };

/** Every fix takes its finding away, touches nothing beside it, and leaves one space, one mark and a capital. */
function expectToMend(text: string, context: BlamelessContext): void {
  const before = checkBlameless(text, context);
  for (const { rule, from, to, fixes } of before)
    for (const fix of fixes) {
      const after = applyFix(text, fix);
      const said = `${rule}: ${fix.label} in ${JSON.stringify(text)}`;
      expect([said, fix.from <= to && fix.to >= from && fix.to - fix.from <= to - from + 5]).toEqual([
        said,
        true,
      ]);
      const end = fix.from + fix.insert.length;
      const still = checkBlameless(after, context).filter(
        (each) => each.rule === rule && each.from < end && each.to > fix.from,
      );
      expect([said, still]).toEqual([said, []]);
      const around = after.slice(Math.max(0, fix.from - 1), end + 1);
      const had = text.slice(Math.max(0, fix.from - 1), fix.to + 1);
      for (const flaw of ['  ', ' ,', ' .', ',,'])
        expect([said, around.includes(flaw) && !had.includes(flaw)]).toEqual([said, false]);
      if (/^\p{Lu}/u.test(text.slice(fix.from)))
        expect([said, after.slice(fix.from, fix.from + 1)]).toEqual([
          said,
          after.slice(fix.from, fix.from + 1).toUpperCase(),
        ]);
      for (const mark of ['*', '_', '`', '[', ']', '"', '“', '”', '>', '|', '\n'])
        expect([said, mark, after.split(mark).length]).toEqual([said, mark, text.split(mark).length]);
    }
}

function expectInOrder(text: string, context: BlamelessContext): void {
  const found = checkBlameless(text, context);
  let end = 0;
  for (const { from, to, title, reason, ask } of found) {
    expect([end <= from, from < to, to <= text.length]).toEqual([true, true, true]);
    expect((title !== '' && reason.endsWith('.') && ask.endsWith('?')) || ask.endsWith('.')).toBe(true);
    end = to;
  }
}

const pieces = corpus.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '');
/** Lines of the corpus in any order, with what stands between lines and sentences. */
const mixed = fc
  .array(
    fc.tuple(
      fc.constantFrom(...pieces),
      fc.constantFrom(' ', '\n', '\n\n', '\n- ', '\n> ', ', ', ' “', '” ', '**', '`', '\n```\n'),
    ),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((parts) => parts.flat().join(''));
const contexts = fc.constantFrom(...corpus.map(({ context }) => context), partial);
const seed = 20_261_121;

describe('fixes', () => {
  test('of every text of the corpus mend what they are offered for, and touch nothing else', () => {
    for (const { text, context } of corpus) {
      expectToMend(text, context);
      expectToMend(text, { ...context, severity: 'sev3', section: 'what-happened' });
    }
  });

  test('do so in texts that are put together from the lines of the corpus', () => {
    fc.assert(fc.property(mixed, contexts, expectToMend), { seed, numRuns: 3000 });
  });

  test('are there for adverbs, for the one root cause and for outages', () => {
    const all = corpus.flatMap(({ text, context }) => checkBlameless(text, context));
    const share = (rule: string): number => {
      const own = all.filter((each) => each.rule === rule);
      return own.filter((each) => each.fixes.length > 0).length / own.length;
    };
    expect([share('outage-overclaim'), share('single-cause') > 0.7, share('hindsight-adverb') > 0.5]).toEqual(
      [1, true, true],
    );
    expect([share('human-error'), share('person-failed'), share('counterfactual')]).toEqual([0, 0, 0]);
  });
});

describe('findings', () => {
  test('stand in the order of the text, inside it, and never over one another', () => {
    for (const { text, context } of corpus) expectInOrder(text, context);
    fc.assert(fc.property(mixed, contexts, expectInOrder), { seed, numRuns: 300 });
  });

  test('of any text whatever are places in it, and the check ends', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), contexts, expectInOrder), {
      seed,
      numRuns: 200,
    });
  });

  test('never stand inside quotations, of any kind', () => {
    const plain = pieces.filter((line) => !/["“”„«»‘’'`|>#*]|^\s/.test(line) && !/^[-\d]/.test(line));
    const marks = fc.constantFrom(
      ['“', '”'],
      ['"', '"'],
      ['„', '“'],
      ['«', '»'],
      ['`', '`'],
      ['‘', '’'],
      ['> ', ''],
    );
    fc.assert(
      fc.property(fc.constantFrom(...plain), marks, (line, [open = '', close = '']) => {
        const text =
          open === '> '
            ? `The note reads:\n\n> ${line}\n\nand no more.`
            : `The note reads ${open}${line}${close} and no more.`;
        expect(checkBlameless(text, partial)).toEqual([]);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('are the same when a text is checked as it grows as when it is checked whole', () => {
    fc.assert(
      fc.property(
        mixed,
        contexts,
        fc.array(fc.nat({ max: 400 }), { maxLength: 6 }),
        (text, context, cuts) => {
          const checker = createBlamelessChecker(context);
          for (const cut of cuts)
            expect(checker.check(text.slice(0, cut))).toEqual(checkBlameless(text.slice(0, cut), context));
          expect(checker.check(text)).toEqual(checkBlameless(text, context));
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  test('of a rule that is switched off are not there', () => {
    for (const { text, context } of corpus)
      expect(checkBlameless(text, { ...context, off: blamelessRuleIds })).toEqual([]);
  });
});
