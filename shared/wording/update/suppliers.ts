import type { Found } from './found.ts';
import type { Wording } from '../../playbook/playbook.ts';
import type { UpdateContext } from '../update-context.ts';
import { literalPattern } from './literals.ts';
import { clauseAt, dropClause, dropTail } from './rewrite.ts';
import { matchesIn, overlap, type ReadText, type Span } from './read-text.ts';
import { isProductWord } from './technical.ts';

/** Suppliers that many stand on, beside those that the playbook names. */
const wellKnown = [
  ...[
    'aws',
    'amazon web services',
    'azure',
    'google cloud',
    'gcp',
    'cloudflare',
    'fastly',
    'akamai',
    'stripe',
    'adyen',
    'paypal',
  ],
  ...[
    'twilio',
    'sendgrid',
    'okta',
    'auth0',
    'heroku',
    'digitalocean',
    'visa',
    'mastercard',
    'github',
    'slack',
  ],
];
const anySupplier =
  /\b(?:our|an?|one of our|the) (?:[\w-]+ ){0,2}?(?:providers?|suppliers?|vendors?|processors?|carriers?|acquirers?|contractors?|third[- ]part(?:y|ies)(?: \w+)?|host(?:er|ing compan(?:y|ies))|data cent(?:er|re) operators?|partners?(?: banks?)?|telco)\b|\bthird[- ]part(?:y|ies)\b/gi;

const blameBefore =
  /\b(?:(?:due to|because(?: of)?|caused by|as a result of|triggered by|thanks to|owing to)(?: \S+){0,5}?|(?:the |a )?(?:faults?|blame|mistakes?|failures?|errors?|negligence) (?:of|lies with|is with|at|by|on|with|from)|blam(?:e|ing)|down to) ?$/i;
const blameAfter =
  /^(?:'s?)? (?:(?:has|have|had|again|simply|just|is|are|was|were|been|being|once|still|currently) )*(?:broke|broken|breaks|failed(?: us| to)?|fails|failing|let (?:us|you|everyone) down|(?:went |gone |goes )?down|crashed|caused|messed up|botched|screwed up|to blame|at fault|responsible|dropped the ball|mistakes?|errors?|bugs?|failures?|outages?|faults?|negligen\w+|incompeten\w+|unreliable|did(?: not|n't)|could(?: not|n't)|made a mistake|misconfigured|dropped)\b/i;
/** “Payments through our provider failed”: the payments did. */
const passing = /\b(?:through|via|with|to|for|over|using|between|from|towards|and|on) $/i;
const denied = /\b(?:not|n't|no|never|nor|neither|rather than|whether)\b[^,;.]{0,12}$/i;
const elsewhere =
  /\b(?:not our fault|(?:entirely |completely |totally )?(?:beyond|outside|out of) our (?:control|hands)|(?:their|the (?:provider|supplier|vendor|carrier)'s) (?:fault|mistake|failure)|(?:on|at) their (?:side|end)|third[- ]party (?:failure|outage|fault|error))\b/gi;

const patterns = new WeakMap<Wording, RegExp | null>();

/** Suppliers by their names; one that is part of the product is none. */
function suppliersOf(wording: Wording): RegExp | null {
  const held = patterns.get(wording);
  if (held !== undefined) return held;
  const names = wording.components.map(({ name }) => name);
  const pattern = literalPattern([
    ...wording.suppliers,
    ...wellKnown.filter((name) => !isProductWord(name, names)),
  ]);
  patterns.set(wording, pattern);
  return pattern;
}

/** A supplier is blamed: we chose it, and customers have a contract with us (PagerDuty’s external communication guide). */
export function supplierBlame(read: ReadText, context: UpdateContext): readonly Found[] {
  const known = suppliersOf(context.wording);
  const findings: Found[] = [];
  const add = (span: Span): void => {
    if (!findings.some((each) => overlap(each, span))) findings.push(finding(read, span));
  };
  for (const pattern of [...(known === null ? [] : [known]), anySupplier])
    for (const { span, sentence } of matchesIn(read, pattern)) {
      const blamed = blamedSpan(read, span, sentence);
      if (blamed !== null) add(blamed);
    }
  for (const { span, sentence } of matchesIn(read, elsewhere))
    if (!denied.test(read.words.slice(sentence.from, span.from))) add(span);
  return findings;
}

/** The words that blame, with the supplier; null where it is only named. */
function blamedSpan({ words }: ReadText, span: Span, sentence: Span): Span | null {
  const before = words.slice(sentence.from, span.from);
  const after = words.slice(span.to, sentence.to);
  const caused = blameBefore.exec(before);
  if (caused !== null) {
    const plain = /^because ?$/i.test(caused[0]);
    if (!plain && !denied.test(before.slice(0, caused.index)))
      return { from: sentence.from + caused.index, to: span.to };
  }
  const did = blameAfter.exec(after)?.[0];
  if (did === undefined || passing.test(before) || denied.test(before)) return null;
  return { from: span.from, to: span.to + did.length };
}

const finding = (read: ReadText, span: Span): Found => ({
  rule: 'supplier-blame',
  ...span,
  title: 'Blames a supplier',
  reason: 'Customers have their contract with us, and what stands here is public.',
  ask: 'What do we do about it? “X reports an incident” is enough of them.',
  fixes: () => {
    const clause = clauseAt(read, span);
    const cut = dropTail(read, span, clause);
    return cut.length > 0 ? cut : dropClause(read, clause);
  },
});
