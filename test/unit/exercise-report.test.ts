import { describe, expect, it } from 'vitest';
import { afterAction, type AfterAction } from '../../shared/exercise/after-action.ts';
import { reportMarkdown } from '../../shared/exercise/report-markdown.ts';
import { cameWords, type Response } from '../../shared/exercise/response-words.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, declare, type Done } from '../support/course.ts';
import { play, wellPlayed } from '../support/exercise-course.ts';
import { ending } from '../support/exercise-ending.ts';

const ended: Done = [50, 'fay', 'end-exercise', { ending }];

function reportOf(incident: Incident, minute = 300): AfterAction {
  const report = afterAction(incident, defaultPlaybook, at(minute));
  if (report === null) throw new Error('there is no exercise');
  return report;
}

describe('the after-action report', () => {
  const report = reportOf(play(...wellPlayed, ended));

  it('says what was played, how long without pauses, and who had which role', () => {
    expect(report).toMatchObject({
      title: 'Primary database loses its disk',
      incident: 'SEV2: Orders look a day old',
      facilitator: 'fay',
      ended: at(50),
      playedMs: 45 * 60_000,
      pausedMs: 5 * 60_000,
      planned: 90,
      story: ending.story,
      notGiven: ['The backup fails its check'],
      debrief: ending.debrief,
      roles: [
        { role: 'Incident commander', people: ['ana', 'ben'] },
        { role: 'Technical lead', people: ['ben', 'emil'] },
        { role: 'Communications lead', people: ['dora'] },
        { role: 'Scribe', people: ['cleo'] },
      ],
    });
  });

  it('has every inject with what the players recorded first after it, without the pause', () => {
    const seen = report.injects.map(({ id, reaction }) => [id, reaction?.by, reaction?.words, reaction?.ms]);
    expect(seen).toEqual([
      ['alert', 'ana', 'ana took command', 60_000],
      ['exec', 'dora', 'I take the calls from here', 7 * 60_000],
    ]);
  });

  it('takes kept promises that are not trivial, responses in time and what was observed for strengths', () => {
    const words = report.strengths.map((each) => each.words);
    expect(words).toContain('Four roles within 5 min: 5 min, from declaring');
    expect(words).toContain('Somebody takes command (after “Errors 12 %”): seen after 1 min');
    expect(words).toContain('The scribe repeats decisions aloud');
    expect(words.some((each) => each.startsWith('Acknowledged'))).toBe(false);
  });

  it('offers an action item for every gap: a promise missed, a response late or not seen, what was observed', () => {
    expect(report.gaps.map(({ from, words, action }) => [from, words, action.category])).toEqual([
      [
        'response',
        'The call goes to the communications lead (after “The CEO calls”): seen after 7 min: late, expected within 3 min',
        'training',
      ],
      [
        'response',
        'Nobody promises a time (after “The CEO calls”): not seen, expected within 10 min',
        'training',
      ],
      ['observed', 'Two people spoke over each other {0}', 'process'],
    ]);
    const [missed] = reportOf(play([50, 'fay', 'end-exercise'])).gaps;
    expect(missed).toMatchObject({
      key: 'promise.acknowledged',
      action: { category: 'training' },
      taken: false,
    });
  });

  it('names what stands in the record where nobody saw more, and tells what came late from what never came', () => {
    const response = {
      inject: 'Errors 12 %',
      words: 'It is decided',
      done: true,
      afterMinutes: 1,
      within: 5,
    };
    const of = (change: Partial<Response>): string => cameWords({ ...response, ...change });
    expect(of({ record: 'decision', afterMinutes: 5.9 })).toBe('decision after 5 min');
    expect(of({ record: 'decision', afterMinutes: 0.4 })).toBe('decision within a minute');
    expect(of({ record: 'decision', done: false, afterMinutes: 6 })).toBe(
      'decision after 6 min: late, expected within 5 min',
    );
    // Whoever led it looked, and says that it did not come.
    expect(of({ done: false, afterMinutes: 6 })).toBe('not seen, expected within 5 min');
    expect(of({ done: true, afterMinutes: null, within: null })).toBe('seen');
  });

  it('knows the gaps that somebody has promised to mend', () => {
    const [gap] = report.gaps;
    const { text = '', category } = gap?.action ?? {};
    const promised = play(...wellPlayed, ended, [51, 'ana', 'add-action', { text, category, owner: 'ana' }]);
    expect(reportOf(promised).gaps.map(({ taken }) => taken)).toEqual([true, false, false]);
    expect(reportOf(promised).actions).toMatchObject([{ text, owner: 'ana' }]);
  });

  it('can be read while the exercise goes on, without what only its end tells', () => {
    const open = reportOf(play(...wellPlayed), 46);
    expect(open).toMatchObject({ ended: null, story: '', responses: [], debrief: [], playedMs: 41 * 60_000 });
    expect(reportMarkdown(open, 'UTC')).toContain('**The exercise goes on: this is how it stands**');
  });

  it('is there for exercises only', () => {
    expect(afterAction(course(declare), defaultPlaybook, at(60))).toBeNull();
  });
});

describe('the report as Markdown', () => {
  const incident = play(...wellPlayed, ended);

  it('begins and ends with what everything of an exercise does', () => {
    const lines = reportMarkdown(reportOf(incident), 'Europe/Berlin').trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual([
      '**EXERCISE EXERCISE EXERCISE**',
      '**EXERCISE EXERCISE EXERCISE**',
    ]);
    expect(lines).toContain('- Played: 45 min, paused 5 min, planned for 1 h 30');
    expect(lines).toContain('| First update within 30 min | kept | 12 min, sent 13:12 (14:12) |');
    expect(lines).toContain('| The CEO calls | The commander stays on the incident | not known |');
  });

  it('is the same bytes for the same record, in whatever order it arrived and whenever it is made', () => {
    const other = foldAll(incident.id, [...incident.events.values()].toReversed());
    expect(reportMarkdown(reportOf(other, 9_000), 'UTC')).toBe(reportMarkdown(reportOf(incident), 'UTC'));
  });

  it('never lets words of a person or a scenario become markup', () => {
    const hostile = { ...ending, story: '# Not a heading\n<b>no</b> | *no*' };
    const text = reportMarkdown(reportOf(play([50, 'fay', 'end-exercise', { ending: hostile }])), 'UTC');
    expect(text).not.toMatch(/^# Not|<b>|[^\\]\*no/m);
  });
});
