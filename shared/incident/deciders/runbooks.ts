import { ok } from '../../result.ts';
import { stepId } from '../../runbooks/step-id.ts';
import type { EventDraft } from '../envelope.ts';
import { itemAdded, itemWithdrawn, ownItemSlice } from '../events/item-added.ts';
import { runbookNoted, runbookPlace, runbookSlice, runbookUsed } from '../events/runbook-used.ts';
import { phaseOf, severityOf } from '../facts.ts';
import { replacing, winner } from '../register.ts';
import { isSettled, refused, type DecideContext, type Deciders } from './decider.ts';
import type { Incident } from '../state.ts';

/** The longest text of an item of the checklist. */
const MAX_ITEM = 255;

/** Runbooks: taking one up puts its steps on the checklist, and afterwards somebody says how it did. */
export const runbooks: Deciders<'use-runbook' | 'note-runbook'> = {
  'use-runbook'(incident, { runbook: file, title, steps, undo }, context) {
    const held = runbookSlice.of(incident).get(file);
    if (severityOf(incident) === undefined)
      return refused('Not taken up: the declaration of this incident has not arrived yet.');
    if (undo && held?.first === undefined)
      return refused(`Not put away: ${file} was not taken up in this incident.`);
    const items = undo
      ? standing(incident, file, true, context)
      : steps.length === 0
        ? standing(incident, file, false, context)
        : takenUp(incident, { file, steps }, context);
    // Nobody said that it was put away: not taken up at all is another matter.
    if (held?.first !== undefined && isSettled(held.off, undo, false)) return ok(items);
    const { now: at, person: u } = context;
    const payload = { file, title: held?.first === undefined ? title : held.title, off: undo };
    const used = runbookUsed.draft({
      ...{ e: runbookPlace(file), at, u, payload },
      ...(held === undefined ? {} : replacing(held.off)),
    });
    return ok([used, ...items]);
  },

  'note-runbook'(incident, { runbook: file, verdict, words, undo }, { now: at, person: u }) {
    const held = runbookSlice.of(incident).get(file);
    if (held?.first === undefined)
      return refused(`Not noted: ${file} was not taken up in this incident. Take it up first.`);
    if (!undo && verdict === undefined)
      return refused('Not noted: say whether it helped, was wrong, or was not needed.');
    const note = undo || verdict === undefined ? null : { verdict, words };
    const now = winner(held.note)?.value ?? null;
    const same = now?.verdict === note?.verdict && now?.words === note?.words;
    if (same && held.note.visible.length <= 1) return ok([]);
    const payload = { file, title: held.title, note };
    return ok([runbookNoted.draft({ e: runbookPlace(file), at, u, payload, ...replacing(held.note) })]);
  },
};

/** Its steps as items of the checklist; those that were taken off with it come back. */
function takenUp(
  incident: Incident,
  { file, steps }: { readonly file: string; readonly steps: readonly string[] },
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] {
  const seen = new Map<string, number>();
  return steps.flatMap((step): readonly EventDraft[] => {
    const again = seen.get(step) ?? 0;
    seen.set(step, again + 1);
    const e = stepId(file, step, again);
    const item = ownItemSlice.of(incident).get(e);
    const text = shortened(step);
    if (item?.said === undefined)
      return [
        itemAdded.draft({ e, at, u, payload: { text, phase: phaseOf(incident), role: null, runbook: file } }),
      ];
    if (isSettled(item.withdrawn, false, false)) return [];
    const payload = { text: item.said.text, withdrawn: false, runbook: file };
    return [itemWithdrawn.draft({ e, at, u, payload, ...replacing(item.withdrawn) })];
  });
}

/** All of its items come off the checklist, or back to it; what was ticked stays in the log. */
const standing = (
  incident: Incident,
  file: string,
  off: boolean,
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] =>
  [...ownItemSlice.of(incident)].flatMap(([e, { said, withdrawn }]) =>
    said?.runbook !== file || isSettled(withdrawn, off, false)
      ? []
      : [
          itemWithdrawn.draft({
            ...{ e, at, u, payload: { text: said.text, withdrawn: off, runbook: file } },
            ...replacing(withdrawn),
          }),
        ],
  );

/** Never half of a character. */
const shortened = (step: string): string =>
  step.length <= MAX_ITEM ? step : `${step.slice(0, MAX_ITEM - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
