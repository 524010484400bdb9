import { incidentIdAt, type EntityId, type IncidentId, type Instant } from '../ids.ts';
import type { CommandFields } from '../incident/commands.ts';
import { endedAmid, isTakenBack } from '../incident/deciders/importing-undone.ts';
import { actionItemSlice } from '../incident/events/action-item-set.ts';
import { entrySlice, isLogged } from '../incident/events/entry-logged.ts';
import { textPlace, textSlice } from '../incident/events/text-edited.ts';
import { updateSlice } from '../incident/events/update-sent.ts';
import type { Incident } from '../incident/state.ts';
import { MAX_SECTION_TEXT } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { cutTo, latest } from './document.ts';
import type { ImportedDocument, LeftOut } from './imported.ts';
import { importKey, importPlace } from './key.ts';
import { endingOf, startOf, timesIn } from './plan-times.ts';
import { entriesOf, keyOf, personOf, tidy, updatesOf, type PlannedEntry } from './plan-entries.ts';

type Fields = CommandFields<'import'>;

export type PlanContext = {
  readonly now: Instant;
  readonly playbook: Playbook;
  /** The incident whose log it shall join; null where it becomes one of its own. */
  readonly into: IncidentId | null;
};

/**
 * The incident that a document becomes: its id is made of what the document is and of its day, so that two desktops that import it
 * offline have one incident. null where nothing in it has a time.
 */
export function incidentIdOf(document: ImportedDocument, now: Instant): IncidentId | null {
  const start = startOf(document, now);
  return start === null ? null : incidentIdAt(start, importKey('incident', document.key));
}

/** Where its entries, updates and action items stand in a record. */
export const placesOf = (document: ImportedDocument, now: Instant): ReadonlySet<EntityId> =>
  new Set(
    [
      ...entriesOf(document, 0, now),
      ...updatesOf(document, now),
      ...document.actions.map(({ key }) => ({ key: keyOf(key) })),
    ].map(({ key }) => importPlace(key)),
  );

/** How many of its entries, updates and action items are not in an incident yet, and how many are. */
export function countsOf(
  document: ImportedDocument,
  incident: Incident | undefined,
  now: Instant,
): { readonly fresh: number; readonly known: number } {
  const all = placesOf(document, now);
  if (incident === undefined) return { fresh: all.size, known: 0 };
  // What was taken back as a whole comes back.
  if (isTakenBack(incident, keyOf(document.key))) return { fresh: all.size, known: 0 };
  const sent = new Set([...updateSlice.of(incident).values()].map(({ first }) => first?.event.e));
  const [entries, actions] = [entrySlice.of(incident), actionItemSlice.of(incident)];
  const known = [...all].filter((e) => isLogged(entries.get(e)) || sent.has(e) || actions.has(e)).length;
  return { fresh: all.size - known, known };
}

/** What a plan leaves out of a document, beside what its reader did: a part that somebody has written, a cause that is unknown. */
export function leftOutOf(
  document: ImportedDocument,
  incident: Incident | undefined,
  { playbook, into }: PlanContext,
): readonly LeftOut[] {
  const { parts, causes } = playbook.postmortem;
  const leave = (text: string, why: string): LeftOut => ({ line: null, text, why });
  const written = (section: string): boolean =>
    incident !== undefined && (textSlice.of(incident).get(textPlace(section))?.size ?? 0) > 0;
  const texts = document.texts.flatMap(({ section, markdown }): readonly LeftOut[] => {
    if (!parts.some(({ id }) => id === section))
      return [leave(markdown, `the playbook’s post-mortem has no part “${section}”`)];
    if (incident !== undefined && written(section))
      return [leave(markdown, `the part “${section}” of the post-mortem has words already`)];
    const rest = tidy(markdown).slice(MAX_SECTION_TEXT);
    return rest === '' ? [] : [leave(rest, `a part of the post-mortem holds ${MAX_SECTION_TEXT} characters`)];
  });
  const unknown = document.causes.filter((cause) => !causes.some(({ id }) => id === cause));
  return [
    ...texts,
    ...unknown.map((cause) => leave(cause, 'the playbook has no such cause')),
    ...document.services.slice(50).map((service) => leave(service, 'an incident names 50 services at most')),
    ...(into === null ? [] : ownFacts(document, leave)),
  ];
}

/** What a document says of an incident as a whole, where it joins one that says so itself. */
function ownFacts(
  { title, severity, format }: ImportedDocument,
  leave: (text: string, why: string) => LeftOut,
): readonly LeftOut[] {
  const said = [title, severity?.toUpperCase() ?? null].filter((each) => each !== null);
  return said.length === 0 || format === 'chat'
    ? []
    : [leave(said.join(', '), 'the incident keeps its own title, severity and times')];
}

/**
 * What a document becomes, as commands: each is one write, the first has the declaration, and only the last says in the log what
 * was imported. The same document makes the same commands wherever it is planned, but for what its incident has already.
 * @returns null where it becomes an incident of its own and nothing in it has a time.
 */
export function planOf(
  document: ImportedDocument,
  incident: Incident | undefined,
  context: PlanContext,
): Generator<Fields> | null {
  const start = startOf(document, context.now);
  if (start === null && context.into === null) return null;
  const leftOut = document.leftOut.length + leftOutOf(document, incident, context).length;
  const again = incident !== undefined && isTakenBack(incident, keyOf(document.key));
  const also = incident === undefined ? [] : [...endedAmid(incident, placesOf(document, context.now))];
  return partsOf(document, { start: start ?? context.now, leftOut, again, also }, context);
}

/** A write holds no more than this, in bytes: what fits the log of a session with room to spare. */
const MOST_BYTES = 250_000;
/** And no more of these: deciding them is a part of a frame. */
const MOST_ENTRIES = 250;

