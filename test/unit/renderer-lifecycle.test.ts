import { describe, expect, it } from 'vitest';
import { timesOf } from '../../shared/incident/times.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { formatClock } from '../../shared/time/format.ts';
import { changeOf, readServices, type Facts } from '../../renderer/features/incident-bar/describe.ts';
import { leftAtClose, leftOpen, leftOpenWords } from '../../renderer/features/incident-bar/left-open.ts';
import { runWords } from '../../renderer/features/incident-bar/next-run.ts';
import { inForceWords, promiseWords } from '../../renderer/features/incident-bar/severity-effect.ts';
import { stepReason } from '../../renderer/features/incident-bar/severity-reasons.ts';
import { namedTime } from '../../renderer/features/times/named-time.ts';
import { elapsedOf } from '../../renderer/incident-parts/elapsed.ts';
import { spansOf } from '../../renderer/incident-parts/spans.ts';
import { at, course, declare } from '../support/course.ts';

const MINUTE = 60_000;
const clock = (instant: number): string => formatClock(instant, 'Europe/Berlin');

describe('the clock of an incident', () => {
  it('counts from the impact', () => {
    expect(elapsedOf(course(declare), at(10))).toMatchObject({
      span: '15 min',
      words: 'since impact {0}',
      at: at(-5),
    });
  });

  it('counts from the reopening, and says what it lasted in all', () => {
    const back = course(declare, [20, 'ana', 'resolve'], [60, 'ana', 'reopen']);
    expect(elapsedOf(back, at(100))).toMatchObject({
      span: '40 min',
      words: 'since reopened {0}, 1 h 05 in all',
      at: at(60),
    });
  });

  it('stands still once it is resolved, without the time between', () => {
    const over = course(declare, [20, 'ana', 'resolve'], [60, 'ana', 'reopen'], [70, 'ana', 'resolve']);
    expect(elapsedOf(over, at(900))).toMatchObject({ span: '35 min', running: false, at: at(70) });
  });
});

describe('how long each step took', () => {
  it('is told for every stretch apart', () => {
    const incident = course(
      declare,
      [1, 'ana', 'set-time', { what: 'detected', to: -2 }],
      [2, 'ana', 'acknowledge'],
      [10, 'ana', 'mitigate'],
      [20, 'ana', 'resolve'],
      [60, 'ana', 'reopen'],
      [75, 'ana', 'mitigate'],
    );
    expect(spansOf(incident)).toMatchObject([
      { detect: 3 * MINUTE, acknowledge: 4 * MINUTE, mitigate: 15 * MINUTE, resolve: 25 * MINUTE },
      { detect: null, acknowledge: null, mitigate: 15 * MINUTE, resolve: null },
    ]);
  });

  it('is not told where a time was not said', () => {
    expect(spansOf(course(declare, [2, 'ana', 'acknowledge']))).toMatchObject([
      { detect: null, acknowledge: null, mitigate: null },
    ]);
  });
});

describe('a time named in words', () => {
  const times = timesOf(course(declare, [2, 'ana', 'acknowledge'], [9, 'ana', 'mitigate']));
  const label = (words: string) => times.find(({ what }) => what === namedTime(times, words)?.what)?.label;

  it('is found by its name or by what people call it', () => {
    expect(label('detected 13:35')).toBe('Detected');
    expect(label('started -5m')).toBe('Impact started');
    expect(label('mitigated')).toBe('Mitigated');
    expect(namedTime(times, 'ack yesterday 23:50')?.words).toBe('yesterday 23:50');
  });

  it('is none of them otherwise', () => {
    expect(namedTime(times, '13:35')).toBeNull();
    expect(namedTime(times, '')).toBeNull();
  });
});

