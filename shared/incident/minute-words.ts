import type { Instant } from '../ids.ts';
import { formatClock, formatDay, formatSpan, sameDay } from '../time/format.ts';
import { end, gist, list } from './gist.ts';
import type { ForYou } from './minute-for-you.ts';
import type { Picked } from './minute-picked.ts';
import type { Minute } from './minute.ts';
import { roleLabel, severityLabel, type Role } from './vocabulary.ts';

/** Who reads or speaks, and when: `zoneName` is what people call the zone, `CET`. */
export type Reader = { readonly now: Instant; readonly zone: string; readonly zoneName: string };

export const EXERCISE = 'EXERCISE EXERCISE EXERCISE.';

/** A line of the minute: when or who, and the words; `row` is where the log says all of it. */
export type SectionLine = {
  readonly label: string | null;
  readonly text: string;
  readonly row: string | null;
};
export type MinuteSection = {
  readonly id: 'what' | 'happened' | 'tried' | 'doing' | 'who' | 'you' | 'meet' | 'next';
  readonly title: string;
  readonly lines: readonly SectionLine[];
  /** What is not here. */
  readonly more: string | null;
};

/** A clock time, with the day where it is not today's. */
export const at = (when: Instant, { now, zone }: Reader): string =>
  `${sameDay(when, now, zone) ? '' : `${formatDay(when, zone)} at `}${formatClock(when, zone)}`;
/** The same for a column of times. */
const inColumn = (when: Instant, { now, zone }: Reader): string =>
  `${sameDay(when, now, zone) ? '' : `${formatDay(when, zone)} `}${formatClock(when, zone)}`;

const line = (text: string, label: string | null = null, row: string | null = null): SectionLine => ({
  label,
  text,
  row,
});

/** How far an incident is, in a sentence that anybody understands. */
export function howFar(minute: Minute, reader: Reader): string {
  const when = minute.phaseSince === null ? '' : ` since ${at(minute.phaseSince, reader)}`;
  switch (minute.phase) {
    case 'detection':
      return minute.takenUp ? 'We are finding out how bad it is.' : 'Nobody has taken it up yet.';
    case 'triage':
      return `We are finding out how bad it is${when}.`;
    case 'mitigation':
      return `We are working on making it stop${when}; the impact has not stopped.`;
    case 'resolution':
      return `The impact has stopped${when}; it is not resolved until we are sure that it stays so.`;
    case 'post-mortem':
      return `It was resolved at ${at(minute.resolvedAt ?? reader.now, reader)}.`;
    case 'prevention':
      return `It is resolved and closed${when}.`;
  }
}

/** The minute in its parts, in the order in which they are read; a part with nothing in it says so, or is left out. */
export function minuteSections(minute: Minute, you: ForYou, reader: Reader): readonly MinuteSection[] {
  return partsOf(
    fitting(minute, (shorter) => wordsIn(partsOf(shorter, you, reader))),
    you,
    reader,
  );
}

/** What is read in less than a minute, at three words in a second. */
const MOST_WORDS = 180;
/** Of what happened and what was tried so many lines are there in any case. */
const LEAST = { happened: 3, tried: 1 } as const;

/** Words that the reader sees: links by their names. */
const wordsIn = (sections: readonly MinuteSection[]): number =>
  sections
    .flatMap(({ id, title, lines, more }) => [
      id === 'what' ? '' : title,
      more === null ? '' : '+',
      ...lines.flatMap(({ label, text }) => [label ?? '', id === 'meet' ? '' : text]),
    ])
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;

/** Leaves out what can be missed first, as long as the minute is longer than one. */
function fitting(minute: Minute, wordsOf: (shorter: Minute) => number): Minute {
  let fit = minute;
  while (wordsOf(fit) > MOST_WORDS) {
    const { happened, tried } = fit;
    if (happened.lines.length > LEAST.happened && happened.lines.length > tried.lines.length)
      fit = { ...fit, happened: without(happened) };
    else if (tried.lines.length > LEAST.tried) fit = { ...fit, tried: without(tried) };
    else if (happened.lines.length > LEAST.happened) fit = { ...fit, happened: without(happened) };
    else if (fit.measured.length > 1) fit = { ...fit, measured: fit.measured.slice(-1) };
    else if (fit.needs.length > 1) fit = { ...fit, needs: fit.needs.slice(0, 1) };
    else if (fit.paged.length > 1) fit = { ...fit, paged: fit.paged.slice(-1) };
    else break;
  }
  return fit;
}

