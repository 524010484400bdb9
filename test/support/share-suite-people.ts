import { describe, expect, test } from 'vitest';
import type { Transport } from '../../electron/sync/transport.ts';
import { good, stream } from './share-fixtures.ts';

/** Two desktops of one workspace that are attached, and what somebody else does to a file there. */
type Desktops = {
  readonly first: Transport;
  readonly second: Transport;
  readonly plant: (path: string, bytes: Uint8Array | null) => Promise<void>;
};

/** What the files that people edit and read have to do at every meeting point. */
export function describePeople(name: string, make: () => Promise<Desktops>): void {
  describe(`${name}: the people’s files`, () => {
    const change = (path: string, text: string | null, was: string | null) => ({
      path,
      bytes: text === null ? null : Buffer.from(text),
      was,
    });
    const textOf = async ({ people }: Transport, path: string): Promise<string | null> => {
      const bytes = good(await people.read(path, 64 * 1024));
      return bytes === null ? null : Buffer.from(bytes).toString();
    };

    test('pages and the playbook are written, listed by content, read, changed and removed', async () => {
      const { first, second } = await make();
      expect(good(await second.people.list('p/')).size).toBe(0);
      const page = `view/${stream}/log.md`;
      const made = await first.people.change(
        [
          change('p/roles.yaml', 'a: 1\n', null),
          change('p/runbooks/capacity low.md', 'a: 1\n', null),
          change(page, '# Log\n', null),
        ],
        'The log of an incident',
      );
      expect(good(made).changed).toEqual([]);
      const listed = good(await second.people.list('p/'));
      expect([...listed.keys()].sort()).toEqual(['p/roles.yaml', 'p/runbooks/capacity low.md']);
      expect(listed.get('p/roles.yaml')).toBe(listed.get('p/runbooks/capacity low.md'));
      expect([...good(await second.people.list('view/')).keys()]).toEqual([page]);
      expect(await textOf(second, 'p/roles.yaml')).toBe('a: 1\n');
      expect(await textOf(second, 'p/none.yaml')).toBeNull();
      expect(good(await second.people.read('p/roles.yaml', 3))).toBeNull();

      const was = listed.get('p/roles.yaml') ?? null;
      expect(
        good(await second.people.change([change('p/roles.yaml', 'a: 2\n', was)], 'Roles')).changed,
      ).toEqual([]);
      expect(await textOf(first, 'p/roles.yaml')).toBe('a: 2\n');
      const now = good(await first.people.list('p/')).get('p/roles.yaml') ?? null;
      expect(now).not.toBe(was);
      expect(
        good(await first.people.change([change('p/roles.yaml', null, now)], 'No roles')).changed,
      ).toEqual([]);
      expect([...good(await second.people.list('p/')).keys()]).toEqual(['p/runbooks/capacity low.md']);
      expect(good(await second.list('all')).appeared, 'they are no records').toEqual([]);
    });

    test('47 what somebody changed meanwhile is kept and told, and all other changes are made', async () => {
      const { first, second, plant } = await make();
      good(
        await first.people.change([change('p/a.md', 'old\n', null), change('p/b.md', 'old\n', null)], 'Two'),
      );
      const before = good(await second.people.list('p/'));
      await plant('p/a.md', Buffer.from('edited by hand\n'));
      const answer = await second.people.change(
        [
          change('p/a.md', 'new\n', before.get('p/a.md') ?? null),
          change('p/b.md', 'new\n', before.get('p/b.md') ?? null),
          change('p/c.md', 'new\n', null),
        ],
        'Three',
      );
      expect(good(answer).changed).toEqual(['p/a.md']);
      expect(await textOf(first, 'p/a.md')).toBe('edited by hand\n');
      expect([await textOf(first, 'p/b.md'), await textOf(first, 'p/c.md')]).toEqual(['new\n', 'new\n']);
      const removal = change('p/a.md', null, before.get('p/a.md') ?? null);
      expect(good(await second.people.change([removal], 'No page')).changed).toEqual(['p/a.md']);
      expect(await textOf(first, 'p/a.md')).toBe('edited by hand\n');
      await plant('p/b.md', null);
      const stale = good(
        await first.people.change([change('p/c.md', 'mine\n', null), change('p/b.md', 'x', 'gone')], 'C'),
      );
      expect([...stale.changed].sort()).toEqual(['p/b.md', 'p/c.md']);
      expect([await textOf(first, 'p/c.md'), await textOf(first, 'p/b.md')]).toEqual(['new\n', null]);
    });

    test('of two changes of the same text the second one is told, and changes nothing', async () => {
      const { first, second } = await make();
      good(await first.people.change([change('p/a.md', 'old\n', null)], 'A'));
      const was = good(await first.people.list('p/')).get('p/a.md') ?? null;
      good(await second.people.list('p/'));
      good(await first.people.change([change('p/a.md', 'first\n', was)], 'First'));
      expect(good(await second.people.change([change('p/a.md', 'second\n', was)], 'Second')).changed).toEqual(
        ['p/a.md'],
      );
      expect([await textOf(first, 'p/a.md'), await textOf(second, 'p/a.md')]).toEqual(['first\n', 'first\n']);
    });
  });
}
