import type { EntityId, EventId } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';
import { reportSlice } from './events/can-reported.ts';
import { aboutSlice, entrySlice, isLogged, nowOf } from './events/entry-logged.ts';
import type { ExerciseEnding } from './events/exercise.ts';
import { REDACT, REDACTED } from './events/redact.ts';
import { updateIdOf } from './events/update-corrected.ts';
import type { Incident } from './state.ts';

/**
 * Taking something back says nothing of it, nor does taking up a file: all other events about an entry, a report or a
 * runbook hold words of it.
 */
const wordless: ReadonlySet<string> = new Set([
  'entry-removed/1',
  'report-withdrawn/1',
  'runbook-used/1',
  REDACT,
]);
const reports: ReadonlySet<string> = new Set(['can-reported/1', 'need-met/1']);
const handovers: ReadonlySet<string> = new Set(['handoff-offered/1', 'handoff-answered/1']);
const updates: ReadonlySet<string> = new Set(['update-sent/1', 'update-corrected/1']);
/** What a review says beside its text: a note, what is said of a row, of a decision or of a runbook, why one is needed. */
const reviews: ReadonlySet<string> = new Set([
  'review-noted/1',
  'timeline-curated/1',
  'tradeoff-weighed/1',
  'review-set/1',
  'runbook-noted/1',
]);
/** What was said of an exercise: an inject, and what was observed, with the story, at its end. */
const exercises: ReadonlySet<string> = new Set(['inject-given/1', 'exercise-ended/1']);
/** Whom somebody paged and told, as they were called: each with everything that says it again. */
const pages: ReadonlySet<string> = new Set(['page-made/1', 'page-outcome/1', 'page-withdrawn/1']);
const tellings: ReadonlySet<string> = new Set(['told/1', 'told-withdrawn/1']);
const SEVERITY = 'severity-changed/1';
const WORKSTREAM = 'workstream-set/1';
/** What the console itself says where nobody gave a reason. */
const noReason: ReadonlySet<string> = new Set(['no reason given', 'taken back']);
const FACT = 'fact-changed/1';
const DRAFT = 'update-drafted/1';
const ACTION = 'action-item-set/1';

/** Whether an event that is no entry holds what a person wrote, or did before it was redacted. */
export function isWritten(event: StreamEvent): boolean {
  const { t, payload } = event;
  if (reports.has(t)) return true;
  if (payload === null && reviews.has(t)) return t !== 'review-set/1' || event.e === 'review.need';
  if (payload === null)
    return (
      [handovers, updates, exercises, pages, tellings].some((kinds) => kinds.has(t)) ||
      [FACT, DRAFT, ACTION, SEVERITY, WORKSTREAM].includes(t)
    );
  return ownWords(event).length > 0;
}

/** What a person wrote in an event that is no entry: the words of its row. */
export function ownWords({ t, payload }: StreamEvent): readonly string[] {
  const said = (payload ?? {}) as Readonly<Record<string, unknown>>; // its module parsed it
  if (handovers.has(t)) return texts([said['words'], said['why']]);
  if (updates.has(t) || t === DRAFT || t === 'review-noted/1') return texts([said['text']]);
  if (t === 'timeline-curated/1')
    return texts([said['note'], said['evidence']]).filter((text) => text !== '');
  if (t === 'tradeoff-weighed/1' || t === 'review-set/1' || t === 'runbook-noted/1') return reviewWords(said);
  if (t === ACTION) return actionWords(said);
  if (exercises.has(t)) return exerciseWords(said);
  if (pages.has(t) || tellings.has(t)) return texts([said['who'], said['how']]);
  if (t === SEVERITY) return texts([said['reason']]).filter((reason) => !noReason.has(reason));
  if (t === WORKSTREAM) return texts([said['name']]);
  return t === FACT ? texts([said['to'] ?? said['from']]) : [];
}

/** An action item is named in everything that is said of it. */
function actionWords(said: Readonly<Record<string, unknown>>): readonly string[] {
  const { text, words, link } = (said['to'] ?? {}) as Readonly<Record<string, unknown>>; // its module parsed it
  return texts([said['name'], text, words, link]).filter((each) => each !== '');
}

/** An inject as it was given, or what was said at the end of an exercise. */
function exerciseWords({ title, text, from, ending }: Readonly<Record<string, unknown>>): readonly string[] {
  const { why, story, observations } = (ending ?? {}) as Partial<ExerciseEnding>; // its module parsed it
  const observed = observations?.map((each) => each.text) ?? [];
  return texts([title, text, from, why, story, ...observed]).filter((each) => each !== '');
}

/** Why something was evaluated so, how a runbook did, or why a post-mortem is needed. */
function reviewWords({ weighed, note, field, to }: Readonly<Record<string, unknown>>): readonly string[] {
  const said = ((field === undefined ? (weighed ?? note) : field === 'need' ? to : null) ?? {}) as Readonly<
    Record<string, unknown>
  >; // its module parsed it
  return texts([said['words'], said['why']]).filter((text) => text !== '');
}

/** Everything of that kind that stands in an event, what it repeats of another one included. */
const allWords = (event: StreamEvent): readonly string[] => {
  const said = (event.payload ?? {}) as Readonly<Record<string, unknown>>; // its module parsed it
  return event.t === FACT ? texts([said['to'], said['from']]) : ownWords(event);
};

