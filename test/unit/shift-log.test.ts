import { describe, expect, it } from 'vitest';
import { csvOf } from '../../shared/shifts/csv.ts';
import { shiftAt, shiftLogOf } from '../../shared/shifts/shift-log.ts';

const at = (time: string): number => Date.parse(`2026-11-${time}Z`);
const rune = { name: 'Rune Berg', roles: [], phones: [], email: null, knows: [], zone: 'Asia/Tokyo' };
const incident = (id: string, pages: readonly [string, string, number | null][], exercise = false) => ({
  ...{ id, title: `Title of ${id}`, severity: 'sev1' as const, exercise },
  pages: pages.map(([who, time, after]) => ({ who, at: at(time), after })),
});
const asked = { roster: [rune], zone: 'UTC' };

describe('a shift', () => {
  it('is twelve hours from 08:00 or 20:00 on the clock of the person', () => {
    expect(shiftAt(at('20T07:59'), 'UTC')).toEqual({ date: '2026-11-19', night: true });
    expect(shiftAt(at('20T08:00'), 'UTC')).toEqual({ date: '2026-11-20', night: false });
    expect(shiftAt(at('20T20:00'), 'UTC')).toEqual({ date: '2026-11-20', night: true });
    expect(shiftAt(at('20T12:00'), 'Asia/Tokyo')).toEqual({ date: '2026-11-20', night: true });
  });
});

describe('the shift log', () => {
  const log = shiftLogOf(
    [
      incident('b', [['rune', '20T13:00', 60_000]]),
      incident('a', [
        ['Rune Berg', '20T12:00', null],
        ['@rune', '20T22:30', 0],
        ['farah', '20T12:00', 0],
      ]),
      incident('practice', [['rune', '20T12:30', 0]], true),
    ],
    asked,
  );

  it('has every page over all incidents under the name of the roster, exercises left out', () =>
    expect(log.pages.map(({ person, incident: of, night }) => [person, of, night])).toEqual([
      ['Rune Berg', 'a', true],
      ['farah', 'a', false],
      ['Rune Berg', 'b', true],
      ['Rune Berg', 'a', true],
    ]));

  it('says from the third page in a shift on that it was too much', () =>
    expect(
      log.shifts.map(({ person, date, pages, tooMany }) => [person, date, pages.length, tooMany]),
    ).toEqual([
      ['Rune Berg', '2026-11-20', 3, true],
      ['farah', '2026-11-20', 1, false],
    ]));

  it('is of a time, and of a person', () => {
    const all = [
      incident('a', [
        ['rune', '20T12:00', 0],
        ['farah', '21T12:00', 0],
      ]),
    ];
    expect(shiftLogOf(all, { ...asked, from: at('21T00:00') }).pages).toHaveLength(1);
    expect(shiftLogOf(all, { ...asked, to: at('21T00:00') }).pages).toHaveLength(1);
    expect(shiftLogOf(all, { ...asked, person: 'rune' }).pages).toMatchObject([{ person: 'Rune Berg' }]);
  });
});

describe('CSV', () => {
  it('quotes what has to be, and no spreadsheet takes a name for a formula', () =>
    expect(csvOf([['a', 'b, "c"', '=1+1', '@ana', ' +47', '-5m', '']])).toBe(
      'a,"b, ""c""",\'=1+1,\'@ana,\' +47,\'-5m,',
    ));
});

it('counts one person’s pages in one shift, however the name was typed', () => {
  const all = [
    incident('a', [
      ['Farah Haddad', '20T12:00', 0],
      ['farah.haddad', '20T13:00', 0],
      ['FARAH HADDAD', '20T14:00', 0],
    ]),
  ];
  expect(shiftLogOf(all, asked).shifts).toMatchObject([{ pages: [{}, {}, {}], tooMany: true }]);
  expect(shiftLogOf(all, { ...asked, person: 'farah haddad' }).pages).toHaveLength(3);
});

it('writes no cell that a spreadsheet would reckon with, wide signs included', () =>
  expect(csvOf([['=1', ' +1', '\n=1', '＝1', '＠x', 'a=1']])).toBe("'=1,' +1,\"'\n=1\",'＝1,'＠x,a=1"));

it('knows the shift on the days when clocks change', () => {
  // Oslo went back from 03:00 to 02:00 on 25 October 2026, and forward on 29 March.
  expect(shiftAt(Date.parse('2026-10-25T06:59Z'), 'Europe/Oslo')).toEqual({
    date: '2026-10-24',
    night: true,
  });
  expect(shiftAt(Date.parse('2026-10-25T07:00Z'), 'Europe/Oslo')).toEqual({
    date: '2026-10-25',
    night: false,
  });
  expect(shiftAt(Date.parse('2026-03-29T06:00Z'), 'Europe/Oslo')).toEqual({
    date: '2026-03-29',
    night: false,
  });
});
