import { describe, expect, test } from 'vitest';
import { applyFix, checkUpdate } from '../../shared/wording/update/check-update.ts';
import { inPlace } from '../../shared/wording/update/in-place.ts';
import { updateRuleIds } from '../../shared/wording/update/rule-ids.ts';
import { lengthOf } from '../../shared/wording/update/too-long.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';
import { usualContext } from '../support/update-corpus.ts';

const sev1: UpdateContext = {
  ...usualContext,
  severity: 'sev1',
  affected: ['Checkout'],
  last: { text: 'Card payments fail.', at: usualContext.now - 19 * 60_000 },
  wording: { ...usualContext.wording, internal: [{ word: 'payments-db', say: 'our payment database' }] },
};

const draft = [
  'Card payments in Europe: most work again',
  '',
  'Since 13:31 CET some card payments in Europe have failed at checkout. About 3 in 100 still fail. Wallet and invoice payments work as usual.',
  '',
  'This is probably caused by a lock in payments-db. We have moved card payments to a second route. Our team is working hard to restore the usual one, and we will update you shortly.',
].join('\n');

describe('an update with four things to look at', () => {
  const found = checkUpdate(draft, sev1);

  test('has each of them with its words, in the order of the text', () =>
    expect(found.map(({ rule, from, to, title }) => [rule, draft.slice(from, to), title])).toEqual([
      ['speculation', 'probably caused by', 'Cause not confirmed'],
      ['jargon', 'payments-db', 'Internal name'],
      ['empty-reassurance', 'is working hard', 'Says nothing new'],
      ['next-time-vague', 'shortly', '“Shortly” is not a time'],
    ]));

  test('says what readers need instead, and mends it by one key', () => {
    const [cause, name, comfort, vague] = found;
    expect(vague).toMatchObject({
      reason: 'The next update is set for 14:33 CET. Give the clock time with its zone.',
    });
    expect([cause, name, comfort, vague].map((each) => each?.fixes[0]?.label)).toEqual([
      'Use “We are still looking for the cause.”',
      'Use “our payment database”',
      'Use “is working”',
      'Use “at 14:33 CET”',
    ]);
    expect(comfort?.ask).toBe('What is being done, or what has not changed since 13:59 CET?');
    expect(comfort?.fixes[1]?.label).toBe('Use “We are still investigating, nothing new since 13:59 CET.”');
  });

  test('is left with none when each was mended', () => {
    let text = draft;
    for (let left = checkUpdate(text, sev1); left.length > 0; left = checkUpdate(text, sev1)) {
      const [fix] = left[0]?.fixes ?? [];
      if (fix === undefined) throw new Error(`there is no fix for ${left[0]?.title ?? ''}`);
      text = applyFix(text, fix);
    }
    expect(text).toContain(
      'Our team is working to restore the usual one, and we will update you at 14:33 CET.',
    );
  });

  test('has its good points as well', () =>
    expect(inPlace(draft, sev1)).toEqual([
      { words: 'What is affected, and how much', held: true },
      { words: 'What is being done', held: true },
      { words: 'Same parts affected as in the record', held: true },
      { words: 'Not called resolved while it is not', held: true },
    ]));

  test('is as long as people see it', () => expect(lengthOf(draft)).toEqual({ characters: 362, lines: 6 }));
});

describe('a rule', () => {
  test('that the team switched off finds nothing, and the others do as before', () => {
    const off = { ...sev1, wording: { ...sev1.wording, off: ['jargon', 'speculation'] } };
    expect(checkUpdate(draft, off).map(({ rule }) => rule)).toEqual(['empty-reassurance', 'next-time-vague']);
    const all = { ...sev1, wording: { ...sev1.wording, off: [...updateRuleIds] } };
    expect(checkUpdate(draft, all)).toEqual([]);
  });

  test('has nothing to say of a text that nobody has begun but that it has no words yet', () => {
    for (const text of ['', ' \n'])
      expect(checkUpdate(text, { ...sev1, exercise: true })).toMatchObject([
        { title: 'No words yet', from: 0, to: 0, fixes: [] },
      ]);
    expect(inPlace('', sev1).every(({ held }) => !held)).toBe(true);
  });
});