describe('a change of severity', () => {
  const promised = course(declare, [5, 'ana', 'update', { text: 'Still looking.', next: 14 }]);
  const rules = defaultPlaybook.severities;

  it('lets a promise stand that comes before the new interval', () => {
    expect(promiseWords(promised, rules.sev2, at(6), clock)).toBe(
      'The update promised for 14:14 stays promised.',
    );
    expect(promiseWords(promised, rules.sev4, at(6), clock)).toContain('14:14 stays');
  });

  it('says so where the next update comes earlier than was promised', () => {
    const later = course(declare, [5, 'ana', 'update', { text: 'Still looking.', next: 50 }]);
    expect(promiseWords(later, rules.sev1, at(6), clock)).toBe(
      'The next update comes at 14:21, before the 14:50 that was promised.',
    );
  });

  it('says nothing of promises where there is none', () => {
    expect(promiseWords(course(declare), rules.sev2, at(6), clock)).toBeNull();
  });

  it('tells the interval in force from what the playbook says by now', () => {
    expect(inForceWords(course(declare), rules.sev1)).toBeNull();
    expect(inForceWords(course(declare), { ...rules.sev1, cadenceMinutes: 7 })).toBe(
      'update every 15 min, as it was declared; the playbook says 7 from the next change on',
    );
  });

  it('has its reasons along the arrows, while no other words are typed', () => {
    expect(stepReason('', 1)).toBe('Criteria met');
    expect(stepReason('Criteria met', 1)).toBe('Wider than thought');
    expect(stepReason('', -1)).toBe('Wrong at first');
    expect(stepReason('3 regions', 1)).toBeNull();
  });
});

describe('what is left open when it is resolved', () => {
  it('is what is not verified and what was not answered', () => {
    const open = course(
      declare,
      [1, 'ana', 'log', { kind: 'criterion', text: 'Errors under 1 %', entry: 'errors' }],
      [1, 'ana', 'log', { kind: 'criterion', text: 'Queues are empty', entry: 'queues' }],
      [2, 'ana', 'log', { kind: 'ask', text: 'Is it warm?', to: 'ben', minutes: 10 }],
      [3, 'ana', 'mark', { entry: 'errors', mark: 'verified' }],
    );
    expect(leftOpen(open)).toEqual({
      ...{ criteria: ['Queues are empty'], asks: ['ben: Is it warm?'] },
      ...{ roadblocks: [], hypotheses: [], checklist: [] },
    });
    expect(leftOpenWords(leftOpen(open))).toBe('1 exit criterion not verified, 1 ask open');
    expect(leftOpenWords(leftOpen(course(declare)))).toBeNull();
  });

  it('is what keeps somebody from working, and what is supposed, as well', () => {
    const open = course(
      declare,
      [1, 'ana', 'log', { kind: 'roadblock', text: 'No key to the cage' }],
      [2, 'ana', 'log', { kind: 'hypothesis', text: 'The cache is cold' }],
      [3, 'ana', 'log', { kind: 'hypothesis', text: 'The pool is empty' }],
    );
    expect(leftOpenWords(leftOpen(open))).toBe('1 roadblock open, 2 hypotheses open');
  });

  it('is at the close what the checklist asks for after the incident', () => {
    const over = course(declare, [20, 'ana', 'resolve']);
    const { checklist } = leftAtClose(over, defaultPlaybook);
    const [first] = defaultPlaybook.checklist.filter(({ phase }) => phase === 'post-mortem');
    expect(checklist).toContain(first?.text);
    expect(leftOpenWords(leftOpen(over))).toBeNull();
    expect(leftOpenWords(leftAtClose(over, defaultPlaybook))).toBe(
      `${checklist.length} post-mortem items not done`,
    );
  });
});

describe('the run of the checklist', () => {
  it('is counted by the reopenings that stand', () => {
    const back = course(declare, [20, 'ana', 'resolve'], [30, 'ana', 'reopen']);
    expect(runWords(course(declare), 1)).toBe('its second run');
    expect(runWords(back)).toBe('its second run');
    expect(runWords(back, 7)).toBe('run 9');
  });
});

describe('what it is', () => {
  const before: Facts = { title: 'Seat maps', impact: '', services: ['seating'], foundBy: 'person' };

  it('changes only where it differs, and knows the way back', () => {
    const change = changeOf(before, { title: 'Seat maps', impact: 'A third of sales', foundBy: 'customer' });
    expect(change).toEqual({
      fields: { impact: 'A third of sales', foundBy: 'customer' },
      back: { impact: '', foundBy: 'person' },
      said: 'Impact, found by changed',
    });
  });

  it('reads services with commas between them, each once', () => {
    expect(readServices(' seating, checkout ,,seating')).toEqual(['seating', 'checkout']);
  });
});
