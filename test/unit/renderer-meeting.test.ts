import { describe, expect, it } from 'vitest';
import { agendaOf, meetingAt, meetingMinutes, type Agenda } from '../../shared/incident/agenda.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { impactOf } from '../../shared/incident/review-impact.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { causeMeant } from '../../renderer/features/postmortem/parts/cause-actions.ts';
import { deedsOf } from '../../renderer/features/postmortem/parts/deeds.ts';
import { impactLines, impactText } from '../../renderer/features/postmortem/parts/impact-words.ts';
import {
  agendaWords,
  endOf,
  leftWords,
  tookMs,
  tookWords,
} from '../../renderer/features/postmortem/parts/meeting-words.ts';
import { readWhen, suggestedWhen, whenWords } from '../../renderer/features/postmortem/parts/meeting-when.ts';
import { given, incidentOf, minute, declared } from '../support/given.ts';

const HOUR = 3_600_000;
/** A Thursday at noon in Berlin. */
const here = { now: Date.UTC(2026, 10, 19, 11), zone: 'Europe/Berlin' };
const at = (iso: string): number => Date.parse(iso);

describe('when people meet, as it is typed', () => {
  it.each([
    ['fri 10:00', '2026-11-20T09:00:00Z'],
    ['Mon at 9:30', '2026-11-23T08:30:00Z'],
    ['tomorrow 10:00', '2026-11-20T09:00:00Z'],
    ['today 16:00', '2026-11-19T15:00:00Z'],
    ['16:00', '2026-11-19T15:00:00Z'],
    ['4 dec 14:30', '2026-12-04T13:30:00Z'],
    ['2026-12-01 10:00', '2026-12-01T09:00:00Z'],
    ['+20m', '2026-11-19T11:20:00Z'],
  ])('“%s” is %s', (words, iso) => {
    expect(readWhen(words, here)).toEqual({ ok: true, value: at(iso) });
  });

  it.each(['soon', '', 'fri', 'fri 26:00', '31 nov 10:00'])('“%s” is refused with examples', (words) => {
    expect(readWhen(words, here)).toMatchObject({
      ok: false,
      error: expect.stringContaining('try thu 10:00') as string,
    });
  });

  it('what is suggested is read back as the same time', () => {
    for (const time of [at('2026-11-19T15:00:00Z'), at('2026-11-23T09:00:00Z'), at('2027-01-04T09:00:00Z')])
      expect(readWhen(whenWords(time, here), here)).toEqual({ ok: true, value: time });
  });
});

describe('the time that is suggested', () => {
  it('is ten on the day on which it is due, where that leaves time', () => {
    expect(suggestedWhen(here.now + 48 * HOUR - HOUR, 60, here)).toBe(at('2026-11-20T09:00:00Z'));
    expect(suggestedWhen(at('2026-11-24T15:00:00Z'), 60, here)).toBe(at('2026-11-24T09:00:00Z'));
  });

  it('is the next hour of a working day where it is due before that', () => {
    expect(suggestedWhen(here.now + 2 * HOUR, 60, here)).toBe(at('2026-11-19T12:00:00Z'));
    const friday = { ...here, now: at('2026-11-20T18:00:00Z') };
    expect(suggestedWhen(friday.now + 10 * HOUR, 60, friday)).toBe(at('2026-11-23T08:00:00Z'));
  });
});

describe('the agenda of a meeting', () => {
  const begin = minute(100);
  const agenda: Agenda = agendaOf(
    incidentOf(
      given(declared())
        .when({ name: 'hold-meeting', fields: { what: 'begin' } }, { now: begin })
        .done(),
    ),
    defaultPlaybook,
  );
  const done = (id: string, after: number): Agenda => ({
    ...agenda,
    points: agenda.points.map((point) =>
      point.id === id ? { ...point, done: { item: id, by: 'ana', at: begin + after * 60_000 } } : point,
    ),
  });

  it('says how long the point at hand has left, and by how much it runs over', () => {
    expect(meetingAt(agenda, begin)).toMatchObject({ point: { id: 'welcome' }, leftMs: 5 * 60_000 });
    expect(leftWords(meetingAt(agenda, begin + 10_000)?.leftMs ?? 0)).toBe('5 min left');
    expect(leftWords(meetingAt(agenda, begin + 5 * 60_000)?.leftMs ?? 0)).toBe('time is up');
    expect(leftWords(meetingAt(agenda, begin + 8.5 * 60_000)?.leftMs ?? 0)).toBe('3 min over');
    expect(leftWords(60 * 60_000)).toBe('60 min left');
  });

  it('says what a point took, from the one before it', () => {
    const first = done('welcome', 8);
    const [welcome] = first.points;
    expect(welcome === undefined ? null : tookMs(first, welcome)).toBe(8 * 60_000);
    expect(tookWords(8 * 60_000, 5)).toBe('took 8 min, 3 over');
    expect(tookWords(4 * 60_000, 5)).toBe('took 4 of 5 min');
    expect(meetingAt(first, begin + 9 * 60_000)?.point.id).toBe('timeline');
  });
});

