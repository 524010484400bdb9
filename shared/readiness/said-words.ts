import type { TeamCommandInput } from '../team/commands.ts';
import type { TeamDispute } from '../team/team.ts';
import { planLabel } from './calendar.ts';
import { quarterLabel } from './quarters.ts';

/** What it is about, and what was said of it, in words. @param day how a day of the calendar is written. */
export function saidWords(
  command: TeamCommandInput,
  day: (day: string) => string,
): { readonly about: string; readonly words: string } {
  const and = (text: string | undefined): string => (text === undefined || text === '' ? '' : `: ${text}`);
  switch (command.name) {
    case 'review-runbook':
      return { about: command.file, words: command.undo === true ? 'not reviewed' : 'reviewed' };
    case 'audit-alert':
      return {
        about: `${command.alert}, ${quarterLabel(command.quarter)}`,
        words: command.outcome === null ? 'nothing decided' : `${command.outcome}${and(command.words)}`,
      };
    case 'plan':
      return {
        about: planLabel[command.what],
        words:
          command.removed === true
            ? 'off the calendar'
            : `${day(command.day)}${command.done === true ? ', done' : ''}${and(command.words)}`,
      };
    case 'recommend':
      return {
        about: command.incident,
        words: command.undo === true ? 'not recommended' : `recommended${and(command.why)}`,
      };
    case 'capacity':
      return {
        about: `Hours of ${quarterLabel(command.quarter)}`,
        words:
          command.hours === null
            ? 'none stated'
            : `${command.hours.reliability} of ${command.hours.all} h for reliability`,
      };
  }
}

/** `Game day: 2026-12-01 by ana; at the same time 2026-12-08 by ben`. */
export function disputeText({ shown, others }: TeamDispute, day = (on: string): string => on): string {
  const { about, words } = saidWords(shown.command, day);
  const rest = others.map((other) => `${saidWords(other.command, day).words} by ${other.by}`);
  return `${about}: ${words} by ${shown.by}; at the same time ${rest.join(', ')}`;
}
