import { describe, expect, it } from 'vitest';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import { decide } from '../../shared/incident/decide.ts';
import { bareEnding, type ExerciseEnding } from '../../shared/incident/events/exercise.ts';
import { fittingEnding } from '../../shared/incident/exercise-ending.ts';
import { endingOf, exerciseOf, injectsOf, isPaused, pausedSpans } from '../../shared/incident/exercise.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { passagesOf } from '../../shared/knowledge/passages.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, declare, type Done } from '../support/course.ts';
import { begun, play, refusalOf } from '../support/exercise-course.ts';

const alert = {
  inject: 'alert',
  kind: 'alert',
  title: 'Errors 12 %',
  text: 'OrdersErrors firing',
  from: 'Alertmanager',
};

describe('a game day begins', () => {
  it('in an incident that was declared as an exercise, with what the players may know', () => {
    expect(exerciseOf(play())).toMatchObject({
      title: 'Primary database loses its disk',
      by: 'fay',
      at: at(0),
    });
  });

  it('never in a real incident, and once only', () => {
    expect(refusalOf(declare, [1, 'ana', 'begin-exercise', { scenario: 'x.yaml', title: 'X' }])).toBe(
      'Not begun: this incident is a real one. A game day needs an incident of its own, declared as an exercise.',
    );
    expect(refusalOf(...begun, [1, 'ana', 'begin-exercise', { scenario: 'x.yaml', title: 'X' }])).toBe(
      'Not begun: fay has begun “Primary database loses its disk” here already. One incident is one exercise.',
    );
  });
});

describe('an inject', () => {
  it('reaches the players as a line that reads by itself', () => {
    const row = timelineOf(play([3, 'fay', 'give-inject', alert])).find(({ kind }) => kind === 'inject');
    expect(row).toMatchObject({
      key: 'inj.alert',
      by: 'fay',
      at: at(3),
      text: 'Alert from Alertmanager to all: Errors 12 %\nOrdersErrors firing',
      inject: { id: 'alert', kind: 'alert', from: 'Alertmanager', to: null },
    });
  });

  it('is meant for a role by its name, or for a person', () => {
    const words = (to: string) =>
      timelineOf(play([3, 'fay', 'give-inject', { text: 'where are we?', to, from: 'The CEO' }])).at(-1)
        ?.text;
    expect(words('communications-lead')).toBe('Message from The CEO to communications lead: where are we?');
    expect(words('ben')).toBe('Message from The CEO to ben: where are we?');
  });

  it('is found by its words, stands in the timeline of the post-mortem, and can be put away there', () => {
    const given: Done = [3, 'fay', 'give-inject', alert];
    const passages = passagesOf(play(given)).filter(({ ref }) => ref === 'inj.alert');
    expect(passages).toMatchObject([{ kind: 'entry', at: at(3), who: 'fay' }]);
    expect(passages[0]?.text).toContain('OrdersErrors firing');
    const shown = (...done: readonly Done[]) =>
      curatedTimeline(play(given, [9, 'ana', 'resolve'], ...done), undefined, defaultPlaybook).shown;
    const away: Done = [10, 'ana', 'curate', { row: 'inj.alert', show: 'no' }];
    expect(shown() - shown(away)).toBe(1);
  });

  it('is given once, however often it is sent', () => {
    const incident = play(
      [3, 'fay', 'give-inject', alert],
      [4, 'fay', 'give-inject', { ...alert, text: 'again' }],
    );
    expect(injectsOf(incident).map(({ id, number, text }) => [id, number, text])).toEqual([
      ['alert', 1, 'OrdersErrors firing'],
    ]);
  });

  it('may be given while the exercise is paused, and not before it begins or after it ends', () => {
    expect(injectsOf(play([3, 'fay', 'pause-exercise'], [4, 'fay', 'give-inject', alert]))).toHaveLength(1);
    expect(refusalOf(...begun.slice(0, 1), [1, 'fay', 'give-inject', alert])).toBe(
      'Not given: no exercise has begun in this incident.',
    );
    expect(refusalOf(...begun, [3, 'fay', 'end-exercise'], [4, 'fay', 'give-inject', alert])).toBe(
      'Not given: this exercise has ended. Let it go on first if that was a mistake.',
    );
  });

  it('can’t be corrected, and its words can be taken out while it stays one that was given', () => {
    expect(
      refusalOf(
        ...begun,
        [3, 'fay', 'give-inject', alert],
        [4, 'ana', 'correct', { entry: 'inj.alert', text: 'x' }],
      ),
    ).toBe('Not corrected: there is no such entry.');
    const incident = play(
      [3, 'fay', 'give-inject', alert],
      [4, 'fay', 'redact', { entry: 'inj.alert', reason: 'a name' }],
    );
    expect(injectsOf(incident)).toMatchObject([{ id: 'alert', text: 'Redacted', title: '' }]);
    expect(timelineOf(incident).find(({ key }) => key === 'inj.alert')).toMatchObject({ kind: 'redacted' });
  });
});

