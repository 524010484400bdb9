import { describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { formatClock } from '../../shared/time/format.ts';
import { wallNeighbour, wallOpensOn } from '../../renderer/features/wallboard/wall-order.ts';
import { wallPosts } from '../../renderer/features/wallboard/wall-posts.ts';
import { at, course, declare } from '../support/course.ts';

const live = (id: string, over: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id,
  title: id,
  severity: 'sev2',
  phase: 'triage',
  exercise: false,
  services: [],
  startedAt: 0,
  declaredAt: 0,
  phaseSince: 0,
  resolvedAt: null,
  closedAt: null,
  commander: null,
  updateDueAt: null,
  lastEntryAt: 0,
  events: 1,
  ...over,
});

describe('the wallboard', () => {
  const all = [
    live('drill', { severity: 'sev1', exercise: true }),
    live('small', { severity: 'sev3' }),
    live('worst', { severity: 'sev1' }),
    live('over', { severity: 'sev1', phase: 'prevention' }),
  ];

  it('opens on the incident on screen, else on the most severe that is live', () => {
    expect(wallOpensOn(all, 'small')).toBe('small');
    expect(wallOpensOn(all, null)).toBe('worst');
    expect(wallOpensOn([live('over', { phase: 'post-mortem' })], null)).toBeNull();
  });

  it('goes on to the next live one, exercises last, and around', () => {
    expect(wallNeighbour(all, 'worst', 1)).toBe('small');
    expect(wallNeighbour(all, 'small', 1)).toBe('drill');
    expect(wallNeighbour(all, 'drill', 1)).toBe('worst');
    expect(wallNeighbour(all, 'worst', -1)).toBe('drill');
    expect(wallNeighbour([live('one')], 'one', 1)).toBeNull();
  });

  it('shows who leads what, and unfilled roles in their places with the time by which they are due', () => {
    const incident = course(
      declare,
      [1, 'ana', 'assign', { role: 'scribe', person: 'cleo' }],
      [2, 'ana', 'assign', { role: 'sme', person: 'dora', area: 'database' }],
      [3, 'ana', 'release', { role: 'scribe' }],
    );
    const posts = wallPosts(incident, defaultPlaybook, at(4), (t) => formatClock(t, 'Europe/Berlin'));
    expect(posts.map(({ label, person, time }) => `${label}: ${person ?? 'unfilled'}, ${time}`)).toEqual([
      'Commander: ana, 4 min',
      'Technical lead: unfilled, by 14:05',
      'Communications: unfilled, by 14:05',
      'Scribe: unfilled, since 14:03',
      'Database: dora, 2 min',
    ]);
  });
});
