import { expect, test } from 'vitest';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { readinessOf } from '../../shared/readiness/readiness.ts';
import { shiftLogOf } from '../../shared/shifts/shift-log.ts';
import { emptyTeam } from '../../shared/team/team.ts';
import { reviewsWaiting } from '../../renderer/incident-parts/review-clock.ts';
import { factsId, HOUR, inventFacts } from '../support/facts.ts';

/** A game day that is like an incident in everything, the people who were paged and the actions included. */
const practised = (facts: IncidentFacts, index: number): IncidentFacts => ({
  ...facts,
  ...{ id: factsId(100_000 + index), exercise: true, promises: { kept: 8, of: 10 } },
});

test('a game day like every incident changes no figure of readiness but the calendar, which it is for', () => {
  const real = inventFacts(300, 7).filter(({ exercise }) => !exercise);
  const asked = {
    ...{ team: emptyTeam, runbooks: [], playbook: defaultPlaybook },
    ...{ now: Date.UTC(2026, 10, 20, 12), zone: 'UTC' },
  };
  const { calendar: _c, asks: _a, ...alone } = readinessOf({ ...asked, facts: real });
  const {
    calendar,
    asks: _b,
    ...beside
  } = readinessOf({ ...asked, facts: [...real, ...real.map(practised)] });
  expect(beside).toEqual(alone);
  expect(calendar.lines.find(({ what }) => what === 'game-day')?.state).toBe('done');
});

test('no post-mortem of a game day waits, and nobody was woken by one', () => {
  const at = Date.UTC(2026, 10, 19, 3);
  const game: IncidentSummary = {
    ...{ id: factsId(1), title: 'Gates stay open', severity: 'sev1', phase: 'post-mortem', exercise: true },
    ...{ services: [], startedAt: at, declaredAt: at, phaseSince: at, resolvedAt: at + HOUR, closedAt: null },
    ...{ commander: 'ana', updateDueAt: null, lastEntryAt: at, events: 9 },
    pages: [{ who: 'ben', at, after: 60_000 }],
    review: {
      ...{ worst: 'sev1', need: null, owner: 'ana', ownerSaid: false, state: 'draft', stateSince: null },
      ...{ meeting: null, held: null, resolvedAt: at + HOUR, publishedAt: null, outdated: false },
    },
  };
  expect(reviewsWaiting([game], defaultPlaybook.postmortem)).toBe(0);
  expect(reviewsWaiting([{ ...game, exercise: false }], defaultPlaybook.postmortem)).toBe(1);
  expect(shiftLogOf([game], { roster: [], zone: 'UTC' }).pages).toEqual([]);
});
