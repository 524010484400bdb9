import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { dueList, type Due } from './due.ts';
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
  /** What answers it, each with its key: “Alt U writes”. The chord is as the window's registry writes it. */
  /** Rings only on the desktop of this person; on every desktop where it is left out. */
  readonly only?: string;
  /** Rings at most once in so many ms, where that is not the usual five minutes. */
  readonly quietMs?: number;
  readonly answers: readonly { readonly words: string; readonly chord: string }[];
};

/** Everything in an incident that people are called for, due or not yet, what comes first at the top. */
export const alarmsOf = (incident: Incident, playbook: Playbook): readonly Alarm[] =>
  dueList(incident, playbook).map((due) => ({ key: due.key, dueAt: due.dueAt, ...wordsOf(incident, due) }));

function wordsOf(incident: Incident, due: Due): Omit<Alarm, 'key' | 'dueAt'> {
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
    case 'revisit':
      return {
        what: `Revisit: ${due.item.text}`,
        who: due.item.by,
        why: `decided by ${due.item.by}`,
        answers: [{ words: 'goes to it', chord: 'Alt+3' }],
      };
  }
}
