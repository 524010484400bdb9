import { describe, expect, test } from 'vitest';
import { readMarkdown as read } from '../support/read-markdown.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

const text = (...lines: readonly string[]): string => lines.join('\n');
const top = ['# Queue stuck, 2026-03-10', '', '## Timeline', ''];

describe('what an entry is', () => {
  test.each([
    ['Decided to fail over', 'decision'],
    ['Ana noticed that the queue was full', 'finding'],
    ['Ben rolled back the deploy', 'action'],
    ['The queue is long', 'note'],
  ])('%s: %s', (words, kind) => {
    expect(read(text(...top, `- 14:02 ${words}`)).rows[0]?.kind).toBe(kind);
  });

  test('who did it, where it is written as a name', () => {
    const { rows } = read(
      text(...top, '- 14:02 @ana restarts it', '- 14:03 [ben] looks', '- 14:04 [a page](x) opens'),
    );
    expect(rows.map(({ who }) => who)).toEqual(['ana', 'ben', null]);
  });
});

describe('what else a document tells', () => {
  const whole = text(
    ...['---', 'title: Queue stuck', 'date: 2026-03-10', 'weight: 3', '---', '', '# Queue stuck', ''],
    ...['| Severity | SEV-2 |', '|---|---|', '| Services | queue, worker |', '| Detected | 14:05 |', ''],
    ...[
      '## Summary',
      '',
      'It stopped.',
      '',
      '## Root cause',
      '',
      'A full disk.',
      '',
      '## Impact',
      '',
      'Nine people.',
      '',
    ],
    ...[
      '## What went well',
      '',
      'The alarm.',
      '',
      '## What went wrong',
      '',
      'The backup.',
      '',
      '## Odd things',
      '',
      'A bird.',
      '',
    ],
    ...[
      '## Timeline',
      '',
      '- 14:00 Outage began',
      '- 14:30 Incident resolved',
      '',
      '<!-- fill this in -->',
      '',
    ],
    ...[
      '## Action items',
      '',
      '### Monitoring',
      '- [x] Watch the disk (owner: ana) due 2026-04-01',
      '- {{ summary }}',
      '',
    ],
    ...[
      '### Prevention',
      '| Action | Owner | Due | Status |',
      '|---|---|---|---|',
      '| Bigger disk | @ben | 3 April 2026 | in progress |',
    ],
  );
  const document = read(whole);

  test('title, severity, services and moments', () => {
    expect(document).toMatchObject({ title: 'Queue stuck', severity: 'sev2', services: ['queue', 'worker'] });
    const at = (time: string): number => Date.parse(`2026-03-10T${time}Z`);
    expect(document.times).toMatchObject({
      started: at('14:00'),
      detected: at('14:05'),
      resolved: at('14:30'),
    });
  });

  test('its parts, in those of the post-mortem', () => {
    const parts = Object.fromEntries(document.texts.map(({ section, markdown }) => [section, markdown]));
    expect(parts).toMatchObject({
      factors: 'A full disk.',
      impact: 'Nine people.',
      'went-well': 'The alarm.',
    });
    expect(parts['summary']).toContain('It stopped.');
    expect(parts['better']).toContain('The backup.');
    expect(parts['what-happened']).toBe('### Odd things\n\nA bird.');
  });

  test('its action items', () => {
    expect(document.actions.map(({ key: _, ...action }) => action)).toEqual([
      {
        ...{ title: 'Watch the disk (owner: ana) due 2026-04-01', owner: 'ana', due: '2026-04-01' },
        ...{ category: 'detection', state: 'done' },
      },
      {
        title: 'Bigger disk',
        owner: 'ben',
        due: '2026-04-03',
        category: 'architecture',
        state: 'in-progress',
      },
    ]);
  });

  test('what has no place, with the reason', () => {
    expect(document.leftOut.map(({ text: words }) => words)).toEqual([
      ...['Monitoring', 'weight: 3', '<!-- fill this in -->', '{{ summary }}'],
    ]);
    for (const { line, why } of document.leftOut)
      expect([line === null, why]).toEqual([false, expect.any(String)]);
  });

  test('the same document has the same keys, whatever its file is called', () => {
    const again = read(whole, { name: 'other.md', now: now + 1_000_000 });
    expect(again.key).toBe(document.key);
    expect(again.rows.map(({ key }) => key)).toEqual(document.rows.map(({ key }) => key));
  });

  test('the same entry twice is two', () => {
    const { rows } = read(text(...top, '- 14:02 It stopped', '- 14:02 It stopped'));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  test('an entry longer than the log takes is parted, and nothing of it is lost', () => {
    const words = 'word '.repeat(5_000).trim();
    const { rows } = read(text(...top, `- 14:02 ${words}`));
    expect(
      rows
        .map((row) => row.text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toBe(words);
    expect(rows.every((row) => row.text.length <= 10_000)).toBe(true);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

test('a post-mortem that tells a day and no clock time begins at the midnight of that day, and its words are its parts', () => {
  const words =
    '---\ntitle: Ferry bookings failed\ndate: 2024-05-07\n---\n\n# Summary\n\nBookings failed for a while.\n\n## Lessons learned\n\nWe test restores now.\n';
  const document = read(words, { zone: 'Europe/Berlin' });
  expect(document.rows).toEqual([]);
  expect(document.times.started).toBe(Date.parse('2024-05-06T22:00:00Z'));
  expect(document.texts.map(({ markdown }) => markdown).join('\n')).toContain('We test restores now.');
  expect(document.understood.map((each) => each.words)).toContainEqual(
    expect.stringContaining('no clock time'),
  );
});

test.each([
  ['a timeline’s heading', ['## Timeline 2026-03-10', '', '- 14:02 It stopped']],
  ['a heading of its own', ['## 2026-03-10', '', '- 14:02 It stopped', '- 14:05 It ran']],
  ['a heading with the zone', ['## 2026-03-10 (all times UTC)', '', '- 14:02 It stopped', '- 14:05 It ran']],
  ['a line with the zone', ['All times UTC, 2026-03-10', '', '## Timeline', '', '- 14:02 It stopped']],
])('the day in %s is that of the clock times under it', (_, lines) => {
  const document = read(text('# Queue stuck', '', ...lines), { zone: 'UTC' });
  expect(document.said[0]?.[1]).toBe('2026-03-10T14:02');
});
