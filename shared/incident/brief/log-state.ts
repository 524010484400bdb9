import { compareLogOrder } from '../envelope.ts';
import { disputesOf } from '../disputes.ts';
import { entrySlice, type EntryBody } from '../events/entry-logged.ts';
import { winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { entryKindLabel } from '../vocabulary.ts';
import { item, joined, type BriefItem } from './item.ts';

/** How many of the latest lines stand in a brief. */
const LATEST = 6;

/** How far the log is: its latest lines, how many there are, and what waits for somebody to choose. */
export function logState(incident: Incident): readonly BriefItem[] {
  const lines = entriesOf(incident);
  const latest = lines.slice(-LATEST).toReversed();
  const corrected = lines.filter(({ version }) => version > 1).length;
  const disputes = disputesOf(incident);
  return [
    item('count', `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`, {
      label: 'Log',
      about: joined(corrected === 0 ? null : [`${corrected} corrected`], [
        disputes.length === 0 ? 'nothing waits to be chosen' : `${disputes.length} to be chosen`,
      ]),
    }),
    ...disputes.map(({ row, about, shown, others }, i) =>
      item(`dispute.${i}.${row}`, about, {
        label: 'To choose',
        about: [[shown, ...others].map(({ by }) => by).join(' and '), ' said different things'],
      }),
    ),
    ...latest.map(({ id, body: { at, kind, text }, by }) =>
      item(`entry.${id}`, text, { at, label: kind === 'note' ? null : entryKindLabel[kind], about: [by] }),
    ),
  ];
}

type Line = { readonly id: string; readonly body: EntryBody; readonly by: string; readonly version: number };

function entriesOf(incident: Incident): readonly Line[] {
  const lines = [...entrySlice.of(incident)].flatMap(([id, { first, body, corrections, removed }]) => {
    if (first === undefined || winner(removed)?.value === true) return [];
    const now = winner(body)?.value ?? first;
    const { h, id: event, u: by } = first.event;
    const version = 1 + (corrections?.size ?? 0);
    return [{ line: { id, body: now, by, version }, at: now.at, h, id: event }];
  });
  return lines.sort(compareLogOrder).map(({ line }) => line);
}
