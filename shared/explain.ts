import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with something from outside, for a person: the field by its name, and what it takes. */
export function explainIssue(issue: Issue | undefined): string {
  const field = issue?.path.findLast((part) => typeof part === 'string' && part !== 'fields');
  const name = field === undefined ? 'This' : `The ${String(field)}`;
  switch (issue?.code) {
    case 'too_big':
      return `${name} is too long: at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'too_small':
      return `${name} is empty.`;
    case 'invalid_value':
      return `${name} must be one of ${issue.values.map(String).join(', ')}.`;
    default:
      return `${name} is not valid.`;
  }
}
