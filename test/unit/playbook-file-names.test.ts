import { describe, expect, test } from 'vitest';
import { sortNames } from '../../shared/playbook/file-names.ts';
import { problemWords } from '../../shared/playbook/problem.ts';

describe('the names in the folder', () => {
  test('what editors and systems leave behind is not read, and nothing is said', () =>
    expect(
      sortNames('', [
        '.severities.yaml.swp',
        'roles.yaml~',
        '.#roles.yaml',
        '#roles.yaml#',
        'links.yaml.k3x9.tmp',
        '.DS_Store',
        '4913',
        'readme.md',
      ]),
    ).toEqual({ read: [], problems: [] }));

  test.each([
    'roles (conflicted copy 2026-11-20).yaml',
    "roles (Ana's conflicted copy 2026-11-20).yaml",
    'roles.sync-conflict-20261120-101010-ABCDEFG.yaml',
    'roles_conflict-20261120.yaml',
    'roles (1).yaml',
    'roles - Copy.yaml',
  ])('%s is said to be a copy of p/roles.yaml, and is not read', (name) => {
    const { read, problems } = sortNames('', [name, 'roles.yaml']);
    expect(read).toEqual(['roles.yaml']);
    expect(problems.map(problemWords)).toEqual([
      `p/${name}: Two people saved at once, and a sync client kept this copy. It is not used. Take over what is missing into p/roles.yaml, then delete the copy.`,
    ]);
  });

  test('a name that is nearly right is said with the right one', () => {
    const names = [
      'severities.yml',
      'severity.yaml',
      'Roles.yaml',
      'update.md',
      'notes.md',
      'runbooks',
      'todo.txt',
    ];
    expect(sortNames('', names).problems.map(problemWords)).toEqual(
      [
        ['Roles.yaml', 'roles.yaml'],
        ['severities.yml', 'severities.yaml'],
        ['severity.yaml', 'severities.yaml'],
        ['update.md', 'updates.md'],
      ].map(
        ([name = '', right = '']) =>
          `p/${name}: A file of this name is not read. The console looks for p/${right}.`,
      ),
    );
  });

  test('lists and pages come in the order of their names; names for one system only are said', () => {
    const { read, problems } = sortNames('handbook', ['20-b.md', '10-a.md', 'My Page.md', 'picture.png']);
    expect(read).toEqual(['handbook/10-a.md', 'handbook/20-b.md']);
    expect(problems.map(({ file: name }) => name)).toEqual(['p/handbook/My Page.md']);
  });
});
