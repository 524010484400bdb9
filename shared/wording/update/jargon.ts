import type { Audience } from '../../incident/vocabulary.ts';
import type { Fix } from '../finding.ts';
import type { Found } from './found.ts';
import type { UpdateContext } from '../update-context.ts';
import { isPlainName, literalPattern } from './literals.ts';
import { peopleIn } from './people.ts';
import { matchesIn, overlap, type ReadText, type Span } from './read-text.ts';
import {
  hostPattern,
  isProductWord,
  ownSoftware,
  plainWordFor,
  scaleTerms,
  stackTerms,
  ticketPattern,
  versionPattern,
} from './technical.ts';

type Kind = 'internal' | 'service' | 'address' | 'person' | 'term';

/**
 * What each audience is not told in. Customers know nothing of the inside. Support reads an update out to customers, so
 * names of the inside stay out, but it works with the people and the terms. Executives know the names of
 * services, and read no machines, no terms and no names of people: what they are sent is passed on. Product owns the services: only machines are left out.
 */
const heard: Record<Audience, ReadonlySet<Kind>> = {
  customers: new Set(['internal', 'service', 'address', 'person', 'term']),
  support: new Set(['internal', 'service', 'address']),
  executives: new Set(['internal', 'address', 'person', 'term']),
  product: new Set(['address']),
};

type Vocabulary = {
  readonly said: ReadonlyMap<string, string | null>;
  readonly internal: RegExp | null;
  /** Services whose names are codes: one called “checkout” is in everybody’s language. */
  readonly coded: RegExp | null;
  readonly known: ReadonlySet<string>;
  /** Whether a term is one of the product’s own words. */
  readonly isOurs: (words: string) => boolean;
};
const vocabularies = new WeakMap<UpdateContext, Vocabulary>();

/** The words of the team, made ready once for all the texts that are tried. */
function vocabularyOf(context: UpdateContext): Vocabulary {
  const held = vocabularies.get(context);
  if (held !== undefined) return held;
  const { wording, services, affected } = context;
  const names = [...wording.components.map(({ name }) => name), ...affected.filter(isPlainName)];
  const isOurs = (words: string): boolean => isProductWord(words, names);
  const said = new Map(
    wording.internal.map(({ word, say }) => [word.trim().toLowerCase().replaceAll('’', "'"), say]),
  );
  const all = [...services, ...wording.components.flatMap((component) => component.services)];
  const vocabulary: Vocabulary = {
    said,
    internal: literalPattern([...said.keys()]),
    coded: literalPattern(all.filter((service) => !isPlainName(service) && !isOurs(service))),
    known: new Set(services.map((service) => service.toLowerCase())),
    isOurs,
  };
  vocabularies.set(context, vocabulary);
  return vocabulary;
}

/** Names of the inside, people and technical terms (Atlassian, PagerDuty: write in the readers’ words). */
export function jargon(read: ReadText, context: UpdateContext): readonly Found[] {
  const kinds = heard[context.audience];
  const findings: Found[] = [];
  const add = (kind: Kind, span: Span, say: string | null): void => {
    if (!kinds.has(kind) || findings.some((each) => overlap(each, span))) return;
    findings.push(finding(read, kind, span, say, context));
  };
  const { said, internal, coded, known, isOurs } = vocabularyOf(context);
  for (const { span, found } of within(read, internal))
    add('internal', span, said.get(found.toLowerCase()) ?? null);
  for (const { span, found } of within(read, coded)) add('service', span, componentOf(found, context));
  for (const pattern of [hostPattern, ticketPattern])
    for (const { span, found } of matchesIn(read, pattern))
      if (!known.has(found.toLowerCase()) && !isOurs(found)) add('address', span, null);
  for (const { span, sentence } of matchesIn(read, versionPattern))
    if (!ownSoftware.test(sentence.words)) add('address', span, null);
  for (const span of peopleIn(read, context.roster)) add('person', span, 'our team');
  for (const pattern of [stackTerms, scaleTerms])
    for (const { span, found } of matchesIn(read, pattern))
      if (!isOurs(found)) add('term', span, plainWordFor(found.replace('-', '')) ?? plainWordFor(found));
  return findings;
}

const within = (read: ReadText, pattern: RegExp | null) => (pattern === null ? [] : matchesIn(read, pattern));

/** What the status page calls the part that a service belongs to. */
const componentOf = (service: string, { wording }: UpdateContext): string | null =>
  wording.components.find((component) =>
    component.services.some((each) => each.toLowerCase() === service.toLowerCase()),
  )?.name ?? null;

const titles: Record<Kind, string> = {
  internal: 'Internal name',
  service: 'Internal name',
  address: 'Internal name',
  person: 'Somebody’s name',
  term: 'Technical term',
};

function finding(
  read: ReadText,
  kind: Kind,
  span: Span,
  say: string | null,
  { audience }: UpdateContext,
): Found {
  const words = read.text.slice(span.from, span.to);
  const readers = {
    customers: 'Customers',
    support: 'Those who ask support',
    executives: 'Executives',
    product: 'Product',
  }[audience];
  return {
    rule: 'jargon',
    ...span,
    title: titles[kind],
    reason:
      kind === 'person'
        ? 'A name is taken for whose fault it is.'
        : `${readers} ${audience === 'product' ? 'doesn’t' : 'don’t'} know ${words}.`,
    ask:
      say === null
        ? `What do ${audience === 'customers' ? 'customers' : 'they'} call it?`
        : `“${capital(say)}”?`,
    fixes: () => (say === null ? [] : [replacement(read, span, say)]),
  };
}

function replacement({ text, sentences }: ReadText, span: Span, say: string): Fix {
  const first = sentences.some(({ from }) => from === span.from);
  // “the hydra” is “our order system”, not “the our order system”.
  const article = /^(?:our|the|a|an|your) /i.test(say)
    ? (/\b(?:the|our|an?) $/i.exec(text.slice(0, span.from))?.[0] ?? '')
    : '';
  const from = span.from - article.length;
  const insert = first || /^\p{Lu}/u.test(article) ? capital(say) : say;
  return { label: `Use “${insert}”`, from, to: span.to, insert };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
