import { describe, expect, it } from 'vitest';
import { sortNames } from '../../shared/playbook/file-names.ts';
import { parsePlaybook } from '../../shared/playbook/parse-playbook.ts';
import { MAX_PLAYBOOK_FILE } from '../../shared/playbook/problem.ts';
import { costBelow } from '../support/cost.ts';

/** Much more than any of them takes, much less than they could take. */
const SOON_MS = 1_500;

const read = (path: string, text: string) =>
  parsePlaybook([{ path, text: text.slice(0, MAX_PLAYBOOK_FILE), trouble: null }]);
const letters = 'abcdefghijklmnopqrstuvwxyz';
const words = Array.from(
  { length: 500 },
  (_, i) => `{${letters[i % 26] ?? ''}${letters[(i / 26) | 0] ?? ''}}`,
);

describe('a playbook’s file that was made to be slow is read before anybody notices', () => {
  it.each([
    ['a heading of spaces', 'checklists/a.md', `# ${' '.repeat(120_000)}\u2028`],
    ['an item of spaces', 'checklists/a.md', `- ${' '.repeat(120_000)}\u2028`],
    ['nothing but headings', 'updates.md', '##\n'.repeat(50_000)],
    ['nothing but templates', 'updates.md', '## customers\nx\n'.repeat(9_000)],
    [
      'gaps that nobody fills in',
      'updates.md',
      `${'\n'.repeat(60_000)}${`## customers\n${words.join('')}\n`.repeat(16)}`,
    ],
    ['keys below keys', 'severities.yaml', '? '.repeat(65_000)],
    ['lists below lists, with tabs', 'severities.yaml', '-\t'.repeat(65_000)],
    ['nothing but documents', 'severities.yaml', '---\n'.repeat(30_000)],
  ])('%s', (_, path, text) => {
    expect(costBelow(SOON_MS, () => read(path, text))).toBeLessThan(SOON_MS);
  });
});

describe('what there is no room for is said', () => {
  it('items of the checklists', () => {
    const text = `## Triage\n${Array.from({ length: 402 }, (_, i) => `- Item ${i}\n`).join('')}`;
    const { playbook, problems } = read('checklists/a.md', text);
    expect(playbook.checklist).toHaveLength(400);
    expect(problems).toEqual([
      {
        file: 'p/checklists/a.md',
        line: 402,
        message: 'There is room for 400 items in all the lists. This one and those after it are left out.',
      },
    ]);
  });

  it('templates and links', () => {
    const templates = read('updates.md', '## Customers\nx\n'.repeat(101));
    expect(templates.playbook.templates).toHaveLength(100);
    expect(templates.problems.map(({ line }) => line)).toEqual([201]);
    const links = read('links.yaml', '- label: a\n  target: https://example.org\n'.repeat(101));
    expect(links.playbook.links).toHaveLength(100);
    expect(links.problems.map(({ line }) => line)).toEqual([201]);
  });
});

describe('a folder full of something else costs no more than what is read of it', () => {
  it('names', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `roles${i}.yaml`);
    const sorted = sortNames('', [...names, 'roles.yaml', 'updates.md']);
    expect(sorted.read).toEqual(['roles.yaml', 'updates.md']);
    expect(sorted.problems).toHaveLength(100);
  });

  it('lists', () => {
    const text = `## Triage\n${'- x {@scirbe, SEV9}\n'.repeat(6_000)}`;
    const files = Array.from({ length: 100 }, (_, i) => ({
      path: `checklists/${i}.md`,
      text,
      trouble: null,
    }));
    expect(parsePlaybook(files).playbook.checklist).toHaveLength(400);
    expect(costBelow(SOON_MS, () => parsePlaybook(files))).toBeLessThan(SOON_MS);
  });
});
