import type { Instant } from '../ids.ts';
import { severityLabel } from '../incident/vocabulary.ts';
import type { IncidentAlarms } from '../ipc/contract.ts';
import { dueState, formatClock, formatSpan, formatStamp, sameDay } from '../time/format.ts';
import type { Zone } from '../time/zones.ts';
import type { Over } from './alarm-clock.ts';

const MINUTE = 60_000;
const MAX_WHAT = 70;

export type Here = {
  readonly wall: Instant;
  readonly zone: Zone;
  readonly platform: 'mac' | 'other';
  /** The records are the demo's: said before everything else. */
  readonly demo: boolean;
};

/** What a notification says: what is due and how late; for whom, promised when, where, and which key answers it. */
export function ringWords(rings: readonly [Over, ...Over[]], here: Here): { title: string; body: string } {
  const [{ incident, alarm, lateMs }, ...others] = rings;
  const over = alarm.asked === true ? '' : `, ${dueState(0, lateMs).text}`;
  const when = sameDay(alarm.dueAt, here.wall, here.zone)
    ? formatClock(alarm.dueAt, here.zone)
    : formatStamp(alarm.dueAt, here.zone);
  const who = alarm.who === null ? '' : ` for ${alarm.who}`;
  const answers = alarm.answers.map(({ chord, words }) => `${keysOf(chord, here.platform)} ${words}`);
  const body = [
    alarm.asked === true ? `Asked ${when}` : `Due ${when}${who}, ${alarm.why.replace(/^due /, '')}`,
    `${severityLabel[incident.severity]} ${incident.title}`,
    answers.join(', '),
    others.length === 0 ? '' : `${others.length} more ${others.length === 1 ? 'is' : 'are'} over.`,
  ];
  const marks = `${here.demo ? 'Demo: ' : ''}${incident.exercise ? 'EXERCISE: ' : ''}`;
  return {
    title: `${marks}${short(alarm.what)}${over}`,
    body: body.filter((line) => line !== '').join('\n'),
  };
}

/** An incident's most pressing alarm in one line, by the minute: `SEV1 stakeholder update 4 in 6 min`. */
export function countdownWords({ severity, title, exercise, alarms }: IncidentAlarms, now: Instant): string {
  const head = `${exercise ? 'EXERCISE ' : ''}${severityLabel[severity]}`;
  const [first] = alarms;
  if (first === undefined) return `${head} ${title}`;
  return `${head} ${small(short(first.what))} ${countdown(first.dueAt, now)}`;
}

/** `in 6 min`, `+4 min over`: by the minute, for what is not redrawn each second. */
export function countdown(dueAt: Instant, now: Instant): string {
  const left = dueAt - now;
  return left <= 0 ? dueState(dueAt, now).text : `in ${formatSpan(Math.ceil(left / MINUTE) * MINUTE)}`;
}

/** A chord as it stands on the keys of this system. */
function keysOf(chord: string, platform: Here['platform']): string {
  const onMac: Readonly<Record<string, string>> = { Alt: 'Ctrl', Ctrl: 'Cmd' };
  return chord
    .split('+')
    .map((part) => (platform === 'mac' ? (onMac[part] ?? part) : part))
    .join(' ');
}

/** What is due may be a whole question: a title holds its beginning. */
const short = (words: string): string =>
  words.length > MAX_WHAT ? `${words.slice(0, MAX_WHAT).trimEnd()}…` : words;
const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
