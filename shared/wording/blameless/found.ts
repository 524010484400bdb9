import type { Finding } from '../finding.ts';
import type { BlamelessContext } from './blameless-context.ts';
import type { Span } from './read-block.ts';
import type { BlamelessRule } from './rule-ids.ts';
import type { Section } from './section.ts';

/** What a rule looks at. */
export type Looked = {
  readonly words: string;
  /** The words, unit for unit, with names of people as runs of `NAME`. */
  readonly marked: string;
  readonly section: Section;
  readonly context: BlamelessContext;
};

/** What a rule found, in the units of its sentence. */
export type Found = Span &
  Pick<Finding, 'title' | 'reason' | 'ask'> & {
    readonly rule: BlamelessRule;
    readonly fixes?: readonly Rewrite[];
  };

/** A replacement in the units of a sentence; it is offered where it touches no mark of emphasis, link or quotation. */
export type Rewrite = Span & { readonly label: string; readonly insert: string };

export type Rule = (looked: Looked) => Iterable<Found>;

/** “Obviously”: words of the text as a heading quotes them. */
export function quoted(words: string): string {
  const [first = '', ...rest] = words;
  const shown = [first.toUpperCase(), ...rest].join('');
  return `“${shown.length > 40 ? `${shown.slice(0, 39).trimEnd()}…` : shown}”`;
}