/** The texts among values; an estimate is its words and what it is based on. */
const texts = (values: readonly unknown[]): readonly string[] =>
  values
    .flatMap((value): readonly unknown[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [value],
    )
    .filter((value) => typeof value === 'string')
    .filter((value) => value !== REDACTED);

/**
 * The events that hold the words of something: of an entry as it was logged, its corrections, what became of it, and the
 * entries that repeat it; of a report with what it needs; of an update with its draft; of an offer or a fact with
 * everything that repeats it.
 */
export function wordsOf(incident: Incident, id: EntityId): readonly StreamEvent[] {
  const event = incident.events.get(id);
  const all = [...incident.events.values()].filter(({ t, payload }) => payload !== null && !wordless.has(t));
  if (event === undefined || isLogged(entrySlice.of(incident).get(id))) {
    const same = alike(incident, id);
    return all.filter(({ e }) => same.has(e));
  }
  if (reviews.has(event.t)) return all.filter(({ t, e }) => t === event.t && e === event.e);
  if (reports.has(event.t)) return all.filter(({ e }) => e === event.e);
  if (updates.has(event.t) || event.t === DRAFT) return updateWords(all, event);
  if (event.t === ACTION || exercises.has(event.t))
    return all.filter((each) => each.e === event.e && ownWords(each).length > 0);
  if (pages.has(event.t) || tellings.has(event.t))
    return all.filter((each) => each.e === event.e && ownWords(each).length > 0);
  if (event.payload === null) return [];
  if (event.t === SEVERITY) return ownWords(event).length > 0 ? [event] : [];
  if (event.t === WORKSTREAM) return workstreamWords(incident, event);
  const said = new Set(ownWords(event));
  return all.filter(
    (each) =>
      (handovers.has(event.t) ? handovers.has(each.t) : each.t === event.t) &&
      allWords(each).some((words) => said.has(words)),
  );
}

/** Whatever calls a workstream by the name that goes: what was set of it, and its reports with what they need. */
function workstreamWords(incident: Incident, event: StreamEvent): readonly StreamEvent[] {
  const gone = new Set(ownWords(event));
  const ofIt = [...reportSlice.of(incident)].filter(([, { first }]) => first?.workstream === event.e);
  const places = new Set([event.e, ...ofIt.map(([report]) => report)]);
  const named = ({ e, payload }: StreamEvent): boolean => {
    const { name, from } = (payload ?? {}) as { name?: unknown; from?: { name?: unknown } | null }; // its module parsed it
    return places.has(e) && texts([name, from?.name]).some((each) => gone.has(each));
  };
  // A report goes with all that was said of it: it is said anew as a whole.
  const found = [...incident.events.values()].filter(({ e, payload }) => payload !== null && places.has(e));
  const whole = new Set(found.filter(named).map(({ e }) => e));
  return found.filter((each) => named(each) || (each.e !== event.e && whole.has(each.e)));
}

/** An update as it was sent, its corrections, and the drafts of them; a draft with the updates that it became. */
function updateWords(all: readonly StreamEvent[], event: StreamEvent): readonly StreamEvent[] {
  const said = all
    .filter((each) => isOfUpdate(each) || each.t === DRAFT)
    .filter((each) => ownWords(each).length > 0);
  const own = new Set(ownWords(event));
  const sent = new Set(
    said
      .filter(isOfUpdate)
      .filter((each) => sentBy(each) === sentBy(event) || ownWords(each).some((words) => own.has(words)))
      .map(sentBy),
  );
  const ofUpdates = said.filter((each) => isOfUpdate(each) && sent.has(sentBy(each)));
  const words = new Set([...own, ...ofUpdates.flatMap(ownWords)]);
  const drafts = said.filter((each) => each.t === DRAFT && ownWords(each).some((text) => words.has(text)));
  return [...ofUpdates, ...drafts];
}

/** Whether an event is what a review says beside its text, or an inject: both are asked for by their place. */
export const isAtPlace = ({ t }: StreamEvent): boolean => reviews.has(t) || exercises.has(t);

/** Whether an event says what was sent to stakeholders. */
export const isOfUpdate = ({ t }: StreamEvent): boolean => updates.has(t);

/** The event that sent the update which an event is about. */
export const sentBy = ({ t, id, e }: StreamEvent): EventId =>
  t === 'update-corrected/1' ? updateIdOf(e) : id;

/** An entry with those that repeat its words: what was proposed, and the decisions that it became, taken back or not. */
function alike(incident: Incident, id: EntityId): ReadonlySet<EntityId> {
  const entries = entrySlice.of(incident);
  const own = nowOf(entries.get(id));
  const from = own?.kind === 'decision' ? own.about : null;
  const root = from !== null && nowOf(entries.get(from))?.kind !== 'decision' ? from : id;
  const isProposal = root !== id || (own?.kind ?? 'proposal') === 'proposal';
  const made = isProposal ? [...(aboutSlice.of(incident).get(root) ?? [])] : [];
  return new Set([id, root, ...made.filter((each) => nowOf(entries.get(each))?.kind === 'decision')]);
}
