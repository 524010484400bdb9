import { transitions, type PhaseVerb } from '../../../shared/incident/phases.ts';
import type { Instant } from '../../../shared/ids.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { run } from '../../bridge/incidents.ts';
import { closeReviewOnceTakenBack, openReviewOnceResolved } from '../../incident-parts/review-opening.ts';
import { clock, zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';
import { leftAtClose, leftOpen, leftOpenWords } from './left-open.ts';
import { runWords } from './next-run.ts';

/** Makes a transition, and offers the way back. @returns null, or why it was not made. */
export async function transit(verb: PhaseVerb, at: Instant | null): Promise<string | null> {
  const failure = await run({ name: verb, fields: at === null ? {} : { at } });
  if (failure !== null) return failure.message;
  const { opened } = useProjections.getState();
  const again =
    verb === 'reopen' && opened !== null ? `. The checklist begins ${runWords(opened.incident)}` : '';
  offerUndo(
    `${transitions[verb].done}${again}`,
    verb === 'resolve' ? takeBackTransition : { name: 'undo-phase', fields: {} },
  );
  if (verb === 'resolve') openReviewOnceResolved();
  return null;
}

/** What a transition that ends something leaves open, in words; it is told where no sheet has shown it before. */
function leftAt(verb: PhaseVerb): string | null {
  const { opened, playbook } = useProjections.getState();
  if (opened === null) return null;
  if (verb === 'resolve') return leftOpenWords(leftOpen(opened.incident));
  return verb === 'close' ? leftOpenWords(leftAtClose(opened.incident, playbook)) : null;
}

/** `/resolve -5m`: a transition with the time that was typed after it. */
export async function transitInWords(verb: PhaseVerb, words: string): Promise<string | null> {
  const at = words === '' ? null : parseInstant(words, { now: wallClock(), zone, side: 'past' });
  if (at?.ok === false) return `${at.error} After the command stands a time or nothing.`;
  const open = leftAt(verb);
  const refused = await transit(verb, at?.value ?? null);
  if (refused === null && open !== null) showTrouble(`${transitions[verb].done}, with ${open}.`);
  return refused;
}

/** Takes the last transition back. @returns null, or why it was not done. */
export async function takeBackTransition(): Promise<string | null> {
  const failure = await run({ name: 'undo-phase', fields: {} });
  if (failure === null) closeReviewOnceTakenBack();
  return failure?.message ?? null;
}

/** For a key or the palette: why it was not done is said above the composer. */
export const orSay = (done: Promise<string | null>): void =>
  void done.then((refused) => {
    if (refused !== null) showTrouble(refused);
    focusComposer();
  });

/** `Mitigated, 14:20`. */
export const madeWords = ({ verb, at }: { readonly verb: PhaseVerb; readonly at: Instant }): string =>
  `${transitions[verb].done}, ${clock(at)}`;
