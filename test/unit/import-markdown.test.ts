import { describe, expect, test } from 'vitest';
import { costBelow } from '../support/cost.ts';
import { readMarkdown as read } from '../support/read-markdown.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');
const top = ['# Queue stuck, 2026-03-10', '', '## Timeline', ''];

describe('a timeline in Markdown', () => {
  test('as headings, each with what stands under it', () => {
    const { said } = read(
      text(
        ...top,
        '### 14:02',
        '',
        'It stopped.',
        '',
        '```',
        '15:00 not an entry',
        '```',
        '#### Aside',
        'More.',
        '### 14:10 - Ended',
        '## Next',
      ),
    );
    expect(said).toEqual([
      [5, '2026-03-10T14:02', 'It stopped.\n\n```\n15:00 not an entry\n```\n#### Aside\nMore.'],
      [14, '2026-03-10T14:10', 'Ended'],
    ]);
  });

  test('as a list: nested lines belong to their entry, and one without a time keeps its words', () => {
    const { rows, said } = read(
      text(
        ...top,
        '- 14:02 It stopped',
        '  - on all nodes',
        '  - and stayed so',
        '- **14:10 UTC**: It ran',
        '- Somebody left',
        '',
        'After the list.',
      ),
    );
    expect(said).toEqual([
      [5, '2026-03-10T14:02', 'It stopped\n- on all nodes\n- and stayed so'],
      [8, '2026-03-10T14:10', 'It ran'],
      [9, null, 'Somebody left'],
    ]);
    expect(rows.at(-1)).toMatchObject({ precision: 'none', raw: '' });
  });

  test('as plain lines, also where the part is called otherwise', () => {
    const { said } = read(
      text(
        '# Incident on 2026-03-10',
        '',
        '- **Context**:',
        '',
        '14:02 – Pushed',
        '',
        '14:05 – Found:',
        '',
        '* one',
        '* two',
        '',
        '11/03/26',
        '',
        '09:00 – Gone',
      ),
    );
    expect(said).toEqual([
      [5, '2026-03-10T14:02', 'Pushed'],
      [7, '2026-03-10T14:05', 'Found:\n\n* one\n* two'],
      [14, '2026-03-11T09:00', 'Gone'],
    ]);
  });

  test('as a table with a zone in its head and somebody in a column', () => {
    const { rows, said, zone } = read(
      text(
        ...top,
        '| Time (PST) | Who | What |',
        '|---|---|---|',
        '| 14:02 | Ana | It \\| stopped |',
        '| | Ben | Nobody knows when |',
      ),
    );
    expect(said).toEqual([
      [7, '2026-03-10T21:02', 'It | stopped'],
      [8, null, 'Nobody knows when'],
    ]);
    expect(rows[0]?.who).toBe('Ana');
    expect(zone).toEqual({ name: 'America/Los_Angeles', from: 'document' });
  });

  test('as a table with weekday, date and time apart, and the year in its head', () => {
    const { said } = read(
      text(
        ...top,
        'Day | Date (2022) | Time | Event',
        '--- | --- | --- | ---',
        'Mon | Jun 27 | 13:47 | one',
        ' | | 13:50 | two',
        'Tue | Jun 28 | 09:00 | three',
      ),
    );
    expect(said).toEqual([
      [7, '2022-06-27T13:47', 'one'],
      [8, '2022-06-27T13:50', 'two'],
      [9, '2022-06-28T09:00', 'three'],
    ]);
  });

  test('with its newest entry first, over midnight', () => {
    const { said } = read(
      text(...top, '- 2026-03-11 00:40 four', '- 00:05 three', '- 23:50 two', '- 22:10 one'),
    );
    expect(said.map(([, at]) => at)).toEqual([
      ...['2026-03-11T00:40', '2026-03-11T00:05', '2026-03-10T23:50', '2026-03-10T22:10'],
    ]);
  });

  test('with headings for its days, and lists under them', () => {
    const { said, texts } = read(
      text(
        ...top,
        '### 2026-03-10',
        '- 23:10 one',
        '### March 11, 2026 - The day after',
        'Calm.',
        '- 08:00 two',
        '### 2026-03-12',
        'All day long.',
      ),
    );
    expect(said).toEqual([
      [6, '2026-03-10T23:10', 'one'],
      [9, '2026-03-11T08:00', 'two'],
      [10, '2026-03-12T00:00', 'All day long.'],
    ]);
    expect(texts[0]?.markdown).toContain('The day after');
    expect(texts[0]?.markdown).toContain('Calm.');
  });

  test('with a chat that somebody pasted', () => {
    const { rows, said, leftOut } = read(
      text(
        ...top,
        '> ana [1:46 PM]',
        '> it is down',
        '',
        '> ben [1:47 PM]',
        'looking (edited)',
        '> :eyes: 1',
      ),
    );
    expect(said).toEqual([
      [5, '2026-03-10T13:46', 'it is down'],
      [8, '2026-03-10T13:47', 'looking (edited)'],
    ]);
    expect(rows.map(({ who, kind }) => [who, kind])).toEqual([
      ['ana', 'message'],
      ['ben', 'message'],
    ]);
    expect(leftOut.map(({ line, text: words }) => [line, words])).toEqual([[10, ':eyes: 1']]);
  });

  test('in the zone that the document states, which is no text any more', () => {
    const { said, zone, texts, understood } = read(
      text(...top, 'All times in CET', '', '- 14:02 It stopped'),
    );
    expect(said).toEqual([[7, '2026-03-10T13:02', 'It stopped']]);
    expect([zone, texts]).toEqual([{ name: 'Europe/Berlin', from: 'document' }, []]);
    expect(understood.map(({ line, words }) => [line, words])).toContainEqual([
      5,
      'All times in CET: read as Europe/Berlin',
    ]);
  });

  test('in the zone that the heading over them names', () => {
    const { said, zone } = read('# Down on 10 March 2026\n\n## Timeline (CET)\n- 14:02 It stopped');
    expect(said).toEqual([[4, '2026-03-10T13:02', 'It stopped']]);
    expect(zone).toEqual({ name: 'Europe/Berlin', from: 'document' });
  });

  test('on the day of the incident that it goes into, where it has none', () => {
    expect(read('## Timeline\n- 14:02 It stopped', { day: '2026-05-01' }).said).toEqual([
      [2, '2026-05-01T14:02', 'It stopped'],
    ]);
    expect(read('## Timeline\n- 14:02 It stopped').said).toEqual([[2, null, 'It stopped']]);
  });
});

