import { onDuty, type OnDuty } from '../../shared/duty/on-duty.ts';
import { couldTakeOver, type CouldTakeOver } from '../../shared/duty/take-over.ts';
import { namesOf, reliefWhy } from '../../shared/duty/words.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { roleLabel, severityLabel } from '../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import {
  dueState,
  formatClock,
  formatIso,
  formatSpan,
  formatStamp,
  sameDay,
} from '../../shared/time/format.ts';
import { TeamPlaybook } from '../playbook/team-playbook.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { UsageError, type Verb } from './verb.ts';

/** `ic duty`: who is on duty over all incidents, for how long, and who could take over. */
export const duty: Verb = {
  usage: '',
  summary: 'Who is on duty over all incidents, since when, and who could take over',
  details: [],
  options: [],
  flags: [],
  async run({ words, service, storePath, zone, now: clock }) {
    if (words.length > 0) throw new UsageError(`duty does not understand “${words.join(' ')}”.`);
    const now = clock();
    const list = (await (await service()).list()).filter((summary) => summary.duty !== undefined);
    const team = new TeamPlaybook(nodeFileSystem, storePath);
    await team.load();
    const found = onDuty(list, team.playbook, now).map((on) => ({
      on,
      could: couldTakeOver(roleToTake(on), servicesOf(on, list), list, team.playbook, now),
    }));
    const show = (at: number): string =>
      sameDay(at, now, zone) ? formatClock(at, zone) : formatStamp(at, zone);
    const text = found.map(({ on, could }) => linesOf(on, could, team.playbook, now, show)).join('\n');
    return {
      text: text === '' ? 'Nobody is on duty.' : text,
      json: { onDuty: found.map(({ on, could }) => jsonOf(on, could)) },
    };
  },
};

const postOf = ({ relief, posts }: OnDuty): OnDuty['posts'][0] => relief?.post ?? posts[0];
const roleToTake = (on: OnDuty) => postOf(on).role;
const servicesOf = (on: OnDuty, list: readonly IncidentSummary[]): readonly string[] =>
  list.find(({ id }) => id === postOf(on).incident)?.services ?? [];

function linesOf(
  on: OnDuty,
  could: readonly CouldTakeOver[],
  { reliefMinutes }: Playbook,
  now: number,
  show: (at: number) => string,
): string {
  const posts = on.posts.map(
    ({ role, severity, title, exercise }) =>
      `  ${roleLabel[role]}, ${exercise ? 'EXERCISE ' : ''}${severityLabel[severity]} ${title}`,
  );
  const head = `${on.person}: on duty ${formatSpan(now - on.since)}, since ${show(on.since)}${on.exercise ? ', an exercise included' : ''}`;
  const { onBreak, relief } = on;
  if (onBreak !== null) {
    const until = onBreak.until === null ? `since ${show(onBreak.from)}` : `until ${show(onBreak.until)}`;
    return [head, ...posts, `  On a break ${until}`].join('\n');
  }
  const rest = on.noBreakSince > on.since ? [`  No break since ${show(on.noBreakSince)}`] : [];
  if (relief === null) return [head, ...posts, ...rest].join('\n');
  const minutes = reliefMinutes[relief.why === 'command' ? 'commander' : 'others'];
  const due = `${show(relief.at)} (${dueState(relief.at, now).text}), after ${reliefWhy({ why: relief.why, minutes, exercise: false })}`;
  const names = namesOf(could, now);
  const next = names === null ? [] : [`  Could take over: ${names}`];
  return [head, ...posts, ...rest, `  Relief due ${due}`, ...next].join('\n');
}

const jsonOf = (on: OnDuty, could: readonly CouldTakeOver[]) => ({
  person: on.person,
  since: formatIso(on.since),
  noBreakSince: formatIso(on.noBreakSince),
  exercise: on.exercise,
  roles: on.posts.map(({ incident, title, role, from }) => ({
    incident,
    title,
    role,
    from: formatIso(from),
  })),
  onBreak:
    on.onBreak === null
      ? null
      : {
          incident: on.onBreak.incident,
          from: formatIso(on.onBreak.from),
          until: on.onBreak.until === null ? null : formatIso(on.onBreak.until),
        },
  relief:
    on.relief === null
      ? null
      : {
          dueAt: formatIso(on.relief.at),
          after: on.relief.why,
          incident: on.relief.post.incident,
          role: on.relief.post.role,
        },
  couldTakeOver: could.map(({ name, knows, awake, lastOnDuty }) => ({
    name,
    knows,
    awake,
    lastOnDuty: lastOnDuty === null ? null : formatIso(lastOnDuty),
  })),
});
