import type { Instant } from '../ids.ts';
import { defaultPlaybook } from '../playbook/defaults.ts';
import type { Playbook, UpdateTemplate } from '../playbook/playbook.ts';
import { formatClock, formatDay, sameDay } from '../time/format.ts';
import type { Zone } from '../time/zones.ts';
import { inExercise } from '../wording/exercise.ts';
import type { UpdateMessage } from '../wording/formats/message.ts';
import { declarationOf, severityOf } from './facts.ts';
import type { Incident } from './state.ts';
import {
  componentsOf,
  isCauseKnown,
  updateFactNames,
  updateFactsOf,
  type UpdateFact,
  type UpdateFactName,
} from './update-facts.ts';
import { pageStatusOf } from './updates.ts';
import type { Audience, PageStatus } from './vocabulary.ts';

/** When it is read, where, and when the next one is promised; `zoneName` is what people call the zone, `CET`. */
export type WordingTimes = {
  readonly now: Instant;
  readonly zone: Zone;
  readonly zoneName: string;
  readonly next: Instant | null;
};

/** Words for one audience: the playbook's first template for it, filled from the facts. */
export const wordingFor = (
  incident: Incident,
  playbook: Playbook,
  audience: Audience,
  times: WordingTimes,
): string => fillTemplate(templateFor(playbook, audience), incident, playbook, times);

const templateFor = ({ templates }: Playbook, audience: Audience): UpdateTemplate =>
  templates.find((each) => each.audience === audience) ??
  defaultPlaybook.templates.find((each) => each.audience === audience) ?? {
    id: audience,
    audience,
    name: audience,
    text: '{title}',
  };

/** A template filled from the facts. A sentence of which something is not known is left out: no hole is sent. */
export function fillTemplate(
  { audience, text }: UpdateTemplate,
  incident: Incident,
  playbook: Playbook,
  times: WordingTimes,
): string {
  const known = knownFor(incident, playbook, audience, times);
  const lines = text.split('\n').flatMap((line) => {
    const said = sentencesOf(line).flatMap((sentence) => filled(sentence, known) ?? []);
    // An empty line parts what the template parts; a line of which nothing is known is none.
    return said.length > 0 ? [said.join(' ')] : line.trim() === '' ? [''] : [];
  });
  const words = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return declarationOf(incident)?.exercise === true ? inExercise(words) : words;
}

const placeholder = /\{([a-z]+)\}/g;

/** Where a template's sentences end; what the facts say may hold any number of full stops. */
const sentencesOf = (line: string): readonly string[] =>
  line
    .trim()
    .split(/(?<=[.!?…])\s+/)
    .filter((sentence) => sentence !== '');

/** Something that was left for a hand to write: “We are .” */
const gap = /(?:^|\s)[.!?…]$/;

/** A sentence with what is known; undefined where something in it is not. What the console does not fill in stays. */
function filled(sentence: string, known: ReadonlyMap<string, string | null>): string | undefined {
  const places = [...sentence.matchAll(placeholder)].map(([, name = '']) => name);
  if (places.some((name) => known.get(name) === null) || gap.test(sentence)) return undefined;
  const words = sentence.replaceAll(placeholder, (whole: string, name: string, at: number) => {
    const said = known.get(name);
    if (said === null || said === undefined) return whole;
    const after = sentence.charAt(at + whole.length);
    // The template ends the sentence, or goes on with it: what was typed need not end it as well.
    return after === '' ? said : withoutStop(said);
  });
  return words.replace(/([!?])\.$/, '$1');
}

/** What each placeholder stands for; null where it is not known. */
function knownFor(
  incident: Incident,
  playbook: Playbook,
  audience: Audience,
  times: WordingTimes,
): ReadonlyMap<string, string | null> {
  const declared = declarationOf(incident);
  const facts = new Map(updateFactsOf(incident, playbook).map((fact) => [fact.name, fact]));
  const words = (name: UpdateFactName): string | null => {
    const fact = facts.get(name);
    return fact === undefined ? null : wordsFor(fact, audience, incident, playbook);
  };
  return new Map([
    ['title', declared === undefined ? null : onOneLine(declared.title)],
    ['since', declared === undefined ? null : clockAt(declared.startedAt, times)],
    ['next', times.next === null ? null : clockAt(times.next, times)],
    ...updateFactNames.map((name): [string, string | null] => [name, words(name)]),
  ]);
}

/**
 * A fact as an audience reads it. Customers are told what somebody stated for an update: the log's own words are
 * internal, so of those they get the parts of the product only that the status page has a name for.
 */
function wordsFor(
  fact: UpdateFact,
  audience: Audience,
  incident: Incident,
  playbook: Playbook,
): string | null {
  if (fact.words === null) return null;
  const { source, basis } = fact;
  if (audience === 'customers' && source?.kind === 'log') {
    if (fact.name !== 'affected') return null;
    const { named } = componentsOf(declarationOf(incident)?.services ?? [], playbook);
    return named.length === 0 ? null : named.join(', ');
  }
  const line = onLine(fact.words);
  const said = withoutMarks(source?.kind === 'log' ? withoutEndMarks(line) : line);
  if (said === '') return null;
  return basis === null ? said : `${withoutStop(said)}, based on ${onOneLine(basis)}`;
}

/** A fact is part of a line, whatever was typed. */
const onLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What was typed need not end the sentence: the template does. */
const withoutStop = (text: string): string => text.replace(/(?<![.…])[.…]+$/, '');

/** Marks at the end of an entry say whose it is and what it is about: they are no part of its sentence. */
const withoutEndMarks = (line: string): string => line.replace(/(?: [@#]\p{L}[^\s@#]*)+$/u, '');

/** Marks are for the log, not for stakeholders: `@ana` is ana. */
const withoutMarks = (line: string): string =>
  line.replaceAll(/(?<![\p{L}\p{N}_])[@#](?=[\p{L}\p{N}])/gu, '');

const onOneLine = (text: string): string => withoutMarks(onLine(text));

/** `14:45 CET`, or `00:12 CET on Sun 22 Nov` where that is not today: it stands behind “at”, “by” and “since”. */
const clockAt = (at: Instant, { now, zone, zoneName }: WordingTimes): string =>
  `${formatClock(at, zone)} ${zoneName}${sameDay(at, now, zone) ? '' : ` on ${formatDay(at, zone)}`}`;

/** Words for an audience with what a place outside wants to know beside them; undefined before the declaration is there. */
export function messageOf(
  incident: Incident,
  playbook: Playbook,
  { audience, text, status }: { audience: Audience; text: string; status?: PageStatus | null | undefined },
): UpdateMessage | undefined {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return undefined;
  const { title, services, exercise } = declared;
  return {
    text,
    audience,
    title,
    severity,
    status: status ?? pageStatusOf(incident, isCauseKnown(incident)),
    components: componentsOf(services, playbook).named,
    exercise,
  };
}
