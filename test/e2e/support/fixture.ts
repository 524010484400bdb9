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
  const fields = step.with as Record<string, string & number & string[]>; // as the file's own format says
  switch (step.run) {
    case 'declare':
      return hands.declare(fields['title'] ?? '', {
        severity: 2,
        began: '-9m',
        services: fields['services'] ?? [],
      });
    case 'log':
      return hands.enter(lineOf(step));
    case 'assign':
      return hands.assign(fields['role'] ?? '', fields['person'] ?? '');
    case 'severity':
      return hands.changeSeverity(Number(String(fields['severity']).slice(3)) as 1, fields['reason'] ?? '');
    case 'update':
      return hands.sendUpdate(fields['text'] ?? '', '+15m');
    case 'tick':
      return hands.tick(defaultPlaybook.checklist.find((item) => item.id === fields['item'])?.text ?? '');
    case 'acknowledge':
      return hands.moveOn('Acknowledge');
    case 'start-mitigation':
      return hands.moveOn('Start mitigation');
    case 'mitigate':
      return hands.moveOn('Mitigated');
    case 'resolve':
      return hands.moveOn('Resolve');
    default:
      return Promise.resolve();
  }
}
