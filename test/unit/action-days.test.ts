import { describe, expect, it } from 'vitest';
import { promiseWords } from '../../shared/actions/promise-words.ts';
import { addDays, dayAt, daysBetween, dayWords, parseDay } from '../../shared/time/days.ts';

/** A Saturday. */
const today = '2026-11-21';
const read = (words: string, from = today) => {
  const day = parseDay(words, from);
  return day.ok ? day.value : day.error;
};

describe('a day in words', () => {
  it.each([
    ['today', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['fri', '2026-11-27'],
    ['by Friday', '2026-11-27'],
    ['sat', '2026-11-28'],
    ['next monday', '2026-11-23'],
    ['next fri', '2026-11-27'],
    ['in 2 weeks', '2026-12-05'],
    ['2w', '2026-12-05'],
    ['+3d', '2026-11-24'],
    ['10 days', '2026-12-01'],
    ['a month', '2026-12-21'],
    ['in 3 months', '2027-02-21'],
    ['next week', '2026-11-28'],
    ['end of month', '2026-11-30'],
    ['end of the week', '2026-11-27'],
    ['4 Dec', '2026-12-04'],
    ['Dec 4th', '2026-12-04'],
    ['1 Feb', '2027-02-01'],
    ['1 September 2027', '2027-09-01'],
    ['29 Feb', '2028-02-29'],
    ['2026-12-01', '2026-12-01'],
    ['2026-11-01', '2026-11-01'],
  ])('“%s” is %s', (words, day) => {
    expect(read(words)).toBe(day);
  });

  it('is the one of next week where “next” says so and the weekday is still to come', () => {
    expect(read('next fri', '2026-11-18')).toBe('2026-11-27');
    expect(read('fri', '2026-11-18')).toBe('2026-11-20');
    expect(read('wed', '2026-11-18')).toBe('2026-11-25');
  });

  it('keeps the end of the month where the other one is shorter', () => {
    expect(read('1 month', '2027-01-31')).toBe('2027-02-28');
    expect(read('end of month', '2027-01-31')).toBe('2027-01-31');
    expect(read('end of month', '2028-02-10')).toBe('2028-02-29');
  });

  it.each(['soon', '2026-02-30', '32 dec', '4 decade', 'frying', '', '99999', 'in 5 fortnights', '14:00'])(
    '“%s” is refused in one sentence with examples',
    (words) => {
      expect(read(words)).toMatch(
        /^(?:“.*” can’t be read as a day|No day was given): try fri, in 2 weeks or 2026-12-01\.$/,
      );
    },
  );

  it('is refused when it is further away than anybody promises', () => {
    expect(read('2036-01-01')).toBe(
      '“2036-01-01” is more than five years away: try fri, in 2 weeks or 2026-12-01.',
    );
  });

  it('is shown by its weekday, with the year where it is another one', () => {
    expect(
      ['2026-11-21', '2026-11-22', '2026-11-20', '2026-12-04', '2027-01-01'].map((day) =>
        dayWords(day, today),
      ),
    ).toEqual(['today', 'tomorrow', 'yesterday', 'Fri 4 Dec', 'Fri 1 Jan 2027']);
  });

  it('is the one of the person’s own calendar', () => {
    const late = Date.UTC(2026, 10, 21, 23, 30);
    expect([dayAt(late, 'UTC'), dayAt(late, 'Europe/Berlin')]).toEqual(['2026-11-21', '2026-11-22']);
    expect(daysBetween('2026-10-24', addDays('2026-10-24', 2)), 'over the end of summer time').toBe(2);
  });
});

describe('what follows /promise', () => {
  const taken = (words: string) => promiseWords(words, today);

  it('is what, who, until when and of which kind', () => {
    expect(taken('Rotate the keyring @marek fri #process !high')).toEqual({
      ...{ text: 'Rotate the keyring', owner: 'marek', due: '2026-11-27' },
      ...{ category: 'process', priority: 'high' },
    });
    expect(taken('#Detection Alert on the age of keys by 4 Dec, @Ana.Ruiz')).toMatchObject({
      ...{ owner: 'Ana.Ruiz', category: 'detection' },
    });
    expect(taken('Rotate it by a job in 2 weeks')).toMatchObject({
      text: 'Rotate it by a job',
      due: '2026-12-05',
    });
    expect(taken('Alert on key age by the end of the month').due).toBe('2026-11-30');
    expect(taken('Alert on key age in 2 weeks')).toMatchObject({
      text: 'Alert on key age',
      due: '2026-12-05',
    });
  });

  it.each([
    'Keep the logs for 30 days',
    'Watch what the edge sat on',
    'Page #payments when !broken',
    'Write to a@b.example',
    'Rotate them every month',
  ])('leaves “%s” as it is', (words) => {
    expect(taken(words)).toEqual({ text: words, owner: null, due: null, category: null, priority: null });
  });
});
