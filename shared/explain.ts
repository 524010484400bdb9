import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with something from outside, for a person: the field by its name, and what it takes.
 * @param nameOf how a field is called where it was typed, at the beginning of a sentence.
 */
export function explainIssue(
  issue: Issue | undefined,
  nameOf = (field: string): string => `The ${field}`,
): string {
  const field = issue?.path.findLast((part) => typeof part === 'string' && part !== 'fields');
  const name = field === undefined ? 'This' : nameOf(String(field));
  switch (issue?.code) {
    case 'too_big':
      return `${name} is too long: at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'too_small':
      return `${name} is empty.`;
    case 'invalid_value':
      return `${name} must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.expected === 'number' ? `${name} must be a number.` : `${name} is not valid.`;
    default:
      return isOfDay(issue) ? `${name} must be a day, such as 2026-12-01.` : `${name} is not valid.`;
  }
}

/** It would be a day of the calendar; also where nothing would do as well. */
function isOfDay(issue: Issue | undefined): boolean {
  if (issue?.code === 'invalid_union') return issue.errors.flat().some(isOfDay);
  return issue?.code === 'invalid_format' && issue.format === 'date';
}