function without({ lines, more }: Picked): Picked {
  const last = Math.max(...lines.map(({ rank }) => rank));
  return { lines: lines.filter(({ rank }) => rank !== last), more: more + 1 };
}

function partsOf(minute: Minute, you: ForYou, reader: Reader): readonly MinuteSection[] {
  const section = (
    id: MinuteSection['id'],
    title: string,
    lines: readonly SectionLine[],
    more: string | null = null,
  ): MinuteSection[] => (lines.length === 0 ? [] : [{ id, title, lines, more }]);
  const picked = ({ lines, more }: Minute['happened']) =>
    [
      lines.map(({ at: when, text, row }) => line(text, inColumn(when, reader), row)),
      more === 0 ? null : `${more} more`,
    ] as const;
  return [
    ...section('what', 'What it is', whatItIs(minute, reader)),
    ...section('happened', 'What happened', ...picked(minute.happened)),
    ...section('tried', 'Tried', ...picked(minute.tried)),
    ...section('doing', minute.live ? 'Now' : 'Still stands', beingDone(minute, reader)),
    ...section('who', 'Who', whoDoesWhat(minute, reader)),
    ...section('you', 'You', asked(minute, you)),
    ...section(
      'meet',
      'Meet',
      minute.links.map(({ label, target }) => line(target, label)),
    ),
    ...section('next', 'Next update', [line(nextUpdate(minute, reader)), ...toldLast(minute, reader)]),
  ];
}

function whatItIs(minute: Minute, reader: Reader): readonly SectionLine[] {
  const { impact, before, measured, since, reopened, live } = minute;
  const words =
    impact === null ? 'The impact has not been put into words yet.' : end(gist(impact, MOST_IMPACT));
  const span = live ? `, ${formatSpan(reader.now - since)}` : '';
  const [far = ''] = howFar(minute, reader).split(';');
  const changed = [
    ...(before === null ? [] : [`Before: ${before.text}`]),
    ...measured.map(({ at: when, text }) => `At ${at(when, reader)}: ${text}`),
  ].map(end);
  return [
    line(words),
    line(`${reopened ? 'Back since' : 'Since'} ${at(since, reader)}${span}. ${end(far)}`),
    ...(changed.length === 0 ? [] : [line(changed.join(' '))]),
  ];
}

const MOST_IMPACT = 120;

/** How many of the decisions that stand are read when it is over, and how many pages and needs before that. */
const MOST_STANDING = 2;
const MOST_WAITING = 2;

/** The last decision, what is said against a proposal, and the last actions that are under way; later what stands. */
function beingDone(minute: Minute, reader: Reader): readonly SectionLine[] {
  const { decision, actions, standing, contested } = minute;
  if (!minute.live)
    return standing
      .slice(-MOST_STANDING)
      .map((each) =>
        line(`${each.decidedBy} decided: ${gist(each.text, 60)}`, inColumn(each.at, reader), each.entry),
      );
  const others = actions.length - 2;
  return [
    decision === null
      ? line('Nothing has been decided yet.')
      : line(
          `${decision.decidedBy} decided: ${gist(decision.text, 60)}`,
          inColumn(decision.at, reader),
          decision.entry,
        ),
    ...contested
      .slice(-1)
      .flatMap(({ item, objections }) =>
        objections
          .slice(-1)
          .map(({ by, text, entry }) =>
            line(`Proposed: ${gist(item.text, 32)}; ${by} objects: ${gist(text, 40)}`, null, entry),
          ),
      ),
    ...actions
      .slice(-2)
      .map(({ to, by, text, at: when, entry }) =>
        line(`${to ?? by}: ${gist(text, 32)}`, inColumn(when, reader), entry),
      ),
    ...(others > 0 ? [line(others === 1 ? '1 more action' : `${others} more actions`)] : []),
  ];
}

