import type { EntityId, Instant } from '../ids.ts';
import type { Alarm } from './alarms.ts';
import { endingOf, exerciseOf, injectsOf, type PlayedInject } from './exercise.ts';
import { phaseOf } from './facts.ts';
import type { ForMeItem } from './for-me-item.ts';
import { injectLabel } from './inject-words.ts';
import { isMeant } from './people.ts';
import { personKey } from './person-key.ts';
import { isLive } from './phases.ts';
import { postsOf } from './roles.ts';
import { derived, type Incident } from './state.ts';
import { roleLabel, roles, type Role } from './vocabulary.ts';

/** An inject of an exercise that is meant for the person: until they have done something about it, or put it away. */
export type ForInject = ForMeItem & {
  readonly kind: 'inject';
  readonly row: EntityId;
  readonly what: string;
};

/** Who was about to press Enter when it came has not answered it, in ms. */
const READ_MS = 10_000;
/** An inject rings once: the facilitator sees who does not hear it. */
const ONCE_MS = 24 * 3_600_000;

export const injectsFor = (incident: Incident, person: string): readonly ForInject[] =>
  openInjects(incident).flatMap(({ inject, people }): ForInject[] => {
    const { key, kind, from, by, at } = inject;
    if (!people.some((each) => isMeant(incident, each, person)) || hasReacted(incident, inject, person))
      return [];
    return [
      {
        ...{ kind: 'inject', key: `inject.${key}`, row: key, what: injectLabel[kind], at },
        ...{ by: from === '' ? by : from, text: wordsOf(inject), heard: false },
      },
    ];
  });

/** What it says; of alerts and lines of logs, which the log shows as they are, what they are called. */
function wordsOf({ kind, title, text }: PlayedInject): string {
  if (title === '') return text;
  return kind === 'alert' || kind === 'log' ? title : `${title}: ${text}`;
}

/** Whoever an inject is for is called once, on their own desktop only; what they do about it ends it. */
export const injectAlarms = (incident: Incident): readonly Alarm[] =>
  openInjects(incident).flatMap(({ inject, people }) =>
    people
      .filter((person) => !hasReacted(incident, inject, person))
      .map((person): Alarm => ({
        key: `inject.${inject.key}.${personKey(person)}`,
        dueAt: inject.at,
        what: inject.title === '' ? inject.text : inject.title,
        who: person,
        why: `from ${inject.from === '' ? inject.by : inject.from}`,
        asked: true,
        only: person,
        quietMs: ONCE_MS,
        answers: [{ words: 'puts it away', chord: 'Alt+Q' }],
      })),
  );

type OpenInject = { readonly inject: PlayedInject; readonly people: readonly string[] };
const none: readonly never[] = [];

/** Injects that are for somebody, with who they are; of all that are for everybody the log is the place. */
function openInjects(incident: Incident): readonly OpenInject[] {
  const exercise = exerciseOf(incident);
  if (exercise === null || endingOf(incident) !== null || !isLive(phaseOf(incident))) return none;
  return injectsOf(incident).flatMap((inject): OpenInject[] => {
    if (inject.to === null || inject.kind === 'hint') return [];
    if (exercise.solo) return [{ inject, people: [exercise.by] }];
    return [{ inject, people: peopleOf(incident, inject.to) }];
  });
}

/** Who holds a role, or the person of that name. What nobody holds is the commander's (FEMA ICS: what is not delegated). */
function peopleOf(incident: Incident, to: string): readonly string[] {
  const role = roleOf(to);
  const posts = postsOf(incident);
  if (role === undefined) return [posts.find(({ person }) => isMeant(incident, to, person))?.person ?? to];
  const holders = posts.filter((post) => post.role === role);
  const [commander] = posts;
  if (holders.length > 0) return holders.map(({ person }) => person);
  return commander?.role === 'commander' ? [commander.person] : [];
}

const plain = (words: string): string => words.toLowerCase().replace(/[^a-z]+/g, '-');
const roleOf = (to: string): Role | undefined =>
  roles.find((role) => role === plain(to) || plain(roleLabel[role]) === plain(to));

/** When each person last put something into the record, but for the exercise itself. */
const lastDone = derived((incident): ReadonlyMap<string, Instant> => {
  const last = new Map<string, Instant>();
  for (const { t, u, h } of incident.events.values()) {
    if (t.startsWith('exercise-') || t.startsWith('inject-')) continue;
    const key = personKey(u);
    last.set(key, Math.max(last.get(key) ?? 0, h[0]));
  }
  return last;
});

const hasReacted = (incident: Incident, { at }: PlayedInject, person: string): boolean =>
  (lastDone(incident).get(personKey(person)) ?? 0) > at + READ_MS;
