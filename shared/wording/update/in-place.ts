import type { UpdateContext } from '../update-context.ts';
import { goesOn } from './context-words.ts';
import { deniedParts, missingParts } from './contradiction.ts';
import { saysAction, saysImpact, saysNoChange } from './needs.ts';
import { readText } from './read-text.ts';
import { resolvedTooEarly } from './resolved.ts';

/** Something that an update should have, and whether it is there. */
export type GoodPoint = { readonly words: string; readonly held: boolean };

/** What is good about an update: the other side of the findings, so that the list is not only of mistakes. */
export function inPlace(text: string, context: UpdateContext): readonly GoodPoint[] {
  const read = readText(text);
  const written = text.trim() !== '';
  const unchanged = saysNoChange(read, context);
  const point = (words: string, held: boolean): GoodPoint => ({ words, held: written && held });
  return [
    point('What is affected, and how much', unchanged || saysImpact(read)),
    point('What is being done', unchanged || saysAction(read)),
    point(
      'Same parts affected as in the record',
      unchanged || (missingParts(read, context).length === 0 && deniedParts(read, context).length === 0),
    ),
    goesOn(context)
      ? point('Not called resolved while it is not', resolvedTooEarly(read, context).length === 0)
      : point('Resolved, by the record as well', true),
  ];
}
