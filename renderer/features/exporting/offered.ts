import {
  exportDocuments,
  exportKinds,
  formatsOf,
  type ExportDocument,
} from '../../../shared/exchange/export/kinds.ts';
import type { ExportFormat } from '../../../shared/exchange/formats.ts';
import { isPostmortemBegun } from '../../../shared/incident/documents/postmortem-begun.ts';
import { exerciseOf } from '../../../shared/incident/exercise.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';

/** What an incident can be written as, as it stands: what would only be refused is not offered. */
export function offeredDocuments(incident: Incident): readonly ExportDocument[] {
  const reviewed = !isLive(phaseOf(incident)) && isPostmortemBegun(incident);
  const played = exerciseOf(incident) !== null;
  return (Object.keys(exportDocuments) as ExportDocument[]).filter((document) =>
    // the keys of that very object
    document === 'after-action' ? played : reviewed || document !== 'postmortem',
  );
}

/** A document in what the one before was chosen in, or in what it is offered in first. */
export function inDocument(document: ExportDocument, before: ExportFormat): ExportFormat {
  const formats = formatsOf(document);
  const alike = formats.find((format) => exportKinds[format].as === exportKinds[before].as);
  const [first = before] = formats;
  return alike ?? first;
}

/**
 * What is asked for by typing its first letters: a document (`post`, `ics`), or another format of the one that was chosen
 * (`pdf`); undefined where none begins so.
 */
export function formatTyped(
  offered: readonly ExportDocument[],
  typed: string,
  before: ExportFormat,
): ExportFormat | undefined {
  const words = typed.toLowerCase();
  const begins = (name: string): boolean => name.toLowerCase().startsWith(words);
  const document = offered.find((each) => begins(each) || begins(exportDocuments[each].label));
  return document === undefined
    ? formatsOf(exportKinds[before].document).find((format) => begins(exportKinds[format].as))
    : inDocument(document, before);
}
