import { describe, expect, it } from 'vitest';
import { joined } from '../../renderer/features/updates/commands.ts';
import { compareWords } from '../../renderer/features/updates/compare.ts';
import { findingBeside, raisedOf, segmentsOf } from '../../renderer/features/updates/segments.ts';
import {
  nextOf,
  nextTimes,
  strictest,
  whyNotReady,
  withTime,
  wordsOf,
  type Desk,
} from '../../renderer/features/updates/words.ts';
import { sentToCopy } from '../../renderer/features/updates/copying.ts';
import { changedFacts, factsSeen } from '../../renderer/features/updates/facts-seen.ts';
import { isSentNow, outcomeOf } from '../../renderer/features/updates/progress.ts';
import { zoned } from '../../renderer/incident-parts/update-pace.ts';
import { useWordings, type UpdateWordings } from '../../renderer/state/update-wordings.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Finding } from '../../shared/wording/finding.ts';
import { declared, impactSaid, incidentOf, minute, updated } from '../support/given.ts';

const finding = (from: number, to: number): Finding => ({
  ...{ rule: 'next-time-vague', from, to, title: '', reason: '', ask: '', fixes: [] },
});
const shown = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('the words that changed since the last update', () => {
  it('are shown word by word, and the rest stays', () => {
    expect(shown('Most cards fail.', 'Few cards fail.')).toBe('[-Most-]{+Few+} cards fail.');
    expect(shown('same words', 'same words')).toBe('same words');
  });

  it('are all there, in both texts, whatever was typed', () => {
    const [before, after] = ['Seats: 12 % empty,\nnext 14:02.', 'Seats are back.\n\nNext 14:30'];
    const pieces = compareWords(before, after);
    const of = (other: string) => pieces.flatMap(({ is, text }) => (is === other ? [] : [text])).join('');
    expect(of('new')).toBe(before);
    expect(of('gone')).toBe(after);
  });

  it('are not looked for in what is far too long', () => {
    const long = 'word '.repeat(2_000);
    expect(compareWords(long, 'short').map(({ is }) => is)).toEqual(['gone', 'new']);
  });
});

describe('the findings behind the text', () => {
  it('are underlined where they stand, and numbered at their ends', () => {
    const segments = segmentsOf('we will tell you shortly.', [finding(17, 24)], 0);
    expect(segments.map(({ text, marked, current, numbers }) => [text, marked, current, numbers])).toEqual([
      ['we will tell you ', false, false, []],
      ['shortly', true, true, [1]],
      ['.', false, false, []],
    ]);
  });

  it('never change the text, overlapping or past its end', () => {
    const text = 'probably soon';
    for (const found of [
      [finding(0, 8), finding(4, 13)],
      [finding(13, 13)],
      [finding(5, 40)],
      [finding(0, 0)],
    ])
      expect(
        segmentsOf(text, found, null)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text);
    expect(segmentsOf('', [finding(0, 0)], 0)[0]?.numbers).toEqual([1]);
  });

  it('raise the one at the caret, else the nearest before it, else the first', () => {
    const found = [finding(3, 8), finding(10, 20), finding(10, 14)];
    expect(raisedOf(found, 12, null)).toBe(2);
    expect(raisedOf(found, 12, 1), 'the one that was gone to').toBe(1);
    expect(raisedOf(found, 9, null)).toBe(0);
    expect(raisedOf(found, 30, 0)).toBe(2);
    expect(raisedOf(found, 0, null)).toBe(0);
    expect(raisedOf([], 0, null)).toBeNull();
  });

  it('are gone to one after the other, round the end, those about the same words as well', () => {
    const found = [finding(3, 8), finding(10, 20), finding(10, 14), finding(30, 30)];
    const round = (step: 1 | -1, from: number): readonly (number | null)[] => {
      const seen: (number | null)[] = [];
      let [caret, at]: [number, number | null] = [from, null];
      for (let presses = 0; presses < 5; presses += 1) {
        at = findingBeside(found, caret, at, step);
        caret = found[at ?? 0]?.from ?? 0;
        seen.push(at);
      }
      return seen;
    };
    expect(round(1, 0)).toEqual([0, 1, 2, 3, 0]);
    expect(round(-1, 25)).toEqual([2, 1, 0, 3, 2]);
    expect(findingBeside([], 0, null, 1)).toBeNull();
  });
});

