import {
  foundBy as finders,
  roles,
  severities,
  type FoundBy,
  type Role,
  type Severity,
} from '../incident/vocabulary.ts';
import { list, oneOf, orNone, readGroup, text, type Field, type Fields } from '../playbook/fields.ts';
import { aRole } from '../playbook/parse-yaml-files.ts';
import { PLAYBOOK_FOLDER, sentences } from '../playbook/problem.ts';
import { orElse, plainWord } from '../playbook/nearest.ts';
import { readYaml, type YamlGroup } from '../playbook/read-yaml.ts';
import { err, ok, type Result } from '../result.ts';
import { clock, length, players, stopCondition, yesOrNo } from './parse-scenario-fields.ts';
import { MAX_MINUTES } from './parse-scenario-words.ts';
import { readInjects, type ReadInjects } from './parse-scenario-injects.ts';
import { checkOrder } from './parse-scenario-order.ts';
import { SCENARIO_FOLDER, type Scenario, type ScenarioProblem, type StopCondition } from './scenario.ts';

type Head = Pick<
  Scenario,
  | 'title'
  | 'about'
  | 'level'
  | 'minutes'
  | 'players'
  | 'solo'
  | 'objectives'
  | 'brief'
  | 'severity'
  | 'story'
  | 'debrief'
> & { roles: readonly Role[]; stop: readonly StopCondition[]; start: Start };
type Start = {
  title: string;
  severity: Severity;
  services: readonly string[];
  'found-by': FoundBy;
  started: number;
};

const aSeverity = oneOf('a severity', severities, {
  ...Object.fromEntries(severities.map((each, index) => [`sev-${index + 1}`, each])),
});
const aLevel: Field<1 | 2 | 3> = (value, refuse) =>
  value === '1' || value === '2' || value === '3'
    ? { value: value === '1' ? 1 : value === '2' ? 2 : 3 }
    : refuse('is 1 (first steps), 2 or 3 (hard)');

const startFields: Fields<Start> = {
  title: text(200),
  severity: aSeverity,
  services: list(text(80), 10),
  'found-by': oneOf('who finds out first', finders, { alert: 'monitoring', alerts: 'monitoring' }),
  started: clock,
};
const start: Field<Start> = (value, refuse) => {
  if (typeof value === 'string' || value.kind === 'list')
    return refuse('has `title` and `severity` below it: what is declared when it begins');
  const said: number[] = [];
  const say = (line: number, message: string): void => {
    said.push(line);
    refuse(`is not understood: ${message}`, line);
  };
  const read = readGroup(value, startFields, { ignored: say, broken: say });
  for (const key of ['title', 'severity'] as const)
    if (!value.entries.some((entry) => plainWord(entry.key) === key)) say(value.line, `it has no \`${key}\``);
  if (said.length > 0 || read === null) return null;
  const { title = '', severity = 'sev2', services = [], started = 0 } = read;
  return { value: { title, severity, services, started, 'found-by': read['found-by'] ?? 'monitoring' } };
};

const fields: Omit<Fields<Head>, 'minutes' | 'stop'> = {
  title: text(200),
  about: text(300),
  level: aLevel,
  players,
  solo: yesOrNo,
  roles: list(aRole, roles.length),
  objectives: list(text(500), 20),
  brief: text(8_000),
  start,
  severity: orNone(aSeverity),
  story: text(8_000),
  debrief: list(text(500), 30),
};
const needed = ['title', 'about', 'minutes', 'brief', 'start', 'story', 'injects'] as const;

/**
 * Reads a scenario's file: all of it or nothing, since whoever leads a game day must be able to rely on it.
 * @param where how problems call the file; its place in the store, if not told.
 * @returns the scenario, or every problem that its file has, with their lines.
 */
