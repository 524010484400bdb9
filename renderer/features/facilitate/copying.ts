import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { promisesOf, type KeptPromise } from '../../../shared/exercise/score.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { injectLabel } from '../../../shared/incident/inject-words.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { clock, stamp } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';
import { expectedOf, standsWords } from './expected.ts';
import { ledRun, minuteAt } from './led.ts';
import { kindLabel } from './observing.ts';
import { placedInjects, type Placed } from './placed.ts';
import { forWhom, minuteMark, titleOfInject, titlesOf } from './words.ts';

const EXERCISE = 'EXERCISE EXERCISE EXERCISE';

/** Everything on the facilitator's front as plain text, in the order in which it is read; marked as what it is. */
export function viewText(
  run: ExerciseRun,
  incident: Incident,
  promises: readonly KeptPromise[],
  now: Instant,
): string {
  const placed = placedInjects(run.injects);
  const title = declarationOf(incident)?.title ?? run.scenario.title;
  const minute = Math.floor(minuteAt(run, now));
  return [
    ...[EXERCISE, `${title}: facilitator’s view, not for players`],
    `Minute ${minute} of ${run.scenario.minutes}, began ${stamp(run.began, now)}, ${run.state}`,
    ...[
      '',
      'Injects',
      ...placed.flatMap((held) => injectLines(held, incident, run.speeds, titlesOf(placed))),
    ],
    ...['', 'Promises', ...promises.filter(({ state }) => state !== 'none').map(promiseLine)],
    ...(run.observations.length === 0 ? [] : ['', 'Observations']),
    ...run.observations.map(
      ({ at, text, kind }) => `${clock(at)} ${kind === null ? '' : `${kindLabel[kind]}: `}${text}`,
    ),
    ...['', EXERCISE, ''],
  ].join('\n');
}

function injectLines(
  held: Placed,
  incident: Incident,
  speeds: ExerciseRun['speeds'],
  titleOf: (id: string) => string,
): readonly string[] {
  const { inject, stand, at, minute, number } = held;
  const came =
    stand === 'given' && at !== null ? `, given ${clock(at)}` : stand === 'skipped' ? ', skipped' : '';
  const mark = minute === null ? '' : `${minuteMark(minute)} `;
  return [
    `${number}. ${mark}${titleOfInject(inject)} (${forWhom(inject, titleOf)}${came})`,
    `   ${injectLabel[inject.kind]}${inject.from === '' ? '' : ` from ${inject.from}`}: ${inject.text}`,
    ...(inject.note === null ? [] : [`   For the facilitator: ${inject.note}`]),
    ...expectedOf(incident, held, speeds).map(
      (each) => `   ${each.done === true ? '[x]' : '[ ]'} ${each.expectation.words} (${standsWords(each)})`,
    ),
    ...(inject.hint === null ? [] : [`   Hint: ${inject.hint}`]),
  ];
}

const promiseLine = ({ words, state, value, detail, times }: KeptPromise): string => {
  const said = state === 'kept' ? 'kept' : state === 'missed' ? 'not kept' : 'open';
  const more = [value, fillTimes(detail, times, clock)].filter((each) => each !== '').join(', ');
  return `${said}: ${words}${more === '' ? '' : ` (${more})`}`;
};

/** The same of the exercise on screen, at an instant; null where this desktop does not lead it. */
export function viewToPrint(now: Instant): string | null {
  const { opened, playbook } = useProjections.getState();
  const run = ledRun();
  if (opened === null || run === null) return null;
  const promises = promisesOf(opened.incident, playbook, now, run.scenario.severity);
  return viewText(run, opened.incident, promises, now);
}

/** Copies all of it. */
export async function copyView(): Promise<void> {
  const text = viewToPrint(wallClock());
  if (text !== null) await copyWords(text, 'the facilitator’s view');
}
