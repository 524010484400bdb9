import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createIncident } from '../../shared/incident/state.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Result } from '../../shared/result.ts';

const id = '20261120-abcdefgh';
type Answer = Result<{ id: string; version: number }, { kind: 'refused'; message: string }>;
/** What main was asked for, in order, and how it answers when the test says so. */
const asked: { readonly command: CommandInput; readonly answer: (answer: Answer) => void }[] = [];

vi.stubGlobal('window', { addEventListener: () => undefined });
vi.stubGlobal('icConsole', {
  subscribe: () => () => undefined,
  request: (channel: string, argument: { command: CommandInput }) =>
    channel === 'incident:run'
      ? new Promise<Answer>((answer) => asked.push({ command: argument.command, answer }))
      : Promise.resolve({ ok: true, value: null }),
});

const { runOrSay } = await import('../../renderer/bridge/incidents.ts');
const { takeBack } = await import('../../renderer/bridge/undo.ts');
const { useProjections } = await import('../../renderer/state/projections.ts');
const { goTo, offerUndo, showTrouble, useUi } = await import('../../renderer/state/ui.ts');
const { Timeline } = await import('../../shared/incident/timeline.ts');

const done: Answer = { ok: true, value: { id, version: 1 } };
const tick: CommandInput = { name: 'tick', fields: { item: 'criteria' } };
const untick: CommandInput = { name: 'tick', fields: { item: 'criteria', undo: true } };

/** As a panel does it: the way back is offered once main has answered. */
const ticking = async (): Promise<void> => {
  if (await runOrSay(tick)) offerUndo('Ticked', untick);
};

describe('a hand that is quicker than the disk', () => {
  beforeEach(() => {
    asked.length = 0;
    const incident = createIncident(id);
    useProjections.setState({ opened: { incident, timeline: new Timeline(incident), rows: [] } });
    goTo({ name: 'incident', id: `${id}-other` });
    goTo({ name: 'incident', id });
  });

  it('takes back what it did a moment ago, not what it did before that', async () => {
    offerUndo('Mitigated', { name: 'undo-phase', fields: {} });
    const doing = ticking();
    const taking = takeBack();
    asked[0]?.answer(done);
    await doing;
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.answer(done);
    await taking;
    expect(asked.map(({ command }) => command)).toEqual([tick, untick]);
    expect(useUi.getState().undos.map(({ words }) => words)).toEqual(['Mitigated']);
  });

  it('still reads why its next key was refused when the answer to the one before comes', async () => {
    const doing = ticking();
    showTrouble('It is ticked: Space opens it again first.');
    asked[0]?.answer(done);
    await doing;
    expect(useUi.getState().trouble).toBe('It is ticked: Space opens it again first.');
  });
});
