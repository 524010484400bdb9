import type { Alarm } from './alarms.ts';
import { phaseOf } from './facts.ts';
import { pagesOf } from './pages.ts';
import { isLive } from './phases.ts';
import type { Incident } from './state.ts';

/** A page rings at once on the desktop of whom it calls, until it is answered. */
export const pageAlarms = (incident: Incident): readonly Alarm[] =>
  isLive(phaseOf(incident))
    ? pagesOf(incident).flatMap(({ id, at, who, from, outcome }) =>
        outcome === 'open'
          ? [
              {
                ...{ key: `paged.${id}`, dueAt: at, what: `${from} pages you`, who, asked: true as const },
                ...{ why: `paged by ${from}`, only: who, answers: [{ words: 'answers', chord: 'Alt+Q' }] },
              },
            ]
          : [],
      )
    : [];
