import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { hasDocuments } from '../../shared/incident/documents/pieces.ts';
import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { course, declare, type Done } from '../support/course.ts';
import { declared, logged, minute, redacted } from '../support/happened.ts';

const zone = 'Europe/Berlin';
const state = (incident: Incident): string => stateDocument(incident, defaultPlaybook);
const record = (incident: Incident): string => recordDocument(incident, defaultPlaybook, { zone });

const file = (name: string) => ({
  ...{ name, mime: 'image/png', bytes: 1_200, chunks: ['a'.repeat(64)] },
  ...{ thumbnail: null, width: null, height: null },
});
const full: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: '38 % of evening sales', services: ['seating', 'checkout'] }],
  [1, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
  [1, 'ana', 'link', { label: 'Call', kind: 'bridge', target: 'https://call.example/seats' }],
  [2, 'ben', 'acknowledge'],
  [3, 'ana', 'assign', { role: 'deputy', person: 'dan' }],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send the traffic to the second site' }],
  [6, 'ben', 'log', { kind: 'action', text: 'Warm the second site', to: 'cleo', entry: 'warm' }],
  [7, 'cleo', 'mark', { entry: 'warm', mark: 'done', note: 'it is warm' }],
  [7, 'ben', 'log', { kind: 'action', text: 'Move the traffic', entry: 'move' }],
  [7, 'ana', 'log', { kind: 'ask', text: 'Does it carry?', to: 'ben', minutes: 5 }],
  [8, 'ben', 'log', { kind: 'criterion', text: 'Errors under 1 %', entry: 'errors' }],
  [8, 'ben', 'log', { kind: 'criterion', text: 'Every seat is sold once' }],
  [9, 'ben', 'mark', { entry: 'errors', mark: 'verified' }],
  [9, 'ben', 'log', { kind: 'note', text: 'The graph', files: [file('graph.png')], entry: 'graph' }],
  [10, 'ben', 'correct', { entry: 'graph', text: 'The graph of errors', files: [file('graph.png')] }],
  [10, 'ana', 'update', { text: 'Seat maps fail for a third of customers.', next: 22 }],
  [11, 'ben', 'tick', { item: 'bridge' }],
];

