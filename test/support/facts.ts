import type { IncidentId } from '../../shared/ids.ts';
import { foundBy, severities } from '../../shared/incident/vocabulary.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { pick, seeded } from './invent.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const JANUARY = Date.UTC(2026, 0, 1);
const staff = ['Ana Ruiz', 'Ben Okafor', 'Chloé Petit'];
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** The id of the incident of that number. */
export function factsId(number: number): IncidentId {
  let rest = number;
  const tail = Array.from({ length: 8 }, () => {
    const letter = letters[rest % 32] ?? 'a';
    rest = Math.floor(rest / 32);
    return letter;
  });
  return `20260101-${tail.join('')}`;
}

/**
 * What is known of an incident that was over at once: a test says what it is about.
 * @param declaredAt it started, was detected and declared then, unless the test says otherwise.
 */
export function factsAt(declaredAt: number, change: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    id: factsId(Math.abs(Math.floor(declaredAt / MINUTE))),
    title: 'Checkout is slow',
    exercise: false,
    phase: 'post-mortem',
    severity: 'sev2',
    worst: change.severity ?? 'sev2',
    services: ['checkout'],
    causes: [],
    foundBy: 'monitoring',
    startedAt: declaredAt,
    detectedAt: declaredAt,
    acknowledgedAt: declaredAt,
    declaredAt,
    mitigatedAt: declaredAt,
    mitigateMs: 0,
    resolvedAt: declaredAt + HOUR,
    reopened: 0,
    openMs: HOUR,
    atSeverityMs: { [change.severity ?? 'sev2']: HOUR },
    updates: { onTime: 0, late: 0, lateUnfilled: 0 },
    roles: [],
    people: [],
    review: { needed: false, dueAt: null, publishedAt: null, state: 'draft' },
    actions: [],
    ended: null,
    pages: [],
    ...change,
  };
}

/** So many incidents over the year 2026, the same ones for a seed: one in twenty is an exercise. */
export function inventFacts(count: number, seed = 1): readonly IncidentFacts[] {
  const random = seeded(seed);
  const span = (most: number): number => Math.floor(random() ** 2 * most);
  return Array.from({ length: count }, (_, number): IncidentFacts => {
    const startedAt = JANUARY + Math.floor(random() * 330 * DAY);
    const severity = pick(random, severities);
    const detectedAt = random() < 0.9 ? startedAt + span(30 * MINUTE) : null;
    const declaredAt = (detectedAt ?? startedAt) + span(10 * MINUTE);
    const mitigateMs = span(4 * HOUR) + MINUTE;
    const openMs = mitigateMs + span(4 * HOUR);
    const resolvedAt = random() < 0.98 ? startedAt + openMs : null;
    return {
      ...factsAt(declaredAt, { severity }),
      id: factsId(number),
      exercise: random() < 0.05,
      services: [`service-${Math.floor(random() * 40)}`, ...(random() < 0.3 ? ['edge'] : [])],
      causes: random() < 0.7 ? [pick(random, ['change', 'capacity', 'dependency', 'certificate'])] : [],
      foundBy: pick(random, foundBy),
      ...{ startedAt, detectedAt, resolvedAt, mitigateMs },
      acknowledgedAt: detectedAt === null ? null : detectedAt + span(10 * MINUTE),
      mitigatedAt: startedAt + mitigateMs,
      openMs: resolvedAt === null ? null : openMs,
      atSeverityMs: { [severity]: openMs },
      updates: { onTime: Math.floor(random() * 8), late: Math.floor(random() * 3), lateUnfilled: 0 },
      roles: [
        { role: 'commander', filledMs: span(10 * MINUTE), limitMs: 5 * MINUTE },
        { role: 'scribe', filledMs: random() < 0.8 ? span(20 * MINUTE) : null, limitMs: 5 * MINUTE },
      ],
      people: staff.map((person) => ({
        ...{ person, roles: ['commander' as const], ms: span(6 * HOUR) },
      })),
      actions: [
        {
          ...({
            category: null,
            state: 'done',
            due: '2026-06-01',
            openedAt: startedAt,
            effect: null,
          } as const),
          doneAt: startedAt + span(60 * DAY),
        },
      ],
      pages: Array.from({ length: Math.floor(random() * 4) }, () => ({
        ...{ at: declaredAt + span(HOUR), person: pick(random, staff) },
      })),
    };
  });
}
