import { isAbsolute, resolve } from 'node:path';
import { afterAction } from '../../shared/exercise/after-action.ts';
import { reportMarkdown } from '../../shared/exercise/report-markdown.ts';
import { exerciseStepSchema, type ExerciseStepInput } from '../../shared/exercise/run.ts';
import { promiseStateLabel } from '../../shared/exercise/report-document.ts';
import { promisesOf, type KeptPromise } from '../../shared/exercise/score.ts';
import { injectKinds } from '../../shared/exercise/scenario.ts';
import { explainIssue } from '../../shared/explain.ts';
import { exerciseOf } from '../../shared/incident/exercise.ts';
import { problemWords } from '../../shared/playbook/problem.ts';
import { fillTimes, formatClock, formatIso } from '../../shared/time/format.ts';
import { beginExercise, playable } from '../exercise/begin-exercise.ts';
import { TeamScenarios } from '../playbook/team-scenarios.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { leadingHere } from './exercise-port.ts';
import { exerciseCheck, exerciseRun, runOptions } from './exercise-run.ts';
import { watchExercise } from './exercise-watch.ts';
import { listedLines, runJson, runLines, scenarioLines } from './exercise-words.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { oneOf } from './one-of.ts';
import { openNamed } from './open-incident.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';
import { writeNew } from './write-new.ts';

type Doing = {
  /** As it is typed after `ic exercise`, and what it says. */
  readonly typed: string;
  readonly says: string;
  readonly run: (context: VerbContext) => Promise<Output>;
};

const doings: Readonly<Record<string, Doing>> = {
  list: { typed: 'list', says: 'the scenarios that can be played, without what they hold', run: list },
  show: { typed: 'show FILE', says: 'all of a scenario, for whoever leads it', run: show },
  copy: {
    typed: 'copy FILE',
    says: 'put one that comes with the console into p/scenarios, to change',
    run: copy,
  },
  check: { typed: 'check [FILE ...]', says: 'what is wrong in scenario files', run: exerciseCheck },
  run: {
    typed: 'run FILE --fast [--seed N] [--forget]',
    says: 'play one without people, for a test',
    run: exerciseRun,
  },
  begin: {
    typed: 'begin FILE [--solo]',
    says: 'declare the exercise and begin it; you lead, or play alone',
    run: begin,
  },
  status: { typed: 'status ID', says: 'the clock, what was given and what is to come', run: statusOf },
  watch: {
    typed: 'watch ID',
    says: 'hold the clock and give what is due, until Ctrl-C or the end',
    run: watch,
  },
  give: stepping('give ID INJECT', 'give one now', (words) => ({ do: 'give', inject: words(0, 'INJECT') })),
  skip: stepping('skip ID INJECT [--undo]', 'it does not come, or does again', (words, { options }) => ({
    ...{ do: 'skip', inject: words(0, 'INJECT'), undo: options.has('undo') },
  })),
  move: stepping(
    'move ID INJECT MINUTES [--rest]',
    'later, or earlier with -5; with all after it',
    (words, { options }) => ({
      ...{ do: 'move', inject: words(0, 'INJECT'), minutes: numberOf(words(1, 'MINUTES')) },
      rest: options.has('rest'),
    }),
  ),
  improvise: stepping(
    'improvise ID TEXT [--kind KIND] [--title TEXT] [--from WHO] [--to WHO] [--in MINUTES]',
    `give something that is in no scenario; KIND is one of ${injectKinds.join(', ')}`,
    (words, { options }) => ({
      ...{ do: 'improvise', text: words(0, 'TEXT') },
      kind: oneOf('kind of inject', injectKinds, options.get('kind')) ?? 'message',
      ...{ title: textOf(options, 'title'), from: textOf(options, 'from'), to: textOf(options, 'to') },
      inMinutes: options.has('in') ? numberOf(textOf(options, 'in')) : 0,
    }),
  ),
  hint: stepping('hint ID [INJECT]', 'give the next hint', (words, { words: all }) => ({
    do: 'hint',
    ...(all.length > 2 ? { inject: words(0, 'INJECT') } : {}),
  })),
  pause: stepping('pause ID', 'stop the scenario’s clock and all clocks of the exercise', () => ({
    do: 'pause',
  })),
  resume: stepping('resume ID', 'they go on', () => ({ do: 'resume' })),
  speed: stepping('speed ID TIMES', 'the scenario’s clock runs so many times faster', (words) => ({
    ...{ do: 'speed', times: numberOf(words(0, 'TIMES')) },
  })),
  observe: stepping(
    'observe ID TEXT [--strength | --gap]',
    'note what nobody else sees before the end',
    (words, { options }) => ({
      ...{ do: 'observe', text: words(0, 'TEXT') },
      kind: options.has('strength') ? 'strength' : options.has('gap') ? 'gap' : null,
    }),
  ),
  saw: stepping(
    'saw ID INJECT EXPECTATION [--not | --undo]',
    'whether an expected response came',
    (words, { options }) => ({
      ...{ do: 'saw', inject: words(0, 'INJECT'), expectation: words(1, 'EXPECTATION') },
      seen: options.has('undo') ? null : !options.has('not'),
    }),
  ),
  end: stepping(
    'end ID [--why TEXT]',
    'end it, and publish what its report needs',
    (_words, { options }) => ({
      ...{ do: 'end', why: textOf(options, 'why') },
    }),
  ),
  reopen: stepping('reopen ID', 'it was ended by mistake', () => ({ do: 'reopen' })),
  score: { typed: 'score ID', says: 'what the process promises, and whether it was kept', run: score },
  report: { typed: 'report ID [--out PATH]', says: 'the after-action report, in Markdown', run: report },
};

