import { describe, expect, test } from 'vitest';
import { detectFormat, readDocuments } from '../../shared/exchange/detect.ts';
import type { ImportFormat } from '../../shared/exchange/formats.ts';
import type { ImportedDocument, ImportInput } from '../../shared/exchange/imported.ts';
import { readSlack } from '../../shared/exchange/slack/read-slack.ts';
import { statuspageDump } from '../support/statuspage.ts';

const now = Date.UTC(2026, 10, 21, 12);
const input = (text: string, more: Partial<ImportInput> = {}): ImportInput => ({
  ...{ name: 'file.json', text, zone: 'Europe/Berlin', day: null, now },
  ...more,
});
function read(
  format: ImportFormat,
  value: unknown,
  more?: Partial<ImportInput>,
): readonly ImportedDocument[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const found = readDocuments(format, input(text, more));
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
const one = (format: ImportFormat, value: unknown, more?: Partial<ImportInput>): ImportedDocument => {
  const [document] = read(format, value, more);
  if (document === undefined) throw new Error('nothing was read');
  return document;
};
const at = (text: string): number => Date.parse(text);

describe('Statuspage', () => {
  const incident = {
    ...{ id: 'x1', name: 'Checkout fails', status: 'resolved', impact: 'major' },
    ...{ created_at: '2022-01-20T16:05:42.914+02:00', resolved_at: '2022-01-20T18:00:00Z' },
    components: [{ name: 'Checkout' }],
    postmortem_body: '<p>A <b>pool</b> was full.</p>',
    incident_updates: [
      {
        id: 'b',
        status: 'resolved',
        body: 'All &amp; well.<br>Sorry.',
        display_at: '2022-01-20T17:30:00Z',
        created_at: '2022-01-20T18:00:00Z',
      },
      {
        id: 'a',
        status: 'investigating',
        body: 'We look.',
        display_at: '2022-01-20T16:05:42.914+02:00',
        created_at: '2022-01-20T16:05:42.914+02:00',
      },
      { id: 'p', status: 'postmortem', body: 'A pool was full.', display_at: '2022-01-22T10:00:00Z' },
    ],
  };

  test('the time that customers saw is the time of an update, and its impact is a severity', () => {
    const document = one('statuspage', { incidents: [incident] });
    expect(document).toMatchObject({ title: 'Checkout fails', severity: 'sev2', services: ['Checkout'] });
    expect(document.updates.map(({ at: sent, status, text }) => [sent, status, text])).toEqual([
      [at('2022-01-20T14:05:42.914Z'), 'investigating', 'We look.'],
      [at('2022-01-20T17:30:00Z'), 'resolved', 'All & well.\nSorry.'],
    ]);
    expect(document.times).toMatchObject({
      declared: at('2022-01-20T14:05:42.914Z'),
      resolved: at('2022-01-20T17:30:00Z'),
    });
    expect(document.texts).toEqual([{ section: 'summary', markdown: 'A pool was full.' }]);
    expect(document.understood.map(({ words }) => words).join()).toContain('1 backdated');
  });

  test('one incident by itself is read, and what is none in a list is said', () => {
    expect(one('statuspage', incident).title).toBe('Checkout fails');
    expect(one('statuspage', [incident, { id: 7 }]).leftOut).toEqual([
      { line: null, text: '1 of 2 in the list', why: 'it is no incident with updates' },
    ]);
  });

  test('a thousand of them are a thousand documents, each with a key of its own', () => {
    const documents = read('statuspage', statuspageDump(1_000));
    expect(new Set(documents.map(({ key }) => key)).size).toBe(1_000);
  });
});

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

describe('Slack', () => {
  const day = (messages: object[]) => JSON.stringify(messages);
  const say = (ts: string, text: string, more: object = {}) => ({
    type: 'message',
    user: 'U1',
    ts,
    text,
    ...more,
  });
  const files = [
    {
      path: 'users.json',
      text: JSON.stringify([{ id: 'U1', name: 'ana', profile: { display_name: 'Ana' } }]),
    },
    { path: 'channels.json', text: JSON.stringify([{ id: 'C1', name: 'inc-7' }]) },
    {
      path: 'integration_logs.json',
      text: '{"user_name":"ana","change_type":"added","service_type":"Bot"}\n{"user_name":"ben","change_type":"removed"}',
    },
  ];
  const channel = (messages: object[]): ImportedDocument => {
    const found = readSlack([...files, { path: 'inc-7/2026-11-01.json', text: day(messages) }], 'export.zip');
    const document = found.ok ? found.value.documents[0] : undefined;
    if (document === undefined) throw new Error('nothing was read');
    return document;
  };

  test('marks become words: people, channels, links and signs', () => {
    const text = '<@U1> see <#C1> and <https://x.example/a|the graph> &lt;now&gt; <!here>';
    const [row] = channel([say('1793520000.000100', text)]).rows;
    expect(row).toMatchObject({
      who: 'Ana',
      text: '@Ana see #inc-7 and the graph (https://x.example/a) <now> @here',
    });
  });

  test('a reply names what it answers, also where it stands before it', () => {
    const { rows } = channel([
      say('1793520000.000100', 'Yes', { thread_ts: '1793520060.000100' }),
      say('1793520060.000100', 'Shall we roll back?', { thread_ts: '1793520060.000100', reply_count: 1 }),
      say('1793520100.000100', 'Done', { thread_ts: '1793510000.000100' }),
    ]);
    expect(rows.map(({ text }) => text)).toEqual([
      'Re “Shall we roll back?”: Yes',
      'Shall we roll back?',
      'In a thread: Done',
    ]);
    expect(rows[0]?.notes).toEqual(['it is older than the message that it answers']);
  });

  test('an answer that was sent to the channel too is one entry, and joins are left out with why', () => {
    const root = { ts: '1793520000.000100', text: 'Shall we?' };
    const reply = say('1793520001.000100', 'Yes', { thread_ts: root.ts, subtype: 'thread_broadcast', root });
    const { rows, leftOut } = channel([
      reply,
      reply,
      say('1793520002.000100', 'ana joined', { subtype: 'channel_join' }),
    ]);
    expect(rows.map(({ text }) => text)).toEqual(['Re “Shall we?”: Yes']);
    expect(leftOut.map(({ text }) => text)).toEqual([
      'ana joined',
      'integration_logs.json: ana added Bot',
      'integration_logs.json: ben removed',
    ]);
  });

  test('bots keep their name; files, reactions and attachments are words', () => {
    const { rows } = channel([
      {
        ...say('1793520000.000100', ''),
        user: undefined,
        subtype: 'bot_message',
        username: 'deploybot',
        attachments: [{ fallback: 'Deployed 4711', text: 'Deployed 4711' }],
      },
      say('1793520001.000100', 'Look', {
        files: [{ name: 'graph.png', permalink: 'https://x.example/g' }],
        reactions: [{ name: 'eyes', users: ['U1'] }],
      }),
    ]);
    expect(rows.map(({ who, text }) => [who, text])).toEqual([
      ['deploybot', 'Deployed 4711'],
      ['Ana', 'Look\nFile: graph.png (https://x.example/g)\nReactions: :eyes: Ana'],
    ]);
  });

  test('a day that is cut short is said, and the others are read', () => {
    const found = readSlack(
      [
        ...files,
        { path: 'inc-7/2026-11-01.json', text: day([say('1793520000.1', 'Hello')]) },
        { path: 'inc-7/2026-11-02.json', text: '[{"type":"mess' },
      ],
      'x',
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        failures: [
          {
            name: 'inc-7/2026-11-02.json',
            message: 'It is cut short: its JSON ends in the middle. Export it again.',
          },
        ],
      },
    });
  });
});

