import { describe, expect, test } from 'vitest';
import { previewOf } from '../../electron/exchange/import-run.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { documentsIn, NOW, take } from '../support/import-desk.ts';
import { at, desk, first, opened, whole } from '../support/import-stories.ts';

const DAY = 86_400_000;
const iso = (when: number): string => new Date(when).toISOString();

/** A notification of one alert that fires since then, as the webhook is sent it. */
const firing = (since: number): string =>
  JSON.stringify({
    ...{ version: '4', groupKey: '{}:{alertname="QueueFull"}', status: 'firing', receiver: 'team' },
    alerts: [
      {
        ...{ status: 'firing', labels: { alertname: 'QueueFull', severity: 'page' }, annotations: {} },
        ...{ startsAt: iso(since), endsAt: '0001-01-01T00:00:00Z', fingerprint: 'f1' },
      },
    ],
  });

describe('whether an incident that is imported is over', () => {
  test('an alert that fires for days, and still does, comes in as open', async () => {
    const service = await desk();
    const documents = await documentsIn(firing(NOW - 3 * DAY), 'alert.json');
    const context = { into: null, playbook: defaultPlaybook, now: () => NOW };
    const preview = await previewOf(service, { documents, failures: [] }, context);
    expect(first(preview.documents).understood.map(({ words }) => words)).toContain(
      'It comes in as open: its source says that it goes on',
    );
    const { id } = first((await take(service, documents)).incidents);
    expect(phaseOf(await opened(service, id))).toBe('detection');
  });

  test('one of which nothing was heard for more than a week is taken to be over, and the record says so', async () => {
    const service = await desk();
    const { id } = first(
      (await take(service, await documentsIn(firing(NOW - 30 * DAY), 'a.json'))).incidents,
    );
    const incident = await opened(service, id);
    expect(phaseOf(incident)).toBe('post-mortem');
    expect(timelineOf(incident).some(({ text }) => /though its source says that it went on/.test(text))).toBe(
      true,
    );
  });
});

/** One webhook of PagerDuty. */
const webhook = (type: string, when: string): string =>
  JSON.stringify({
    event: {
      ...{ id: `e-${type}`, event_type: `incident.${type}`, resource_type: 'incident', occurred_at: when },
      ...{ agent: null, client: null },
      data: { id: 'PINC1', type: 'incident', title: 'Orders fail', status: type, urgency: 'high' },
    },
  });

test('files of one incident that are imported one by one are one, though the later one begins a day before', async () => {
  const service = await desk();
  const later = await documentsIn(webhook('resolved', '2026-11-20T00:30:00Z'), 'resolved.json');
  const before = await documentsIn(webhook('triggered', '2026-11-19T23:40:00Z'), 'triggered.json');
  const { id } = first((await take(service, later)).incidents);
  const context = { into: null, playbook: defaultPlaybook, now: () => NOW };
  expect(
    first((await previewOf(service, { documents: before, failures: [] }, context)).documents),
  ).toMatchObject({
    ...{ id, exists: true, fresh: 1 },
  });
  expect((await take(service, before)).incidents).toMatchObject([{ id, added: 1, known: 0 }]);
  expect(await service.list()).toHaveLength(1);
});

describe('the pace of updates', () => {
  test('an incident that was over when it was imported kept none of this team’s, and left no role of its unfilled', async () => {
    const service = await desk();
    const { id } = first((await take(service, [await whole('a.csv')])).incidents);
    const facts = factsOf(await opened(service, id), defaultPlaybook);
    expect([facts?.updates, facts?.roles]).toEqual([{ onTime: 0, late: 0, lateUnfilled: 0 }, []]);
  });

  test('an update that was imported into an incident of ours is neither on time nor late', async () => {
    const service = await desk();
    const fields = {
      ...{ title: 'Ours', severity: 'sev2' as const, services: [], started: at('14:00') },
      ...{ foundBy: 'person' as const, exercise: false, takeCommand: false },
    };
    const run = await service.run(null, { name: 'declare', fields }, 'ana');
    const id = run.ok ? run.value.id : '';
    const told = {
      key: 'u9',
      at: NOW + 1,
      audience: 'customers' as const,
      status: null,
      text: 'Told',
      who: null,
    };
    await take(service, [await whole('a.csv', { updates: [told] })], 'ana', id);
    const facts = factsOf(await opened(service, id), defaultPlaybook);
    expect(facts?.updates.onTime).toBe(0);
  });
});
