import type { ListedAction } from '../incident/action-items.ts';
import { actionStateLabel } from '../incident/events/action-item-set.ts';
import { isSamePerson } from '../incident/people.ts';
import { severityLabel } from '../incident/vocabulary.ts';
import type { RosterPerson } from '../playbook/playbook.ts';
import { EXERCISE, inExercise } from '../wording/exercise.ts';
import { csvOf } from '../shifts/csv.ts';
import { formatIso } from '../time/format.ts';

/** `sev1` and `sev1_20261120`, as PagerDuty’s response guide labels what follows from an incident; and what it is about. */
function labelsOf({ incident, category }: ListedAction): readonly string[] {
  const day = formatIso(incident.startedAt).slice(0, 10).replaceAll('-', '');
  return [
    incident.severity,
    `${incident.severity}_${day}`,
    ...(category === null ? [] : [category]),
    ...(incident.exercise ? ['exercise'] : []),
  ];
}

/** What stands below the title of a ticket: where it comes from, and what the ticket’s own fields do not say. */
function bodyOf(item: ListedAction): string {
  const body = bodyWords(item);
  return item.incident.exercise ? inExercise(body) : body;
}

function bodyWords(item: ListedAction): string {
  const { incident, owner, due, priority, category, text, words } = item;
  const whole = text.includes('\n') || text.length > TITLE ? [text, ''] : [];
  return [
    ...whole,
    `From ${severityLabel[incident.severity]} “${incident.title}” (${incident.id}), ${formatIso(incident.startedAt)}${incident.exercise ? ', an exercise' : ''}.`,
    '',
    `Owner: ${owner ?? 'nobody yet'}`,
    `Due: ${due ?? 'no day'}`,
    `Priority: ${priority}`,
    ...(category === null ? [] : [`Category: ${category}`]),
    ...(incident.services.length === 0 ? [] : [`Services: ${incident.services.join(', ')}`]),
    ...(incident.causes.length === 0 ? [] : [`Causes: ${incident.causes.join(', ')}`]),
    ...(words === '' ? [] : ['', words]),
  ].join('\n');
}

/** More than this is no title: Jira takes 255 characters, GitHub 256. */
const TITLE = 240;

function titleOf({ text, incident }: ListedAction): string {
  const line = `${incident.exercise ? 'EXERCISE: ' : ''}${text}`.replaceAll(/\s+/g, ' ').trim();
  return line.length <= TITLE ? line : `${line.slice(0, TITLE).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const jiraPriority = { high: 'High', medium: 'Medium', low: 'Low' } as const;
const jiraStatus = { open: 'To Do', 'in-progress': 'In Progress', done: 'Done', dropped: 'Done' } as const;
const LABELS = 4;

/**
 * For Jira’s CSV importer: a column of its own for each label, as it asks for several values of one field, and the
 * owner’s address where the roster has it, by which Jira knows people.
 */
export function jiraCsv(items: readonly ListedAction[], roster: readonly RosterPerson[]): string {
  const head = ['Summary', 'Description', 'Issue Type', 'Priority', 'Status', 'Assignee', 'Due date'];
  const rows = items.map((item) => {
    const labels = labelsOf(item);
    const { owner } = item;
    const known = roster.find(({ name }) => owner !== null && isSamePerson(name, owner));
    return [
      ...[titleOf(item), bodyOf(item), 'Task', jiraPriority[item.priority], jiraStatus[item.state]],
      ...[known?.email ?? owner ?? '', item.due ?? ''],
      ...Array.from({ length: LABELS }, (_, i) => labels[i] ?? ''),
    ];
  });
  return `${csvOf([[...head, ...Array.from({ length: LABELS }, () => 'Labels')], ...rows])}\r\n`;
}

/** A ticket as GitHub’s “create an issue” takes it. */
export type GitHubIssue = {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Names that can be log-ins; GitHub leaves out who may not be assigned. */
  readonly assignees: readonly string[];
};

/** For GitHub: an issue each, to be posted one by one. */
export const gitHubIssues = (items: readonly ListedAction[]): readonly GitHubIssue[] =>
  items.map((item) => ({
    title: titleOf(item),
    body: bodyOf(item),
    labels: labelsOf(item),
    assignees: item.owner !== null && /^[a-z\d](?:-?[a-z\d]){0,38}$/i.test(item.owner) ? [item.owner] : [],
  }));

/** A table for a spreadsheet, with everything that is known of each. */
export const actionsCsv = (items: readonly ListedAction[]): string =>
  `${csvOf([
    [
      'action',
      'state',
      'owner',
      'due',
      'put off',
      'category',
      'priority',
      'effect',
      'words',
      'ticket',
    ].concat(['incident', 'title', 'severity', 'services', 'causes', 'exercise', 'opened', 'ended', 'id']),
    ...items.map((item) => [
      ...[item.text, actionStateLabel[item.state], item.owner ?? '', item.due ?? '', String(item.putOff)],
      ...[item.category ?? '', item.priority, item.effect ?? '', item.words, item.link ?? ''],
      ...[item.incident.id, item.incident.title, severityLabel[item.incident.severity]],
      ...[item.incident.services.join(', '), item.incident.causes.join(', ')],
      ...[item.incident.exercise ? EXERCISE : 'no', formatIso(item.openedAt)],
      ...[item.endedAt === null ? '' : formatIso(item.endedAt), item.id],
    ]),
  ])}\r\n`;
