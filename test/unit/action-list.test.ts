import { describe, expect, it } from 'vitest';
import { actionsText } from '../../shared/actions/action-text.ts';
import { byState, filtered, grouped } from '../../shared/actions/action-list.ts';
import { dueWords, escalationWords, isEscalated, slippedWords } from '../../shared/actions/standing.ts';
import { costBelow } from '../support/cost.ts';
import { listedAction } from '../support/listed-action.ts';

const today = '2026-11-21';
const noon = Date.UTC(2026, 10, 21, 12);
const daysAgo = (n: number): number => noon - n * 86_400_000;

const items = [
  listedAction({ id: 'later', due: '2026-12-24' }),
  listedAction({ id: 'no-day' }),
  listedAction({ id: 'near', due: '2026-11-28' }),
  listedAction({ id: 'over-long', due: '2026-11-01', owner: 'marek' }),
  listedAction({ id: 'over-high', due: '2026-11-20', priority: 'high' }),
  listedAction({ id: 'over', due: '2026-11-20' }),
  listedAction({ id: 'twice', due: '2026-12-01', putOff: 2, owner: 'marek' }),
  listedAction({ id: 'once-and-over', due: '2026-11-19', putOff: 1 }),
  listedAction({ id: 'done', state: 'done', endedAt: daysAgo(3), due: '2026-11-01', putOff: 3 }),
  listedAction({ id: 'dropped', state: 'dropped', endedAt: daysAgo(1), words: 'bought' }),
  listedAction({ id: 'long-done', state: 'done', endedAt: daysAgo(40) }),
];

describe('what slips', () => {
  it('is said by how often it was put off, and escalated when it slipped twice', () => {
    const at = (putOff: number, due = '2026-12-01') => listedAction({ putOff, due });
    expect([0, 1, 2, 3].map((n) => slippedWords(at(n), today))).toEqual([
      null,
      'put off once',
      'put off twice',
      'put off 3 times',
    ]);
    expect([isEscalated(at(1), today), isEscalated(at(2), today)]).toEqual([false, true]);
    expect(escalationWords(at(2), today)).toBe('put off twice: tell whoever leads the team');
    expect(escalationWords(at(1, '2026-11-20'), today)).toBe(
      'put off once, and overdue: tell whoever leads the team',
    );
    expect(escalationWords(at(0, '2026-11-20'), today), 'overdue once is no second slip').toBeNull();
    expect(escalationWords(listedAction({ putOff: 4, state: 'done' }), today)).toBeNull();
  });

  it('is over from the day after its day', () => {
    const words = (due: string | null) => dueWords(listedAction({ due }), today);
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-01', null].map(words)).toEqual([
      '1 day over',
      'today',
      'tomorrow',
      '20 days over',
      'no day',
    ]);
  });
});

describe('the list', () => {
  it('has what slipped twice first, then what is overdue, then by day; what was done lately last', () => {
    const found = grouped(items, today, 'UTC').map(({ group, items: of }) => [group, of.map(({ id }) => id)]);
    expect(found).toEqual([
      ['slipped', ['once-and-over', 'twice']],
      ['overdue', ['over-long', 'over-high', 'over']],
      ['near', ['near']],
      ['later', ['later']],
      ['no-day', ['no-day']],
      ['lately', ['dropped', 'done']],
    ]);
  });

  it('has what was done long ago only where that is asked for, the latest first', () => {
    const old = [
      ...items,
      listedAction({ id: 'longer', state: 'dropped', endedAt: daysAgo(90) }),
      listedAction({ id: 'slipped-then', state: 'done', endedAt: daysAgo(29), putOff: 4 }),
    ];
    const last = grouped(old, today, 'UTC', true).at(-1);
    expect([last?.group, last?.items.map(({ id }) => id)]).toEqual([
      'earlier',
      ['slipped-then', 'long-done', 'longer'],
    ]);
    const columns = byState(old, today, 'UTC', true);
    expect(columns.done.map(({ id }) => id)).toEqual(['done', 'slipped-then', 'long-done']);
    expect(byState(old, today, 'UTC').done.map(({ id }) => id)).toEqual(['done']);
    expect(actionsText(old.slice(-1), today, 'UTC'), 'what is copied is all that was there').toContain(
      'Done earlier (1)',
    );
  });

  it('is by state on the board, what slipped first', () => {
    const columns = byState(items, today, 'UTC');
    expect(columns.open.map(({ id }) => id).slice(0, 3)).toEqual(['once-and-over', 'twice', 'over-long']);
    expect([columns.done, columns.dropped].map((of) => of.map(({ id }) => id))).toEqual([
      ['done'],
      ['dropped'],
    ]);
  });

  it('is narrowed to one person: what is theirs, and what slipped twice of incidents that they commanded', () => {
    const of = (person: string) => filtered(items, { person }, today).map(({ id }) => id);
    expect(of('Marek')).toEqual(['over-long', 'twice']);
    expect(of('ana'), 'the commander').toEqual(['twice', 'once-and-over']);
  });

  it('is narrowed by service, cause, category, state, day and words', () => {
    const some = [
      listedAction({ id: 'a', category: 'process', due: '2026-11-20', incident: { services: ['Edge'] } }),
      listedAction({ id: 'b', state: 'done', incident: { causes: ['change'] } }),
      listedAction({ id: 'c', due: '2026-12-01', text: 'Alert on key age' }),
    ];
    const of = (filter: Parameters<typeof filtered>[1]) => filtered(some, filter, today).map(({ id }) => id);
    expect(of({ service: 'edge' })).toEqual(['a']);
    expect(of({ cause: 'change' })).toEqual(['b']);
    expect(of({ category: 'process' })).toEqual(['a']);
    expect(of({ state: 'done' })).toEqual(['b']);
    expect(of({ overdue: true })).toEqual(['a']);
    expect(of({ dueBefore: '2026-12-02' })).toEqual(['a', 'c']);
    expect(of({ words: 'KEY alert' })).toEqual(['c']);
    expect(of({})).toEqual(['a', 'b', 'c']);
  });

  it('is copied as text in the order in which it is read', () => {
    expect(actionsText([items[6] ?? listedAction(), items[9] ?? listedAction()], today, 'UTC')).toBe(
      [
        'Slipped twice (1)',
        '- Rotate the keyring · marek · Tue 1 Dec (2026-12-01) · put off twice: tell whoever leads the team · SEV1 Card payments fail (20260930-aaaaaaaa)',
        '',
        'Done lately (1)',
        '- Rotate the keyring · nobody owns it yet · Dropped · bought · SEV1 Card payments fail (20260930-aaaaaaaa)',
      ].join('\n'),
    );
  });

  it('is narrowed and grouped within a frame where there are five hundred', () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      listedAction({ id: `a${i}`, due: `2026-12-${String(1 + (i % 28)).padStart(2, '0')}`, putOff: i % 3 }),
    );
    const narrowing = (): unknown => grouped(filtered(many, { words: 'card keyring' }, today), today, 'UTC');
    expect(costBelow(16, narrowing)).toBeLessThan(16);
  });
});
