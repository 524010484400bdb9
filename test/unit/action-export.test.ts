import { describe, expect, it } from 'vitest';
import { actionsCsv, gitHubIssues, jiraCsv } from '../../shared/actions/export.ts';
import { csvRows } from '../support/csv-rows.ts';
import { listedAction } from '../support/listed-action.ts';

const roster = [
  { name: 'Marek Novák', roles: [], phones: [], email: 'marek@team.example', knows: [], zone: null },
];
const hard = listedAction({
  ...{ id: 'hard', text: '=HYPERLINK("http://x.example";"Rotate, now")\nand then rest', owner: '@ana' },
  ...{ due: '2026-12-01', category: 'process', priority: 'high', words: 'said "twice", twice' },
  incident: { title: '+1 payments, "EU"', severity: 'sev2', services: ['-edge'], causes: ['change'] },
});
const plain = listedAction({ id: 'plain', owner: 'marek.novák' });

/** The rows as a parser of its own reads them, by the names of the columns. */
const read = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const [head = [], ...rows] = csvRows(csv);
  expect(
    rows.every((row) => row.length === head.length),
    'every row has every column',
  ).toBe(true);
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i] ?? '', cell])));
};

describe('for Jira', () => {
  const csv = jiraCsv([hard, plain], roster);
  const [head = [], first = [], second = []] = csvRows(csv);

  it('is a table with a heading of the importer’s fields, and a column for each label', () => {
    expect(head).toEqual(
      ['Summary', 'Description', 'Issue Type', 'Priority', 'Status', 'Assignee', 'Due date'].concat(
        Array.from({ length: 4 }, () => 'Labels'),
      ),
    );
    expect(csv.endsWith('\r\n')).toBe(true);
    expect([first.length, second.length]).toEqual([head.length, head.length]);
    expect(first.slice(2)).toEqual([
      ...['Task', 'High', 'To Do', "'@ana", '2026-12-01'],
      ...['sev2', 'sev2_20260930', 'process', ''],
    ]);
    expect(second.slice(5)).toEqual(['marek@team.example', '', 'sev1', 'sev1_20260930', '', '']);
  });

  it('has words as they are, and no cell that a spreadsheet would run', () => {
    expect(first[0]).toBe(`'=HYPERLINK("http://x.example";"Rotate, now") and then rest`);
    expect(first[1]).toContain('=HYPERLINK("http://x.example";"Rotate, now")\nand then rest');
    expect(first[1]).toContain('From SEV2 “+1 payments, "EU"” (20260930-aaaaaaaa), 2026-09-30T12:00:00Z.');
    expect(first[1]).toContain('said "twice", twice');
    for (const cell of csvRows(csv).flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });
});

describe('for a spreadsheet', () => {
  it('has everything that is known of each, read back as it was', () => {
    const [first, second] = read(actionsCsv([hard, plain]));
    expect(first).toMatchObject({
      ...{ state: 'Open', due: '2026-12-01', category: 'process', 'put off': '0', severity: 'SEV2' },
      ...{ words: 'said "twice", twice', title: `'+1 payments, "EU"`, services: "'-edge", causes: 'change' },
    });
    expect(second).toMatchObject({ owner: 'marek.novák', due: '', id: 'plain', exercise: 'no' });
  });
});

describe('for GitHub', () => {
  const [first, second] = gitHubIssues([hard, plain]);

  it('is an issue each, labelled by severity and by severity and day', () => {
    expect(first?.labels).toEqual(['sev2', 'sev2_20260930', 'process']);
    expect(first?.title).toBe('=HYPERLINK("http://x.example";"Rotate, now") and then rest');
    expect(second?.title).toBe('Rotate the keyring');
    expect(second?.body).toBe(
      [
        'From SEV1 “Card payments fail” (20260930-aaaaaaaa), 2026-09-30T12:00:00Z.',
        '',
        'Owner: marek.novák',
        'Due: no day',
        'Priority: medium',
        'Services: checkout',
      ].join('\n'),
    );
  });

  it('assigns those whose names can be log-ins, and says the others in the body', () => {
    expect([first?.assignees, second?.assignees]).toEqual([[], []]);
    expect(gitHubIssues([listedAction({ owner: 'farah-k' })])[0]?.assignees).toEqual(['farah-k']);
  });

  it('keeps a title short, and never half a character', () => {
    const text = `${'x'.repeat(239)}🔑 rotate`;
    const [issue] = gitHubIssues([listedAction({ text })]);
    expect(issue?.title).toBe(`${'x'.repeat(239)}…`);
    expect(issue?.body.startsWith(text)).toBe(true);
  });
});
