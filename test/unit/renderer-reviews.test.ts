import { describe, expect, it } from 'vitest';
import type { ReviewFacts } from '../../shared/incident/review.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { reviewBy } from '../../shared/incident/review.ts';
import { linesOf } from '../../renderer/features/home/sections.ts';
import { reviewLines, type ReviewFilter } from '../../renderer/features/reviews/sections.ts';
import { countActions, countWords } from '../../renderer/incident-parts/action-counts.ts';
import {
  reviewDue,
  reviewsWaiting,
  standingOf,
  standingText,
} from '../../renderer/incident-parts/review-clock.ts';

const HOUR = 3_600_000;
/** A Thursday at noon, UTC. */
const now = Date.UTC(2026, 10, 19, 12);
const rules = defaultPlaybook.postmortem;

const facts = (over: Partial<ReviewFacts>): ReviewFacts => ({
  worst: 'sev1',
  need: null,
  owner: 'ana',
  ownerSaid: false,
  state: 'draft',
  stateSince: null,
  meeting: null,
  held: null,
  resolvedAt: now - 10 * HOUR,
  publishedAt: null,
  outdated: false,
  ...over,
});

const summary = (
  id: string,
  review: Partial<ReviewFacts>,
  over: Partial<IncidentSummary> = {},
): IncidentSummary => ({
  id,
  title: `Incident ${id}`,
  severity: review.worst ?? 'sev1',
  phase: 'post-mortem',
  exercise: false,
  services: ['seating'],
  startedAt: 0,
  declaredAt: 0,
  phaseSince: 0,
  resolvedAt: review.resolvedAt ?? now - 10 * HOUR,
  closedAt: null,
  commander: 'ana',
  updateDueAt: null,
  lastEntryAt: 0,
  events: 1,
  review: facts(review),
  ...over,
});

describe('the clock of a post-mortem', () => {
  it.each([
    [31 * HOUR, 'rest', '31 h left'],
    [31.9 * HOUR, 'rest', '31 h left'],
    [10 * HOUR, 'rest', '10 h left'],
    [9.9 * HOUR, 'soon', '9 h 54 left'],
    [25 * 60_000, 'soon', '25 min left'],
    [5 * 24 * HOUR, 'rest', '5 d left'],
    [-30_000, 'over', 'due now'],
    [-90 * 60_000, 'over', '+1 h 30 over'],
    [-40 * HOUR, 'over', '+40 h over'],
  ])('with %d ms left is at %s and says “%s”', (left, state, text) => {
    expect(reviewDue(now + left, now)).toEqual({ state, text });
  });
});

describe('how a post-mortem stands, in a column', () => {
  const text = (over: Partial<ReviewFacts>, exercise = false): string =>
    standingText(standingOf(reviewBy(facts(over), rules), exercise, now));

  it.each<[string, Partial<ReviewFacts>]>([
    ['38 h left', {}],
    ['Meeting today 16:00', { meeting: { at: now + 4 * HOUR, minutes: 60 } }],
    ['Meeting Fri 10:00', { meeting: { at: now + 22 * HOUR, minutes: 60 } }],
    ['8 h 00 left', { resolvedAt: now - 40 * HOUR, meeting: { at: now + HOUR, minutes: 60 } }],
    ['+12 h over', { resolvedAt: now - 60 * HOUR }],
    ['In review', { state: 'in-review' }],
    ['Published', { state: 'published', publishedAt: now }],
    ['Reopened since', { state: 'published', publishedAt: now, outdated: true }],
    ['Not needed', { worst: 'sev4' }],
    ['Not needed', { need: { needed: false, why: 'a duplicate', by: 'ana' } }],
    ['6 d left', { worst: 'sev4', resolvedAt: now - HOUR, need: { needed: true, why: '', by: 'ana' } }],
  ])('is “%s”', (words, over) => {
    expect(text(over)).toBe(words);
  });

  it('of an exercise presses nobody', () => {
    expect(text({ resolvedAt: now - 100 * HOUR }, true)).toBe('Draft');
  });
});

describe('the page of reviews', () => {
  const all = [
    summary('due', { resolvedAt: now - 10 * HOUR }),
    summary('over', { resolvedAt: now - 60 * HOUR }),
    summary('more-over', { resolvedAt: now - 90 * HOUR, owner: 'Ben Ito' }),
    summary('read', { state: 'in-review' }, { services: ['payments'] }),
    summary('out', { state: 'published', publishedAt: now - HOUR }),
    summary('earlier', { state: 'published', publishedAt: now - 20 * HOUR }),
    summary('again', { state: 'published', publishedAt: now - 50 * HOUR, outdated: true }),
    summary('risky', { worst: 'sev4' }, { risks: 2 }),
    summary('said', { worst: 'sev4', need: { needed: false, why: '', by: 'ana' } }, { risks: 1 }),
    summary('small', { worst: 'sev4' }),
    summary('game', {}, { exercise: true }),
    { ...summary('live', {}), phase: 'triage' as const, review: undefined },
  ].map(({ review, ...rest }): IncidentSummary => (review === undefined ? rest : { ...rest, review }));
  const shown = (filter: Partial<ReviewFilter> = {}): readonly string[] =>
    reviewLines(all, rules, { typed: '', mine: false, ...filter }, { person: 'ben.ito', now }).map((line) =>
      line.kind === 'head' ? line.title : line.summary.id,
    );

  it('has what is overdue first, then what is due, in review, to be said, published', () => {
    expect(shown()).toEqual([
      ...['Overdue', 'more-over', 'over'],
      ...['Due', 'due', 'again'],
      ...['In review', 'read'],
      ...['Is one needed?', 'risky'],
      ...['Published', 'out', 'earlier'],
    ]);
  });

  it('shows those of one person under every way their name is typed', () => {
    expect(shown({ mine: true })).toEqual(['Overdue', 'more-over']);
  });

  it('is searched by service, title and owner', () => {
    expect(shown({ typed: 'payments' })).toEqual(['In review', 'read']);
    expect(shown({ typed: 'ben incident' })).toEqual(['Overdue', 'more-over']);
    expect(shown({ typed: 'nothing' })).toEqual([]);
  });

  it('counts what is still to be published, without exercises', () => {
    expect(reviewsWaiting(all, rules)).toBe(5);
  });

  it('is what the list of incidents puts before what is over', () => {
    const ids = linesOf(all, '', rules).map((line) => (line.kind === 'head' ? line.title : line.summary.id));
    expect(ids.slice(0, 8)).toEqual([
      'live',
      'Waiting for a review',
      'more-over',
      'over',
      'due',
      'read',
      'again',
      'Resolved and closed',
    ]);
    expect(ids).toContain('small');
  });
});

describe('the action items of an incident, counted', () => {
  const item = (id: string, due: string | null, state: 'open' | 'done') =>
    ({ due, state, incident: { id } }) as Parameters<typeof countActions>[0][number]; // all that is read of it

  it('names what is overdue where something is, else what is open', () => {
    const counts = countActions(
      [
        item('a', '2026-11-30', 'open'),
        item('a', null, 'open'),
        item('b', '2026-11-01', 'open'),
        item('c', null, 'done'),
      ],
      '2026-11-19',
    );
    expect(['a', 'b', 'c'].map((id) => countWords(counts.get(id)))).toEqual(['2 open', '1 overdue', '']);
  });
});
