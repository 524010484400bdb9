import { disputed, type Dispute } from './dispute.ts';
import { pageSlice } from './events/page-made.ts';
import { tellingSlice } from './events/told.ts';
import type { Incident } from './state.ts';

const words = { open: 'waits for an answer', answered: 'answered', failed: 'no answer' } as const;

/** What two desktops said at the same time of a page, or of who was told. */
export const escalationDisputes = (incident: Incident): readonly Dispute[] => [
  ...[...pageSlice.of(incident)].flatMap(([page, { outcome, withdrawn }]) => [
    ...disputed(outcome, 'A page', ({ at, value }) => ({
      words: value.by === null ? words[value.outcome] : `answered by ${value.by}`,
      command:
        value.outcome === 'open'
          ? { name: 'page-open', fields: { page } }
          : value.outcome === 'failed'
            ? { name: 'page-failed', fields: { page, at } }
            : {
                name: 'page-answered',
                fields: { page, at, ...(value.by === null ? {} : { by: value.by }) },
              },
    })),
    ...disputed(withdrawn, 'A page', ({ value }) => ({
      words: value ? 'taken back' : 'made',
      command: { name: 'withdraw-page', fields: { page, undo: !value } },
    })),
  ]),
  ...[...tellingSlice.of(incident)].flatMap(([who, { withdrawn }]) =>
    disputed(withdrawn, 'Who was told', ({ value }) => ({
      words: value ? 'not told' : 'told',
      command: { name: 'withdraw-tell', fields: { who, undo: !value } },
    })),
  ),
];