describe('the update that is being written', () => {
  const first = declared({ severity: 'sev1' });
  const desk = (
    events: Parameters<typeof incidentOf>[0],
    wordings: Partial<UpdateWordings> = {},
    now = minute(14),
  ): Desk => ({
    incident: incidentOf(events),
    playbook: defaultPlaybook,
    wordings: { ...useWordings.getState(), ...wordings },
    from: minute(14),
    now,
  });
  const typed = (text: string) => ({ typed: { ...useWordings.getState().typed, customers: text } });

  it('is filled in from the facts until something is typed', () => {
    const given = desk([first, impactSaid('no film starts')]);
    expect(wordsOf(given, 'executives')).toContain('no film starts');
    expect(wordsOf(desk([first], typed('mine')), 'customers')).toBe('mine');
    expect(wordsOf(desk([first], typed('mine')), 'executives')).not.toBe('mine');
  });

  it('keeps its next time while it is written, and has another one once that has gone by', () => {
    const told = ['executives'] as const;
    expect(nextTimes(desk([first]), told)).toEqual([minute(29), minute(44), minute(59)]);
    expect(nextOf(desk([first], {}, minute(20)), told)).toBe(minute(29));
    expect(nextOf(desk([first], {}, minute(29)), told)).toBe(minute(44));
    expect(nextOf(desk([first], { next: minute(35) }), told)).toBe(minute(35));
  });

  it('takes a time that is chosen into the words that were typed', () => {
    const text = `Next update at ${zoned(minute(29))}.`;
    expect(withTime(text, minute(29), minute(44))).toBe(`Next update at ${zoned(minute(44))}.`);
    expect(withTime(null, minute(29), minute(44))).toBeNull();
  });

  it('is held to what customers may read wherever they get it', () => {
    expect(strictest(['executives', 'customers'])).toBe('customers');
    expect(strictest(['support'])).toBe('support');
  });

  it('is ready with words, and sent once those who wait have had it', () => {
    expect(whyNotReady(desk([first], typed('  ')), 'customers', false)).toBe('no words yet');
    expect(whyNotReady(desk([first]), 'customers', false)).toBeNull();
    const told = desk([first, updated({ at: minute(13), to: ['customers'], next: minute(28) })]);
    expect(isSentNow(told, 'customers')).toBe(true);
    expect(isSentNow({ ...told, now: minute(20) }, 'customers'), 'the next one is near').toBe(false);
    expect(outcomeOf(told, ['customers'])).toBe(
      'Marked sent to customers. Nothing was sent to executives, product, support.',
    );
  });

  it('is never written over by what is added after /update', () => {
    expect(joined('', 'more')).toBe('more');
    expect(joined('first words \n', 'more')).toBe('first words\nmore');
  });

  it('keeps the time that its words name, typed or shared, until that has gone by', () => {
    const told = ['customers'] as const;
    const text = `Maps are empty since ${zoned(minute(2))}. Next update at ${zoned(minute(27))}.`;
    const later = { ...desk([first], typed(text), minute(20)), from: minute(20) };
    expect(nextOf(later, told)).toBe(minute(27));
    expect(nextOf({ ...later, now: minute(28) }, told), 'it has gone by').toBe(minute(35));
    const taken = { taken: { customers: { id: 'd' as never, text } } }; // any id
    expect(nextOf({ ...desk([first], taken, minute(20)), from: minute(20) }, told)).toBe(minute(27));
    expect(nextOf(desk([first], { ...taken, next: minute(50) }), told), 'of shared words').toBe(minute(27));
    expect(nextOf(desk([first], { ...typed(text), next: minute(50) }), told), 'by hand').toBe(minute(50));
  });

  it('names no time of its own with several, none, or one far beyond the pace', () => {
    const told = ['customers'] as const;
    for (const words of [
      `Next update at ${zoned(minute(27))}. We will update you at ${zoned(minute(40))}.`,
      `We switch over at ${zoned(minute(25))}.`,
      `Next update at ${zoned(minute(200))}.`,
      'Next update soon.',
    ])
      expect(nextOf(desk([first], typed(words)), told), words).toBe(minute(29));
  });

  it('has a next time that does not move with the clock, and counts from what was sent', () => {
    const told = ['executives'] as const;
    const at = (now: number) => nextOf(desk([first], {}, minute(now)), told);
    expect([30, 33, 36, 41].map(at)).toEqual([minute(44), minute(44), minute(44), minute(44)]);
    const sent = updated({ at: minute(26), to: ['executives'], next: minute(41) });
    expect(nextOf(desk([first, sent], {}, minute(27)), told)).toBe(minute(41));
  });

  it('is copied as it was sent until the words of the next one are begun', () => {
    const events = [first, updated({ at: minute(13), to: ['customers'], next: minute(28), text: 'as sent' })];
    expect(sentToCopy(desk(events), 'customers')).toMatchObject({ number: 1, update: { text: 'as sent' } });
    expect(sentToCopy(desk(events, typed('the next')), 'customers')).toBeNull();
    expect(sentToCopy(desk(events), 'support')).toBeNull();
  });

  it('says which facts changed since it was typed, unless its words say so already', () => {
    const before = desk([first, impactSaid('a third is empty')], typed('a third is empty'));
    const seen = { customers: factsSeen(before, 'customers') };
    const after = (text: string) => desk([first, impactSaid('half are empty')], { ...typed(text), seen });
    const names = (of: Desk) => changedFacts(of, 'customers').map(({ name }) => name);
    expect(names({ ...before, wordings: { ...before.wordings, seen } })).toEqual([]);
    expect(names(after('a third is empty'))).toEqual(['impact']);
    expect(names(after('Half are empty now'))).toEqual([]);
    expect(names(desk([first, impactSaid('half are empty')], { seen })), 'from the facts').toEqual([]);
  });
});
