import type { ImportedDocument, ImportedTimes } from '../../../shared/exchange/imported.ts';
import type { FoundBy } from '../../../shared/incident/vocabulary.ts';
import { stampOf } from './words.ts';

const timeLabel: Record<keyof ImportedTimes, string> = {
  started: 'Began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  declared: 'Declared',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

const finder: Record<FoundBy, string> = {
  monitoring: 'Monitoring',
  customer: 'A customer',
  person: 'A person of the team',
};

/** What else was understood of a document, beside its entries: only what it says. */
export function factsOf(
  document: ImportedDocument,
): readonly { readonly label: string; readonly words: string }[] {
  const { title, severity, services, foundBy, times, causes } = document;
  const said = (label: string, words: string | null | undefined) =>
    words === null || words === undefined || words === '' ? [] : [{ label, words }];
  return [
    ...said('Title', title),
    ...said('Severity', severity?.toUpperCase()),
    ...said('Exercise', document.exercise === true ? 'Yes: it counts in no figure' : null),
    ...said('Services', services.join(', ')),
    ...said('Found by', foundBy === null ? null : finder[foundBy]),
    // Object.keys forgets which keys these are; the record of labels has them all.
    ...(Object.keys(timeLabel) as (keyof ImportedTimes)[]).flatMap((which) => {
      const at = times[which];
      return at === null ? [] : said(timeLabel[which], stampOf(at));
    }),
    ...said('Causes', causes.join(', ')),
  ];
}
