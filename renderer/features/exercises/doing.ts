import type { ListedScenario } from '../../../shared/exercise/scenario.ts';
import { goesOn } from '../../../shared/incident/goes-on.ts';
import { beginExercise, copyScenario, doInExercise } from '../../bridge/exercise.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { showRunbookFolder } from '../../bridge/runbooks.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, showFront, useUi } from '../../state/ui.ts';
import { readAsFacilitator, refuseHere, sayHere, useView } from './state.ts';
import { peopleWords } from './words.ts';

/** Begins a game day with a scenario; whoever leads it has the facilitator's view before them, who plays the console. */
async function begin({ file, title }: ListedScenario, solo: boolean): Promise<void> {
  if (useView.getState().beginning) return; // a key that is held begins one
  useView.setState({ beginning: true, said: null });
  const answer = await beginExercise(file, solo);
  if (!answer.ok) {
    useView.setState({ beginning: false });
    refuseHere(answer.error.message);
    return;
  }
  const { id } = answer.value;
  await openIncident(id);
  useView.setState({ beginning: false });
  const { route } = useUi.getState();
  if (route.name !== 'incident' || route.id !== id) return; // its record can't be opened: that is said
  offerUndo(`Began “${title}”`, async () => {
    const ended = await doInExercise(id, { do: 'end', why: 'It was begun by mistake.' });
    return ended.ok ? null : ended.error.message;
  });
  if (!solo) showFront({ name: 'facilitate' });
}

export const leadIt = (scenario: ListedScenario): Promise<void> => begin(scenario, false);

export function playAlone(scenario: ListedScenario): Promise<void> {
  if (scenario.solo) return begin(scenario, true);
  refuseHere(
    `It can’t be played alone: it needs ${peopleWords(scenario)} and a facilitator. Enter leads it.`,
  );
  return Promise.resolve();
}

/** Opens a game day that is running, or what one that is over has shown. */
export async function openRun(id: string): Promise<void> {
  const summary = useProjections.getState().summaries.find((each) => each.id === id);
  await openIncident(id);
  const { route } = useUi.getState();
  const opened = route.name === 'incident' && route.id === id;
  if (opened && summary !== undefined && !goesOn(summary)) showFront({ name: 'after-action' });
}

/** Shows what only its facilitator should read, or puts it away. */
export const toggleReading = (file: string): void =>
  readAsFacilitator(useView.getState().reading === file ? null : file);

/** Puts a copy of a scenario that comes with the console among the team's own. */
export async function copyToOwn({ file, builtIn }: ListedScenario): Promise<void> {
  if (!builtIn) {
    refuseHere(`It is your own already: p/scenarios/${file}.`);
    return;
  }
  const answer = await copyScenario(file);
  if (!answer.ok) refuseHere(answer.error.message);
  else
    sayHere(`Copied to ${answer.value}. Change it with any editor: it takes the place of the built-in one.`);
}

export async function showFolder(): Promise<void> {
  const trouble = await showRunbookFolder();
  if (trouble !== null) refuseHere(trouble);
}
