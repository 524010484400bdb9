import { describe, expect, test } from 'vitest';
import { blamelessRuleIds } from '../../shared/wording/blameless/rule-ids.ts';
import { BLIND, corpus, judge, table } from '../support/blameless-corpus.ts';

const FLOOR = 0.9;
const blind = corpus.filter(({ file }) => BLIND.includes(file));
const tuned = corpus.filter(({ file }) => !BLIND.includes(file));
const flagged = corpus.filter(({ expect: labels }) => Object.keys(labels).length > 0);
const clean = corpus.filter(({ expect: labels }) => Object.keys(labels).length === 0);

describe('the labelled corpus of the blameless check', () => {
  test('holds at least 150 texts that must be flagged, and as many that must not', () => {
    expect(flagged.length).toBeGreaterThanOrEqual(150);
    expect(clean.length).toBeGreaterThanOrEqual(150);
  });

  test('has no text twice', () => {
    const texts = corpus.map(({ text, context }) => JSON.stringify([text, context]));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each([
    ['the texts that the rules were made with', tuned],
    ['the texts that were written to break them', blind],
  ])('each rule finds what it must in %s, and leaves the rest alone', (name, texts) => {
    const judged = judge(texts);
    console.info(`${name}: ${texts.length}\n${table(judged)}\n${judged.mistakes.join('\n')}\n`);
    for (const id of blamelessRuleIds) {
      const score = judged.scores.get(id);
      if (score === undefined) throw new Error(`${id} was not judged`);
      const { must, hit, missed, wrong } = score;
      // A rule with five texts must not fall for one mistake: that is what the floor over all texts is for.
      expect([id, must]).toEqual([id, hit + missed]);
      expect([id, missed <= Math.max(1, must * (1 - FLOOR))]).toEqual([id, true]);
      expect([id, wrong <= Math.max(1, must * (1 - FLOOR))]).toEqual([id, true]);
    }
  });

  test('each rule keeps its floor over all of it', () => {
    const { scores } = judge(corpus);
    for (const [id, { hit, missed, wrong }] of scores) {
      expect([id, hit / (hit + missed) >= FLOOR]).toEqual([id, true]);
      expect([id, hit / (hit + wrong) >= FLOOR]).toEqual([id, true]);
    }
  });
});
