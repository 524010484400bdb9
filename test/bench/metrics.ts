import { groupings } from '../../shared/metrics/groups.ts';
import { metricsOf } from '../../shared/metrics/metrics.ts';
import { lastMonths } from '../../shared/metrics/periods.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { inventFacts } from '../support/facts.ts';
import { figures, type Bench, type Line } from './measure.ts';

const INCIDENTS = 10_000;
const ROUNDS = 25;
/** What a person takes for at once, with room for drawing it: ms. */
const LIMIT = 150;

/** Every figure over 10 000 incidents of a year, warm, by each grouping, beside reading the same facts from JSON. */
export const metrics: Bench = {
  name: 'metrics',
  run() {
    const facts = inventFacts(INCIDENTS);
    const text = JSON.stringify(facts);
    const now = Date.UTC(2026, 10, 21, 12);
    const zone = 'Europe/Berlin';
    const filter = { ...lastMonths(12, now, zone), service: null, severity: null, cause: null };
    const parse = timed(() => JSON.parse(text) as unknown);
    const lines = groupings.map((by): Line => {
      const took = timed(() => metricsOf(facts, { filter, by, now, zone, playbook: defaultPlaybook }));
      return {
        ...{ name: `metrics-10k-by-${by}`, value: took, unit: 'ms' },
        compared: `${figures(took / parse)} x JSON.parse of the same facts, all figures`,
        limit: { text: `${LIMIT} ms`, held: took <= LIMIT },
      };
    });
    return Promise.resolve(lines);
  },
};

/** The fastest of some runs, after two that warm up: whatever else the machine does only adds to them. */
function timed(run: () => unknown): number {
  let fastest = Infinity;
  for (let round = -2; round < ROUNDS; round += 1) {
    const began = performance.now();
    run();
    if (round >= 0) fastest = Math.min(fastest, performance.now() - began);
  }
  return fastest;
}
