import type { Incident } from '../../shared/incident/state.ts';
import { course, zero, type Done } from './course.ts';
import { replayInMemory } from './replay-in-memory.ts';

/** Declared and begun at minute zero by fay, who leads it. */
export const begunWith = (fields: Record<string, unknown>): readonly Done[] => [
  [
    0,
    'fay',
    'declare',
    { title: 'Orders look a day old', severity: 'sev2', exercise: true, takeCommand: false },
  ],
  [
    0,
    'fay',
    'begin-exercise',
    {
      scenario: 'primary-database.yaml',
      title: 'Primary database loses its disk',
      brief: 'It is a Tuesday.',
      objectives: ['Decide under time pressure'],
      minutes: 90,
      ...fields,
    },
  ],
];
export const begun = begunWith({});

/** An exercise after what was done in it; a refusal fails the test. */
export const play = (...done: readonly Done[]): Incident => course(...begun, ...done);

/** Why the last of these was refused; null where it was done. */
export function refusalOf(...done: readonly Done[]): string | null {
  const lines = done.map(([min, by, run, fields = {}]) => ({ min, by, run, with: fields }));
  return replayInMemory({ title: 'a course', lines }, zero).steps.at(-1)?.refused ?? null;
}

/** An exercise that went as the process has it, but for what was observed; ended at minute 50, paused from 20 to 25. */
export const wellPlayed: readonly Done[] = [
  [
    1,
    'fay',
    'give-inject',
    {
      inject: 'alert',
      kind: 'alert',
      title: 'Errors 12 %',
      text: 'OrdersErrors firing',
      from: 'Alertmanager',
    },
  ],
  [2, 'ana', 'take-command'],
  [2, 'ana', 'acknowledge'],
  [3, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
  [4, 'ana', 'assign', { role: 'communications-lead', person: 'dora' }],
  [5, 'ana', 'assign', { role: 'scribe', person: 'cleo' }],
  [6, 'ben', 'log', { kind: 'hypothesis', text: 'the disk of the primary is gone' }],
  [7, 'ben', 'log', { kind: 'proposal', text: 'stop writes, then promote the replica' }],
  [9, 'ana', 'decide', { proposal: 'last', who: 'ana' }],
  [10, 'ana', 'start-mitigation'],
  [
    ...[12, 'dora', 'update'],
    {
      text: 'EXERCISE EXERCISE EXERCISE\nOrders are out of date for all customers in Europe. We are switching to another database. Next update at 13:32 UTC.\nEXERCISE EXERCISE EXERCISE',
      next: 32,
      audiences: ['executives', 'product', 'support', 'customers'],
    },
  ],
  [
    15,
    'fay',
    'give-inject',
    { inject: 'exec', title: 'The CEO calls', text: 'How long?', from: 'The CEO', to: 'commander' },
  ],
  [20, 'fay', 'pause-exercise'],
  [25, 'fay', 'pause-exercise', { undo: true }],
  [27, 'dora', 'log', { text: 'I take the calls from here' }],
  [30, 'ana', 'hand-over', { role: 'commander', person: 'ben' }],
  [32, 'ben', 'accept-handoff', { role: 'commander' }],
  [33, 'ben', 'assign', { role: 'technical-lead', person: 'emil' }],
  [
    ...[35, 'dora', 'update'],
    {
      text: 'EXERCISE EXERCISE EXERCISE\nOrders were out of date for all customers, and are right again. We are watching it. Next update at 14:20 UTC.\nEXERCISE EXERCISE EXERCISE',
      next: 80,
      audiences: ['executives', 'product', 'support', 'customers'],
    },
  ],
  [45, 'ben', 'mitigate'],
] as readonly Done[];
