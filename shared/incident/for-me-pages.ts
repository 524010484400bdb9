import type { ForMeItem } from './for-me-item.ts';
import { pagesOf, type Page } from './pages.ts';
import { isMeant } from './people.ts';
import type { Incident } from './state.ts';

/** Somebody was paged and sits at a desktop by now: one key says that they are here. */
export type ForPage = ForMeItem & { readonly kind: 'page'; readonly page: Page };

export const pagesFor = (incident: Incident, person: string): readonly ForPage[] =>
  pagesOf(incident)
    .filter((page) => page.outcome === 'open' && isMeant(incident, page.who, person))
    .map((page) => ({
      kind: 'page',
      key: `page.${page.id}`,
      at: page.at,
      by: page.from,
      text:
        page.step === null || page.step === page.who.toLowerCase()
          ? 'answer as soon as you are here'
          : page.step,
      heard: false,
      page,
    }));
