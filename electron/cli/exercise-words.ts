import type { ExerciseRun, RunInject } from '../../shared/exercise/run.ts';
import { happeningWords } from '../../shared/exercise/parse-scenario-words.ts';
import type { ListedScenario, Scenario, Trigger } from '../../shared/exercise/scenario.ts';
import { injectLabel, injectTo } from '../../shared/incident/inject-words.ts';
import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { formatClock, formatIso } from '../../shared/time/format.ts';
import { EXERCISE } from '../../shared/wording/exercise.ts';

/** A scenario in a list: nothing is given away. */
export function listedLines(each: ListedScenario): readonly string[] {
  const { file, title, about, level, minutes, players, solo, builtIn } = each;
  const many = players.from === players.to ? `${players.from}` : `${players.from} to ${players.to}`;
  const facts = [
    `level ${level}`,
    `${minutes} min`,
    `${many} players`,
    ...(solo ? ['also alone'] : []),
    ...(builtIn ? [] : ['the team’s own']),
  ];
  return [`${file}  ${title}`, `  ${about}`, `  ${facts.join(', ')}`];
}

/** All of a scenario, for whoever leads it; it holds alerts that look real, so that it says at both ends what it is. */
export function scenarioLines(scenario: Scenario): readonly string[] {
  const { title, file, minutes, objectives, brief, start, story, injects, stop, debrief } = scenario;
  return [
    EXERCISE,
    `${title} (${file}, ${minutes} min)`,
    ...['', 'Objectives', ...objectives.map((each) => `- ${each}`)],
    ...['', 'What the players are told', brief],
    ...['', 'What is declared'],
    `${severityLabel[start.severity]} “${start.title}”${start.services.length === 0 ? '' : `, ${start.services.join(', ')}`}; it began ${start.started} min before`,
    ...(scenario.severity === null ? [] : [`Its criteria ask for ${severityLabel[scenario.severity]}.`]),
    ...['', 'What has really happened', story],
    ...['', 'Injects'],
    ...injects.flatMap((each) => [
      '',
      `${whenWords(each.trigger).padEnd(22)} ${each.id}  ${each.title}`,
      ...(each.unless === null ? [] : [`  unless: ${happeningWords(each.unless)}`]),
      `  ${injectLabel[each.kind]}${each.from === '' ? '' : ` from ${each.from}`} to ${injectTo(each.to)}:`,
      ...each.text
        .trimEnd()
        .split('\n')
        .map((line) => `  | ${line}`),
      ...(each.picture === null ? [] : [`  picture: ${each.picture}`]),
      ...each.expect.map(({ id, words }) => `  expected ${id}: ${words}`),
      ...(each.hint === null ? [] : [`  hint: ${each.hint}`]),
      ...(each.note === null ? [] : [`  note: ${each.note}`]),
    ]),
    ...['', 'It ends'],
    ...stop.map((each) =>
      each.on === 'minute' ? `- at minute ${each.minute}` : `- with: ${happeningWords(each.happening)}`,
    ),
    ...(debrief.length === 0 ? [] : ['', 'For the talk afterwards', ...debrief.map((each) => `- ${each}`)]),
    ...['', EXERCISE],
  ];
}

function whenWords(trigger: Trigger): string {
  if (trigger.on === 'hand') return 'by hand';
  if (trigger.on === 'minute') return `minute ${trigger.minute}`;
  const late = trigger.minutes === 0 ? '' : ` + ${trigger.minutes} min`;
  return `${happeningWords(trigger.happening)}${late}`;
}

const stateWords = { running: 'Running', paused: 'Paused', ended: 'Ended' } as const;

/** How a run stands, with what is to come where this desktop may know it. */
export function runLines(run: ExerciseRun, zone: string): readonly string[] {
  const { id, scenario, state, minute, speed, injects, observations, why, stop, hints } = run;
  const clock = `minute ${Math.floor(minute)} of ${scenario.minutes}${speed === 1 ? '' : `, ${speed} times as fast`}`;
  const kinds = { strength: 'strength: ', gap: 'gap: ' } as const;
  return [
    `EXERCISE ${id}  ${scenario.title}`,
    `${stateWords[state]}, ${clock}; ${run.solo ? 'played alone' : 'led'} by ${run.facilitator}`,
    ...(why === null ? [] : [why]),
    ...(stop === null ? [] : [stopWords(stop, zone)]),
    ...injects.map((each) => injectLine(each, zone)),
    ...(hints === 0 || state === 'ended' ? [] : [`${hints} ${hints === 1 ? 'hint' : 'hints'} left`]),
    ...observations.map(
      ({ at, kind, text }) => `${formatClock(at, zone)} ${kind === null ? '' : kinds[kind]}${text}`,
    ),
  ];
}

function stopWords({ words, endsAt }: NonNullable<ExerciseRun['stop']>, zone: string): string {
  const next =
    endsAt === null ? 'End it with ic exercise end' : `It ends by itself at ${formatClock(endsAt, zone)}`;
  return `A stop condition is met. ${words} ${next}.`;
}

function injectLine({ inject, state, minute, at, improvised }: RunInject, zone: string): string {
  const when = minute === null ? whenWords(inject.trigger) : `minute ${Math.round(minute)}`;
  const clock = at === null ? '' : ` (${formatClock(at, zone)})`;
  const title = inject.title === '' ? inject.text : inject.title;
  return `${state.padEnd(8)} ${`${when}${clock}`.padEnd(20)} ${inject.id}  ${title}${improvised ? ' (improvised)' : ''}`;
}

/** The same as data, with times as ISO 8601. */
export const runJson = ({ began, ended, readAt, stop, ...run }: ExerciseRun): unknown => ({
  ...run,
  began: formatIso(began),
  ended: ended === null ? null : formatIso(ended),
  readAt: formatIso(readAt),
  stop: stop && {
    words: stop.words,
    met: formatIso(stop.met),
    endsAt: stop.endsAt === null ? null : formatIso(stop.endsAt),
  },
  injects: run.injects.map((each) => ({ ...each, at: each.at === null ? null : formatIso(each.at) })),
  observations: run.observations.map((each) => ({ ...each, at: formatIso(each.at) })),
});
