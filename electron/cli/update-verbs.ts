import { dueTo } from '../../shared/incident/cadence.ts';
import { draftsOf } from '../../shared/incident/update-drafts.ts';
import { updateFactLabel, updateFactsOf } from '../../shared/incident/update-facts.ts';
import { historyTo, type UpdateToThem } from '../../shared/incident/update-history.ts';
import { messageOf, wordingFor } from '../../shared/incident/update-wording.ts';
import { lastUpdate } from '../../shared/incident/updates.ts';
import {
  audiences,
  pageStatuses,
  pageStatusLabel,
  type Audience,
  type PageStatus,
} from '../../shared/incident/vocabulary.ts';
import { formatIso, formatStamp } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import { copyAs, copyFormats, type CopyFormat } from '../../shared/wording/formats/copy-as.ts';
import { notDeclared, openNamed, zoneName } from './open-incident.ts';
import { CommandFailure, UsageError, type Output, type Verb, type VerbContext } from './verb.ts';

type Opened = Awaited<ReturnType<typeof openNamed>>;

/** One of some words, as an option says it. */
function oneOf<T extends string>(
  { options }: VerbContext,
  option: string,
  known: readonly T[],
): T | undefined {
  const given = options.get(option);
  if (given === undefined) return undefined;
  const found = known.find((each) => each === given);
  if (found === undefined)
    throw new UsageError(`--${option} is one of ${known.join(', ')}; “${String(given)}” is none of them.`);
  return found;
}

function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new UsageError(what);
  return value;
}

const audienceOf = (context: VerbContext, verb: string): Audience =>
  needed(oneOf(context, 'audience', audiences), `${verb} needs --audience: ${audiences.join(', ')}.`);

/** The words that the facts make, with the next time as it was given or as it is due. */
function worded({ incident, playbook }: Opened, audience: Audience, context: VerbContext): string {
  const now = context.now();
  const { zone, options } = context;
  const typed = options.get('next');
  const read = typeof typed === 'string' ? parseInstant(typed, { now, zone, side: 'future' }) : null;
  if (read?.ok === false) throw new UsageError(read.error);
  const due = dueTo(incident, audience);
  // A time that has gone by is promised to nobody: the pace from now is.
  const pace = due?.intervalMinutes ?? null;
  const byPace = pace === null ? null : Math.floor((now + pace * 60_000) / 60_000) * 60_000;
  const next = read === null ? byPace : read.value;
  const words = wordingFor(incident, playbook, audience, { now, zone, zoneName: zoneName(now, zone), next });
  if (words === '')
    throw new CommandFailure('Nothing is known yet that could be said; ic facts lists what is missing.');
  return words;
}

/** `ic facts`: the one set of facts that the updates are made from. */
export const factsVerb: Verb = {
  usage: 'ID',
  summary: 'List the facts for the updates: what was stated, what the log suggests, what is missing',
  details: ['ic describe states one: --affected, --impact, --known, --doing, --cause, --estimate, --loss'],
  options: [],
  flags: [],
  async run(context) {
    const { id, incident, playbook } = await openNamed('facts', context);
    const facts = updateFactsOf(incident, playbook);
    const text = facts.map(({ name, words, basis, source }) => {
      const missing = name === 'cause' ? 'Not confirmed' : 'Not said yet';
      const on = basis === null ? '' : `, based on ${basis}`;
      const when = source === null ? '' : formatStamp(source.at, context.zone);
      const from =
        source === null ? '' : `  (${source.kind === 'stated' ? source.by : source.what}, ${when})`;
      return `${updateFactLabel[name].padEnd(16)}${words ?? missing}${on}${from}`;
    });
    return { text: text.join('\n'), json: { id, facts } };
  },
};

/** `ic wording`: words to begin an update with. */
export const wordingVerb: Verb = {
  usage: 'ID --audience AUDIENCE [--next WORDS]',
  summary: 'Word an update for one audience from the facts, by the playbook’s template',
  details: ['--next: when the next one is promised; by the pace in force when left out'],
  options: ['audience', 'next'],
  flags: [],
  async run(context) {
    const audience = audienceOf(context, 'wording');
    const opened = await openNamed('wording', context);
    const text = worded(opened, audience, context);
    return { text, json: { id: opened.id, audience, text } };
  },
};