export function parseScenario(
  file: string,
  content: string,
  where = `${PLAYBOOK_FOLDER}/${SCENARIO_FOLDER}/${file}`,
): Result<Scenario, readonly ScenarioProblem[]> {
  const problems: ScenarioProblem[] = [];
  const report = (line: number | null, message: string): void => {
    const words = message.charAt(0).toUpperCase() + message.slice(1);
    problems.push({ file: where, line, message: sentences(words) });
  };
  const yaml = readYaml(content.replace(/^\uFEFF/, ''));
  if (!yaml.ok) report(yaml.error.line, yaml.error.message);
  else if (typeof yaml.value === 'string' || yaml.value.kind === 'list')
    report(1, 'it has no line of the form `title:`; a scenario begins with its title');
  else {
    const scenario = readScenario(file, yaml.value, report);
    if (scenario !== null && problems.length === 0) return ok(scenario);
  }
  return err(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function readScenario(
  file: string,
  group: YamlGroup,
  report: (line: number | null, message: string) => void,
): Scenario | null {
  let found: ReadInjects = { injects: [], ids: [] };
  // What injects are held to is known where other fields are broken, too: all problems are said at once.
  let minutes: number | undefined;
  let stop: readonly StopCondition[] = [];
  const no = (line: number, message: string): void => report(line, message);
  const read = readGroup<Head & { injects: null }>(
    group,
    {
      ...fields,
      minutes(value, refuse) {
        const said = length(value, refuse);
        minutes = said?.value;
        return said;
      },
      stop(value, refuse) {
        const said = list(stopCondition, 10)(value, refuse);
        stop = said?.value ?? [];
        return said;
      },
      injects(value, refuse) {
        found = readInjects(value, entryLine(group, 'injects'), report);
        return typeof value !== 'string' && value.kind === 'list' && value.items.length === 0
          ? refuse('has none; a scenario needs at least one')
          : { value: null };
      },
    },
    { ignored: no, broken: no },
  );
  for (const key of needed)
    if (!group.entries.some((entry) => plainWord(entry.key) === key))
      report(null, `there is no \`${key}\`; ${needFor[key]}`);
  const most = minutes ?? MAX_MINUTES;
  checkOrder(found, most, report);
  checkStop(stop, most, found.ids, (message) => report(entryLine(group, 'stop'), message));
  if (read?.start === undefined || minutes === undefined) return null;
  const { title = '', about = '', level = 2, players: who = { from: 2, to: 6 }, solo = false } = read;
  const { objectives = [], brief = '', severity = null, story = '', debrief = [] } = read;
  const { 'found-by': foundBy, ...declared } = read.start;
  return {
    ...{ file, title, about, level, minutes, players: who, solo, objectives, brief },
    roles: read.roles ?? ['commander', 'technical-lead', 'communications-lead', 'scribe'],
    start: { ...declared, foundBy },
    ...{ severity, story, injects: found.injects.map(({ inject }) => inject), debrief },
    stop: withEnd(stop, minutes),
  };
}

/** Whether it can end so: by an inject that is there, and before its minutes are over. */
function checkStop(
  stop: readonly StopCondition[],
  minutes: number,
  ids: readonly string[],
  say: (message: string) => void,
): void {
  for (const condition of stop)
    if (condition.on === 'minute') {
      if (condition.minute > minutes)
        say(`\`stop\` has minute ${condition.minute}, and \`minutes\` says ${minutes}`);
    } else if (condition.happening.what === 'inject' && !ids.includes(condition.happening.id)) {
      const { id } = condition.happening;
      say(`\`stop\` has “${id}”, which is no inject here${orElse(id, ids)}`);
    }
}

const entryLine = (group: YamlGroup, key: string): number =>
  group.entries.find((entry) => plainWord(entry.key) === key)?.line ?? group.line;

/** It is over when its minutes are, whatever else ends it; where nothing was written, when it is resolved. */
function withEnd(stop: readonly StopCondition[], minute: number): readonly StopCondition[] {
  const written: readonly StopCondition[] =
    stop.length > 0 ? stop : [{ on: 'happening', happening: { what: 'phase', phase: 'post-mortem' } }];
  return written.some(({ on }) => on === 'minute') ? written : [...written, { on: 'minute', minute }];
}

const needFor: Record<(typeof needed)[number], string> = {
  title: 'a few words for the list',
  about: 'one sentence for the list that gives nothing away',
  minutes: 'how long it takes, such as 60',
  brief: 'what the players are told before it begins',
  start: 'what is declared when it begins, with `title` and `severity` below it',
  story: 'what has really happened, for the facilitator and for the talk afterwards',
  injects: 'what reaches the players, and when',
};
