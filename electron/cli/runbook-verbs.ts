import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { commandSchema } from '../../shared/incident/commands.ts';
import { runbookFileSchema } from '../../shared/incident/events/runbook-used.ts';
import { MAX_PLAYBOOK_FILE, problemWords } from '../../shared/playbook/problem.ts';
import { alertsOf } from '../../shared/runbooks/fitting.ts';
import { listedRunbook } from '../../shared/runbooks/listed.ts';
import type { ListedRunbook } from '../../shared/runbooks/runbook.ts';
import { formatDay, formatIso } from '../../shared/time/format.ts';
import { TeamRunbooks, type ReadRunbook } from '../playbook/team-runbooks.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { inTerminal } from './failure-words.ts';
import { incidentNamed } from './incident-verbs.ts';
import { withIndex } from './index-verb.ts';
import { teamOf } from './team-verb.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';

/** `ic runbooks`: what there is, and what became of it. */
export const runbooksVerb: Verb = {
  usage: '[--service SERVICE] [--alert ALERT]',
  summary: 'List the team’s runbooks: when each was used and reviewed last, and where it was wrong',
  details: ['--service: only those for this service', '--alert: only those that answer this alert'],
  options: ['service', 'alert'],
  flags: [],
  async run(context) {
    const { words, options, zone } = context;
    if (words.length > 0) throw new UsageError(`runbooks does not understand “${words.join(' ')}”.`);
    const all = await listed(context);
    const [service, alert] = [options.get('service'), options.get('alert')];
    const shown = all.filter(
      (each) =>
        (typeof service !== 'string' || has(each.services, service)) &&
        (typeof alert !== 'string' || has(alertsOf(each), alert)),
    );
    const json = { runbooks: shown.map(asJson) };
    if (all.length === 0)
      return {
        text: `There are no runbooks: put Markdown files into ${new TeamRunbooks(nodeFileSystem, context.storePath).folder}.`,
        json,
      };
    if (shown.length === 0) return { text: 'No runbook fits that.', json };
    return { text: shown.map((each) => linesOf(each, zone).join('\n')).join('\n'), json };
  },
};

/** `ic runbook`: one of them, as it is. */
export const runbookVerb: Verb = {
  usage: 'FILE',
  summary: 'Print a runbook, in Markdown',
  details: ['FILE: the name of its file in p/runbooks, such as restore-keyring.md'],
  options: [],
  flags: [],
  async run({ words: [name, ...rest], storePath }) {
    if (name === undefined) throw new UsageError('Which runbook? ic runbooks lists them.');
    if (rest.length > 0) throw new UsageError(`runbook does not understand “${rest.join(' ')}”.`);
    const { runbook, problems } = await named(name, storePath);
    const said = problems.map(problemWords);
    return {
      text: [...said.map((line) => `<!-- ${line} -->`), runbook.markdown].join('\n'),
      json: { ...runbook, problems: said },
    };
  },
};

/** `ic use-runbook`: its title and its steps are read from the file. */
export const useRunbookVerb: Verb = {
  usage: 'ID FILE [--undo]',
  summary: 'Take up a runbook: its steps become items of the checklist',
  details: [
    'FILE: the name of its file in p/runbooks, or the path of a Markdown file',
    '--undo: put it away again; what was ticked stays in the log',
  ],
  options: [],
  flags: ['undo'],
  async run(context) {
    const [word, name, ...rest] = context.words;
    const id = await incidentNamed(word, context);
    if (name === undefined) throw new UsageError('use-runbook needs FILE.');
    if (rest.length > 0) throw new UsageError(`use-runbook does not understand “${rest.join(' ')}”.`);
    const undo = context.options.has('undo');
    // What is put away may have been deleted since.
    const { file, title, steps } = undo
      ? { file: fileName(name), title: fileName(name), steps: [] }
      : (await named(name, context.storePath)).runbook;
    const command = commandSchema.parse({
      name: 'use-runbook',
      fields: { runbook: file, title, steps, undo },
    });
    const service = await context.service();
    const outcome = await service.run(id, command, context.person);
    if (!outcome.ok) throw new CommandFailure(inTerminal(outcome.error));
    const { events } = outcome.value;
    const json = {
      ...{ id, runbook: file, title, steps: steps.length },
      events: events.map((event) => ({
        ...{ id: event.id, type: event.t, entity: event.e },
        at: formatIso(event.at),
      })),
    };
    if (events.length === 0) return { text: 'Nothing to change: it is so already.', json };
    if (undo) return { text: `Put away: ${file}. Its steps are off the checklist.`, json };
    const many = steps.length === 1 ? '1 step is' : `${steps.length} steps are`;
    const said =
      steps.length === 0 ? 'It has no steps that could stand on a checklist.' : `${many} on the checklist.`;
    return { text: `Taken up: ${title}. ${said}`, json };
  },
};

