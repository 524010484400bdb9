import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseScenario } from '../../shared/exercise/parse-scenario.ts';
import type { Scenario, ScenarioProblem } from '../../shared/exercise/scenario.ts';
import { problemWords, unreadableWords } from '../../shared/playbook/problem.ts';
import { fillTimes, formatClock } from '../../shared/time/format.ts';
import { readFiles } from '../playbook/read-files.ts';
import { picturesOf, readPicture } from '../playbook/scenario-pictures.ts';
import { TeamScenarios } from '../playbook/team-scenarios.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { neverGiven, play, type Played } from './exercise-play.ts';
import { CommandFailure, UsageError, type Output } from './verb.ts';

/** What of the words after `ic exercise` these two need. */
type Asked = {
  readonly storePath: string;
  /** The words after `run` or `check`. */
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string | true>;
};

/** `ic exercise run FILE --fast [--seed N] [--forget]`: plays a scenario without people, and says what came of it. */
export async function exerciseRun({ storePath, words, options }: Asked): Promise<Output> {
  const [file, ...rest] = words;
  if (file === undefined || rest.length > 0)
    throw new UsageError('Say which scenario: ic exercise run FILE --fast.');
  if (!options.has('fast'))
    throw new UsageError(
      'Only --fast plays a scenario here, without people. With people it begins in the window, or by ic exercise begin.',
    );
  const scenario = await scenarioAt(storePath, file);
  const seed = seedOf(options.get('seed'));
  const played = play(scenario, { seed, forgets: options.has('forget') ? 5 : 0 });
  const never = neverGiven(scenario, seed);
  const json = {
    ...{ file: scenario.file, title: scenario.title, minutes: scenario.minutes, seed },
    ...{ stopped: played.stopped, timeline: played.timeline, promises: played.promises },
    responses: played.ending?.responses ?? [],
    notGiven: played.ending?.notGiven ?? [],
    never: never.map(({ inject, why }) => ({ id: inject.id, title: inject.title, why })),
  };
  const faults = [
    ...never.map(({ inject, why }) => `“${inject.title}” never comes: ${why}.`),
    ...(played.stopped === null ? ['No stop condition is ever reached.'] : []),
  ];
  const text = [...reportOf(scenario, played), ...(faults.length === 0 ? [] : ['', ...faults])].join('\n');
  return { text, json, exitCode: faults.length === 0 ? 0 : 1 };
}

const seedOf = (said: string | true | undefined): number => {
  if (said === undefined) return 1;
  if (typeof said !== 'string' || !/^\d{1,9}$/.test(said)) throw new UsageError('--seed is a whole number.');
  return Number(said);
};

function reportOf({ title, minutes, injects }: Scenario, played: Played): readonly string[] {
  const responses = played.ending?.responses ?? [];
  const done = responses.filter((each) => each.done === true).length;
  const told = responses.filter((each) => each.done !== null).length;
  const left = played.ending?.notGiven ?? [];
  return [
    `${title}: ${played.given.length} of ${injects.length} injects given`,
    ...played.timeline.map(({ minute, who, words }) => `${minuteWords(minute)}  ${who.padEnd(11)}  ${words}`),
    '',
    'Promises',
    ...played.promises.map(({ words, state, value, detail, times }) =>
      `  ${state.padEnd(6)}  ${words}  ${[value, fillTimes(detail, times, (at) => formatClock(at, 'UTC'))].filter((each) => each !== '').join(', ')}`.trimEnd(),
    ),
    '',
    `Expected responses: ${done} of ${told} that the record can tell${told === responses.length ? '' : `, ${responses.length - told} for a person’s eye`}`,
    ...responses
      .filter((each) => each.done === false)
      .map(({ inject, words }) => `  not in time  ${inject}: ${words}`),
    ...(left.length === 0 ? [] : [`Not needed: ${left.join('; ')}`]),
    played.stopped === null
      ? `Not over after ${minutes} min.`
      : `Stopped at ${minuteWords(played.stopped.minute).trim()} of ${minutes} min. ${played.stopped.words}`,
  ];
}

const minuteWords = (minute: number): string => `+${Math.floor(minute + 1e-6)}`.padStart(4);