describe('what a file is', () => {
  test.each([
    ['a.json', statuspageDump(1), 'statuspage'],
    ['a.json', '{"alerts":[{"labels":{},"startsAt":""}]}', 'alertmanager'],
    ['a.json', '[{"type":"trigger_log_entry"}]', 'pagerduty'],
    ['2026-11-01.json', '[{"type":"message","text":"x","ts":"1793520000.1"}]', 'slack'],
    ['a.json', '{"format":"ic-record/1"}', 'ic-json'],
    ['a.json', '[1, 2]', null],
    ['a.txt', 'time,who,text\n14:02,ana,hello\n', 'csv'],
    ['a.md', '# What happened', 'markdown'],
    ['pasted', '[14:02] ana: hello\n[14:03] ben: yes', 'chat'],
  ])('%s with %s', (name, text, format) => {
    expect(detectFormat(name, text)).toBe(format);
  });

  test.each([
    ['{"incidents":[{"name":"x"', /cut short/],
    [`{"incidents":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, /nested more than/],
    ['{"incidents":[],"__proto__":{"x":1}}', /__proto__/],
    ['{"incidents":[]}', /no incidents/],
    ['{"incidents": nonsense}', /not valid JSON/],
  ])('%s is one sentence', (text, why) => {
    const found = readDocuments('statuspage', input(text));
    expect(found).toMatchObject({ ok: false, error: expect.stringMatching(why) as string });
    expect(JSON.stringify(found)).not.toContain('SyntaxError');
  });
});
