import { describe, expect, test } from 'vitest';
import { agendaOf, meetingAt } from '../../shared/incident/agenda.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import { dueList } from '../../shared/incident/due.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { preReadOf } from '../../shared/incident/pre-read.ts';
import { impactOf } from '../../shared/incident/review-impact.ts';
import { isReviewOpen, reviewBy, reviewOf } from '../../shared/incident/review.ts';
import { summarize } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  declared,
  given,
  incidentOf,
  logged,
  minute,
  moved,
  severityRaised,
  takenBack,
  timeCorrected,
  updated,
} from '../support/given.ts';

const HOUR = 60;
const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>(
    (events, command) =>
      given(...events)
        .when(command, { now: minute(200) })
        .done(),
    past,
  );
const review = (...events: readonly StreamEvent[]) => reviewOf(incidentOf(events), defaultPlaybook);
const dueOf = (...events: readonly StreamEvent[]) =>
  dueList(incidentOf(events), defaultPlaybook).filter(({ kind }) => kind === 'review');

const live = [declared({ severity: 'sev2' }), assigned('commander', 'ana')];
const over = [...live, moved('resolve', { at: minute(60) })];

describe('whether a post-mortem is needed, and by when', () => {
  test('within 48 hours of resolution for a SEV2; nothing is due while it is live', () => {
    expect(review(...live)).toMatchObject({ needed: true, dueAt: null, resolvedAt: null });
    expect(review(...over)).toMatchObject({
      ...{ needed: true, why: 'SEV2: within 48 h of resolution', neededBy: null },
      ...{ dueAt: minute(60 + 48 * HOUR), state: 'draft', worst: 'sev2' },
    });
  });

  test('by the worst severity that it ever had', () => {
    const lowered = [
      declared({ severity: 'sev1' }),
      severityRaised('sev1', 'sev4', { at: minute(10) }),
      moved('resolve', { at: minute(60) }),
    ];
    expect(review(...lowered)).toMatchObject({ worst: 'sev1', dueAt: minute(60 + 48 * HOUR) });
  });

  test('a SEV3 within a week, a SEV4 only where somebody says that it showed a risk', () => {
    const sev3 = [declared({ severity: 'sev3' }), moved('resolve', { at: minute(60) })];
    expect(review(...sev3)).toMatchObject({ dueAt: minute(60 + 168 * HOUR) });
    const sev4 = [declared({ severity: 'sev4' }), moved('resolve', { at: minute(60) })];
    expect(review(...sev4)).toMatchObject({
      ...{ needed: false, dueAt: null, why: 'SEV4: the playbook asks for none' },
    });
    const risk = after(sev4, { name: 'need-review', fields: { needed: 'yes', why: 'one key for all' } });
    expect(review(...risk)).toMatchObject({
      ...{ needed: true, why: 'ana: one key for all', neededBy: 'ana', dueAt: minute(60 + 168 * HOUR) },
    });
    const back = after(risk, { name: 'need-review', fields: { needed: 'playbook' } });
    expect(review(...back)).toMatchObject({ needed: false, neededBy: null });
  });

  test('counts anew from the last resolution, and what was published before it is out of date', () => {
    const published = after(over, { name: 'set-review', fields: { state: 'published' } });
    expect(isReviewOpen(review(...published))).toBe(false);
    const again = [...published, moved('reopen', { at: minute(300) }), moved('resolve', { at: minute(400) })];
    expect(review(...again)).toMatchObject({ outdated: true, dueAt: minute(400 + 48 * HOUR) });
    expect(isReviewOpen(review(...again))).toBe(true);
  });

  test('is whoever’s was in command when it was resolved, unless somebody else was named', () => {
    const handed = [...over, assigned('commander', 'ben', { at: minute(90) })];
    expect(review(...handed)).toMatchObject({ owner: 'ana', ownerSaid: false });
    const named = after(handed, { name: 'set-review', fields: { owner: 'cleo' } });
    expect(review(...named)).toMatchObject({ owner: 'cleo', ownerSaid: true });
  });

  test('stands among what is due until it is published, for no exercise', () => {
    expect(dueOf(...live)).toEqual([]);
    expect(dueOf(...over)).toMatchObject([{ kind: 'review', dueAt: minute(60 + 48 * HOUR) }]);
    expect(dueOf(...after(over, { name: 'set-review', fields: { state: 'published' } }))).toEqual([]);
    expect(dueOf(...after(over, { name: 'need-review', fields: { needed: 'no' } }))).toEqual([]);
    const practised = given()
      .when({ name: 'declare', fields: { title: 'Drill', severity: 'sev1', exercise: true } })
      .done();
    const exercise = [...practised, moved('resolve', { at: minute(60) })];
    expect(dueOf(...exercise)).toEqual([]);
    expect(review(...after(exercise, { name: 'set-review', fields: { state: 'published' } }))).toMatchObject({
      state: 'published',
    });
  });

  test('is in the summary of what is resolved, for every playbook to judge', () => {
    expect(summarize(incidentOf(live))).not.toHaveProperty('review');
    const facts = summarize(incidentOf(over))?.review;
    if (facts === undefined) throw new Error('there are none');
    expect(reviewBy(facts, defaultPlaybook.postmortem)).toEqual(review(...over));
    const hours = { sev1: 1, sev2: null, sev3: null, sev4: null };
    expect(reviewBy(facts, { hours })).toMatchObject({ needed: false, dueAt: null });
  });
});

