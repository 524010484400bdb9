import type { Instant } from '../ids.ts';
import type { IncidentFacts } from './facts.ts';
import { dayOfWall } from './walls.ts';

/** What is counted: so many of so many. */
export const shareIds = ['updates', 'filled', 'reviews', 'actions', 'known', 'customers'] as const;
export type ShareId = (typeof shareIds)[number];

/** What one incident adds to a share: so many of so many, and why it (or a part of it) does not count. */
export type Counted = { readonly k: number; readonly n: number; readonly without?: string };

/** What is asked of all incidents before one can be counted. */
export type Around = {
  readonly now: Instant;
  /** Reads the wall clock where the reader is. */
  readonly wall: (at: Instant) => number;
  /** When each category of causes was met for the first time, in whichever period. */
  readonly firstOf: ReadonlyMap<string, Instant>;
};

export type ShareDefinition = {
  readonly title: string;
  readonly of: string;
  readonly formula: string;
  readonly count: (incident: IncidentFacts, around: Around) => Counted;
};

const none = (why: string): Counted => ({ k: 0, n: 0, without: why });

export const shareDefinitions: Record<ShareId, ShareDefinition> = {
  updates: {
    title: 'Updates on time',
    of: 'by the promised clock time',
    formula:
      'Updates sent by the minute that was promised, or that the severity asks for ÷ all that fell due, sent or not. An update to several audiences counts once; what was imported is left out.',
    count: ({ updates: { onTime, late } }) =>
      onTime + late === 0 ? none('without an update due') : { k: onTime, n: onTime + late },
  },
  filled: {
    title: 'Roles filled in time',
    of: 'by the playbook’s minutes',
    formula: 'Required roles held within the playbook’s minutes ÷ required roles.',
    count: ({ roles }) =>
      roles.length === 0
        ? none('without a required role')
        : {
            k: roles.filter(({ filledMs, limitMs }) => filledMs !== null && filledMs <= limitMs).length,
            n: roles.length,
          },
  },
  reviews: {
    title: 'Post-mortems on time',
    of: 'SEV1 and SEV2 within 48 h unless the playbook says otherwise',
    formula: 'Post-mortems published by their hour ÷ those whose hour has come, or that are published.',
    count({ review, resolvedAt }, { now }) {
      if (!review.needed) return none('that need none');
      if (resolvedAt === null || review.dueAt === null) return none('still open');
      if (review.publishedAt !== null) return { k: Number(review.publishedAt <= review.dueAt), n: 1 };
      return review.dueAt <= now ? { k: 0, n: 1 } : none('not due yet');
    },
  },
  actions: {
    title: 'Actions closed in time',
    of: 'by the end of their day',
    formula:
      'Action items done by the end of their day ÷ those done, or whose day has passed. Dropped ones and those without a day are left out.',
    count({ actions }, { now, wall }) {
      const today = dayOfWall(wall(now));
      let [k, n] = [0, 0];
      for (const { state, due, doneAt } of actions) {
        if (due === null || state === 'dropped') continue;
        if (doneAt === null && due >= today) continue;
        n += 1;
        if (doneAt !== null && dayOfWall(wall(doneAt)) <= due) k += 1;
      }
      return n === 0 ? none(actions.length === 0 ? 'without an action item' : 'with none due yet') : { k, n };
    },
  },
  known: {
    title: 'Seen before',
    of: 'in a known category',
    formula: 'Incidents with a category of causes that an earlier incident had ÷ incidents that have one.',
    count({ causes, declaredAt }, { firstOf }) {
      if (causes.length === 0) return none('without a category');
      return { k: Number(causes.some((cause) => (firstOf.get(cause) ?? declaredAt) < declaredAt)), n: 1 };
    },
  },
  customers: {
    title: 'Found by customers first',
    of: 'before monitoring or a colleague',
    formula: 'Incidents that a customer noticed first ÷ all incidents.',
    count: ({ foundBy }) => ({ k: Number(foundBy === 'customer'), n: 1 }),
  },
};
