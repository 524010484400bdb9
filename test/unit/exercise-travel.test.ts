import { expect, test } from 'vitest';
import { meaningOfName } from '../../electron/sync/people/travelling-names.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';

test.each(['p/scenarios/harbour.yaml', 'p/Scenarios/notes.md', 'p/scenarios/2026/harbour.yaml'])(
  '%s stays on the desktop of whoever leads the exercise',
  (path) => {
    expect(meaningOfName(path)).toBe('no');
  },
);

test('scenarios neither go nor come, and a file that an older console left at the meeting point stays as it is', async () => {
  const place = new PeoplePlace();
  const watch = new Watch();
  const ana = await PeopleDesktop.open(watch);
  const ben = await PeopleDesktop.open(watch, 'ben');
  place.save('p/scenarios/old.yaml', 'title: Old\n');
  ana.save('p/scenarios/harbour.yaml', 'title: The harbour\n');
  ana.save('p/roles.yaml', 'roles: []\n');
  for (let i = 0; i < 12; i += 1) {
    await ana.look(place.point());
    await ben.look(place.point());
  }
  expect([...ben.playbook().keys()]).toEqual(['p/roles.yaml']);
  expect([...ana.playbook().keys()]).toEqual(['p/roles.yaml', 'p/scenarios/harbour.yaml']);
  expect(place.text('p/scenarios/old.yaml')).toBe('title: Old\n');
  expect(place.text('p/scenarios/harbour.yaml')).toBe(undefined);
  expect([...ana.messages, ...ben.messages]).toEqual([]);
});
