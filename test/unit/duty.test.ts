import { describe, expect, it, test } from 'vitest';
import { breakSet } from '../../shared/incident/events/break-set.ts';
import { dutyOf } from '../../shared/incident/duty.ts';
import { summarize, trimmed } from '../../shared/incident/summary.ts';
import { assigned, declared, given, incidentOf, logged, minute, moved, written } from '../support/given.ts';

const first = declared({ at: minute(0) });
const turnsOf = (...events: Parameters<typeof incidentOf>[0]) =>
  dutyOf(incidentOf([first, ...events])).turns.map(
    ({ person, role, from, until }) =>
      `${person} ${role} ${(from - minute(0)) / 60_000}-${until === null ? '' : (until - minute(0)) / 60_000}`,
  );
const DAY = 24 * 60;

describe('who was on duty in an incident', () => {
  const ana = assigned('commander', 'ana', { at: minute(1) });

  it('is who holds a role, from when they were given it', () =>
    expect(turnsOf(ana)).toEqual(['ana commander 1-']));

  it('was whoever held it until it was released, or given to somebody else', () => {
    const ben = assigned('commander', 'ben', { at: minute(10), after: [ana] });
    const nobody = assigned('commander', null, { at: minute(20), after: [ben] });
    expect(turnsOf(ana, ben, nobody)).toEqual(['ana commander 1-10', 'ben commander 10-20']);
  });

  it('has two turns of somebody who released a role and took it again', () => {
    const nobody = assigned('commander', null, { at: minute(20), after: [ana] });
    const again = assigned('commander', 'ana', { at: minute(50), after: [nobody] });
    expect(turnsOf(ana, nobody, again)).toEqual(['ana commander 1-20', 'ana commander 50-']);
  });

  it('does not have what was taken back, however often it was changed in between', () => {
    const ben = assigned('commander', 'ben', { at: minute(10), after: [ana] });
    const cem = assigned('commander', 'cem', { at: minute(20), after: [ben] });
    const benBack = assigned('commander', 'ben', { at: minute(10), after: [cem] });
    expect(turnsOf(ana, ben, cem, benBack)).toEqual(['ana commander 1-10', 'ben commander 10-']);
    const anaBack = assigned('commander', 'ana', { at: minute(1), after: [benBack] });
    expect(turnsOf(ana, ben, cem, benBack, anaBack)).toEqual(['ana commander 1-']);
  });

  it('is one of two who were named at the same time: the one on the board', () => {
    const past = [first, assigned('scribe', 'ana', { at: minute(1) })];
    const ben = assigned('scribe', 'ben', { at: minute(5), after: past.slice(1) });
    const cem = assigned('scribe', 'cem', { at: minute(4), after: past.slice(1) });
    const [a, b] = [dutyOf(incidentOf([...past, ben, cem])), dutyOf(incidentOf([...past, cem, ben]))];
    expect(a).toEqual(b);
    expect(a.turns.filter(({ until }) => until === null)).toHaveLength(1);
  });

  it('ends when it is resolved, and does not begin again when it is reopened', () => {
    const over = moved('resolve', { at: minute(60) });
    const again = moved('reopen', { at: minute(90), after: [over] });
    expect(turnsOf(ana, over)).toEqual(['ana commander 1-60']);
    expect(turnsOf(ana, over, again)).toEqual(['ana commander 1-60']);
  });

  it('begins again after a reopening with the first thing that they record', () => {
    const over = moved('resolve', { at: minute(60) });
    const again = moved('reopen', { at: minute(90), after: [over], by: 'ben' });
    const late = logged('e', 'It is back', { at: minute(95), by: 'ben' });
    expect(turnsOf(ana, over, again, late)).toEqual(['ana commander 1-60']);
    const here = logged('f', 'I am here', { at: minute(99), by: 'Ana' });
    expect(turnsOf(ana, over, again, late, here)).toEqual(['ana commander 1-60', 'ana commander 99-']);
  });

  it('does not count who was named while nothing was open', () => {
    const over = moved('resolve', { at: minute(60) });
    expect(turnsOf(over, assigned('scribe', 'dora', { at: minute(70) }))).toEqual([]);
  });

  it('is nobody where only something unreadable says so', () => {
    const payload = { role: 'king' };
    expect(turnsOf(written({ t: 'role-assigned/1', e: 'role.x', at: minute(1), u: 'zoe', payload }))).toEqual(
      [],
    );
  });
});