/** The runbooks with what incidents say of them, by the index. */
async function listed(context: VerbContext): Promise<readonly ListedRunbook[]> {
  const all = await new TeamRunbooks(nodeFileSystem, context.storePath).list();
  if (all.length === 0) return [];
  const used = await withIndex(context, (index) => index.runbooks());
  const team = await teamOf(context);
  return all.map(({ runbook, problems }) =>
    listedRunbook({ runbook, problems: problems.map(problemWords) }, used, team),
  );
}

const has = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => name.toLowerCase() === wanted.trim().toLowerCase());

const asJson = ({ lastUsedAt, reviewedAt, wrong, ...each }: ListedRunbook): unknown => ({
  ...each,
  lastUsedAt: lastUsedAt === null ? null : formatIso(lastUsedAt),
  reviewedAt: reviewedAt === null ? null : formatIso(reviewedAt),
  wrong: wrong.map(({ at, ...one }) => ({ ...one, at: formatIso(at) })),
});

function linesOf(runbook: ListedRunbook, zone: string): readonly string[] {
  const { file, title, services, owner, steps, used, lastUsedAt, reviewedAt, reviewedBy, wrong, problems } =
    runbook;
  const dayOf = (at: number): string => `${formatDay(at, zone)} ${new Date(at).getUTCFullYear()}`;
  const by = reviewedBy === null ? '' : ` by ${reviewedBy}`;
  return [
    `${file}  ${title}${services.length === 0 ? '' : `  (${services.join(', ')})`}`,
    `  ${[
      steps === 1 ? '1 step' : `${steps} steps`,
      lastUsedAt === null
        ? 'never used'
        : `used ${used} ${used === 1 ? 'time' : 'times'}, last ${dayOf(lastUsedAt)}`,
      reviewedAt === null ? 'never reviewed' : `reviewed ${dayOf(reviewedAt)}${by}`,
      ...(owner === null ? [] : [`owner ${owner}`]),
    ].join(', ')}`,
    ...wrong.map(
      ({ incident, at, by: who, words }) =>
        `  wrong in ${incident}, ${dayOf(at)}, by ${who}${words === '' ? '' : `: ${words}`}`,
    ),
    ...problems.map((problem) => `  ${problem}`),
  ];
}

/** A runbook by its name in the team's folder, or by the path of a file anywhere. */
async function named(name: string, storePath: string): Promise<ReadRunbook> {
  const runbooks = new TeamRunbooks(nodeFileSystem, storePath);
  const here = await runbooks.read(name);
  if (here !== undefined) return here;
  const file = fileName(name);
  if (!/[/\\]/.test(name))
    throw new CommandFailure(`There is no runbook ${name} in ${runbooks.folder}; ic runbooks lists them.`);
  const { parseRunbook } = await import('../../shared/runbooks/parse-runbook.ts');
  try {
    const bytes = await readFile(name);
    if (bytes.length > MAX_PLAYBOOK_FILE)
      throw new CommandFailure(`${name} is larger than a runbook may be.`);
    return parseRunbook(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`${name} can’t be read as a runbook: it is no Markdown file, or not there.`);
  }
}

function fileName(name: string): string {
  const file = runbookFileSchema.safeParse(basename(name));
  if (file.success) return file.data;
  throw new UsageError(
    `“${basename(name)}” is no name of a runbook: small letters, digits, dots and dashes, ending in .md.`,
  );
}
