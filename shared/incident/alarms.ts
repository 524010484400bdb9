import type { Instant } from '../ids.ts';
import { RELIEF_QUIET_MS, type Relief } from '../duty/relief.ts';
import { reliefWhy } from '../duty/words.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { hearingDueAt } from './asks.ts';
import { boardOf } from './boards.ts';
import { dueList, dueWith, type Due } from './due.ts';
import { dueWhat, dueWhy } from './escalation-words.ts';
import { shiftedBy, stoodSince } from './exercise.ts';
import { phaseOf } from './facts.ts';
import { draftAlarms } from './for-me-drafts.ts';
import { injectAlarms } from './for-me-injects.ts';
import { handoffAlarm, offerAlarms } from './handoff-due.ts';
import { pageAlarms } from './page-alarms.ts';
import { isSamePerson } from './people.ts';
import { isLive } from './phases.ts';
import { reviewAlarms } from './review-due.ts';
import { holderOf } from './roles.ts';
import type { Incident } from './state.ts';
import { roleLabel } from './vocabulary.ts';

/** Something with a clock on it that people are called for when its time comes. Plain data: it crosses IPC. */
export type Alarm = {
  /** What it is about: the same thing keeps its key, and rings at most once in five minutes. */
  readonly key: string;
  readonly dueAt: Instant;
  /** What is due: “Stakeholder update 4”. */
  readonly what: string;
  /** For whom: a person or a role; null when it is for everybody. */
  readonly who: string | null;
  /** In a few words, without the clock time (that depends on the zone): “promised”, “asked by ana”. */
  readonly why: string;
  /** It was asked at that time, and rings at once; where it is left out, it was to be done by then. */
  readonly asked?: true;
  /** Rings only on the desktop of this person; on every desktop where it is left out. */
  readonly only?: string;
  /** Rings at most once in so many ms, where that is not the usual five minutes. */
  readonly quietMs?: number;
  /** It is the same thing in whichever incident it stands under this key. */
  readonly anywhere?: true;
  /** What answers it, each with its key: “Alt U writes”. The chord is as the window's registry writes it. */
  readonly answers: readonly { readonly words: string; readonly chord: string }[];
};

/**
 * Everything in an incident that people are called for, due or not yet, what comes first at the top.
 * @param reliefs who is to be relieved in this incident.
 */
export const alarmsOf = (
  incident: Incident,
  playbook: Playbook,
  reliefs: readonly Relief[] = [],
): readonly Alarm[] =>
  // While an exercise is paused nobody is called for anything in it, and nobody is once it is over.
  stoodSince(incident) === null ? callsOf(incident, playbook, reliefs) : none;

const none: readonly never[] = [];

const callsOf = (incident: Incident, playbook: Playbook, reliefs: readonly Relief[]): readonly Alarm[] => [
  ...dueWith(dueList(incident, playbook), reliefs).flatMap((due) =>
    due.kind === 'review'
      ? reviewAlarms({ ...due.review, dueAt: due.dueAt })
      : [{ key: due.key, dueAt: due.dueAt, ...wordsOf(incident, due) }],
  ),
  ...unheardAsks(incident),
  ...offerAlarms(incident),
  ...draftAlarms(incident),
  ...injectAlarms(incident),
  ...pageAlarms(incident),
];

/**
 * An ask that nobody has acknowledged calls whom it asks at once, and whoever asks after a few minutes: both on their
 * own desktop only. Acknowledging it is what silences it.
 */
function unheardAsks(incident: Incident): readonly Alarm[] {
  if (!isLive(phaseOf(incident))) return [];
  return boardOf(incident, 'ask').flatMap((item): Alarm[] => {
    const { entry, text, at, by, to } = item;
    const hearing = hearingDueAt(item);
    if (to === null || hearing === null || isSamePerson(to, by)) return [];
    const heardAt = shiftedBy(incident, at, hearing);
    return [
      {
        ...{ key: `asked.${entry}`, dueAt: at, what: `${by} asks you: ${text}`, who: to, asked: true },
        ...{ why: `asked by ${by}`, only: to, answers: [{ words: 'acknowledges', chord: 'Alt+Q' }] },
      },
      {
        ...{ key: `unheard.${entry}`, dueAt: heardAt, what: `${to} has not acknowledged: ${text}`, who: by },
        ...{ why: `asked by ${by}`, only: by, answers: [{ words: 'goes to it', chord: 'Alt+3' }] },
      },
    ];
  });
}

function wordsOf(incident: Incident, due: Exclude<Due, { kind: 'review' }>): Omit<Alarm, 'key' | 'dueAt'> {
  switch (due.kind) {
    case 'update':
      return {
        what: due.toAll
          ? `Stakeholder update ${due.number}`
          : `Stakeholder update ${due.number} to ${due.due.audiences.join(', ')}`,
        who: holderOf(incident, 'communications-lead') ?? holderOf(incident, 'commander'),
        why: due.due.promised ? 'promised' : 'due by the cadence',
        answers: [
          { words: 'writes it', chord: 'Alt+U' },
          { words: 'says no change', chord: 'Alt+N' },
        ],
      };
    case 'role':
      return {
        what: `${roleLabel[due.role]} to be filled`,
        who: holderOf(incident, 'commander'),
        why: 'required by the severity',
        answers: [{ words: 'assigns', chord: 'Alt+R' }],
      };
    case 'ask':
      return {
        what: due.item.to === null ? `Ask: ${due.item.text}` : `Ask to ${due.item.to}: ${due.item.text}`,
        who: due.item.by,
        why: due.item.mark === 'acknowledged' ? 'acknowledged' : `asked by ${due.item.by}`,
        answers: [{ words: 'goes to it', chord: 'Alt+3' }],
      };
    case 'page':
      return {
        what: dueWhat(due),
        who: holderOf(incident, 'commander'),
        why: dueWhy(due),
        answers: [{ words: 'pages', chord: 'Alt+F' }],
      };
    case 'tell':
      return {
        what: dueWhat(due),
        who: holderOf(incident, 'communications-lead') ?? holderOf(incident, 'commander'),
        why: dueWhy(due),
        answers: [{ words: 'says who was told', chord: 'Alt+F' }],
      };
    case 'relief':
      return {
        what: `Relieve ${due.relief.person}`,
        who: relieves(incident, due.relief.person),
        why: `after ${reliefWhy(due.relief)}`,
        quietMs: RELIEF_QUIET_MS,
        anywhere: true,
        answers: [{ words: 'hands over', chord: 'Alt+G' }],
      };
    case 'handoff':
      return handoffAlarm(due);
    case 'revisit':
      return {
        what: `Revisit: ${due.item.text}`,
        who: due.item.to ?? due.item.by,
        why: `decided by ${due.item.to ?? due.item.by}`,
        answers: [{ words: 'goes to it', chord: 'Alt+3' }],
      };
  }
}

/** Who sees to it: the commander; for the commander the deputy, or nobody but themselves. */
function relieves(incident: Incident, person: string): string {
  const commander = holderOf(incident, 'commander');
  if (commander !== null && !isSamePerson(commander, person)) return commander;
  return holderOf(incident, 'deputy') ?? person;
}
