import type { Fix } from '../finding.ts';
import { soonIn } from './estimate.ts';
import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { clockWords, goesOn, isMajor, nextTime, quoted } from './context-words.ts';
import { hasTime, isRange, promisesIn, wholeOf, type UpdatePromise } from './promise.ts';
import { matchesIn, overlap, type ReadText, type Span } from './read-text.ts';
import { addSentence, without } from './rewrite.ts';
import type { ClockTime } from './times.ts';

const MINUTE = 60_000;
/** Between reading the clock and sending, a minute goes by. */
const GRACE = MINUTE;

/** The next update: that it has a clock time with its zone, and the right one (Atlassian, PagerDuty: say when you will be back). */
export function nextTimeRules(read: ReadText, context: UpdateContext): readonly Found[] {
  const promises = promisesIn(read, context);
  const timed = promises.find(({ times }) => times.length > 0);
  const findings = [...vagueEstimates(read, promises)];
  if (timed !== undefined)
    return [...findings, ...wrongTime(read, timed.times, context), ...zoneless(timed.times, context)];
  if (!goesOn(context)) return findings;
  if (promises.length > 0) return [...findings, ...promises.map((promise) => vague(read, promise, context))];
  const { next, cadenceMinutes } = context;
  if (!isMajor(context) || (next === null && cadenceMinutes === null)) return findings;
  return [...findings, missing(read, context)];
}

/** What the reason says of the time that is set. */
const setFor = (context: UpdateContext): string => {
  const at = nextTime(context);
  if (at === null) return 'Readers plan by the clock.';
  return context.next === at
    ? `The next update is set for ${clockWords(at, context)}.`
    : `The next update is due at ${clockWords(at, context)}.`;
};

const missing = (read: ReadText, context: UpdateContext): Found => {
  const at = nextTime(context);
  return {
    rule: 'next-time-missing',
    from: read.end,
    to: read.end,
    title: 'No time for the next update',
    reason: `${setFor(context)} Without a time, people ask.`,
    ask: 'When will readers hear again?',
    fixes: () => (at === null ? [] : [addSentence(read, `Next update at ${clockWords(at, context)}.`)]),
  };
};

const span =
  '(?:\\d+(?: ?- ?\\d+)?|an?|one|two|three|five|ten|fifteen|twenty|thirty|forty|sixty|half an|a quarter of an|(?:a|the next) few|few|couple of)';
const unit = '(?:-?minutes?|mins?|min|-?hours?|hrs?|h|moments?|while|bit|days?)';
const vagueWords = new RegExp(
  [
    `(?:\\b(?:in|within|after|for|over) (?:the next |about |another |around |roughly |approximately |some )?${span} ?${unit}\\b(?: or so|'s time)?)`,
    `\\bevery (?:${span} )?${unit}\\b|\\bhourly\\b`,
    '\\bas soon as (?:possible|we can)\\b|\\basap\\b|\\ba\\.s\\.a\\.p\\.?',
    '\\b(?:as soon as|once|when|whenever|as|until|if|after) (?:we|there|it|the|more|new|our|this|that|any|further|possible|possibly|everything|i|things|they)\\b[^.,;!?\\n]*',
    '\\b(?:very |quite )?(?:soon(?:er or later)?|shortly|momentarily|promptly|immediately|regularly|periodically|frequently|presently)\\b(?! (?:after|before))',
    '\\b(?:in due course|in due time|in the meantime|in a jiffy|later(?: today| tonight| on| this \\w+)?|tonight|tomorrow|this (?:afternoon|evening|morning)|(?:by |at )?(?:the )?end of (?:the )?day|by eod|eod|throughout the (?:day|night)|from time to time|over the coming hours)\\b',
    '\\b(?:any minute|any moment)(?: now)?\\b|\\bwithin the (?:hour|day)\\b|\\bbefore (?:too |very )?long\\b',
    '\\b(?:in|within|over|during) the (?:next|coming|following) (?:\\w+ )?(?:minutes?|hours?|days?)\\b',
  ].join('|'),
  'gi',
);

function vague(read: ReadText, promise: UpdatePromise, context: UpdateContext): Found {
  const said = vagueIn(promise);
  const at = nextTime(context);
  const span = said ?? promise.said;
  const words = read.text.slice(span.from, span.to);
  const isSpan = /\d|hour|minute|every/i.test(words);
  return {
    rule: 'next-time-vague',
    ...span,
    title:
      said === null
        ? `${quoted(words)} says no time`
        : `${quoted(words)} is not a ${isSpan ? 'clock time' : 'time'}`,
    reason: `${setFor(context)} Give the clock time with its zone.`,
    ask: 'When exactly?',
    fixes: () => (at === null ? [] : vagueFixes(read, said, clockWords(at, context))),
  };
}

/** The vague word of a promise: the one after it, else the one before. */
function vagueIn({ said, sentence }: UpdatePromise): Span | null {
  const found = [...sentence.words.matchAll(vagueWords)].map(({ 0: words, index }) => ({
    from: sentence.from + index,
    to: sentence.from + index + words.trimEnd().length,
  }));
  return found.find(({ from }) => from >= said.from) ?? found.at(-1) ?? null;
}

function vagueFixes(read: ReadText, said: Span | null, time: string): readonly Fix[] {
  if (said === null) return [addSentence(read, `Next update at ${time}.`)];
  const capital = /^\p{Lu}(?!\p{Lu})/u.test(read.text.slice(said.from));
  const insert = `${capital ? 'At' : 'at'} ${time}`;
  return [{ label: `Use “${insert}”`, ...said, insert }];
}