describe('a break', () => {
  const begun = [first, assigned('commander', 'ana', { at: minute(1) })];
  const breaks = (events: Parameters<typeof incidentOf>[0]) =>
    dutyOf(incidentOf(events)).breaks.map(
      ({ person, from, until }) =>
        `${person} ${(from - minute(0)) / 60_000}-${until === null ? '' : (until - minute(0)) / 60_000}`,
    );
  const went = (e: string, from: number, until: number) => {
    const times = { until: minute(until), ended: null, withdrawn: false, was: null };
    const payload = { person: 'ana', from: minute(from), ...times };
    return written(breakSet.draft({ e, at: minute(from), u: 'ana', payload }));
  };
  const take = (fields: object = {}, now = 30, past = begun, by = 'ana') =>
    given(...past).when({ name: 'break', fields }, { now: minute(now), by });

  it('is of whoever takes it, with or without a time to be back', () => {
    expect(breaks(take().done().slice())).toEqual(['ana 30-']);
    expect(breaks([...take({ minutes: 20 }).done()])).toEqual(['ana 30-50']);
    expect(breaks([...take({ person: 'ben', until: minute(45) }).done()])).toEqual(['ben 30-45']);
  });

  it('ends when somebody is back, and goes on as it was when that is taken back', () => {
    const on = [...take({ minutes: 20 }).done()];
    const back = [...take({ back: true }, 40, on).done()];
    expect(breaks(back)).toEqual(['ana 30-40']);
    const undone = [...take({ undo: true }, 41, back).done()];
    expect(breaks(undone)).toEqual(['ana 30-50']);
    expect(breaks([...take({ undo: true }, 42, undone).done()])).toEqual([]);
  });

  it('that was made longer is as long as before once that is taken back', () => {
    const on = [...take({ minutes: 20 }).done()];
    const longer = [...take({ minutes: 30 }, 40, on).done()];
    expect(breaks(longer)).toEqual(['ana 30-70']);
    expect(breaks([...take({ undo: true }, 41, longer).done()])).toEqual(['ana 30-50']);
  });

  it('that is on already changes nothing, and one that has ended is followed by another', () => {
    const on = [...take({ minutes: 20 }).done()];
    take({}, 31, on).thenNothing();
    take({ until: minute(50), person: 'Ana' }, 31, on).thenNothing();
    const earlier = [...begun, went('b.1', 30, 50)];
    expect(breaks([...take({ minutes: 5 }, 60, earlier).done()])).toEqual(['ana 30-50', 'ana 60-65']);
  });

  it.each([
    [{ back: true }, 'Nothing changed: ana is not on a break here.'],
    [{ undo: true }, 'Nothing changed: no break of ana is recorded here.'],
    [{ minutes: 5, until: minute(60) }, 'Nothing changed: say for how long, or until when, not both.'],
    [{ minutes: 5, back: true }, 'Nothing changed: who is back says nothing more of the time.'],
    [{ undo: true, back: true }, 'Nothing changed: it is one or the other, back or taken back.'],
    [{ until: minute(20) }, 'Nothing changed: a break ends after it has begun.'],
  ])('is refused with %o', (fields, why) => {
    take(fields).thenRefused(why);
  });

  it('is not ended before it began', () => {
    const on = [...take({ minutes: 20 }).done()];
    take({ back: true, at: minute(10) }, 31, on).thenRefused(
      'Nothing changed: ana was not on a break here at that time.',
    );
  });

  it('that was recorded on two desktops at the same time ends on both', () => {
    const both = [...begun, went('b.1', 30, 50), went('b.2', 31, 56)];
    expect(breaks([...take({ back: true }, 40, both).done()])).toEqual(['ana 30-40', 'ana 31-40']);
  });

  it('has ended though somebody else made it longer at the same time', () => {
    const on = [...take({ minutes: 20 }).done()];
    const back = take({ back: true }, 40, on).done().slice(on.length);
    const longer = take({ person: 'ana', minutes: 30 }, 41, on, 'ben').done().slice(on.length);
    expect(breaks([...on, ...back, ...longer])).toEqual(['ana 30-40']);
    expect(breaks([...on, ...longer, ...back])).toEqual(['ana 30-40']);
  });
});

test('a summary says who was on duty while it is live and for a day after that, to whom asks for it', () => {
  const live = incidentOf([first, assigned('commander', 'ana', { at: minute(1) })]);
  expect(summarize(live)).not.toHaveProperty('duty');
  expect(summarize(live, minute(400 * DAY))).toHaveProperty('duty');
  const over = incidentOf([...live.events.values(), moved('resolve', { at: minute(60) })]);
  const summary = summarize(over, minute(61));
  expect(summary).toHaveProperty('duty');
  expect(summarize(over, minute(61 + DAY))).not.toHaveProperty('duty');
  expect(summary && trimmed(summary, minute(30 + DAY))).toBe(summary);
  expect(summary && trimmed(summary, minute(61 + DAY))).toEqual(summarize(over));
});