describe('hostile input', () => {
  test.each([
    ['nothing', ''],
    ['a mark of byte order and line ends of all kinds', '\uFEFF# A\r\n## Timeline\r- 14:02 x\r\n'],
    ['a fence that never closes', '## Timeline\n- 14:02 x\n```\n- 14:03 y'],
    ['a top that never closes', '---\ntitle: x\n- 14:03 y'],
  ])('%s is read', (_, content) => {
    expect(() => read(content)).not.toThrow();
  });

  test('code that nobody closed swallows nothing', () => {
    expect(read('## Timeline\n- 14:02 x\n```\n- 14:03 y', { day: '2026-01-01' }).rows).toHaveLength(2);
  });

  test.each([
    ['fences', '```a\n'.repeat(50_000)],
    ['fences of many lengths', Array.from({ length: 1_000 }, (_, n) => `${'`'.repeat(n + 3)}x`).join('\n')],
    ['comments', '<!-- a\n'.repeat(50_000)],
    ['pipes', `${'|'.repeat(200_000)}\n`.repeat(4)],
    ['headings', '# 14:02 x\n'.repeat(30_000)],
    ['deep lists', Array.from({ length: 3_000 }, (_, n) => `${' '.repeat(n % 40)}- 14:02 x`).join('\n')],
    ['spaces', ' '.repeat(1_000_000)],
    ['stars', '*'.repeat(1_000_000)],
    ['one line', `## Timeline\n- 14:02 ${'x '.repeat(500_000)}`],
    ['entries', `# 2026-03-10\n## Timeline\n${'- 14:02 x\n'.repeat(10_000)}`],
  ])('as many %s as a hostile file has are read in seconds', (_, content) => {
    expect(costBelow(5_000, () => read(content))).toBeLessThan(5_000);
  });
});
