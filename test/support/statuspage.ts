import { pick, seeded, type Random } from './invent.ts';

const MINUTE = 60_000;
const components = 'API,Checkout,Dashboard,Webhooks,Search,Mail'.split(',');
const steps = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
const said: Record<(typeof steps)[number], readonly string[]> = {
  investigating: [
    'We see raised error rates and are looking into them.',
    'Some requests to {c} fail. The next update follows in 30 minutes.',
  ],
  identified: [
    'A change to {c} is the cause. We are taking it back.',
    'The fault is found; a fix for {c} is being rolled out.',
  ],
  monitoring: [
    'The fix is out and we are watching {c}.',
    'Error rates are back to normal. We keep watching for an hour.',
  ],
  resolved: [
    'This incident is resolved. No data was lost.',
    '{c} has been stable for an hour: this is resolved.',
  ],
};

/** Incidents as Statuspage's API answers them, newest first; the same for the same seed. */
export function statuspageDump(count: number, seed = 1, end = Date.UTC(2026, 9, 1)): string {
  const random = seeded(seed);
  const incidents = Array.from({ length: count }, (_, i) => incident(random, i, end - i * 9 * 60 * MINUTE));
  return JSON.stringify({ page: { id: 'p1', name: 'Status' }, incidents });
}

function incident(random: Random, i: number, began: number) {
  const name = pick(random, components);
  const iso = (at: number): string => new Date(at).toISOString();
  let at = began;
  const updates = steps.flatMap((status) => {
    const times = status === 'resolved' ? 1 : 1 + Math.floor(random() * 2);
    return Array.from({ length: times }, (_, n) => {
      at += Math.round((4 + random() * 30) * MINUTE);
      return {
        ...{ id: `u${i}-${status}-${n}`, incident_id: `s${i}`, status },
        body: pick(random, said[status]).replace('{c}', name),
        ...{
          created_at: iso(at),
          updated_at: iso(at),
          display_at: iso(at - (random() < 0.2 ? 20 * MINUTE : 0)),
        },
        affected_components: [
          { code: `c-${name}`, name, old_status: 'operational', new_status: 'degraded_performance' },
        ],
      };
    });
  });
  return {
    ...{ id: `s${i}`, name: `${name}: raised error rates (${i})`, status: 'resolved' },
    impact: pick(random, ['none', 'minor', 'minor', 'major', 'critical']),
    ...{
      created_at: iso(began + 4 * MINUTE),
      started_at: iso(began),
      monitoring_at: null,
      resolved_at: iso(at),
    },
    incident_updates: updates.reverse(),
    components: [{ id: `c-${name}`, name }],
    postmortem_body: null,
  };
}
