import { exerciseOf, endingOf } from '../../../shared/incident/exercise.ts';
import { hasSelection, toggleFront } from '../../state/front.ts';
import { useProjections } from '../../state/projections.ts';
import type { WindowCommand } from '../../state/window-command.ts';
import type { Chord } from '../../ui/keys.ts';
import { copyReport, isReading, saveMarkdown, selectGapBeside, takeUpMeant } from './actions.ts';

function whyNot(): string | null {
  const { opened } = useProjections.getState();
  if (opened === null || exerciseOf(opened.incident) === null) return 'this is no exercise';
  return endingOf(opened.incident) === null ? 'it is written when the exercise ends' : null;
}

/** On the report only. */
const here = (
  id: string,
  label: string,
  chord: Chord,
  run: () => void,
  more: Partial<WindowCommand> = {},
): WindowCommand => ({
  ...{ id: `report.${id}`, label, chord, run },
  ...{ where: 'incident', group: 'After an exercise', when: isReading },
  ...more,
});

export const afterActionCommands: readonly WindowCommand[] = [
  {
    id: 'report.exercise',
    label: 'After-action report: what the exercise showed',
    chord: 'Alt+Shift+R',
    where: 'incident',
    group: 'After an exercise',
    words: 'game day score strengths gaps debrief',
    slash: 'after-action',
    whyNot,
    run: () => toggleFront({ name: 'after-action' }),
  },
  here('take', 'Make the gap an action item', 'A', () => void takeUpMeant(), { outsideText: true }),
  here('before', 'Select the gap before', 'Alt+ArrowUp', () => selectGapBeside(-1), { unlisted: true }),
  here('after', 'Select the gap after', 'Alt+ArrowDown', () => selectGapBeside(1), { unlisted: true }),
  here('save', 'Save the report as Markdown', 'Ctrl+S', () => void saveMarkdown()),
  here('copy', 'Copy the report as Markdown', 'Ctrl+C', () => void copyReport(), {
    when: () => isReading() && !hasSelection(),
    unlisted: true,
  }),
];
