import { promiseStateLabel } from '../../shared/exercise/report-document.ts';
import { promisesOf, type KeptPromise } from '../../shared/exercise/score.ts';
import { problemWords } from '../../shared/playbook/problem.ts';
import { fillTimes, formatClock, formatIso } from '../../shared/time/format.ts';
import { beginExercise, playable } from '../exercise/begin-exercise.ts';
import { TeamScenarios } from '../playbook/team-scenarios.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { played } from './exercise-played.ts';
import { leadingHere } from './exercise-port.ts';
import { exerciseReport } from './exercise-report.ts';
import { exerciseCheck, exerciseRun } from './exercise-run.ts';
import { isStepWord, stepExercise } from './exercise-steps.ts';
import type { ExerciseWord } from './exercise-usage.ts';
import { watchExercise } from './exercise-watch.ts';
import { listedLines, runJson, runLines, scenarioLines } from './exercise-words.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Output, type VerbContext } from './verb.ts';

const doings = {
  list,
  show,
  copy,
  check: exerciseCheck,
  run: exerciseRun,
  begin,
  status: statusOf,
  watch,
  score,
  report: exerciseReport,
};

/** What a word of `ic exercise` does; the words after it are those of the context. */
export function runExerciseWord(word: ExerciseWord, context: VerbContext): Promise<Output> {
  return isStepWord(word) ? stepExercise(word, context) : doings[word](context);
}

const scenariosOf = ({ storePath }: VerbContext): TeamScenarios =>
  new TeamScenarios(nodeFileSystem, storePath);

function onlyFile({ words: [file, ...rest] }: VerbContext, verb: string): string {
  if (file === undefined) throw new UsageError(`Which scenario? ic exercise list names them.`);
  if (rest.length > 0) throw new UsageError(`exercise ${verb} does not understand “${rest.join(' ')}”.`);
  return file.endsWith('.yaml') ? file : `${file}.yaml`;
}

async function list(context: VerbContext): Promise<Output> {
  const { scenarios, problems } = await scenariosOf(context).list();
  const { keeper } = await leadingHere(context);
  const led = [];
  for (const id of keeper.ids(false)) {
    const run = await keeper.view(id);
    if (run !== undefined && run.state !== 'ended') led.push(run);
  }
  const text = [
    ...scenarios.flatMap(listedLines),
    ...problems.map((problem) => problemWords(problem)),
    ...led.map(({ id, state, scenario }) => `This desktop leads ${id}: ${scenario.title}, ${state}.`),
  ];
  return { text: text.join('\n'), json: { scenarios, problems, runs: led.map(runJson) } };
}

async function show(context: VerbContext): Promise<Output> {
  const read = await playable(scenariosOf(context), onlyFile(context, 'show'));
  if (!read.ok) throw new CommandFailure(read.error.message);
  return { text: scenarioLines(read.value).join('\n'), json: read.value };
}

async function copy(context: VerbContext): Promise<Output> {
  const copied = await scenariosOf(context).copy(onlyFile(context, 'copy'));
  if (!copied.ok) throw new CommandFailure(inTerminal(copied.error));
  return { text: `Copied to ${copied.value}. From now on this one is played.`, json: { path: copied.value } };
}

async function begin(context: VerbContext): Promise<Output> {
  const file = onlyFile(context, 'begin');
  const { port, keeper } = await leadingHere(context);
  const solo = context.options.has('solo');
  const begun = await beginExercise(port, keeper.files, scenariosOf(context), { file, solo });
  if (!begun.ok) throw new CommandFailure(inTerminal(begun.error));
  // What comes at minute 0 is there when this returns.
  await keeper.tick(begun.value.id, null);
  return { text: begun.value.id, json: begun.value };
}

async function statusOf(context: VerbContext): Promise<Output> {
  const [name, ...rest] = context.words;
  if (rest.length > 0) throw new UsageError(`exercise status does not understand “${rest.join(' ')}”.`);
  const id = await incidentNamed(name, context);
  const run = await (await leadingHere(context)).keeper.view(id);
  if (run === undefined)
    throw new CommandFailure(
      `This desktop does not lead an exercise ${id}; ic exercise score ${id} says how it goes.`,
    );
  return { text: runLines(run, context.zone).join('\n'), json: runJson(run) };
}

async function watch(context: VerbContext): Promise<Output> {
  const [name, ...rest] = context.words;
  if (rest.length > 0) throw new UsageError(`exercise watch does not understand “${rest.join(' ')}”.`);
  return watchExercise(context, await incidentNamed(name, context));
}

async function score(context: VerbContext): Promise<Output> {
  const { id, incident, playbook } = await played('score', context);
  const { now, zone } = context;
  const promises = promisesOf(incident, playbook, now()).filter(({ state }) => state !== 'none');
  const json = promises.map(({ times, ...each }) => ({ ...each, times: times.map(formatIso) }));
  const text = [`EXERCISE ${id}`, ...promises.map((each) => promiseLine(each, zone))].join('\n');
  return { text, json: { id, exercise: true, promises: json } };
}

function promiseLine({ words, state, value, detail, times }: KeptPromise, zone: string): string {
  const more = [value, fillTimes(detail, times, (at) => formatClock(at, zone))].filter((each) => each !== '');
  return `${promiseStateLabel[state].padEnd(8)} ${words}${more.length === 0 ? '' : `: ${more.join(', ')}`}`;
}
