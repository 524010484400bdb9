import type { WindowCommand } from '../../state/window-command.ts';
import { metricsKeys, type MetricsKeys } from './keys.ts';

/** A letter in a list of the system's picks from that list. */
const inNoList = (): boolean => !(document.activeElement instanceof HTMLSelectElement);

const command = (
  id: keyof MetricsKeys,
  label: string,
  chord: string,
  when: () => boolean = () => true,
): WindowCommand => ({
  ...{ id: `metrics.${id}`, label, chord, where: 'metrics' },
  outsideText: true,
  when: () => metricsKeys() !== null && when(),
  run: () => metricsKeys()?.[id](),
});

export const metricsCommands: readonly WindowCommand[] = [
  command('formula', 'Formula of the figure at hand', 'F', inNoList),
  command('table', 'The figure at hand as a table, or drawn', 'T', inNoList),
  command('tables', 'All figures as tables, or drawn', 'Shift+T', inNoList),
  command(
    'copyFigure',
    'Copy the figure at hand as text',
    'Ctrl+C',
    () => document.getSelection()?.isCollapsed !== false,
  ),
  command('copyAll', 'Copy all figures as text', 'Ctrl+Shift+C'),
  command('exportCsv', 'Export all figures and dots as CSV', 'Ctrl+E'),
  command('exportSvg', 'Export the large plot as SVG', 'Ctrl+Shift+E'),
];