/** `ic copy-update`: an update as it is pasted somewhere else. */
export const copyVerb: Verb = {
  usage: 'ID --audience AUDIENCE --format FORMAT [--status STATUS] [--next WORDS] [--draft] [--last]',
  summary: 'Print an update as text, Slack mrkdwn, Statuspage JSON or an e-mail',
  details: [
    `--format: ${copyFormats.join(', ')}`,
    '--status: what the status page says; by the phase when left out',
    '--draft: the draft that was shared; --last: what was sent last; else words from the facts',
  ],
  options: ['audience', 'format', 'status', 'next'],
  flags: ['draft', 'last'],
  async run(context) {
    const audience = audienceOf(context, 'copy-update');
    const formats = `copy-update needs --format: ${copyFormats.join(', ')}.`;
    const format = needed(oneOf<CopyFormat>(context, 'format', copyFormats), formats);
    const given = oneOf<PageStatus>(context, 'status', pageStatuses);
    const { options } = context;
    if (options.has('draft') && options.has('last'))
      throw new UsageError('Either the draft or the last one: --draft and --last don’t go together.');
    const opened = await openNamed('copy-update', context);
    const { incident, playbook, id } = opened;
    const last = options.has('last') ? lastUpdate(incident, audience) : undefined;
    const text = options.has('last')
      ? last?.text
      : options.has('draft')
        ? draftsOf(incident).get(audience)?.text
        : worded(opened, audience, context);
    if (text === undefined)
      throw new CommandFailure(
        options.has('last')
          ? `No update was sent to ${audience} yet.`
          : `No draft for ${audience} was shared; ic draft-update shares one.`,
      );
    const message = messageOf(incident, playbook, { audience, text, status: given ?? last?.status });
    if (message === undefined) throw notDeclared(id);
    const copied = copyAs(format, message);
    return { text: copied, json: { id, audience, format, text: copied } };
  },
};

/** `ic updates`: what each audience was sent, and whether it came when it was promised. */
export const updatesVerb: Verb = {
  usage: 'ID [--audience AUDIENCE]',
  summary: 'List the updates that were sent: to whom, where, who had approved, on time or how late',
  details: [],
  options: ['audience'],
  flags: [],
  async run(context) {
    const only = oneOf(context, 'audience', audiences);
    const { id, incident } = await openNamed('updates', context);
    const told = (only === undefined ? audiences : [only]).map((audience) => ({
      audience,
      sent: historyTo(incident, audience),
      due: dueTo(incident, audience),
      draft: draftsOf(incident).get(audience) ?? null,
    }));
    const { zone } = context;
    const lines = told.flatMap(({ audience, sent, due, draft }) => [
      `${audience}: ${sent.length === 0 ? 'nothing sent yet' : `${sent.length} sent`}${due === null ? '' : `, next due ${formatStamp(due.at, zone)}`}`,
      ...sent.map((each) => `  ${sentLine(each, audience, zone)}`),
      ...(draft === null ? [] : [`  draft by ${draft.by}, ${approvalWords(draft.approved?.by)}`]),
    ]);
    return { text: lines.join('\n'), json: jsonOf(id, told) };
  },
};

const approvalWords = (by: string | undefined): string =>
  by === undefined ? 'not approved yet' : `approved by ${by}`;

function sentLine({ update, number, lateMinutes }: UpdateToThem, audience: Audience, zone: string): string {
  const { at, by, alsoBy, channel, status, approvedBy, text } = update;
  const late =
    lateMinutes === null ? 'none was due' : lateMinutes === 0 ? 'on time' : `${lateMinutes} min late`;
  const approver = approvedBy[audience];
  const about = [
    `by ${by}`,
    ...(alsoBy.length === 0 ? [] : [`marked by ${alsoBy.join(' and ')} as well`]),
    ...(channel === null ? [] : [channel]),
    ...(status === null ? [] : [pageStatusLabel[status].toLowerCase()]),
    ...(approver === undefined ? [] : [`approved by ${approver}`]),
    late,
  ];
  return `${number}  ${formatStamp(at, zone)}  ${about.join(', ')}: ${text.replaceAll(/\s+/g, ' ')}`;
}

type Told = {
  readonly audience: Audience;
  readonly sent: readonly UpdateToThem[];
  readonly due: ReturnType<typeof dueTo>;
  readonly draft: unknown;
};

const jsonOf = (id: string, told: readonly Told[]): Output['json'] => ({
  id,
  audiences: told.map(({ audience, sent, due, draft }) => ({
    audience,
    due: due === null ? null : formatIso(due.at),
    draft,
    sent: sent.map(({ update, number, dueAt, lateMinutes }) => ({
      number,
      id: update.id,
      at: formatIso(update.at),
      by: update.by,
      alsoBy: update.alsoBy,
      text: update.text,
      channel: update.channel,
      status: update.status,
      approvedBy: update.approvedBy[audience] ?? null,
      dueAt: dueAt === null ? null : formatIso(dueAt),
      lateMinutes,
      nextDueAt: update.nextDueAt === null ? null : formatIso(update.nextDueAt),
    })),
  })),
});
