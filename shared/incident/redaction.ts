import type { EntityId } from '../ids.ts';
import { entrySlice, isLogged } from './events/entry-logged.ts';
import type { Verdict } from './policy.ts';
import { isAtPlace, isWritten, ownWords, wordsOf } from './redaction-words.ts';
import type { Incident } from './state.ts';

/** Whether words that a person wrote can be taken out of the record: an entry by its id, other words by their event's. */
export function canRedact(incident: Incident, id: EntityId): Verdict {
  const event = incident.events.get(id);
  const written = event === undefined ? isReviewed(incident, id) : isWritten(event);
  if (!written && !isLogged(entrySlice.of(incident).get(id)))
    return event === undefined
      ? 'there is no such entry'
      : 'only what people wrote can be redacted: entries, reports, facts, updates and their drafts, action items, reasons of a severity, names of workstreams, who was paged or told, the words of a handover, of a review or about a runbook';
  // Asked of the row under the pointer: what has its words still is not looked for elsewhere.
  const entry = entrySlice.of(incident).get(id);
  if (entry?.first !== undefined || (event !== undefined && ownWords(event).length > 0)) return true;
  return wordsOf(incident, id).length === 0 ? 'it was redacted already' : true;
}

/** Whether it is the id of a note of the review, or the place of what is said of a row, a decision or a runbook, or an inject. */
const isReviewed = (incident: Incident, id: EntityId): boolean =>
  [...incident.events.values()].some((event) => event.e === id && isAtPlace(event) && isWritten(event));

/** What goes when something is redacted, for whoever is about to: it can't be undone. Undefined where nothing is left. */
export function whatGoes(incident: Incident, id: EntityId): string | undefined {
  const words = wordsOf(incident, id);
  if (words.length === 0) return undefined;
  const count = (type: string): number => words.filter(({ t }) => t === type).length;
  const entries = [...new Set(words.map(({ e }) => e))].flatMap((e) => entrySlice.of(incident).get(e) ?? []);
  const bodies = entries.flatMap(({ first, corrections }) => [
    first,
    ...[...(corrections?.values() ?? [])].map(({ body }) => body),
  ]);
  const files = new Set(bodies.flatMap((body) => body?.files.map(({ name }) => name) ?? []));
  const own = (incident.events.get(id) ?? words[0])?.t ?? '';
  return [
    entries.length > 0 ? 'the words of the entry' : (nameOf[own] ?? 'its words'),
    ...some(entries.length - 1, 'entry that says the same', 'entries that say the same'),
    ...some(count('entry-corrected/1'), 'correction', 'corrections'),
    ...some(count('entry-marked/1'), 'word on what became of it', 'words on what became of it'),
    ...(entries.length > 0 ? [] : some(words.length - 1, 'line that repeats it', 'lines that repeat it')),
    ...some(files.size, 'attached file', 'attached files'),
  ].join(', ');
}

const nameOf: Readonly<Record<string, string>> = {
  'can-reported/1': 'the words of the report',
  'need-met/1': 'what was needed',
  'severity-changed/1': 'the reason',
  'workstream-set/1': 'the name of the workstream',
  'page-made/1': 'who was paged',
  'page-outcome/1': 'who was paged',
  'page-withdrawn/1': 'who was paged',
  'told/1': 'who was told',
  'told-withdrawn/1': 'who was told',
  'update-drafted/1': 'the draft',
  'update-sent/1': 'the words of the update',
  'fact-changed/1': 'the words of the fact',
  'action-item-set/1': 'the words of the action item',
  'handoff-offered/1': 'the offer with its words',
  'handoff-answered/1': 'the answer with its words',
  'review-noted/1': 'the note',
  'timeline-curated/1': 'the note and the evidence',
  'tradeoff-weighed/1': 'the words of the evaluation',
  'review-set/1': 'why a post-mortem is needed or not',
  'runbook-noted/1': 'what was said of the runbook',
  'inject-given/1': 'the words of the inject',
  'exercise-ended/1': 'the story and what was observed',
};

const some = (count: number, one: string, many: string): readonly string[] =>
  count <= 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** Said with every redaction: what no desktop can reach. */
export const redactionLimits =
  'The words go from the files of every desktop as soon as it hears of this. Where desktops meet in a Git repository, its history still has them until the host’s administrators purge it; so have backups.';