describe('the clocks of an exercise', () => {
  it('stand while it is paused; asking for what is so already changes nothing', () => {
    const paused = play([5, 'fay', 'pause-exercise'], [6, 'ana', 'pause-exercise']);
    expect([isPaused(paused), pausedSpans(paused)]).toEqual([true, [{ from: at(5), to: null }]]);
    const on = play(
      [5, 'fay', 'pause-exercise'],
      [9, 'ana', 'pause-exercise', { undo: true }],
      [10, 'fay', 'pause-exercise', { undo: true }],
    );
    expect([isPaused(on), pausedSpans(on)]).toEqual([false, [{ from: at(5), to: at(9) }]]);
  });

  it('go on after a pause of a desktop whose clock is ahead', () => {
    const incident = play([5, 'fay', 'pause-exercise'], [4, 'ana', 'pause-exercise', { undo: true }]);
    expect(pausedSpans(incident)).toEqual([{ from: at(5), to: at(5) }]);
  });
});

const report: ExerciseEnding = { ...bareEnding, why: 'out of time', story: 'The disk was gone.' };

describe('an exercise ends', () => {
  it('once, with what its report needs, and its clocks stand', () => {
    const incident = play([60, 'fay', 'end-exercise', { ending: report }], [61, 'ana', 'end-exercise']);
    expect(endingOf(incident)).toMatchObject({ story: 'The disk was gone.', at: at(60), by: 'fay' });
    expect(isPaused(incident)).toBe(false);
    expect(pausedSpans(incident)).toEqual([{ from: at(60), to: null }]);
  });

  it('takes the report from who led it where somebody else had ended it', () => {
    const incident = play([60, 'ana', 'end-exercise'], [61, 'fay', 'end-exercise', { ending: report }]);
    expect(endingOf(incident)).toMatchObject({ story: 'The disk was gone.', by: 'fay' });
  });

  it('goes on where that was a mistake, without the time in between', () => {
    const incident = play([60, 'fay', 'end-exercise'], [64, 'fay', 'end-exercise', { undo: true }]);
    expect(endingOf(incident)).toBeNull();
    expect(pausedSpans(incident)).toEqual([{ from: at(60), to: at(64) }]);
  });

  it('fits the record whatever was observed, and says what did not', () => {
    const observations = Array.from({ length: 200 }, (_, i) => ({
      ...{ at: at(i), by: 'fay', kind: 'gap' as const, text: `${i} ${'ä'.repeat(3_900)}` },
    }));
    const ended = decide(
      play(),
      { name: 'end-exercise', fields: { undo: false, ending: { ...report, observations } } },
      { now: at(60), person: 'fay', playbook: defaultPlaybook, newId: () => 'a'.repeat(13) },
    );
    expect(JSON.stringify(ended).length).toBeLessThan(60_000);
    expect(JSON.stringify(ended)).toMatch(/\d+ more observations did not fit here: they are on the desktop/);
  });

  it.each([
    ['a long scenario', 'x', 200],
    ['one in Japanese', '障', 200],
    ['one of which nothing was observed', '障', 0],
  ])('fits the record also with the words of %s', (_, sign, observed) => {
    const ending = {
      ...report,
      story: sign.repeat(8_000),
      debrief: Array.from({ length: 30 }, () => sign.repeat(500)),
      notGiven: Array.from({ length: 60 }, () => sign.repeat(200)),
      responses: Array.from({ length: 200 }, () => ({
        ...{ inject: sign.repeat(200), words: sign.repeat(500), done: true, afterMinutes: 1, within: 2 },
      })),
      observations: Array.from({ length: observed }, () => ({
        ...{ at: at(1), by: 'fay', kind: null, text: sign.repeat(300) },
      })),
    };
    const fitting = fittingEnding(ending);
    expect(Buffer.byteLength(JSON.stringify(fitting))).toBeLessThan(60_000);
    expect(fitting.observations.length).toBeGreaterThanOrEqual(observed / 20);
    // Ended once more with the same, nothing changes.
    expect(fittingEnding(fitting)).toEqual(fitting);
  });

  it('keeps the words of an ending that was redacted out, and stays over', () => {
    const incident = play([60, 'fay', 'end-exercise', { ending: report }]);
    const row = timelineOf(incident).find(({ text }) => text === 'Exercise ended');
    const gone = play(
      [60, 'fay', 'end-exercise', { ending: report }],
      [61, 'fay', 'redact', { entry: row?.key ?? '', reason: 'a name' }],
    );
    expect(endingOf(gone)).toMatchObject({ story: '', why: '' });
  });

  it('is refused where none has begun', () => {
    expect(refusalOf(declare, [1, 'ana', 'end-exercise'])).toBe(
      'Nothing changed: no exercise has begun in this incident.',
    );
    expect(refusalOf(declare, [1, 'ana', 'pause-exercise'])).toBe(
      'Nothing changed: no exercise has begun in this incident.',
    );
  });
});

it('an incident that is none has no pauses, whatever its record says', () => {
  expect(pausedSpans(course(declare))).toEqual([]);
});