describe('the timeline of a post-mortem', () => {
  const log = [
    ...live,
    logged('n1', 'Looking', { at: minute(5) }),
    logged('n2', 'Still looking', { at: minute(6) }),
    logged('f1', 'The pool is full', { kind: 'finding', at: minute(10) }),
    logged('d1', 'Roll back', { kind: 'decision', at: minute(20) }),
    logged('x1', 'Wrong window', { kind: 'finding', at: minute(21) }),
    takenBack('x1', { at: minute(22) }),
    moved('resolve', { at: minute(60) }),
  ];
  const shown = (...events: readonly StreamEvent[]) =>
    curatedTimeline(incidentOf(events)).pieces.map((piece) =>
      piece.is === 'row' ? piece.text : `${piece.rows.length} left out`,
    );

  test('has what was decided, found and done; the rest is left out in runs, and what was taken back is not there', () => {
    expect(shown(...log)).toEqual([
      'Impact began',
      expect.stringContaining('Declared'),
      '3 left out',
      'The pool is full',
      'Roll back',
      'Resolved by ana',
    ]);
  });

  test('is curated: a row is shown or left out, with a note and where it can be seen', () => {
    const events = after(
      log,
      { name: 'curate', fields: { row: 'n1', show: 'yes', note: 'On the wrong board' } },
      { name: 'curate', fields: { row: 'd1', show: 'no' } },
      { name: 'curate', fields: { row: 'f1', evidence: 'https://graphs.example/pool' } },
      { name: 'curate', fields: { row: 'time.started', show: 'no' } },
      { name: 'set-review', fields: { owner: 'ben' } },
    );
    expect(shown(...events)).toEqual([
      '1 left out',
      expect.stringContaining('Declared'),
      '1 left out',
      'Looking',
      '1 left out',
      'The pool is full',
      '1 left out',
      'Resolved by ana',
    ]);
    const rows = curatedTimeline(incidentOf(events)).rows;
    expect(rows.find(({ key }) => key === 'n1')).toMatchObject({
      ...{ picked: 'person', note: 'On the wrong board', who: 'ana' },
    });
    expect(rows.find(({ key }) => key === 'f1')).toMatchObject({
      ...{ picked: 'console', shown: true, evidence: 'https://graphs.example/pool' },
    });
    const asPicked = after(events, { name: 'curate', fields: { row: 'd1', show: 'default' } });
    expect(shown(...asPicked)).toContain('Roll back');
  });

  test('says which updates were late and which roles were filled late', () => {
    const events = [
      declared({ severity: 'sev1' }),
      assigned('commander', 'ana'),
      updated({ at: minute(20), text: 'Films do not start' }),
      assigned('scribe', 'ben', { at: minute(12) }),
      moved('resolve', { at: minute(60) }),
    ];
    const { rows } = curatedTimeline(incidentOf(events), undefined, defaultPlaybook);
    expect(rows.find(({ kind }) => kind === 'update')?.detail).toBe('5 min after its time');
    expect(rows.find(({ key }) => key === 'unfilled.scribe')).toMatchObject({
      ...{ at: minute(12), text: 'Scribe filled 7 min after its time', shown: true, who: 'console' },
    });
    expect(rows.find(({ key }) => key === 'unfilled.technical-lead')?.text).toBe(
      'Technical lead was never filled',
    );
  });
});

test('the impact by the record: spans by the definitions of the metrics, each severity, updates against their time', () => {
  const events = [
    declared({ severity: 'sev2' }),
    timeCorrected('started', minute(-10)),
    timeCorrected('detected', minute(-8)),
    moved('acknowledge', { at: minute(2) }),
    severityRaised('sev2', 'sev1', { at: minute(10) }),
    updated({ at: minute(31) }),
    moved('mitigate', { at: minute(40) }),
    moved('resolve', { at: minute(60) }),
    moved('reopen', { at: minute(100) }),
    moved('resolve', { at: minute(110) }),
  ];
  const impact = impactOf(incidentOf(events));
  expect(impact?.spans.map(({ what, ms }) => [what, (ms ?? 0) / 60_000])).toEqual([
    ['detect', 2],
    ['acknowledge', 10],
    ['mitigate', 50],
    ['resolve', 70],
  ]);
  expect(impact?.stretches).toHaveLength(2);
  expect((impact?.openMs ?? 0) / 60_000).toBe(80);
  expect(impact?.atSeverity.map(({ severity, ms }) => [severity, ms / 60_000])).toEqual([
    ['sev1', 60],
    ['sev2', 20],
  ]);
  expect(impact?.updates).toMatchObject({ due: 1, onTime: 0, late: [{ number: 1, minutes: 1 }] });
});

