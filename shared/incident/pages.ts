import type { EntityId, Instant } from '../ids.ts';
import type { LadderStep, RosterPerson } from '../playbook/playbook.ts';
import { pageSlice, type HeldPage, type PageBody, type PageOutcome } from './events/page-made.ts';
import { tellingSlice } from './events/told.ts';
import { formatSpan } from '../time/format.ts';
import { compareLogOrder } from './envelope.ts';
import { shiftedBy } from './exercise.ts';
import { personMeant } from './people.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A page as it stands. */
export type Page = PageBody & {
  readonly id: EntityId;
  readonly at: Instant;
  /** Who paged. */
  readonly from: string;
  readonly outcome: PageOutcome['outcome'];
  /** Who answered; null as long as nobody has. */
  readonly answeredBy: string | null;
  /** When it was answered, or given up. */
  readonly endedAt: Instant | null;
  /** Until when it waits for an answer, by its minutes; null without a limit. */
  readonly until: Instant | null;
};

/** One page, whether it was taken back or not; undefined as long as it has not arrived. */
export function pageOf(id: EntityId, { first, gone, outcome }: HeldPage): Page | undefined {
  if (first === undefined) return undefined;
  const { event, ...body } = first;
  const came = winner(outcome);
  const what = came?.value.outcome ?? 'open';
  return {
    ...body,
    id,
    at: event.at,
    from: (gone ?? event).u,
    outcome: what,
    answeredBy: what === 'answered' ? (came?.value.by ?? body.who) : null,
    endedAt: what === 'open' ? null : (came?.at ?? null),
    until: body.minutes === null ? null : event.at + body.minutes * 60_000,
  };
}

/** Every page that was made and not taken back, by its time. */
export const pagesOf = derived((incident): readonly Page[] => {
  const pages = [...pageSlice.of(incident)]
    .flatMap(([id, held]) => {
      const page = winner(held.withdrawn)?.value === true ? undefined : pageOf(id, held);
      return page === undefined || held.first === undefined ? [] : [{ page, event: held.first.event }];
    })
    .sort((a, b) => compareLogOrder(a.event, b.event))
    .map(({ page }) => withoutPauses(incident, page));
  return pages.map((page) => (page.outcome === 'open' ? answeredWith(page, pages) : page));
});

/** While an exercise is paused nobody is waited for. */
const withoutPauses = (incident: Incident, page: Page): Page =>
  page.until === null ? page : { ...page, until: shiftedBy(incident, page.at, page.until) };

/**
 * Who was paged twice, perhaps from two desktops, and answers has answered both: nobody is rung for the other one. An
 * answer that is taken back leaves both open again.
 */
function answeredWith(page: Page, pages: readonly Page[]): Page {
  const ends = pages.flatMap(({ who, outcome, answeredBy, endedAt }) =>
    outcome === 'answered' && endedAt !== null && endedAt >= page.at && plain(who) === plain(page.who)
      ? [{ answeredBy, endedAt }]
      : [],
  );
  const [first] = ends.sort((a, b) => a.endedAt - b.endedAt);
  return first === undefined ? page : { ...page, outcome: 'answered', ...first };
}

/** How long it took until a page was answered, in ms; null as long as it was not. */
export const timeToAnswer = ({ outcome, at, endedAt }: Page): number | null =>
  outcome === 'answered' && endedAt !== null ? Math.max(0, endedAt - at) : null;

/** `3 min`, `under a minute`: how long somebody took, as it is said. */
export const spanWords = (ms: number): string => (ms < 60_000 ? 'under a minute' : formatSpan(ms));

export type Telling = {
  readonly id: EntityId;
  readonly who: string;
  readonly how: string | null;
  readonly at: Instant;
  readonly by: string;
};

/** Everybody who was told, by time; what was taken back is left out. */
export const tellingsOf = derived((incident): readonly Telling[] =>
  [...tellingSlice.of(incident)]
    .flatMap(([id, { first, gone, withdrawn }]) =>
      first === undefined || winner(withdrawn)?.value === true
        ? []
        : [{ id, ...first, by: (gone ?? first.event).u }],
    )
    .sort((a, b) => compareLogOrder(a.event, b.event))
    .map(({ id, who, how, event, by }) => ({ id, who, how, at: event.at, by })),
);

/** Words that mean the same, however they were typed. */
export const plain = (words: string): string =>
  words
    .trim()
    .replace(/^@/, '')
    .toLowerCase()
    .replaceAll(/[\s.]+/g, ' ');

/** The steps of a ladder by what a page remembers of its step: its words, counted where they come again. */
export function stepKeys(ladder: readonly LadderStep[]): readonly string[] {
  const seen = new Map<string, number>();
  return ladder.map(({ who }) => {
    const words = who.trim().toLowerCase();
    const times = (seen.get(words) ?? 0) + 1;
    seen.set(words, times);
    return times === 1 ? words : `${words} (${times})`;
  });
}

/** Who of the roster is meant: by the whole name, or by a first name that only one of them has. */
export function rosterPerson(roster: readonly RosterPerson[], words: string): RosterPerson | null {
  const name = personMeant(words.trim().replace(/^@/, ''), roster);
  return roster.find((person) => person.name === name) ?? null;
}

/** Whether words are nobody's name on a roster that has people. */
export const isStranger = (roster: readonly RosterPerson[], words: string): boolean =>
  roster.length > 0 && rosterPerson(roster, words) === null;

/** Whether two names mean one person, as far as the roster tells. */
export function sameOnRoster(roster: readonly RosterPerson[], a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true;
  const person = rosterPerson(roster, a);
  return person !== null && person === rosterPerson(roster, b);
}
