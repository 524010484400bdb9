import { declare, type Done } from './course.ts';

const summary = [
  '# In short',
  '',
  'A third of the evening was **lost**.',
  '',
  'Under a line',
  '---',
  '',
  'More of it.',
].join('\n');

/** An incident whose post-mortem has something in every part, and is published. */
export const whole: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: '38 % of evening sales', services: ['seating', 'checkout'] }],
  [1, 'ana', 'set-time', { what: 'detected', to: -2 }],
  [2, 'ben', 'acknowledge'],
  [3, 'ana', 'link', { label: 'Call', kind: 'bridge', target: 'https://call.example/seats' }],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send the traffic to the second site', entry: 'second' }],
  [6, 'ben', 'log', { text: 'nothing to see', entry: 'chat' }],
  [7, 'ben', 'log', { text: 'nothing to see either' }],
  [9, 'ana', 'update', { text: 'Seat maps fail for a third of customers.', next: 15 }],
  [28, 'ana', 'update', { text: 'Seat maps fail again.', next: 60 }],
  [30, 'ana', 'mitigate'],
  [40, 'ana', 'resolve'],
  [60, 'ben', 'write-text', { section: 'summary', text: summary }],
  [61, 'cleo', 'write-text', { section: 'what-happened', text: 'At first nobody saw it.' }],
  [
    62,
    'ben',
    'curate',
    { row: 'second', note: 'It was warm by **luck**', evidence: 'https://dash.example/a_(b)' },
  ],
  [63, 'ben', 'note-review', { kind: 'factor', text: 'The pool has no limit', category: 'capacity' }],
  [64, 'ben', 'note-review', { kind: 'factor', text: 'The report holds a lock' }],
  [65, 'ben', 'note-review', { kind: 'thanks', text: 'Saw it first', person: 'cleo' }],
  [66, 'cleo', 'note-review', { kind: 'concern', text: 'Nobody could sleep' }],
  [67, 'ben', 'weigh', { entry: 'second', verdict: 'paid-off', words: 'It held' }],
  [
    68,
    'ben',
    'add-action',
    {
      ...{ text: 'Limit the pool | and its queue', owner: 'ben', due: '2026-12-01' },
      ...{ category: 'architecture', priority: 'high' },
    },
  ],
  [69, 'ben', 'set-review', { owner: 'ben', meeting: 200, minutes: 60 }],
  [200, 'ben', 'hold-meeting', { what: 'begin' }],
  [201, 'ben', 'tick-review', { list: 'attended', item: 'ana' }],
  [202, 'ben', 'tick-review', { list: 'attended', item: 'cleo' }],
  [203, 'ben', 'note-review', { kind: 'decided', text: 'We limit the pool first' }],
  [260, 'ben', 'hold-meeting', { what: 'end' }],
  [300, 'ben', 'set-review', { state: 'published' }],
];