/** `ic exercise`: game days without a window, or beside one. */
export const exerciseVerb: Verb = {
  usage: `${Object.keys(doings).join('|')} ...`,
  summary: 'Lead a game day: begin it, give what is due, observe, end it and read its report',
  details: [
    ...Object.values(doings).map(({ typed, says }) => `${typed}: ${says}`),
    'What is due is given by the console’s window, or by watch where no window is open.',
    'What is to come stays on this desktop until it is given; it is never exchanged.',
  ],
  options: ['kind', 'title', 'from', 'to', 'in', 'why', 'out', ...runOptions.options],
  flags: ['solo', 'undo', 'rest', 'strength', 'gap', 'not', ...runOptions.flags],
  async run(context) {
    const [word, ...words] = context.words;
    const doing = word !== undefined && Object.hasOwn(doings, word) ? doings[word] : undefined;
    if (doing === undefined)
      throw new UsageError(
        word === undefined
          ? 'exercise needs a word: ic help exercise lists them.'
          : `exercise does not understand “${word}”; there are ${Object.keys(doings).join(', ')}.`,
      );
    return doing.run({ ...context, words });
  },
};

/** A step of whoever leads it. `words(0, 'INJECT')` is the first word after the id. */
function stepping(
  typed: string,
  says: string,
  stepOf: (words: (index: number, name: string) => string, context: VerbContext) => ExerciseStepInput,
): Doing {
  return {
    ...{ typed, says },
    async run(context) {
      const [name, ...rest] = context.words;
      let taken = 0;
      const input = stepOf(
        (index, wanted) => {
          const word = rest[index];
          taken = Math.max(taken, index + 1);
          if (word === undefined)
            throw new UsageError(
              `exercise ${typed.split(' ')[0] ?? ''} needs ${wanted}: ic exercise ${typed}`,
            );
          return word;
        },
        { ...context, words: ['exercise', ...context.words] },
      );
      if (rest.length > taken)
        throw new UsageError(
          `exercise does not understand “${rest.slice(taken).join(' ')}”; put text in quotes.`,
        );
      const step = exerciseStepSchema.safeParse(input);
      if (!step.success) throw new UsageError(explainIssue(step.error.issues[0]));
      const id = await incidentNamed(name, context);
      const { keeper } = await leadingHere(context);
      const done = await keeper.step(id, step.data);
      if (!done.ok) throw new CommandFailure(inTerminal(done.error));
      return { text: runLines(done.value, context.zone).join('\n'), json: runJson(done.value) };
    },
  };
}

function numberOf(word: string): number {
  const number = Number(word.replace(/^\+/, ''));
  if (word.trim() === '' || !Number.isFinite(number)) throw new UsageError(`“${word}” is not a number.`);
  return number;
}

const textOf = (options: VerbContext['options'], name: string): string => {
  const said = options.get(name);
  return typeof said === 'string' ? said : '';
};

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

async function played(context: VerbContext, verb: string) {
  const opened = await openNamed(`exercise ${verb}`, context);
  if (exerciseOf(opened.incident) === null)
    throw new CommandFailure(`${opened.id} is no game day: no exercise has begun in it.`);
  return opened;
}

async function score(context: VerbContext): Promise<Output> {
  const { id, incident, playbook } = await played(context, 'score');
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

async function report(context: VerbContext): Promise<Output> {
  const { id, incident, playbook } = await played(context, 'report');
  const { now, zone, options } = context;
  const made = afterAction(incident, playbook, now());
  if (made === null) throw new CommandFailure(`${id} has no report yet.`);
  const text = reportMarkdown(made, zone);
  const out = options.get('out');
  if (typeof out !== 'string') return { text, json: { id, exercise: true, markdown: text } };
  const path = isAbsolute(out) ? out : resolve(out);
  await writeNew(path, Buffer.from(text));
  return { text: `Written: ${path}`, json: { id, exercise: true, path } };
}
