import { describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { knownServices } from '../../renderer/features/declare/known-services.ts';
import { planOf, toldWords } from '../../renderer/features/declare/plan.ts';
import { seenBefore } from '../../shared/actions/alike.ts';

const summary = (over: Partial<IncidentSummary>): IncidentSummary => ({
  id: '20261117-aaaaaaaa',
  title: 'Seat maps stay empty',
  severity: 'sev2',
  phase: 'prevention',
  exercise: false,
  services: ['seating'],
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

describe('services of former incidents', () => {
  const known = [
    summary({ services: ['checkout', 'payments-api'] }),
    summary({ services: ['payments-api'] }),
    summary({ services: ['api-gateway'] }),
  ];

  it('are suggested by how often they were affected', () => {
    expect(knownServices(known, [], '')).toEqual(['payments-api', 'api-gateway', 'checkout']);
  });

  it('match the letters typed, those that begin with them first', () => {
    expect(knownServices(known, [], 'api')).toEqual(['api-gateway', 'payments-api']);
  });

  it('are not suggested twice, nor when they are typed in full', () => {
    expect(knownServices(known, ['Payments-API'], '')).toEqual(['api-gateway', 'checkout']);
    expect(knownServices(known, [], 'checkout')).toEqual([]);
  });
});

describe('what was seen before', () => {
  const former = [
    summary({ id: 'a', title: 'Card payments are slow', startedAt: 1 }),
    summary({ id: 'b', title: 'Card payments fail at night', startedAt: 2 }),
    summary({ id: 'c', title: 'Subtitles are missing', startedAt: 3 }),
  ];
  const ids = (title: string, services: string[] = []) =>
    seenBefore(former, title, services).map(({ id }) => id);

  it('is what shares the most words, the latest first, whatever their ending', () => {
    expect(ids('Card payment fails')).toEqual(['b', 'a']);
  });

  it('is nothing for words that say nothing, and for one shared word of several', () => {
    expect(ids('they are not')).toEqual([]);
    expect(ids('Card printers jam')).toEqual([]);
  });
});

describe('what declaring will do', () => {
  const now = 1_000_000;

  it('is open until a severity was picked', () => {
    expect(planOf(null, true, defaultPlaybook, now)).toHaveLength(1);
  });

  it('names the roles that are asked for, each at its time', () => {
    const sev1 = { ...defaultPlaybook.severities.sev1, roleMinutes: { scribe: 10 } };
    const playbook = { ...defaultPlaybook, severities: { ...defaultPlaybook.severities, sev1 } };
    const steps = planOf('sev1', true, playbook, now);
    const roles = steps.filter(({ words }) => words.includes('filled by then'));
    expect(roles.map(({ at }) => (at - now) / 60_000)).toEqual([5, 10]);
    expect(roles[0]?.words).toMatch(/^Technical lead and communications lead filled/);
    expect(
      planOf('sev1', false, playbook, now).some(({ words }) => words.startsWith('Incident commander')),
    ).toBe(true);
  });

  it('says who is to be told', () => {
    expect(toldWords(['support leads', 'customers'])).toBe('To be told: support leads and customers.');
    expect(toldWords([])).toBe('Nobody has to be told.');
  });
});
