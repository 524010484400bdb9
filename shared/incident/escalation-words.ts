import type { EscalationDue } from './escalation.ts';

/** What is to be done, in words: “Page second on call”. */
export function dueWhat(due: EscalationDue): string {
  if (due.kind === 'tell') return `Tell ${joined(due.who)}`;
  if (due.what === 'step') return `Page ${due.rung.who}`;
  return due.what === 'open' ? `Page ${due.page.who} again` : 'Page again: nobody on the ladder has answered';
}

/** Why, without a clock time. */
export function dueWhy(due: EscalationDue): string {
  if (due.kind === 'tell') return 'within the time of the playbook';
  if (due.what === 'open') return 'no answer yet';
  if (due.what === 'spent') return 'the ladder is at its end';
  return due.after === null
    ? `step ${due.rung.number} of the ladder`
    : `step ${due.rung.number}, unless ${due.after.who} answers`;
}

/** `support leads, executives and 2 more`. */
function joined(who: readonly string[]): string {
  if (who.length <= 2) return who.join(' and ');
  return `${who.slice(0, 2).join(', ')} and ${who.length - 2} more`;
}
