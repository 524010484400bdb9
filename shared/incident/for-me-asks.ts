import type { BoardItem } from './boards.ts';
import { boardOf } from './boards.ts';
import type { ForMeItem } from './for-me-item.ts';
import { isMeant } from './people.ts';
import type { Incident } from './state.ts';

/** An ask that is addressed to the person and not answered yet. */
export type ForAsk = ForMeItem & { readonly kind: 'ask'; readonly item: BoardItem };

export const asksFor = (incident: Incident, person: string): readonly ForAsk[] =>
  boardOf(incident, 'ask').flatMap((item): ForAsk[] =>
    item.open && item.to !== null && isMeant(incident, item.to, person)
      ? [
          {
            kind: 'ask',
            key: `ask.${item.entry}`,
            at: item.at,
            by: item.by,
            text: item.text,
            heard: item.mark === 'acknowledged',
            item,
          },
        ]
      : [],
  );