describe('the check before the meeting', () => {
  const item = (id: string, events: readonly StreamEvent[], impact = '', findings: number | null = null) =>
    preReadOf(incidentOf(events), defaultPlaybook, { impact, findings }).find((each) => each.id === id);

  test('ticks itself where the console sees it, and says what is missing where it does not', () => {
    expect(item('times', over)).toMatchObject({ done: false, missing: 'when it was detected is not set' });
    const timed = [
      ...live,
      timeCorrected('detected', minute(-2)),
      moved('mitigate', { at: minute(30) }),
      moved('resolve', { at: minute(60) }),
    ];
    expect(item('times', timed)).toMatchObject({ done: true, tick: { by: null } });
    expect(item('impact', over, 'Many users')).toMatchObject({ done: false });
    expect(item('impact', over, '4 % of users')).toMatchObject({ done: true });
    expect(item('text', over, '', 2)).toMatchObject({ done: false, missing: '2 findings are open' });
    expect(item('text', over, '', 0)).toMatchObject({ done: false, missing: 'nothing is written yet' });
    const written = after(over, { name: 'write-text', fields: { section: 'summary', text: 'It was slow.' } });
    expect(item('text', written, '', 0)).toMatchObject({ done: true });
    const factors = after(
      over,
      { name: 'note-review', fields: { kind: 'factor', text: 'The pool was full', note: 'a' } },
      { name: 'note-review', fields: { kind: 'factor', text: 'No alert for it', note: 'b' } },
    );
    expect(item('factors', factors)).toMatchObject({ done: true });
    const planned = (at: number) => after(over, { name: 'set-review', fields: { meeting: minute(at) } });
    expect(item('meeting', planned(40 * HOUR))).toMatchObject({ done: true });
    expect(item('meeting', planned(80 * HOUR))).toMatchObject({
      ...{ done: false, missing: 'the meeting is after the post-mortem is due' },
    });
  });

  test('counts no action item that was taken back, and none that was dropped', () => {
    const [one, two] = ['abcdefghijklm', 'bcdefghijklmn'];
    const alone = after(
      over,
      { name: 'add-action', fields: { text: 'Page the vendor', id: one } },
      { name: 'set-action', fields: { action: one, remove: true } },
    );
    expect(item('actions', alone)).toMatchObject({ done: false, missing: 'no action yet' });
    const owned = after(alone, {
      ...{ name: 'add-action', fields: { text: 'Alert on it', owner: 'ana', due: '2026-12-01', id: two } },
    });
    expect(item('actions', owned)).toMatchObject({ done: true, missing: null });
  });

  test('is ticked by hand where only people know, or where they know better', () => {
    expect(item('timeline', over)).toMatchObject({ done: false, missing: null });
    const ticked = after(
      over,
      { name: 'tick-review', fields: { list: 'pre-read', item: 'timeline' } },
      { name: 'tick-review', fields: { list: 'pre-read', item: 'actions' } },
    );
    expect(item('timeline', ticked)).toMatchObject({ done: true, tick: { by: 'ana' } });
    expect(item('actions', ticked)).toMatchObject({ done: true, tick: { by: 'ana' }, missing: null });
  });
});

test('the meeting goes through its agenda, and says how long a point has left', () => {
  const begun = after(
    over,
    { name: 'hold-meeting', fields: { what: 'begin' } },
    { name: 'tick-review', fields: { list: 'agenda', item: 'welcome' } },
  );
  const agenda = agendaOf(incidentOf(begun), defaultPlaybook);
  expect(agenda).toMatchObject({ minutes: 60, startedAt: minute(200), endedAt: null });
  expect(meetingAt(agenda, minute(210))).toMatchObject({ point: { id: 'timeline' }, leftMs: 10 * 60_000 });
  expect(meetingAt(agenda, minute(225))).toMatchObject({ leftMs: -5 * 60_000 });
  const ended = after(begun, { name: 'hold-meeting', fields: { what: 'end' } });
  expect(meetingAt(agendaOf(incidentOf(ended), defaultPlaybook), minute(226))).toBeNull();
});
