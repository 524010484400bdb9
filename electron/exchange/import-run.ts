import type { IncidentId } from '../../shared/ids.ts';
import type {
  ImportedDocument,
  ImportFailure,
  ImportOutcome,
  ImportPreview,
} from '../../shared/exchange/imported.ts';
import {
  countsOf,
  incidentIdOf,
  leftOutOf,
  placesOf,
  planOf,
  type PlanContext,
} from '../../shared/exchange/plan.ts';
import { standingWords } from '../../shared/exchange/plan-times.ts';
import { actionItemSet } from '../../shared/incident/events/action-item-set.ts';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { entryRemoved } from '../../shared/incident/events/entry-removed.ts';
import { updateWithdrawn } from '../../shared/incident/events/update-corrected.ts';
import { updateSent } from '../../shared/incident/events/update-sent.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { isUnsaved, type Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { IncidentService } from '../incidents/incident-service.ts';
import type { Reading, Tell } from './import-read.ts';

const noTime: string =
  'Nothing in it has a time, so it can’t become an incident of its own. Import it into one: its entries get that one’s time.';

type Context = Omit<PlanContext, 'now'> & {
  readonly now: () => number;
  readonly tell: Tell;
  /** Whether somebody has called it off. */
  readonly cancelled: () => boolean;
};

/** Why a document is not taken over; null where it can be. No copy of a record brings back what was taken out of it. */
function notTaken(
  { record }: ImportedDocument,
  id: IncidentId | null,
  into: IncidentId | null,
  there: ReadonlySet<string>,
): string | null {
  const isItself = record !== undefined && (into === null || into === record);
  if (isItself && there.has(record))
    return `It is a copy of the record of ${record}, which is here: nothing of it was taken over.`;
  return id === null ? noTime : null;
}

/**
 * Where each document goes. One that is here already, under another day because another of its files was imported first, goes where
 * that one is.
 */
class Places {
  readonly there: Set<IncidentId>;
  readonly #called: Map<string, IncidentId>;

  constructor(streams: readonly IncidentId[]) {
    this.there = new Set(streams);
    this.#called = new Map(streams.map((id) => [nameIn(id), id]));
  }

  of(document: ImportedDocument, into: IncidentId | null, now: number): IncidentId | null {
    const id = into ?? incidentIdOf(document, now);
    return id === null || into !== null || this.there.has(id) ? id : (this.#called.get(nameIn(id)) ?? id);
  }

  add(id: IncidentId): void {
    this.there.add(id);
    this.#called.set(nameIn(id), id);
  }
}

/** What stands behind the day in an id: made of what a document is. */
const nameIn = (id: IncidentId): string => id.slice(id.indexOf('-') + 1);

/** Gives way to whoever types: planning and deciding a part takes a part of a frame, and so does everything that waits. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What would be taken over: each document with the incident that it is in already, or would become. */
export async function previewOf(
  service: IncidentService,
  { documents, failures }: Reading,
  { into, playbook, now }: Pick<Context, 'into' | 'playbook' | 'now'>,
): Promise<Omit<ImportPreview, 'token'>> {
  const places = new Places(service.store.streams());
  const previewed: ImportPreview['documents'][number][] = [];
  const failed: ImportFailure[] = [...failures];
  for (const [index, document] of documents.entries()) {
    const id = places.of(document, into, now());
    const why = notTaken(document, id, into, places.there);
    if (id === null || why !== null) {
      failed.push({ name: document.name, message: why ?? noTime });
      continue;
    }
    const exists = places.there.has(id);
    const incident = exists ? await service.peek(id) : undefined;
    const { fresh } = countsOf(document, incident, now());
    const leftOut = leftOutOf(document, incident, { now: now(), playbook, into });
    const stands = exists ? null : standingWords(document, now());
    previewed.push({
      ...document,
      ...{ leftOut: [...document.leftOut, ...leftOut], id, exists, fresh },
      understood: [...document.understood, ...(stands === null ? [] : [{ line: null, words: stands }])],
    });
    if (index % 20 === 0) await breathe();
  }
  return { documents: previewed, failures: failed };
}

/** Takes documents over, one after the other; each part of one is a single write. What was taken over stays if it is called off. */
export async function runImport(
  service: IncidentService,
  documents: readonly ImportedDocument[],
  person: string,
  context: Context,
): Promise<Result<ImportOutcome, Failure>> {
  const { into, tell, cancelled } = context;
  const places = new Places(service.store.streams());
  const incidents: ImportOutcome['incidents'][number][] = [];
  const failures: ImportFailure[] = [];
  let said = 0;
  for (const [done, document] of documents.entries()) {
    if (cancelled()) break;
    if (context.now() - said > TELL_MS) {
      said = context.now();
      tell(done, documents.length, document.title ?? document.name);
    }
    const id = places.of(document, into, context.now());
    const why = notTaken(document, id, into, places.there);
    if (id === null || why !== null) {
      failures.push({ name: document.name, message: why ?? noTime });
      continue;
    }
    const before = places.there.has(id) ? await service.peek(id) : undefined;
    const brought = await bring(service, { document, id, before }, person, context);
    places.add(id);
    if (brought.ok) incidents.push(brought.value);
    // What the disk does not take, it will not take for the next one either.
    else if (isUnsaved(brought.error)) return brought;
    else failures.push({ name: document.name, message: brought.error.message });
  }
  tell(documents.length, documents.length, '');
  return ok({ incidents, failures });
}

/** Progress is told no more often than this, in ms. */
const TELL_MS = 100;

const nothingMore = { entries: [], updates: [], actions: [], texts: [], causes: [] };

/** An entry came, or came back; so did an update. */
const isOfEntry: ReadonlySet<string> = new Set([entryLogged.type, entryRemoved.type]);
const isOfUpdate: ReadonlySet<string> = new Set([updateSent.type, updateWithdrawn.type]);

type Meant = {
  readonly document: ImportedDocument;
  readonly id: IncidentId;
  /** The incident as it is; undefined where there is none yet. */
  readonly before: Incident | undefined;
};

async function bring(
  service: IncidentService,
  { document, id, before }: Meant,
  person: string,
  { now, playbook, into, cancelled }: Context,
): Promise<Result<ImportOutcome['incidents'][number], Failure>> {
  const at = now();
  const { known } = countsOf(document, before, at);
  const places = placesOf(document, at);
  const parts = planOf(document, before, { now: at, playbook, into });
  if (parts === null) return err({ kind: 'refused', message: noTime });
  let added = 0;
  let others = 0;
  let title = before === undefined ? undefined : declarationOf(before)?.title;
  try {
    for (const part of parts) {
      const isOff = cancelled() && part.source.more;
      if (isOff && added === 0) break;
      // What came until it was called off is said as well, and can be taken back by itself.
      const rest = isOff ? nothingMore : part;
      const source = { ...part.source, more: part.source.more && !isOff, before: added };
      const fields = { ...rest, source };
      const outcome = await service.imports.bring(id, { name: 'import', fields }, person);
      if (!outcome.ok) return outcome;
      title ??= part.declare?.title;
      // What the import says of itself is no entry of the document.
      const came = outcome.value.events;
      added += came.filter(({ e, t }) => places.has(e) && isOfEntry.has(t)).length;
      others += came.filter(
        ({ e, t }) => isOfUpdate.has(t) || (t === actionItemSet.type && places.has(e)),
      ).length;
      if (isOff) break;
      if (part.source.more) await breathe();
    }
  } finally {
    await service.imports.through(id);
  }
  return ok({ id, title: title ?? document.title ?? document.name, added, others, known });
}