describe('the incident state document', () => {
  it('puts no colon behind the end of a sentence, and a number that begins no list as it was written', () => {
    const text = state(
      course(
        declare,
        [1, 'ana', 'describe', { impact: 'Seats stay empty.' }],
        [2, 'ana', 'describe', { impact: '5.8 percent of seats stay empty' }],
        [3, 'ana', 'log', { text: '5.8 is out' }],
        [4, 'ana', 'log', { text: '5. is a list' }],
      ),
    );
    expect(text).toContain('ana: 5.8 is out\n');
    expect(text).toContain('ana: 5\\. is a list\n');
    expect(text).toMatch(/Impact: 5\.8 percent of seats stay empty: was: Seats stay empty\.\n/);
    expect(text).not.toContain('.: ');
  });

  it('has what was objected to a decision, and the actions and needs of every workstream', () => {
    const text = state(
      course(
        ...full,
        [12, 'ben', 'log', { kind: 'proposal', text: 'Restart the cache', entry: 'restart' }],
        [13, 'cleo', 'log', { kind: 'objection', text: 'It is warm', about: 'restart' }],
        [14, 'ana', 'workstream', { name: 'Keyring', lead: 'ben' }],
        [
          15,
          'ben',
          'report',
          { workstream: 'Keyring', conditions: 'Keys fail', actions: 'Loading', needs: 'A key' },
        ],
      ),
    );
    expect(text).toContain('Restart the cache\n  - cleo objects: It is warm');
    expect(text).toContain('by ben: Keys fail\n  - Actions: Loading\n  - Needs: A key');
  });

  it('has the parts of Google’s example, in its order', () => {
    const headings = [...state(course(...full)).matchAll(/^(?:#+ (.*)|\*\*(\w+)\*\*:)/gm)].map(
      ([, heading, word]) => heading ?? word,
    );
    expect(headings).toEqual([
      'SEV1: Seat maps stay empty',
      'Summary',
      'Status',
      'Command posts',
      'Command hierarchy',
      'Detailed status (last updated 2026-11-17 13:10 by ana)',
      'Exit criteria',
      'TODO list and bugs filed',
      'Incident timeline, latest first',
    ]);
  });

  it('says how it stands, who commands and who takes over, what must hold and what is to be done', () => {
    const text = state(course(...full));
    for (const part of [
      '**Summary**: Seat maps stay empty. 38 % of evening sales. Since 2026-11-17 12:55. Services: seating, checkout.',
      '**Status**: active, SEV1 since 2026-11-17 13:00, triage since 2026-11-17 13:02',
      '- Bridge, Call: <https://call.example/seats>',
      '- Current incident commander: ana\n  - Deputy: dan\n  - Technical lead: ben\n  - Communications lead: not named yet',
      '- Next incident commander: dan, as deputy',
      'Seat maps fail for a third of customers.\n\n- Decided 2026-11-17 13:05 by ana: Send the traffic to the second site',
      '- Errors under 1 % **DONE**, verified 2026-11-17 13:09 by ben\n- Every seat is sold once **TODO**',
      '- cleo: Warm the second site **DONE**, done 2026-11-17 13:07 by cleo\n- ben: Move the traffic **TODO**\n- Ask to ben: Does it carry? **TODO**',
    ])
      expect(text).toContain(part);
  });

  it('has the timeline latest first, in UTC, without what the console keeps for itself', () => {
    const [, timeline = ''] = state(course(...full)).split('## Incident timeline, latest first\n\n');
    const times = timeline
      .trim()
      .split('\n')
      .map((line) => /^- (\S+ \S+) /.exec(line)?.[1] ?? line);
    expect(times[0]).toBe('2026-11-17 13:10');
    expect(times).toEqual([...times].sort().reverse());
    expect(timeline).toContain('- 2026-11-17 13:05 ana: Decision: Send the traffic to the second site\n');
    expect(timeline).not.toMatch(/ticked|https:/i);
  });

  it('names whoever command is offered to as the next commander', () => {
    const offered = course(...full, [12, 'ana', 'hand-over', { role: 'commander', person: 'ben' }]);
    expect(state(offered)).toContain('- Next incident commander: ben, offered and not accepted yet');
  });
});

describe('the record as a document', () => {
  it('holds everything, in UTC and in local time', () => {
    const text = record(course(...full, [30, 'ana', 'mitigate'], [40, 'ana', 'resolve']));
    for (const part of [
      'All times are UTC; in brackets, Europe/Berlin.',
      '- Severity: SEV1, since 2026-11-17 13:00 (14:00)',
      '- Impact started: 2026-11-17 12:55 (13:55)',
      '  - to mitigated: 35 min\n  - to resolved: 45 min\n- Open 45 min in all: SEV1 45 min',
      '- 2026-11-17 13:01 (14:01) Technical lead: ben, said by ana',
      '- Warm the second site\n  - 2026-11-17 13:06 (14:06) by ben, for cleo, done 2026-11-17 13:07 (14:07) by cleo\n  - it is warm',
      '### Update 1: 2026-11-17 13:10 (14:10)\n\nBy ana to executives, product, support, customers. The next one was promised for 2026-11-17 13:22 (14:22).\n\n> Seat maps fail',
      '### Tue 17 Nov 2026',
      '- **13:09 (14:09)** ben: The graph of errors\n',
      '  - attached: [file](files/graph.png) graph.png (image/png, 1200 bytes)',
      '  - before, by ben at 13:09 (14:09): ~~The graph~~',
    ])
      expect(text).toContain(part);
  });

  it('says the day of a local time that is another one', () => {
    const late = course(
      [600, 'ana', 'declare', { ...declare[3], started: 595 }],
      [700, 'ana', 'acknowledge'],
    );
    expect(record(late)).toContain('2026-11-17 23:00 (Wed 18 Nov 00:00)');
  });

  it('is the same for the same record, in whatever order it arrived', () => {
    const events = [...course(...full).events.values()];
    const [there, back] = [
      foldAll('20261120-aaaaaaaa', events),
      foldAll('20261120-aaaaaaaa', events.toReversed()),
    ];
    expect(record(there)).toBe(record(back));
    expect(state(there)).toBe(state(back));
  });
});

describe.each([
  ['the incident state document', state],
  ['the record as a document', record],
])('%s', (_name, write) => {
  it('shows hostile words as they are: no HTML, no heading, no list, no link but to the web', () => {
    const hostile = '# <img src=x onerror=alert(1)> | [a](javascript:b) *@everyone*\n- x\n## y <!-- z';
    const [, , run, fields] = declare;
    const incident = course(
      [0, 'ana', run, { ...fields, title: hostile }],
      [1, '<b>eve</b>', 'log', { kind: 'decision', text: hostile, entry: 'd' }],
      [1, 'ana', 'log', { kind: 'action', text: hostile, to: '[x](y)', entry: 'a' }],
      [2, 'ana', 'mark', { entry: 'a', mark: 'done', note: hostile }],
      [2, 'ana', 'log', { kind: 'status', text: hostile }],
      [3, 'ana', 'update', { text: hostile, next: 20 }],
      [4, 'ana', 'link', { label: '| a | b |', kind: 'other', target: '<i>javascript(1)</i>' }],
    );
    const html = new MarkdownIt({ html: true, linkify: true }).render(write(incident));
    expect(html).not.toMatch(/<(?:img|b|script|table)\b|<!--|href="(?!https?:)/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<h\d>y/);
  });

  it('holds nothing that was redacted', () => {
    const secret = logged('s', 'swordfish opens the vault', { kind: 'decision', at: minute(3) });
    const incident = foldAll('20261120-aaaaaaaa', [declared(), redacted(secret)]);
    expect(write(incident)).not.toContain('swordfish');
  });

  it('begins and ends with EXERCISE on a game day', () => {
    const [, , run, fields] = declare;
    const text = write(course([0, 'ana', run, { ...fields, exercise: true }]));
    expect(text).toMatch(/^\*\*EXERCISE EXERCISE EXERCISE\*\*\n/);
    expect(text).toMatch(/\n\*\*EXERCISE EXERCISE EXERCISE\*\*\n$/);
  });
});

it('there is no document before the declaration has arrived', () => {
  expect(hasDocuments(createIncident('20261120-aaaaaaaa'))).toBe(false);
});
