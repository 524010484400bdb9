import { describe, expect, it, test } from 'vitest';
import { isPublisher } from '../../electron/sync/people/who-publishes.ts';
import { courseOf } from '../../electron/sync/people/three-way.ts';
import { isBeside, meaningOfName, nameBeside } from '../../electron/sync/people/travelling-names.ts';
import { sortNames } from '../../shared/playbook/file-names.ts';

const present = [
  { device: 'ccc', person: 'Ana' },
  { device: 'aaa', person: 'ben' },
  { device: 'bbb', person: 'cleo' },
  { device: 'ddd', person: 'ben' },
];
const publisher = (scribe: string | null, commander: string | null): string[] =>
  present.map(({ device }) => device).filter((device) => isPublisher(device, { scribe, commander }, present));

describe('who publishes the view', () => {
  test.each([
    ['the scribe', 'cleo', 'ana', 'bbb'],
    ['the commander where the scribe is not here', 'dora', 'ana', 'ccc'],
    ['the commander where nobody writes', null, 'ana', 'ccc'],
    ['the lowest device where neither is here', 'dora', 'emil', 'aaa'],
    ['the lowest device where nobody holds a role', null, null, 'aaa'],
    ['the lower one of two desktops of the scribe', 'Ben ', 'ana', 'aaa'],
  ])('is %s', (_who, scribe, commander, device) => {
    expect(publisher(scribe, commander)).toEqual([device]);
  });

  it('is nobody who is not here', () => {
    expect(isPublisher('zzz', { scribe: null, commander: null }, [])).toBe(false);
  });
});

describe('what follows from three versions of a file', () => {
  test.each([
    ['nothing', undefined, undefined, 'a'],
    ['same', 'a', 'a', 'a'],
    ['same', 'b', 'b', 'a'],
    ['same', 'a', 'a', undefined],
    ['take', 'a', 'b', 'a'],
    ['take', undefined, 'b', undefined],
    ['take', undefined, 'b', 'a'],
    ['send', 'b', 'a', 'a'],
    ['send', 'b', undefined, undefined],
    ['send', 'b', undefined, 'a'],
    ['both', 'b', 'c', 'a'],
    ['both', 'b', 'c', undefined],
    ['gone-there', 'a', undefined, 'a'],
    ['gone-here', undefined, 'a', 'a'],
  ] as const)('is %s for %s here, %s there, %s before', (course, here, there, base) => {
    expect(courseOf(here, there, base)).toBe(course);
  });
});

describe('the name of the other of two edits', () => {
  const hash = '1f2e3d4c5b6a7988';

  it('says whose it is and is known again, whatever it is called', () => {
    expect(nameBeside('p/severities.yaml', 'Ana Müller', hash)).toBe(
      'p/severities-conflict-anamuller-1f2e3d.yaml',
    );
    expect(nameBeside('p/runbooks/db.md', '花子', hash, 12)).toBe('p/runbooks/db-conflict-1f2e3d4c5b6a.md');
    for (const path of [
      'p/severities.yaml',
      `p/runbooks/${'ä'.repeat(90)}.md`,
      'p/a.b.md',
      'p/x-conflict-ben-aaaaaa.md',
    ])
      for (const person of ['Ana', '', '../..', '漢'.repeat(99)]) {
        const name = nameBeside(path, person, hash);
        expect([meaningOfName(name), isBeside(name)]).toEqual(['travels', true]);
      }
    expect(nameBeside('p/x-conflict-ben-aaaaaa.md', 'ana', hash)).toBe('p/x-conflict-ana-1f2e3d.md');
  });

  it('is not read by the playbook, which says what to do about it', () => {
    const name = nameBeside('p/severities.yaml', 'ana', hash).slice(2);
    const { read, problems } = sortNames('', ['severities.yaml', name, 'roles-conflict-1f2e3d.yaml']);
    expect(read).toEqual(['severities.yaml']);
    expect(problems.map(({ message }) => message)).toEqual([
      'Two people edited one file: this is the version that is not in force. It is not used. Take over what is missing into p/roles.yaml, then delete the copy.',
      'Two people edited one file: the team’s is in force, and this is the one of ana. It is not used. Take over what is missing into p/severities.yaml, then delete the copy.',
    ]);
  });
});
