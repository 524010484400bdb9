import { describe, expect, it } from 'vitest';
import { answerSaid, pageSaid, toldSaid } from '../../renderer/features/escalation/said.ts';

const now = Date.parse('2026-11-20T14:00:00Z');
const said = (words: string) => pageSaid(words, { now, zone: 'UTC' });

describe('what is said after /page', () => {
  it.each([
    ['@rune', { who: 'rune', means: null, at: null }],
    ['Rune Berg by app', { who: 'Rune Berg', means: 'app', at: null }],
    ['on call for the edge in chat -5m', { who: 'on call for the edge', means: 'chat', at: now - 300_000 }],
    ['@rune 13:50', { who: 'rune', means: null, at: now - 600_000 }],
    ['by app', { who: '', means: 'app', at: null }],
    ['the team in charge', { who: 'the team in charge', means: null, at: null }],
  ])('%s', (words, expected) => expect(said(words)).toEqual(expected));
});

describe('what is said after /answered and /told', () => {
  it('names who answered in their place', () => {
    expect(answerSaid('@rune')).toEqual({ page: 'rune', by: null });
    expect(answerSaid('@rune by @farah')).toEqual({ page: 'rune', by: 'farah' });
  });

  it('says how after a comma', () => {
    expect(toldSaid('support leads, in #support')).toEqual({ who: 'support leads', how: 'in #support' });
    expect(toldSaid('@zoe')).toEqual({ who: 'zoe', how: null });
  });
});
