import { actionLine } from '../../shared/actions/action-text.ts';
import { byDay, filtered, type ActionFilter } from '../../shared/actions/action-list.ts';
import { actionsCsv, gitHubIssues, jiraCsv } from '../../shared/actions/export.ts';
import { isEscalated, isOpen, isOverdue } from '../../shared/actions/standing.ts';
import { actionCategories, actionStates } from '../../shared/incident/events/action-item-set.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import { formatIso } from '../../shared/time/format.ts';
import { dayAt, parseDay, type Day } from '../../shared/time/days.ts';
import { playbookOf } from './escalation-verbs.ts';
import { withIndex } from './index-verb.ts';
import { UsageError, type Verb, type VerbContext } from './verb.ts';

const formats = ['text', 'csv', 'jira', 'github'] as const;
type Format = (typeof formats)[number];

/** `ic actions`: what was promised in all incidents, and how it stands. */
export const actionsVerb: Verb = {
  usage:
    '[--owner NAME] [--service NAME] [--cause ID] [--category C] [--incident ID] [--state STATE] [--overdue] [--due-before DAY] [--all] [--format text|csv|jira|github]',
  summary: 'List the action items of all incidents, what slipped twice and what is overdue first',
  details: [
    '--owner: one person’s; what slipped twice is also the commander’s of its incident',
    `--state: ${actionStates.join(', ')}; --category: ${actionCategories.join(', ')}`,
    '--due-before: a day, such as fri, "in 2 weeks" or 2026-12-01',
    '--all: what is done and dropped too; only what is to be done unless this or --state is said',
    '--format: jira for Jira’s CSV importer, github as a list of issues to create, csv for a spreadsheet',
    'add-action and set-action change them.',
  ],
  options: ['owner', 'service', 'cause', 'category', 'incident', 'state', 'due-before', 'format'],
  flags: ['overdue', 'all'],
  async run(context) {
    const { words, options, storePath, zone, now } = context;
    if (words.length > 0) throw new UsageError(`actions does not understand “${words.join(' ')}”.`);
    const today = dayAt(now(), zone);
    const filter = filterOf(context, today);
    const format = oneOf<Format>(context, 'format', formats) ?? 'text';
    const everything = options.has('all') || filter.state !== undefined;
    const all = await withIndex(context, (index) => index.actions());
    const items = filtered(all, filter, today)
      .filter((item) => everything || isOpen(item))
      .toSorted((a, b) => rank(a, today) - rank(b, today) || byDay(a, b));
    const issues = gitHubIssues(items);
    if (format === 'github') return { text: JSON.stringify(issues, null, 2), json: issues };
    const json = items.map((item) => jsonOf(item, today));
    if (format === 'jira')
      return { text: jiraCsv(items, (await playbookOf(storePath)).roster).trimEnd(), json };
    if (format === 'csv') return { text: actionsCsv(items).trimEnd(), json };
    const text = items.map((item) => `${item.id}  ${actionLine(item, today)}`).join('\n');
    return { text: text === '' ? 'No action item is like that.' : text, json };
  },
};

/** What slipped twice, what is overdue, what is to be done, what is over. */
const rank = (item: ListedAction, today: Day): number =>
  isEscalated(item, today) ? 0 : isOverdue(item, today) ? 1 : isOpen(item) ? 2 : 3;

function filterOf(context: VerbContext, today: Day): ActionFilter {
  const { options } = context;
  const [person, service] = [said(context, 'owner'), said(context, 'service')];
  const [cause, incident, before] = [
    said(context, 'cause'),
    said(context, 'incident'),
    said(context, 'due-before'),
  ];
  const [state, category] = [
    oneOf(context, 'state', actionStates),
    oneOf(context, 'category', actionCategories),
  ];
  const day = before === undefined ? undefined : parseDay(before, today);
  if (day?.ok === false) throw new UsageError(`--due-before: ${day.error}`);
  return {
    ...(person === undefined ? {} : { person }),
    ...(service === undefined ? {} : { service }),
    ...(cause === undefined ? {} : { cause }),
    ...(incident === undefined ? {} : { incident }),
    ...(state === undefined ? {} : { state }),
    ...(category === undefined ? {} : { category }),
    ...(options.has('overdue') ? { overdue: true } : {}),
    ...(day === undefined ? {} : { dueBefore: day.value }),
  };
}

function said({ options }: VerbContext, name: string): string | undefined {
  const words = options.get(name);
  return typeof words === 'string' ? words : undefined;
}

function oneOf<T extends string>(context: VerbContext, name: string, known: readonly T[]): T | undefined {
  const words = said(context, name);
  if (words === undefined) return undefined;
  const found = known.find((each) => each === words.toLowerCase());
  if (found === undefined)
    throw new UsageError(`There is no --${name} “${words}”; there are ${known.join(', ')}.`);
  return found;
}

const jsonOf = (item: ListedAction, today: Day) => ({
  ...item,
  openedAt: formatIso(item.openedAt),
  endedAt: item.endedAt === null ? null : formatIso(item.endedAt),
  overdue: isOverdue(item, today),
  slippedTwice: isEscalated(item, today),
  incident: {
    ...item.incident,
    startedAt: formatIso(item.incident.startedAt),
    resolvedAt: item.incident.resolvedAt === null ? null : formatIso(item.incident.resolvedAt),
  },
});