function* partsOf(
  document: ImportedDocument,
  { start, ...told }: { readonly start: Instant } & Pick<Fields['source'], 'leftOut' | 'again' | 'also'>,
  context: PlanContext,
): Generator<Fields> {
  const { now, playbook, into } = context;
  const { format, name, rows } = document;
  const source = {
    ...{ key: keyOf(document.key), format, name: cutTo(tidy(name), 200) || 'a file' },
    undated: rows.filter(({ at }) => at === null || at > now).length,
    ...{ ...told, more: true, before: 0 },
  };
  const empty = { source, entries: [], updates: [], actions: [], texts: [], causes: [] } as const;
  const blank = (): Fields => ({ ...empty, entries: [], updates: [], actions: [], texts: [], causes: [] });
  const declare = into === null ? declaredBy(document, start, now) : undefined;
  let part: Fields = declare === undefined ? blank() : { ...blank(), declare };
  let bytes = 0;
  const has = (more: number): boolean =>
    bytes > 0 && (bytes + more > MOST_BYTES || part.entries.length + part.updates.length >= MOST_ENTRIES);
  const extra = declare === undefined ? [] : saidInWords(document, declare, now);
  function* entries(): Generator<PlannedEntry> {
    yield* entriesOf(document, start, now);
    yield* extra;
  }
  for (const entry of entries()) {
    const weight = weightOf(entry.text);
    if (has(weight)) {
      yield part;
      [part, bytes] = [blank(), 0];
    }
    part.entries.push(entry);
    bytes += weight;
  }
  for (const update of updatesOf(document, now)) {
    const weight = weightOf(update.text);
    if (has(weight)) {
      yield part;
      [part, bytes] = [blank(), 0];
    }
    part.updates.push(update);
    bytes += weight;
  }
  const last = declare?.resolvedAt ?? latest(timesIn(document, now)) ?? start;
  for (const { key, title, owner, due, category, state } of document.actions) {
    const text = cutTo(tidy(title), 1_000);
    if (text === '') continue;
    if (has(2_000)) {
      yield part;
      [part, bytes] = [blank(), 0];
    }
    const day =
      due !== null && /^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(due)) ? due : null;
    part.actions.push({
      key: keyOf(key),
      title: text,
      at: last,
      owner: personOf(owner),
      due: day,
      category,
      state,
    });
    bytes += 2_000;
  }
  for (const { section, markdown } of document.texts) {
    const text = cutTo(tidy(markdown), MAX_SECTION_TEXT);
    if (text === '' || !playbook.postmortem.parts.some(({ id }) => id === section)) continue;
    // As edits in base64 they weigh a third more.
    const weight = weightOf(text) * 1.4;
    if (has(weight)) {
      yield part;
      [part, bytes] = [blank(), 0];
    }
    part.texts.push({ section, markdown: text });
    bytes += weight;
  }
  part.causes.push(
    ...document.causes.filter((cause) => playbook.postmortem.causes.some(({ id }) => id === cause)),
  );
  yield { ...part, source: { ...source, more: false } };
}

/** About how many bytes words take in a log. */
const weightOf = (text: string): number => {
  const plain = /^[\u0020-\u007e\n]*$/.test(text);
  return 400 + text.length * (plain ? 1.1 : 3.2);
};

/** Everything that leaves an exercise says so at its head: it stays one on its way back, and out of the metrics. */
const isMarked = (title: string): boolean => /^EXERCISE\b/.test(title);

function declaredBy(
  document: ImportedDocument,
  start: Instant,
  now: Instant,
): NonNullable<Fields['declare']> {
  const { times, title, name, severity, services, foundBy, exercise } = document;
  const past = (at: Instant | null): Instant | null => (at === null || at > now ? null : at);
  const called = tidy((title ?? name).replaceAll(/\s+/g, ' '));
  const declaredAt = Math.max(start, past(times.declared) ?? past(times.detected) ?? start);
  return {
    title: called === '' ? 'Imported incident' : cutTo(called, 255).trim(),
    severity: severity ?? 'sev3',
    startedAt: Math.min(start, declaredAt),
    declaredAt,
    services: services
      .map((each) => cutTo(tidy(each), 80).trim())
      .filter((each) => each !== '')
      .slice(0, 50),
    ...{ foundBy: foundBy ?? 'person', exercise: exercise === true || isMarked(called) },
    ...{ detectedAt: past(times.detected), acknowledgedAt: past(times.acknowledged) },
    mitigatedAt: past(times.mitigated),
    resolvedAt: endingOf(document, start, now).at,
  };
}

/** What was taken for granted, and what did not fit its place, as entries: the record says so where it is read. */
function saidInWords(
  document: ImportedDocument,
  { title, declaredAt, resolvedAt }: NonNullable<Fields['declare']>,
  now: Instant,
): readonly PlannedEntry[] {
  const said = (what: string, at: Instant, text: string): PlannedEntry => ({
    ...{ key: importKey(document.key, what), at, kind: 'note' as const, text, who: null, aside: true },
  });
  const { severity } = document;
  const ending = endingOf(document, declaredAt, now);
  const full = tidy((document.title ?? document.name).replaceAll(/\s+/g, ' '));
  return [
    ...(full.length > title.length && title !== 'Imported incident'
      ? [said('title', declaredAt, cutTo(`Its title in full: ${full}`, 9_800))]
      : []),
    ...(severity === null
      ? [
          said(
            'severity',
            declaredAt,
            'Imported without a severity: SEV3 is taken until somebody says otherwise.',
          ),
        ]
      : []),
    ...(ending.words === null || resolvedAt === null ? [] : [said('resolved', resolvedAt, ending.words)]),
  ];
}