const soon =
  /\b(?:as soon as possible|as soon as we can|(?:very )?soon(?! (?:after|before|as|enough|there))(?<!\b(?:as|too|how) soon)|shortly(?! (?:after|before))|asap|momentarily|in no time|any minute(?: now)?|any moment(?: now)?)\b/gi;
const ahead =
  /\b(?:will|'ll|shall|should|expect\w*|hope\w*|going to|aim\w*|plan\w*|back(?: up)?|to (?:be )?(?:restor|fix|resolv|recover|return)\w*|working (?:on|to)|returning|resum\w*)\b/i;
const toReaders =
  /\bplease\b|\byou (?:can|should|may|must|need to)\b|^\s*(?:save|retry|reload|restart|check|update|log|sign) /i;

/** “Soon” of something else than the next update: an estimate that says no time, and has no basis. */
function* vagueEstimates(read: ReadText, promises: readonly UpdatePromise[]): Generator<Found> {
  const estimates = [...soonIn(read)];
  for (const { span, found, sentence } of matchesIn(read, soon)) {
    if (toReaders.test(sentence.words) || !ahead.test(sentence.words)) continue;
    if (estimates.some(({ when }) => overlap(when, span))) continue;
    if (
      promises.some(
        (promise) => promise.sentence === sentence && (promise.times.length === 0 || isAbout(promise, span)),
      )
    )
      continue;
    if (!hasTime(promises) && promises.some((promise) => promise.sentence === sentence)) continue;
    yield {
      rule: 'next-time-vague',
      ...span,
      title: `${quoted(found)} is not a time`,
      reason: 'An estimate is given with its time and its basis, or not at all.',
      ask: 'What makes us expect it, and for when?',
      fixes: () => [without(read, span)],
    };
  }
}

/** Whether a word stands between a promise and its time: “soon, at 14:33 CET at the latest”. */
const isAbout = ({ said, times }: UpdatePromise, { from }: Span): boolean =>
  from > said.from && from < (times.at(-1)?.to ?? 0) + 20;

function* wrongTime(read: ReadText, times: readonly ClockTime[], context: UpdateContext): Generator<Found> {
  const whole = wholeOf(read, times);
  const moments = times.flatMap(({ at }) => at ?? []);
  const promised = moments.length === 0 ? undefined : Math.max(...moments);
  if (whole === null || promised === undefined || !goesOn(context)) return;
  const several = !isRange(read, times) && moments.some((at) => at !== promised);
  const why = several ? 'several' : whyWrong(promised, context);
  if (why === null) return;
  const at = nextTime(context);
  const use = at === null ? null : clockWords(at, context);
  const shown = quoted(read.text.slice(whole.from, whole.to));
  yield {
    rule: 'next-time-wrong',
    ...whole,
    ...wrongWords(why, shown, context),
    fixes: () => (use === null ? [] : [useTime(read, whole, use)]),
  };
}

/** Puts the right time in; “on Friday at 9:00” becomes “at 14:33 CET”. */
function useTime({ words }: ReadText, { from, to }: Span, time: string): Fix {
  if (/^\d{1,2}(?:[:h]\d|\d\d|\s?[ap]\.?m)|^(?:noon|midnight)/i.test(words.slice(from, to)))
    return { label: `Use “${time}”`, from, to, insert: time };
  const on = /\bon $/.exec(words.slice(0, from))?.[0].length ?? 0;
  return { label: `Use “at ${time}”`, from: from - on, to, insert: `at ${time}` };
}

type Wrong = 'several' | 'past' | 'other' | 'late';

function whyWrong(promised: number, { now, next, cadenceMinutes }: UpdateContext): Wrong | null {
  if (promised <= now) return 'past';
  if (next !== null && next > now) return Math.abs(promised - next) < MINUTE ? null : 'other';
  if (cadenceMinutes !== null && promised > now + cadenceMinutes * MINUTE + GRACE) return 'late';
  return null;
}

function wrongWords(
  why: Wrong,
  shown: string,
  context: UpdateContext,
): Pick<Found, 'title' | 'reason' | 'ask'> {
  const ask = 'Which time do you mean?';
  switch (why) {
    case 'several':
      return { title: `${shown} are different times`, reason: setFor(context), ask };
    case 'past':
      return { title: `${shown} has gone by`, reason: setFor(context), ask };
    case 'other':
      return { title: `${shown} is not the time that is set`, reason: setFor(context), ask };
    case 'late':
      return {
        title: `${shown} is too late`,
        reason: `These readers are told something every ${context.cadenceMinutes ?? 0} minutes.`,
        ask: 'Can you write by then, even if nothing is new?',
      };
  }
}

function* zoneless(times: readonly ClockTime[], { zoneName }: UpdateContext): Generator<Found> {
  const last = times.at(-1);
  if (last === undefined || times.some(({ zoned }) => zoned)) return;
  yield {
    rule: 'next-time-zone',
    from: last.from,
    to: last.clockTo,
    title: 'Which zone?',
    reason: 'Readers sit in several zones, and so do those who forward it.',
    ask: `Is it ${zoneName}?`,
    fixes: () => [
      { label: `Add “${zoneName}”`, from: last.clockTo, to: last.clockTo, insert: ` ${zoneName}` },
    ],
  };
}
