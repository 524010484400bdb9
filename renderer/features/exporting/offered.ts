import { exportKinds } from '../../../shared/exchange/export/kinds.ts';
import { exportFormats, type ExportFormat } from '../../../shared/exchange/formats.ts';
import { exerciseOf } from '../../../shared/incident/exercise.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';

/** The formats that an incident can be written in as it stands: what would only be refused is not offered. */
export function offeredFormats(incident: Incident): readonly ExportFormat[] {
  const over = !isLive(phaseOf(incident));
  const played = exerciseOf(incident) !== null;
  return exportFormats.filter((format) =>
    format === 'after-action' ? played : over || !format.startsWith('postmortem-'),
  );
}

/** What of a line is asked for by typing its first letters: `post`, `ics`; undefined where none begins so. */
export const formatTyped = (offered: readonly ExportFormat[], typed: string): ExportFormat | undefined => {
  const words = typed.toLowerCase();
  const names = (format: ExportFormat): readonly string[] => [
    format,
    ...exportKinds[format].label.toLowerCase().split(', ').reverse(),
  ];
  return offered.find((format) => names(format).some((name) => name.startsWith(words)));
};