/** A scenario by the path of a file, else by its name among the team’s and those that come with the console. */
async function scenarioAt(storePath: string, file: string): Promise<Scenario> {
  if (isPath(file)) {
    const { scenario, problems } = readAt(file);
    if (scenario === null) throw new CommandFailure(problems.map(problemWords).join('\n'));
    return scenario;
  }
  const scenarios = new TeamScenarios(nodeFileSystem, storePath);
  const name = file.endsWith('.yaml') ? file : `${file}.yaml`;
  const found = await scenarios.read(name);
  if (found === undefined) {
    const { scenarios: all } = await scenarios.list();
    throw new CommandFailure(
      `There is no scenario ${name}. There are ${all.map((each) => each.file).join(', ')}.`,
    );
  }
  if (!found.read.ok) throw new CommandFailure(found.read.error.map(problemWords).join('\n'));
  return found.read.value;
}

/** `ic exercise check [FILE...]`: says what can't be played and why; without files, of the team’s folder. */
export async function exerciseCheck({ storePath, words }: Asked): Promise<Output> {
  if (words.length > 0) {
    const { folder } = new TeamScenarios(nodeFileSystem, storePath);
    const read = words.flatMap((word) => filesOf(namedIn(folder, word))).map((path) => readAt(path));
    return checked(
      read.length,
      read.flatMap(({ problems }) => problems),
      'here',
    );
  }
  const scenarios = new TeamScenarios(nodeFileSystem, storePath);
  const { scenarios: all, problems } = await scenarios.list();
  const own = all.filter(({ builtIn }) => !builtIn).length;
  if (own === 0 && problems.length === 0) {
    const text = `There are no scenarios in ${scenarios.folder}. ${all.length} come with the console; ic exercise copy FILE puts one there to change.`;
    return { text, json: { folder: scenarios.folder, files: 0, problems } };
  }
  return checked(own, problems, `in ${scenarios.folder}`);
}

function checked(files: number, problems: readonly ScenarioProblem[], where: string): Output {
  const json = { files, problems };
  if (problems.length === 0)
    return { text: `All good: ${files} ${files === 1 ? 'scenario' : 'scenarios'} ${where}.`, json };
  const bad = new Set(problems.map(({ file }) => file)).size;
  const last = `${bad === 1 ? 'This scenario is' : 'These scenarios are'} not offered until ${bad === 1 ? 'it is' : 'they are'} mended.`;
  return { text: [...problems.map(problemWords), last].join('\n'), json, exitCode: 1 };
}

const isPath = (file: string): boolean => /[/\\]/.test(file) || existsSync(file);

/** A path, or the name of a file of the team's own: as all other words of `ic exercise` take it. */
function namedIn(folder: string, word: string): string {
  const own = join(folder, word.endsWith('.yaml') ? word : `${word}.yaml`);
  return !isPath(word) && existsSync(own) ? own : word;
}

/** A file, or those of a folder. */
function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) throw new CommandFailure(`There is no file ${path}.`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(path, name));
}

/** A scenario anywhere on the disk, with the pictures beside it. */
function readAt(path: string): {
  readonly scenario: Scenario | null;
  readonly problems: readonly ScenarioProblem[];
} {
  const [folder, name] = [dirname(resolve(path)), basename(path)];
  const [found] = readFiles(nodeFileSystem, folder, [name]);
  const say = (message: string): readonly ScenarioProblem[] => [{ file: path, line: null, message }];
  if (found === undefined) throw new CommandFailure(`There is no file ${path}.`);
  if (found.text === null)
    return {
      scenario: null,
      problems: say(`This scenario can’t be played: ${unreadableWords[found.trouble ?? 'failed']}.`),
    };
  const parsed = parseScenario(name, found.text, path);
  if (!parsed.ok) return { scenario: null, problems: parsed.error };
  const problems = picturesOf(parsed.value.injects).flatMap((each) => {
    const picture = readPicture(nodeFileSystem, folder, each);
    return typeof picture === 'string' ? say(`The picture ${each} ${picture}.`) : [];
  });
  return { scenario: problems.length === 0 ? parsed.value : null, problems };
}
