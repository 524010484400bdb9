import { explainIssue } from '../../shared/explain.ts';
import { quarterLabel } from '../../shared/readiness/quarters.ts';
import { planLabel } from '../../shared/readiness/calendar.ts';
import { disputeText } from '../../shared/readiness/said-words.ts';
import { teamCommandSchema } from '../../shared/team/commands.ts';
import type { TeamState } from '../../shared/team/team.ts';
import { formatIso } from '../../shared/time/format.ts';
import { TeamService } from '../incidents/team-service.ts';
import { inTerminal } from './failure-words.ts';
import { incidentId } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';

/** What the team has said outside of incidents, as it stands on this desktop. */
export const teamOf = async ({ service, now }: VerbContext): Promise<TeamState> =>
  new TeamService((await service()).store, now).state();

/** The words after each name, in order; what is an option is given by its name. */
const positional: Readonly<Record<string, readonly string[]>> = {
  'review-runbook': ['file'],
  'audit-alert': ['quarter', 'alert', 'outcome'],
  plan: ['what', 'day'],
  recommend: ['incident'],
  capacity: ['quarter', 'all', 'reliability'],
};

/** How each is typed, and what it says. */
const usages: Readonly<Record<string, readonly [typed: string, says?: string]>> = {
  'review-runbook': ['review-runbook FILE [--undo]', 'somebody went through it, and it is right'],
  'audit-alert': [
    'audit-alert QUARTER ALERT demoted|automated|kept|none [--words TEXT]',
    'what the audit decided; QUARTER as 2026-q4',
  ],
  plan: ['plan process-review|alert-audit|game-day DAY [--id ID] [--words TEXT] [--done] [--remove]'],
  recommend: ['recommend ID [--why TEXT] [--undo]', 'a post-mortem that newcomers should read'],
  capacity: [
    'capacity QUARTER HOURS HOURS [--undo]',
    'of engineers’ time in all, and of that for reliability',
  ],
};

/** `ic team`: what concerns the whole team, not one incident. */
export const teamVerb: Verb = {
  usage: '[review-runbook|audit-alert|plan|recommend|capacity ...]',
  summary: 'Say what the team said of runbooks, alerts, game days and its hours; without words, list it',
  details: Object.values(usages).map((usage) => usage.join(': ')),
  options: ['words', 'why', 'id'],
  flags: ['undo', 'done', 'remove'],
  async run(context) {
    const [name, ...words] = context.words;
    if (name === undefined) return listed(await teamOf(context));
    const command = commandOf(name, words, context);
    const { store } = await context.service();
    const ran = await new TeamService(store, context.now).run(command, context.person);
    if (!ran.ok) throw new CommandFailure(inTerminal(ran.error));
    return { text: 'Recorded.', json: ran.value };
  },
};

function commandOf(name: string, words: readonly string[], { options }: VerbContext) {
  const fields = Object.hasOwn(positional, name) ? positional[name] : undefined;
  if (fields === undefined)
    throw new UsageError(
      `team does not understand “${name}”; there are ${Object.keys(positional).join(', ')}.`,
    );
  const undo = options.has('undo');
  // Hours that are taken back are not named.
  const needed = name === 'capacity' && undo ? 1 : fields.length;
  const lacks = fields.slice(0, needed)[words.length];
  if (lacks !== undefined)
    throw new UsageError(`team ${name} needs ${lacks.toUpperCase()}: ic team ${usages[name]?.[0] ?? name}`);
  if (words.length > needed)
    throw new UsageError(
      `team ${name} does not understand “${words.slice(needed).join(' ')}”; put text in quotes.`,
    );
  const said = Object.fromEntries(fields.map((field, i) => [field, words[i]]));
  if (name === 'capacity' && !undo && !words.slice(1).every((word) => /^\d+(?:\.\d+)?$/.test(word)))
    throw new UsageError('team capacity needs both hours as numbers: ic team capacity 2026-q4 4800 1200.');
  if (name === 'recommend') incidentId(String(said['incident']));
  const { all, reliability, outcome, ...rest } = said;
  const [id, text, why] = [options.get('id'), options.get('words'), options.get('why')];
  const command = teamCommandSchema.safeParse({
    ...{ name, ...rest, undo, done: options.has('done'), removed: options.has('remove') },
    ...(id === undefined ? {} : { id }),
    ...(text === undefined ? {} : { words: text }),
    ...(why === undefined ? {} : { why }),
    ...(name === 'audit-alert' ? { outcome: outcome === 'none' ? null : outcome } : {}),
    ...(name === 'capacity'
      ? { hours: undo ? null : { all: Number(all), reliability: Number(reliability) } }
      : {}),
  });
  if (!command.success) throw new UsageError(explainIssue(command.error.issues[0]));
  return command.data;
}

function listed(team: TeamState) {
  const day = (at: number): string => formatIso(at).slice(0, 10);
  const words = (text: string): string => (text === '' ? '' : `: ${text}`);
  const lines = [
    ...team.runbooksReviewed.map(({ file, at, by }) => `${file} reviewed ${day(at)} by ${by}`),
    ...team.audits.map(
      (each) => `${each.alert}, ${quarterLabel(each.quarter)}: ${each.outcome}${words(each.words)}`,
    ),
    ...team.plans.map(
      ({ id, what, day: on, done, words: text }) =>
        `${planLabel[what]} ${on}${done ? ', done' : ''}${words(text)} (${id})`,
    ),
    ...team.recommended.map(({ incident, why, by }) => `${incident} recommended by ${by}${words(why)}`),
    ...team.capacity.map(
      ({ quarter, hours }) =>
        `${quarterLabel(quarter)}: ${hours.reliability} of ${hours.all} hours for reliability`,
    ),
    ...team.disputes.map((each) => `Choose, by saying it again: ${disputeText(each)}`),
  ];
  return { text: lines.length === 0 ? 'The team has said nothing yet.' : lines.join('\n'), json: team };
}
