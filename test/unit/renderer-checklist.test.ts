import { describe, expect, it } from 'vitest';
import { checklistOf, nextFor } from '../../shared/incident/checklist.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { tabLabel } from '../../renderer/app/tab-label.ts';
import { formerRunOf } from '../../renderer/features/checklist/former-run.ts';
import { groupsOf, shownOf, type View } from '../../renderer/features/checklist/groups.ts';
import { runBefore, runName, seenIn, standingOf } from '../../renderer/features/checklist/words.ts';
import { assigned, declared, incidentOf, givenTo, skipped, minute, moved, ticked } from '../support/given.ts';

const first = declared({ severity: 'sev1' });
const listOf = (...events: readonly StreamEvent[]) => checklistOf(incidentOf(events), defaultPlaybook);
const view: View = { open: false, past: true, next: undefined, held: new Set(), mineOnly: null };
const groupOf = (phase: string, ...events: readonly StreamEvent[]) => {
  const group = groupsOf(listOf(...events)).find((each) => each.phase === phase);
  if (group === undefined) throw new Error(`no items in ${phase}`);
  return group;
};
const shownIn = (phase: string, changed: Partial<View>, ...events: readonly StreamEvent[]) =>
  shownOf(groupOf(phase, ...events), { ...view, ...changed }).map(({ item }) => item.id);

describe('a phase of the checklist', () => {
  const bridge = ticked('bridge', 1);

  it('counts what is done of it', () => {
    expect(groupOf('triage', first)).toMatchObject({ done: 0 });
    expect(groupOf('triage', first, bridge)).toMatchObject({ done: 1 });
  });

  it('that is past shows what is still open of it, folded or not', () => {
    expect(shownIn('triage', {}, first, bridge)).not.toContain('bridge');
    expect(shownIn('triage', {}, first, bridge)).toContain('recent-changes');
    expect(shownIn('triage', { open: true }, first, bridge)).toContain('bridge');
    expect(shownIn('triage', { past: false }, first, bridge)).toEqual([]);
  });

  it('keeps under the hand what was just ticked', () =>
    expect(shownIn('triage', { held: new Set(['bridge']) }, first, bridge)).toContain('bridge'));

  it('shows what is next, even when it is folded', () =>
    expect(shownIn('mitigation', { past: false, next: 'load' }, first)).toEqual(['load']));

  it('shows of others’ items none when only mine are asked for', () => {
    const given = givenTo('bridge', 1, 'ben');
    expect(shownIn('triage', { mineOnly: 'ana' }, first, given)).not.toContain('bridge');
    expect(shownIn('triage', { mineOnly: 'ana' }, first, given)).toContain('recent-changes');
    expect(shownIn('triage', { mineOnly: 'ben' }, first, given)).toContain('bridge');
  });
});

describe('an item', () => {
  const of = (id: string, ...events: readonly StreamEvent[]) => {
    const state = listOf(...events).find(({ item }) => item.id === id);
    return state === undefined ? undefined : standingOf(state);
  };

  it('waits for a hand or for the console, is done, skipped, or open again', () => {
    const commander = assigned('commander', 'ana');
    const left = assigned('commander', null, { after: [commander], at: minute(4) });
    expect(of('bridge', first)).toBe('open');
    expect(of('commander', first)).toBe('auto');
    expect(of('commander', first, commander)).toBe('done');
    expect(of('commander', first, commander, left)).toBe('again');
    expect(of('bridge', first, skipped('bridge', 1, 'no call needed'))).toBe('skipped');
  });

  it('that ticked itself says what the console saw', () => {
    const incident = incidentOf([first, assigned('commander', 'ana')]);
    expect(seenIn(incident, 'commander-named', true)).toBe('ana is in command');
    expect(seenIn(incident, 'acknowledged', false)).toBe('work on it has begun');
  });
});

describe('after a reopening', () => {
  const tick = ticked('bridge', 1, { at: minute(2) });
  const resolved = moved('resolve', { at: minute(30), after: [first] });
  const reopened = moved('reopen', { at: minute(50), after: [resolved] });

  it('the former run is as it stood then, whatever is ticked now', () => {
    const before = formerRunOf(incidentOf([first, tick, resolved, reopened]), defaultPlaybook);
    expect(before).toMatchObject({ number: 1, endedAt: minute(50) });
    expect(before?.items.find(({ item }) => item.id === 'bridge')).toMatchObject({ done: true });
    expect(before?.items.find(({ item }) => item.id === 'load')).toMatchObject({ done: false });
  });

  it('a tick of then that arrives late is seen', () => {
    formerRunOf(incidentOf([first, resolved, reopened]), defaultPlaybook);
    const late = formerRunOf(incidentOf([first, tick, resolved, reopened]), defaultPlaybook);
    expect(late?.items.find(({ item }) => item.id === 'bridge')).toMatchObject({ done: true });
  });

  it('there is none as long as it was not reopened', () =>
    expect(formerRunOf(incidentOf([first, tick, resolved]), defaultPlaybook)).toBeNull());

  it('runs are named as people count them', () => {
    expect([1, 2, 6].map(runName)).toEqual(['First run', 'Second run', 'Run 6']);
    expect([1, 6].map(runBefore)).toEqual(['the first one', 'run 6']);
  });
});

it('the next item is my own before anybody’s', () => {
  const items = listOf(
    first,
    givenTo('severity-criteria', 1, 'ben'),
    moved('acknowledge', { after: [first] }),
  );
  const incident = incidentOf([first, moved('acknowledge', { after: [first] })]);
  expect(nextFor(items, incident, 'ben')?.item.id).toBe('severity-criteria');
  expect(nextFor(items, incident, 'ana')?.item.id).toBe('bridge');
});

describe('the tab of a side', () => {
  it('is called after its panels', () => {
    const panels = [
      { side: 'checklist', tab: 'Checklist' },
      { side: 'board', tab: 'Next' },
      { side: 'board', tab: 'Roles' },
      { side: 'board' },
    ] as const;
    expect(tabLabel(panels, 'board')).toBe('Next and roles');
    expect(tabLabel(panels, 'checklist')).toBe('Checklist');
    expect(tabLabel([...panels, { side: 'board', tab: 'Risks' }], 'board')).toBe('Next, roles and risks');
  });
});
