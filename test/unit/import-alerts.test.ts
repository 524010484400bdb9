import { describe, expect, test } from 'vitest';
import { one } from '../support/read-import.ts';

const at = (text: string): number => Date.parse(text);

describe('Alertmanager', () => {
  const alert = (fields: object) => ({
    ...{ status: 'firing', labels: { alertname: 'HighErrors', severity: 'page', service: 'checkout' } },
    ...{ annotations: { summary: 'Errors at 4 %' }, startsAt: '2019-09-27T16:27:56.612666101Z' },
    ...{ endsAt: '0001-01-01T00:00:00Z', fingerprint: 'f1', ...fields },
  });
  const payload = (alerts: object[], status = 'firing') => ({ version: '4', groupKey: 'g', status, alerts });

  test('nanoseconds are read, and the year 1 means that an alert has not ended', () => {
    const document = one('alertmanager', payload([alert({})]));
    expect(document.rows.map(({ at: fired, text }) => [fired, text.split('\n')[0]])).toEqual([
      [at('2019-09-27T16:27:56.612Z'), 'Firing: HighErrors (severity=page, service=checkout)'],
    ]);
    expect(document).toMatchObject({ severity: 'sev2', foundBy: 'monitoring', times: { resolved: null } });
  });

  test('notifications of a group are one document, in which the same alert fires once', () => {
    const ended = alert({ status: 'resolved', endsAt: '2019-09-27T17:00:00Z' });
    const lines = [payload([alert({})]), payload([ended], 'resolved')]
      .map((each) => JSON.stringify(each))
      .join('\n');
    const document = one('alertmanager', lines);
    expect(document.rows.map(({ text }) => text.split(' ')[0])).toEqual(['Firing:', 'Resolved:']);
    expect(document.times.resolved).toBe(at('2019-09-27T17:00:00Z'));
  });

  test('a resolved alert without an end says so, and alerts that were cut off are named', () => {
    const document = one('alertmanager', {
      ...payload([alert({ status: 'resolved' })], 'resolved'),
      truncatedAlerts: 3,
    });
    expect(document.rows[1]).toMatchObject({ at: null, precision: 'none' });
    expect(document.leftOut.map(({ text }) => text)).toEqual(['3 more alerts']);
  });
});

describe('PagerDuty', () => {
  const event = (id: string, type: string, data: object, agent: object | null = { summary: 'Ana Ruiz' }) => ({
    event: {
      id,
      event_type: type,
      resource_type: 'incident',
      occurred_at: `2026-11-01T10:0${id}:00Z`,
      agent,
      client: null,
      data,
    },
  });
  const data = {
    id: 'P1',
    title: 'Disk full',
    urgency: 'high',
    priority: null,
    service: { summary: 'db' },
    assignees: [{ summary: 'Ben' }],
  };
  const webhooks = [
    event('1', 'incident.triggered', { ...data, created_at: '2026-11-01T10:00:30Z' }, null),
    event('2', 'incident.acknowledged', data),
    event('3', 'incident.annotated', {
      content: 'Freed 40 GB',
      incident: { id: 'P1', summary: 'Disk full' },
    }),
    event('4', 'incident.resolved', data),
  ];

  test('webhooks of one incident are one document, with what people wrote in their words', () => {
    const document = one('pagerduty', webhooks);
    expect(document).toMatchObject({ title: 'Disk full', severity: 'sev2', services: ['db'] });
    expect(document.rows.map(({ who, text }) => `${who ?? ''}: ${text}`)).toEqual([
      'PagerDuty: Triggered: Disk full (assigned to Ben)',
      'Ana Ruiz: Acknowledged: Disk full',
      'Ana Ruiz: Freed 40 GB',
      'Ana Ruiz: Resolved: Disk full',
    ]);
    expect(document.times).toMatchObject({
      ...{ started: at('2026-11-01T10:00:30Z'), acknowledged: at('2026-11-01T10:02:00Z') },
      resolved: at('2026-11-01T10:04:00Z'),
    });
  });

  test('one in each line is the same as a list, and a line that is none keeps its words', () => {
    const text = [...webhooks.map((each) => JSON.stringify(each)), '{"half":'].join('\n');
    const document = one('pagerduty', text);
    expect(document.rows).toHaveLength(4);
    expect(document.leftOut).toMatchObject([{ line: 5, text: '{"half":' }]);
  });

  test('log entries say who did what', () => {
    const entry = {
      type: 'annotate_log_entry',
      id: 'L1',
      summary: 'Annotated by Ana.',
      created_at: '2026-11-01T10:00:00Z',
      agent: { summary: 'Ana' },
      channel: { type: 'note', summary: 'Freed 40 GB' },
      incident: { id: 'P1', summary: 'Disk full' },
    };
    const document = one('pagerduty', { log_entries: [{ ...entry, note: 'Freed 40 GB' }] });
    expect(document.rows).toMatchObject([{ who: 'Ana', text: 'Annotated by Ana.\nFreed 40 GB' }]);
  });
});
