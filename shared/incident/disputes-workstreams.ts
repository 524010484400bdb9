import { disputed, type Dispute } from './dispute.ts';
import { reportSlice } from './events/can-reported.ts';
import { workstreamSlice } from './events/workstream-set.ts';
import type { Incident } from './state.ts';

/** What was said of a workstream by people who had not seen each other’s words. */
export const workstreamDisputes = (incident: Incident): readonly Dispute[] => [
  ...[...workstreamSlice.of(incident)].flatMap(([id, { body }]) =>
    disputed(body, 'A workstream', ({ value: { name, lead, open } }) => ({
      words: open ? `${name}, ${lead === null ? 'nobody leads it' : `led by ${lead}`}` : `${name}, closed`,
      command: { name: 'set-workstream', fields: { workstream: id, name, open, lead: lead ?? '' } },
    })),
  ),
  ...[...reportSlice.of(incident)].flatMap(([report, { first, withdrawn, met }]) => {
    if (first === undefined) return [];
    const { workstream } = first;
    return [
      ...disputed(withdrawn, 'A report', ({ value }) => ({
        words: value ? 'taken back' : 'stands',
        command: { name: 'withdraw-report', fields: { workstream, report, undo: !value } },
      })),
      ...disputed(met, 'A need', ({ value }) => ({
        words: value ? 'met' : 'open',
        command: { name: 'need-met', fields: { workstream, undo: !value } },
      })),
    ];
  }),
];
