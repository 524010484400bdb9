import type { EntityId } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';
import { entrySlice, isLogged } from './events/entry-logged.ts';
import { REDACT } from './events/redact.ts';
import type { Verdict } from './policy.ts';
import type { Incident } from './state.ts';

/** Whether the words of an entry can be taken out of the record; of what the console logged itself they can't. */
export function canRedact(incident: Incident, id: EntityId): Verdict {
  if (!isLogged(entrySlice.of(incident).get(id)))
    return incident.events.has(id)
      ? 'only entries that people logged can be redacted'
      : 'there is no such entry';
  return wordsOf(incident, id).length === 0 ? 'it was redacted already' : true;
}

/** Taking an entry back says nothing of it: all other events about an entry hold words of it. */
const wordless: ReadonlySet<string> = new Set(['entry-removed/1', REDACT]);

/** The events that hold words of an entry: as it was logged, its corrections, what became of it. */
export const wordsOf = (incident: Incident, id: EntityId): readonly StreamEvent[] =>
  [...incident.events.values()].filter(
    ({ e, t, payload }) => e === id && payload !== null && !wordless.has(t),
  );

/** What goes when an entry is redacted, for whoever is about to: it can't be undone. Undefined where nothing is left. */
export function whatGoes(incident: Incident, id: EntityId): string | undefined {
  const words = wordsOf(incident, id);
  if (words.length === 0) return undefined;
  const count = (type: string): number => words.filter(({ t }) => t === type).length;
  const entry = entrySlice.of(incident).get(id);
  const bodies = [entry?.first, ...[...(entry?.corrections?.values() ?? [])].map(({ body }) => body)];
  const files = new Set(bodies.flatMap((body) => body?.files.map(({ name }) => name) ?? []));
  return [
    'the words of the entry',
    ...some(count('entry-corrected/1'), 'correction', 'corrections'),
    ...some(count('entry-marked/1'), 'word on what became of it', 'words on what became of it'),
    ...some(files.size, 'attached file', 'attached files'),
  ].join(', ');
}

const some = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** Said with every redaction: what no desktop can reach. */
export const redactionLimits =
  'The words go from the files of every desktop as soon as it hears of this. Where desktops meet in a Git repository, its history still has them until the host’s administrators purge it; so have backups.';
