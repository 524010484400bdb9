import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseReplay, type Step } from '../../../electron/incidents/replay.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import type { Hands } from './hands.ts';

/** The two-hour SEV1 that was written for this project, step by step. */
export function twoHourIncident(): readonly Step[] {
  const file = join(resolve(import.meta.dirname, '../../..'), 'electron/demo/two-hour-sev1.jsonl');
  const steps = parseReplay(readFileSync(file, 'utf8'));
  if (!steps.ok) throw new Error(steps.error);
  return steps.value;
}

/** The words of a log step as one line of the composer: kind, event time, text. */
export function lineOf(step: Step): string {
  const { kind, at, text } = step.with as { kind?: string; at?: number; text: string };
  const ago = at === undefined ? 0 : Math.round(step.min - at);
  return `${ago > 0 ? `-${ago}m ` : ''}${kind === undefined || kind === 'note' ? '' : `!${kind} `}${text}`;
}

/** Makes one step by keyboard, as the person at this desktop. */
export async function make(hands: Hands, step: Step): Promise<void> {
  const said = (field: string): string => String(step.with[field]);
  switch (step.run) {
    case 'declare':
      return hands.declare(said('title'), {
        severity: 2,
        began: '-9m',
        services: said('services').split(','),
      });
    case 'log':
      return hands.enter(lineOf(step));
    case 'assign':
      return hands.assign(said('role'), said('person'));
    case 'severity':
      return hands.changeSeverity(said('severity') === 'sev1' ? 1 : 2, said('reason'));
    case 'update':
      return hands.sendUpdate(said('text'), '+15m');
    case 'tick': {
      const item = defaultPlaybook.checklist.find(({ id }) => id === said('item'));
      return hands.tick(item === undefined ? said('item') : item.text, step.with['undo'] === true);
    }
    case 'acknowledge':
      return hands.moveOn('Acknowledge');
    case 'start-mitigation':
      return hands.moveOn('Start mitigation');
    case 'mitigate':
      return hands.moveOn('Mitigated');
    case 'resolve':
      return hands.moveOn('Resolve');
    default:
      return Promise.resolve(); // corrections and the like of entries by others
  }
}
