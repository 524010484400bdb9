import { compareHlc } from '../../../shared/clock.ts';
import type { Instant } from '../../../shared/ids.ts';
import { checklistOf, runOf, type ItemState } from '../../../shared/incident/checklist.ts';
import { tickSlice } from '../../../shared/incident/events/item-ticked.ts';
import { transitionsOf } from '../../../shared/incident/facts.ts';
import { foldAll } from '../../../shared/incident/fold.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

export type FormerRun = {
  /** The number of the run that ended. */
  readonly number: number;
  /** When the one after it began. */
  readonly endedAt: Instant;
  readonly items: readonly ItemState[];
};

let last: { readonly key: string; readonly playbook: Playbook; readonly run: FormerRun } | null = null;

/** The checklist as it stood when the incident was reopened last; null in the first run. */
export function formerRunOf(incident: Incident, playbook: Playbook): FormerRun | null {
  const reopened = transitionsOf(incident).findLast(({ verb }) => verb === 'reopen');
  const event = reopened === undefined ? undefined : incident.events.get(reopened.id);
  if (reopened === undefined || event === undefined) return null;
  const reopenings = transitionsOf(incident).filter(({ verb }) => verb === 'reopen');
  // Two people who reopened it without having seen each other began one run: `runOf` says the same.
  const number = new Set(reopenings.map(({ id }) => incident.events.get(id)?.g)).size;
  // Folding again costs as much as opening the incident: once, and again only for a tick of then that arrives late.
  const now = `.${runOf(incident)}`;
  const ticks = [...tickSlice.of(incident).keys()].filter((place) => !place.endsWith(now)).length;
  const key = `${incident.id} ${event.id} ${number} ${ticks}`;
  if (last?.key === key && last.playbook === playbook) return { ...last.run, endedAt: reopened.at };
  const before = [...incident.events.values()].filter(({ h }) => compareHlc(h, event.h) < 0);
  const items = checklistOf(foldAll(incident.id, before), playbook);
  last = { key, playbook, run: { number, endedAt: reopened.at, items } };
  return last.run;
}
