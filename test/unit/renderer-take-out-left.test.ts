import { beforeEach, describe, expect, test, vi } from 'vitest';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { declared, minute, recorder } from '../support/given.ts';

const asked: unknown[] = [];
vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('icConsole', {
  subscribe: () => () => undefined,
  request(_channel: string, argument: { command?: CommandInput }) {
    asked.push(argument.command);
    return Promise.resolve({ ok: true, value: null });
  },
});
const { takeOutLeft } = await import('../../renderer/features/postmortem/take-out-left.ts');
const { useProjections } = await import('../../renderer/state/projections.ts');
const { Timeline } = await import('../../shared/incident/timeline.ts');

const id = '20261120-aaaaaaaa';
function run(incident: Incident, person: string, at: number, command: CommandInput): void {
  const decided = decide(incident, commandSchema.parse(command), {
    now: minute(at),
    person,
    playbook: defaultPlaybook,
    newId: recorder.newId,
  });
  if (!decided.ok) throw new Error(decided.error.message);
  for (const draft of decided.value) fold(incident, recorder.record(draft, minute(at)));
}
const redact = (words: string, reason: string): CommandInput => ({
  name: 'redact-text',
  fields: { section: 'summary', words, reason },
});

/** Ana and Ben each took words out of the same sentence, at minutes 5 and 6, before they heard of each other. */
function crossed(): Incident {
  const ana = foldAll(id, [declared()]);
  run(ana, 'ana', 1, {
    name: 'write-text',
    fields: { section: 'summary', text: 'one secret-a two secret-b' },
  });
  const ben = foldAll(id, [...ana.events.values()]);
  run(ana, 'ana', 5, redact('secret-a', 'a password'));
  run(ben, 'ben', 6, redact('secret-b', 'a name'));
  for (const event of ben.events.values()) fold(ana, event);
  return ana;
}
function open(incident: Incident, person: string, at: number): void {
  vi.setSystemTime(minute(at));
  const timeline = new Timeline(incident);
  useProjections.setState((held) => ({
    opened: { incident, timeline, rows: timeline.rows() },
    settings: { ...held.settings, person },
  }));
}
const left = { name: 'redact-text', fields: { section: 'summary', reason: 'a name' } };

describe('what redactions that crossed have left in the files', () => {
  beforeEach(() => {
    asked.length = 0;
    vi.useFakeTimers();
  });

  test('is taken out by whoever redacted last, for the reason that was given', () => {
    open(crossed(), 'Ben', 7);
    takeOutLeft('summary');
    expect(asked).toEqual([left]);
  });

  test('is left to them for ten minutes, and then taken out by anybody who opens it', () => {
    const incident = crossed();
    open(incident, 'ana', 7);
    takeOutLeft('summary');
    expect(asked).toEqual([]);
    open(incident, 'ana', 17);
    takeOutLeft('summary');
    expect(asked).toEqual([left]);
  });

  test('is not asked for where nothing crossed', () => {
    const incident = foldAll(id, [declared()]);
    run(incident, 'ben', 1, {
      name: 'write-text',
      fields: { section: 'summary', text: 'secret-a secret-b' },
    });
    run(incident, 'ben', 2, redact('secret-a', 'a password'));
    run(incident, 'ben', 3, redact('secret-b', 'a name'));
    open(incident, 'ben', 30);
    takeOutLeft('summary');
    expect(asked).toEqual([]);
  });
});
