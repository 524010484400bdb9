import { ladderOf, rungState, tellsOf } from '../../shared/incident/escalation.ts';
import { escalationLines, personLine } from '../../shared/incident/escalation-text.ts';
import { pagesOf, timeToAnswer } from '../../shared/incident/pages.ts';
import { severities, severityLabel } from '../../shared/incident/vocabulary.ts';
import { findOnRoster } from '../../shared/playbook/find-on-roster.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { formatStamp, sameDay, formatClock } from '../../shared/time/format.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { incidentNamed } from './incident-verbs.ts';
import { CommandFailure, UsageError, type Verb } from './verb.ts';

export async function playbookOf(storePath: string): Promise<Playbook> {
  const team = new TeamPlaybook(nodeFileSystem, storePath);
  await team.load();
  return team.playbook;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** `ic escalation`: whom to tell and to page in an incident, and how far that is. */
export const escalationVerb: Verb = {
  usage: 'ID',
  summary: 'Say whom to tell and to page, what was done, and who is next',
  details: [],
  options: [],
  flags: [],
  async run({ words: [word, ...rest], storePath, zone, now, service }) {
    if (rest.length > 0) throw new UsageError(`escalation does not understand “${rest.join(' ')}”.`);
    const id = await incidentNamed(word, { service });
    const incident = await (await service()).open(id);
    if (incident === undefined) throw new CommandFailure(`There is no incident ${id} on this desktop.`);
    const playbook = await playbookOf(storePath);
    const at = now();
    const show = (when: number): string =>
      sameDay(when, at, zone) ? formatClock(when, zone) : formatStamp(when, zone);
    const lines = escalationLines(incident, playbook, at, show);
    if (lines.length === 0)
      throw new CommandFailure(`${id} has no declaration yet: it may be on its way from another desktop.`);
    const ladder = ladderOf(incident, playbook);
    const tells = tellsOf(incident, playbook);
    return {
      text: lines.join('\n'),
      json: {
        id,
        severity: ladder?.severity,
        since: iso(ladder?.armedAt ?? null),
        tellBy: iso(tells?.dueAt ?? null),
        tell: tells?.people.map(({ who, told }) => ({
          who,
          toldAt: iso(told?.at ?? null),
          how: told?.how ?? null,
        })),
        ladder: ladder?.rungs.map((rung) => ({
          step: rung.number,
          who: rung.who,
          minutes: rung.minutes,
          phones: rung.person?.phones ?? [],
          state: rungState(ladder, rung, at),
          dueAt: iso(rung.dueAt),
          until: iso(rung.endsAt),
        })),
        pages: pagesOf(incident).map((page) => ({
          id: page.id,
          who: page.who,
          means: page.means,
          step: page.step,
          at: iso(page.at),
          by: page.from,
          outcome: page.outcome,
          answeredBy: page.answeredBy,
          msToAnswer: timeToAnswer(page),
        })),
      },
    };
  },
};

/** `ic roster`: who can be called; nothing of it needs a network. */
export const rosterVerb: Verb = {
  usage: '[WORDS] [--print]',
  summary: 'Show who can be called, with their numbers',
  details: [
    'WORDS: a name, a role, a service, a zone: all of them have to fit',
    '--print: with the ladder of every severity, to be put on paper',
  ],
  options: [],
  flags: ['print'],
  async run({ words, options, storePath }) {
    const playbook = await playbookOf(storePath);
    const { roster } = playbook;
    const found = findOnRoster(roster, words.join(' '));
    const nobody =
      roster.length === 0
        ? 'Nobody is on the roster yet: it is roster.yaml in the playbook; ic playbook init writes one to begin with.'
        : `Nobody on the roster fits “${words.join(' ')}”.`;
    const people = found.length === 0 ? [nobody] : found.map(personLine);
    const text = options.has('print') ? [...people, '', ...ladders(playbook)] : people;
    const ladderJson = options.has('print')
      ? { ladders: Object.fromEntries(severities.map((each) => [each, playbook.severities[each].ladder])) }
      : {};
    return { text: text.join('\n'), json: { roster: found, ...ladderJson } };
  },
};

const ladders = (playbook: Playbook): readonly string[] =>
  severities.flatMap((severity) => {
    const { ladder, tell, tellMinutes } = playbook.severities[severity];
    const within = tellMinutes === null ? '' : ` within ${tellMinutes} min`;
    return [
      severityLabel[severity],
      ...(tell.length === 0 ? [] : [`  tell${within}: ${tell.join(', ')}`]),
      ...(ladder.length === 0 ? ['  nobody to page'] : []),
      ...ladder.map(({ who, minutes }, index) => `  ${index + 1}. ${who}, ${minutes} min`),
    ];
  });
