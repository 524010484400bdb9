import { describe, expect, it } from 'vitest';
import type { ListedScenario } from '../../shared/exercise/scenario.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { firstOf, partsOf } from '../../renderer/features/exercises/lines.ts';
import { linesOf } from '../../renderer/features/home/sections.ts';
import { cutAlert } from '../../renderer/features/log/inject-look.ts';

const scenario = (file: string, over: Partial<ListedScenario> = {}): ListedScenario => ({
  ...{ file, title: file, about: '', level: 1, minutes: 45, players: { from: 1, to: 4 }, solo: true },
  ...{ objectives: [], roles: [], brief: '', builtIn: true, injects: 5 },
  ...over,
});

const summary = (id: string, over: Partial<IncidentSummary> = {}): IncidentSummary => ({
  ...{ id, title: id, severity: 'sev2', phase: 'triage', exercise: true, services: [] },
  ...{ startedAt: 0, declaredAt: 0, phaseSince: 0, resolvedAt: null, closedAt: null, commander: null },
  ...{ updateDueAt: null, lastEntryAt: 0, events: 1 },
  ...over,
});

describe('the page of exercises', () => {
  const parts = partsOf(
    [
      scenario('hard.yaml', { level: 3 }),
      scenario('team.yaml', { solo: false }),
      scenario('gentle.yaml'),
      scenario('own.yaml', { builtIn: false, level: 2 }),
    ],
    [
      summary('real', { exercise: false }),
      summary('running', { declaredAt: 3 }),
      summary('ended', { declaredAt: 1, ended: 9 }),
      summary('closed', { declaredAt: 2, phase: 'prevention' }),
    ],
  );

  it('shows what runs, the team’s own scenarios, the others by how hard they are, and what was played', () => {
    expect(parts.map(({ label, lines }) => [label, ...lines.map(({ key }) => key)])).toEqual([
      ['Running now', 'run running'],
      ['Your team’s scenarios', 'scenario own.yaml'],
      ['Scenarios', 'scenario gentle.yaml', 'scenario team.yaml', 'scenario hard.yaml'],
      ['Played', 'run closed', 'run ended'],
    ]);
  });

  it('begins at the game day that runs, else at a scenario, so that one key plays it', () => {
    expect(firstOf(parts)?.key).toBe('run running');
    expect(firstOf(parts.slice(1))?.key).toBe('scenario own.yaml');
    expect(firstOf(partsOf([], [summary('ended', { ended: 9 })]))?.key).toBe('run ended');
    expect(firstOf([])).toBeUndefined();
  });
});

it('an exercise that is over stands apart from what has happened', () => {
  const lines = linesOf(
    [summary('x', { ended: 5 }), summary('c', { exercise: false, phase: 'prevention' }), summary('l')],
    '',
    defaultPlaybook.postmortem,
  );
  expect(lines.map((line) => (line.kind === 'head' ? line.title : line.summary.id))).toEqual([
    ...['l', 'Closed', 'c', 'Exercises', 'x'],
  ]);
});

describe('an alert', () => {
  it('has its labels apart from what it says', () => {
    const text = 'Errors at 12 % for 5 minutes\n{service="checkout", region=eu-1}\nseverity=page';
    expect(cutAlert(text)).toEqual({
      says: 'Errors at 12 % for 5 minutes',
      labels: [
        { name: 'service', value: 'checkout' },
        { name: 'region', value: 'eu-1' },
        { name: 'severity', value: 'page' },
      ],
    });
  });

  it('keeps a sentence with a pair in it as it is', () => {
    const text = 'max_connections=100 was not enough';
    expect(cutAlert(text)).toEqual({ says: text, labels: [] });
  });
});
