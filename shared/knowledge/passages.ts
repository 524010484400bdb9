import type { Instant } from '../ids.ts';
import { actionItemsOf } from '../incident/action-items.ts';
import { entrySlice, nowOf } from '../incident/events/entry-logged.ts';
import { reviewNoteSlice } from '../incident/events/review-noted.ts';
import { textPlace, textSlice } from '../incident/events/text-edited.ts';
import { tradeoffSlice } from '../incident/events/tradeoff-weighed.ts';
import { updateSlice } from '../incident/events/update-sent.ts';
import { injectsOf } from '../incident/exercise.ts';
import { declarationOf, severityOf } from '../incident/facts.ts';
import { injectWords } from '../incident/inject-words.ts';
import { winner } from '../incident/register.ts';
import { holderOf } from '../incident/roles.ts';
import type { Incident } from '../incident/state.ts';
import { textOf } from '../incident/text.ts';
import { updateOf } from '../incident/updates.ts';
import { severityLabel } from '../incident/vocabulary.ts';
import type { KnowledgeKind } from './search.ts';

/** One piece of what was recorded, as it is found: plain data, kept in the index. */
export type Passage = {
  readonly kind: KnowledgeKind;
  /** What it is within, as in `SearchHit`. */
  readonly ref: string;
  /** Tells the pieces of one text apart, from 0. */
  readonly piece: number;
  readonly text: string;
  readonly at: Instant | null;
  readonly who: string | null;
};

/** Longer texts are found piece by piece, in characters: a snippet is read in a moment, and shows the right place. */
const PIECE = 1_600;

/** Where the parts of a post-mortem that are no text of its own stand in the built-in template. */
const noteParts = { factor: 'factors', thanks: 'went-well', concern: 'better', decided: 'meeting' } as const;

/** Everything that can be found of an incident; nothing as long as its declaration has not arrived. */
export function passagesOf(incident: Incident): readonly Passage[] {
  const declared = declarationOf(incident);
  if (declared === undefined) return [];
  const severity = severityOf(incident)?.severity;
  const { title, impact, services, startedAt } = declared;
  const known = severity === undefined ? '' : severityLabel[severity];
  // The last line is there to be found, not to be read: titles, services and the impact say what it was.
  const words = [title, impact, services.join(', '), `${known} ${incident.id}`];
  return [
    {
      ...{ kind: 'incident', ref: incident.id, piece: 0, at: startedAt },
      text: words.filter((each) => each !== null && each !== '').join('\n'),
      who: holderOf(incident, 'commander'),
    },
    ...entries(incident),
    ...updates(incident),
    ...injects(incident),
    ...postmortem(incident),
    ...actions(incident),
  ];
}

/** What the log says now: corrected words, and none that were taken back or taken out. */
function* entries(incident: Incident): Generator<Passage> {
  for (const [key, entry] of entrySlice.of(incident)) {
    if (winner(entry.removed)?.value === true) continue;
    const body = nowOf(entry);
    const event = entry.first?.event;
    if (body === undefined) continue;
    const files = body.files.map(({ name }) => name);
    yield {
      ...{ kind: 'entry', ref: key, piece: 0, at: body.at },
      text: [body.text, ...files].join('\n'),
      who: event?.u ?? null,
    };
  }
}

function* updates(incident: Incident): Generator<Passage> {
  for (const [key, update] of updateSlice.of(incident)) {
    if (winner(update.withdrawn)?.value === true) continue;
    const now = updateOf(key, update);
    if (now === undefined) continue;
    yield {
      ...{ kind: 'entry', ref: key, piece: 0, at: now.at, text: now.text },
      who: update.first?.event.u ?? null,
    };
  }
}

/** What the players of an exercise were given. */
function* injects(incident: Incident): Generator<Passage> {
  for (const { key, at, kind, title, text, from, to, by } of injectsOf(incident))
    yield {
      ...{ kind: 'entry', ref: key, piece: 0, at },
      text: injectWords({ kind, title, text, from, to }),
      who: by,
    };
}

function* postmortem(incident: Incident): Generator<Passage> {
  for (const place of textSlice.of(incident).keys()) {
    const section = place.slice(textPlace('').length);
    const last = [...(textSlice.of(incident).get(place)?.values() ?? [])].at(-1);
    for (const [piece, text] of piecesOf(readable(textOf(incident, section))).entries())
      yield { ...{ kind: 'postmortem', ref: section, piece, text }, at: last?.h[0] ?? null, who: null };
  }
  let note = 1_000; // after the pieces of the texts
  for (const { body, first } of reviewNoteSlice.of(incident).values()) {
    const said = winner(body)?.value;
    note += 1;
    if (said === undefined || said.removed) continue;
    const person = said.person ?? first?.u ?? null;
    yield {
      ...{ kind: 'postmortem', ref: noteParts[said.kind], piece: note, text: said.text },
      ...{ at: first?.at ?? null, who: person },
    };
  }
  for (const [entry, held] of tradeoffSlice.of(incident)) {
    const words = winner(held);
    note += 1;
    if (words === undefined || words.value === null || words.value.words === '') continue;
    const decision = nowOf(entrySlice.of(incident).get(entry));
    yield {
      ...{ kind: 'postmortem', ref: 'trade-offs', piece: note, at: words.at, who: words.u },
      text: [decision?.text, words.value.words].filter((each) => each !== undefined).join('\n'),
    };
  }
}

function* actions(incident: Incident): Generator<Passage> {
  for (const { id, text, owner, category, words, openedAt, link } of actionItemsOf(incident)) {
    const said = [text, words].filter((each) => each !== '').join('\n');
    // As with an incident: the last line is there to be found.
    const beside = [owner, category, link].filter((each) => each !== null).join(' ');
    yield { kind: 'action', ref: id, piece: 0, text: `${said}\n${beside}`, at: openedAt, who: owner };
  }
}

/** Markdown as it is read: without the signs that set words apart, and without addresses. */
export const readable = (markdown: string): string =>
  markdown
    .replaceAll(/!?\[([^[\]\n]*)\]\([^)\n]{0,2000}\)/g, '$1')
    .replaceAll(/\*\*|__|`+|^ {0,3}(?:#{1,6}|>)[ \t]+/gm, '');

/** A text in pieces that are cut between paragraphs, else between words. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > PIECE) {
    const paragraph = rest.lastIndexOf('\n\n', PIECE);
    const space = rest.lastIndexOf(' ', PIECE);
    const cut = paragraph > PIECE / 4 ? paragraph : space > PIECE / 4 ? space : PIECE;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}