describe('the length of a meeting', () => {
  const short = {
    ...defaultPlaybook,
    postmortem: {
      ...defaultPlaybook.postmortem,
      agenda: [
        { id: 'timeline', text: 'Timeline', minutes: 20 },
        { id: 'actions', text: 'Actions', minutes: 10 },
      ],
    },
  };
  const plan = (playbook = short, minutes?: number) =>
    given(declared())
      .when(
        {
          name: 'set-review',
          fields: { meeting: minute(100), ...(minutes === undefined ? {} : { minutes }) },
        },
        { playbook },
      )
      .done();

  it('is that of the agenda where nobody says another, and the figures agree', () => {
    const agenda = agendaOf(incidentOf(plan()), short);
    expect(agenda).toMatchObject({ minutes: 30, length: 30 });
    expect(agendaWords(agenda)).toBe('30 min');
    expect(endOf({ ...agenda, startedAt: minute(100) })).toBe(minute(130));
    expect(meetingMinutes(defaultPlaybook)).toBe(60);
  });

  it('is what was planned: the agenda says what does not fit in it', () => {
    const long = agendaOf(incidentOf(plan(short, 45)), short);
    expect(agendaWords(long)).toBe('30 of the meeting’s 45 min');
    const shorter = agendaOf(incidentOf(plan(short, 20)), short);
    expect(agendaWords(shorter)).toBe('30 min, 10 more than the meeting has');
    expect(endOf({ ...shorter, startedAt: minute(100) })).toBe(minute(120));
  });

  it('is an hour where the playbook has no agenda, and it does not begin with its time being up', () => {
    const none = { ...short, postmortem: { ...short.postmortem, agenda: [] } };
    const agenda = agendaOf(incidentOf([declared()]), none);
    expect(agenda).toMatchObject({ minutes: 0, length: 60 });
    expect(endOf({ ...agenda, startedAt: minute(100) })).toBe(minute(160));
  });
});

describe('a cause as it is typed', () => {
  it.each([
    ['capacity', 'capacity'],
    ['Software defect', 'code'],
    ['cert', 'certificate'],
    ['c', null],
    ['moon', null],
    ['', null],
  ])('“%s” means %s', (words, id) => {
    expect(causeMeant(defaultPlaybook, words)?.id ?? null).toBe(id);
  });
});

describe('what the record offers the review', () => {
  const past = given(
    ...given(
      ...given(declared())
        .when({ name: 'log', fields: { text: 'pool still full', kind: 'finding' } }, { by: 'cleo' })
        .done(),
    )
      .when({ name: 'assign', fields: { role: 'deputy', person: 'ben' } })
      .done(),
  )
    .when({ name: 'resolve', fields: {} }, { now: minute(101) })
    .done();
  const incident = incidentOf(past);

  it('suggests whom to thank, and for what, without the person who asks', () => {
    expect(deedsOf(incident, timelineOf(incident), 'ana')).toEqual([
      { person: 'cleo', words: 'for finding out: pool still full' },
      { person: 'ben', words: 'for taking over as deputy' },
    ]);
    expect(deedsOf(incident, timelineOf(incident), 'Cleo').map(({ person }) => person)).not.toContain('cleo');
  });

  it('says the impact in lines that are copied as text, and what is not known', () => {
    const impact = impactOf(incident);
    if (impact === undefined) throw new Error('declared above');
    const text = impactText(
      impactLines(incident, impact, factsOf(incident, defaultPlaybook), (time) =>
        String((time - minute(0)) / 60_000),
      ),
    );
    expect(text).toContain('To mitigate: not known');
    expect(text).toContain('Found by:');
    expect(text).toMatch(/People: \d/);
    expect(text).not.toContain('undefined');
  });
});
