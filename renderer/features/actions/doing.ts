import type { ListedAction } from '../../../shared/incident/action-items.ts';
import {
  actionEffectLabel,
  actionStateLabel,
  type ActionEffect,
  type ActionState,
} from '../../../shared/incident/events/action-item-set.ts';
import { runIn } from '../../bridge/incidents.ts';
import { backTo, setCommand, type ActionChange } from '../../incident-parts/action-writing.ts';
import { fallBack, goAhead, keyOf, refuse, say, useActions } from './page-state.ts';

/** How long a change that was answered waits for the index to show it, in ms. */
const INDEX_MS = 3_000;

/** Changes an item of any incident; it shows at once. @returns whether it was done; why not is said on the page. */
export async function change(item: ListedAction, to: ActionChange, words: string): Promise<boolean> {
  const back = backTo(item, to);
  if (!(await make(item, to))) return false;
  const step = { words, incident: item.incident.id, action: item.id, back };
  useActions.setState(({ steps }) => ({ steps: [...steps, step].slice(-50) }));
  say(words, true);
  return true;
}

async function make(
  item: Pick<ListedAction, 'id'> & { incident: { id: string } },
  to: ActionChange,
): Promise<boolean> {
  const key = keyOf(item);
  goAhead(key, to);
  const failure = await runIn(item.incident.id, setCommand(item.id, to));
  if (failure !== null) {
    fallBack(key);
    refuse(failure.message);
    return false;
  }
  setTimeout(() => fallBack(key), INDEX_MS);
  return true;
}

/** Takes back what was done last on this page. */
export async function undoLast(): Promise<void> {
  const { steps } = useActions.getState();
  const last = steps.at(-1);
  if (last === undefined) {
    refuse('Nothing to take back on this page.');
    return;
  }
  useActions.setState({ steps: steps.slice(0, -1) }); // at once: the next press means the one before
  if (await make({ id: last.action, incident: { id: last.incident } }, last.back))
    say(`Taken back: ${last.words}`);
  else useActions.setState((s) => ({ steps: [...s.steps, last] }));
}

const forward: Record<ActionState, ActionState> = {
  open: 'in-progress',
  'in-progress': 'done',
  done: 'open',
  dropped: 'open',
};

/** Space: what waits is begun, what is under way is done, what ended is open again. */
export const moveForward = (item: ListedAction): Promise<boolean> => moveTo(item, forward[item.state]);

export const moveTo = (item: ListedAction, state: ActionState): Promise<boolean> =>
  change(item, { state }, `${actionStateLabel[state]}: ${item.text}`);

/** Did the fix work? */
export const sayEffect = (item: ListedAction, effect: ActionEffect): Promise<boolean> =>
  change(item, { effect }, `${actionEffectLabel[effect]}: ${item.text}`);