describe('good points', () => {
  const points = (text: string, context: UpdateContext = sev1) =>
    inPlace(text, context).map(({ held }) => held);

  test('are each held or not', () => {
    expect(points('Resolved.')).toEqual([false, false, false, false]);
    expect(points('Some customers cannot pay at checkout.')).toEqual([true, false, true, true]);
    expect(points('We are restarting the servers.')).toEqual([false, true, false, true]);
  });

  test('of an update without news are those of the one before it', () =>
    expect(points('No change since 13:59 CET. Next update at 14:33 CET.')).toEqual([true, true, true, true]));

  test('say that it is resolved where the record does', () =>
    expect(inPlace('Resolved.', { ...sev1, phase: 'post-mortem' })[3]).toEqual({
      words: 'Resolved, by the record as well',
      held: true,
    }));
});

describe('an estimate', () => {
  const text = 'Card payments fail for some. We are restarting the servers. It will be fixed by 14:30 CET.';
  const rules = (words: string, context: Partial<UpdateContext> = {}) =>
    checkUpdate(words, { ...usualContext, ...context }).map(({ rule }) => rule);
  const stated = { words: 'by 14:30 CET', basis: 'the last restart took ten minutes' };

  test('that nobody stated is asked for its basis, and taken out with its sentence', () => {
    const [found] = checkUpdate(text, usualContext);
    expect(found).toMatchObject({
      rule: 'estimate-unstated',
      ask: 'What is it based on? State the estimate with its basis under Facts, or leave it out.',
    });
    const [fix] = found?.fixes ?? [];
    expect(fix === undefined ? text : applyFix(text, fix)).toBe(
      'Card payments fail for some. We are restarting the servers.',
    );
  });

  test('that the record holds may be said; another one may not', () => {
    expect(rules(text, { estimate: stated })).toEqual([]);
    expect(rules(text.replace('14:30', '15:30'), { estimate: stated })).toEqual(['estimate-unstated']);
  });

  test('is not the time of the next update, which is still missing', () =>
    expect(rules(text, { severity: 'sev1' })).toEqual(
      expect.arrayContaining(['estimate-unstated', 'next-time-missing']),
    ));

  test('is left alone where the team switched the rule off', () =>
    expect(rules(text, { wording: { ...usualContext.wording, off: ['estimate-unstated'] } })).toEqual([]));
});

test.each(['customers', 'executives'] as const)('%s are told nobody’s name', (audience) =>
  expect(
    checkUpdate('Some orders fail. Ben is restarting the servers.', { ...usualContext, audience }),
  ).toMatchObject([{ rule: 'jargon', title: 'Somebody’s name' }]),
);

describe('the time that is offered', () => {
  const vague = 'Some orders fail. We will update you shortly.';
  const label = (context: Partial<UpdateContext>) =>
    checkUpdate(vague, { ...usualContext, ...context })[0]?.fixes[0]?.label;

  test('is the one that is set', () => expect(label({})).toBe('Use “at 14:33 CET”'));
  test('is what the cadence makes of now where none is set, or the one that is set has gone by', () => {
    expect(label({ next: null, cadenceMinutes: 30 })).toBe('Use “at 14:48 CET”');
    expect(label({ next: usualContext.now - 60_000, cadenceMinutes: 30 })).toBe('Use “at 14:48 CET”');
  });
  test('has its date where that is another day', () =>
    expect(label({ next: usualContext.now + 20 * 3_600_000 })).toBe('Use “at 10:18 CET on Wed 18 Nov”'));
  test('is none where nobody waits for one', () =>
    expect(label({ next: null, cadenceMinutes: null })).toBeUndefined());
});