const shortRole: Record<Role, string> = {
  ...roleLabel,
  commander: 'Commander',
  'communications-lead': 'Communications',
  sme: 'Expert',
};

/** Every role that is held, with whoever holds it; those that are required and that nobody holds; workstreams. */
function whoDoesWhat(
  { posts, missing, workstreams, needs, paged }: Minute,
  reader: Reader,
): readonly SectionLine[] {
  const held = posts.map(({ role, person, area }) => line(person, area ?? shortRole[role]));
  const wanted = missing.map((role) => line('Unfilled', shortRole[role]));
  const led = workstreams.map(({ name, lead }) => line(lead ?? 'No lead yet', name));
  const lacking = needs
    .slice(0, MOST_WAITING)
    .map(({ of, needs: words }) => line(gist(words, 40), `${of.name} needs`));
  const called = paged
    .slice(-MOST_WAITING)
    .map(({ who, at: when }) => line(`${who}, at ${at(when, reader)}, not answered yet`, 'Paged'));
  const all = [...held, ...wanted, ...led, ...lacking, ...called];
  return all.length === 0 ? [line('Nobody holds a role.')] : all;
}

/** How many of the things that were given to somebody are read out to them. */
const MOST_GIVEN = 3;

function asked(
  { live, commander, links }: Minute,
  { asked: asks, given, roles }: ForYou,
): readonly SectionLine[] {
  if (!live) return [line('Nothing is asked of you: it is over.')];
  const more = given.length - MOST_GIVEN;
  const lines = [
    ...asks.map((text) => line(text)),
    ...given.slice(0, MOST_GIVEN).map((text) => line(`Yours: ${text}`)),
    ...(more > 0 ? [line(`and ${more} more of yours`)] : []),
    ...roles.map((text) => line(text)),
  ];
  if (lines.length > 0) return lines;
  const bridge = links.find(({ kind }) => kind === 'bridge');
  const where =
    bridge === undefined ? '' : ` on the ${bridge.label.toLowerCase() === 'call' ? 'call' : 'bridge'}`;
  return [
    line('Nothing is asked of you.'),
    line(
      commander === null
        ? `Nobody commands: take it, or find out who does${where}.`
        : `Tell ${commander}, who commands, that you are here${where}. Leave the responders to their work.`,
    ),
  ];
}

function nextUpdate({ next, live }: Minute, reader: Reader): string {
  if (next === null) return live ? 'None is due at this severity.' : 'No further update is due.';
  const when = `${at(next.at, reader)} ${reader.zoneName}`;
  return next.at > reader.now ? when : `${next.promised ? 'Promised for' : 'Due at'} ${when}, not out yet`;
}

/** What stakeholders were told last, and for when they were promised more. */
function toldLast({ told, live }: Minute, reader: Reader): readonly SectionLine[] {
  if (told === null) return [];
  const plain = told.text.replace(/^(?:EXERCISE\W*)+/, '');
  const promised =
    !live || told.nextDueAt === null ? '' : `; promised the next for ${at(told.nextDueAt, reader)}`;
  return [line(`Told last: ${gist(plain, 60)}${promised}`, inColumn(told.at, reader), told.id)];
}

/** The whole minute as plain text, to paste wherever somebody asks. */
export function minuteText(minute: Minute, you: ForYou, reader: Reader): string {
  const parts = minuteSections(minute, you, reader).map(({ title, lines, more }) =>
    [
      `${title}${more === null ? '' : ` (${more} in the log)`}`,
      ...lines.map(({ label, text }) => `  ${label === null ? '' : `${label}  `}${text}`),
    ].join('\n'),
  );
  const { title, severity, services, exercise } = minute;
  const affected = services.length === 0 ? '' : ` (${list(services)})`;
  const all = [`${severityLabel[severity]}: ${title}${affected}`, ...parts];
  return (exercise ? [EXERCISE, ...all, EXERCISE] : all).join('\n\n');
}
