import { expect, test } from 'vitest';
import { textOf } from '../../shared/incident/text.ts';
import {
  declare,
  digestOn,
  exchange,
  loadRecords,
  problemsOf,
  run,
  startColleague,
  startDesktop,
  type Desktop,
} from '../support/desktop.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';

const records = await loadRecords();
const SECRET = 'swordfish-in-the-text';

/** The words as they stand in an update in base64, wherever in it they begin. */
const inBase64 = [0, 1, 2].map((before) =>
  Buffer.concat([Buffer.alloc(before), Buffer.from(SECRET)])
    .toString('base64')
    .slice([0, 2, 3][before], -4),
);

/** Every file of a desktop that holds the words. */
const holding = (disk: SimulatedDisk, root: string): readonly string[] =>
  [...disk.files()]
    .filter(([path]) => path.startsWith(`${root}/`))
    .filter(([, bytes]) => inBase64.some((words) => bytes.includes(words)))
    .map(([path]) => path);

test('44 words in a text redacted while a peer is offline: they go from every file, what the peer wrote beside them stays', async () => {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await ana.store.seal(id);
  const ben = await startColleague(records, disk, '/ben', ana);
  const tell = async (from: Desktop, to: Desktop) => {
    await from.store.seal(id);
    await exchange(records, from, to);
  };
  const fields = (text: string) => ({ section: 'summary', text });
  await run(ana, id, { name: 'write-text', fields: fields(`The password was ${SECRET}, said aloud.`) });
  await tell(ana, ben);
  for (const { root } of [ana, ben]) expect(holding(disk, root)).not.toEqual([]);

  await run(ana, id, {
    name: 'redact-text',
    fields: { section: 'summary', words: SECRET, reason: 'a password' },
  });
  const before = `On Friday: The password was ${SECRET}, said aloud.`;
  await run(ben, id, { name: 'write-text', fields: fields(before) }, 'ben');
  await run(ben, id, { name: 'write-text', fields: fields(`${before} Twice.`) }, 'ben');
  await tell(ben, ana);
  await tell(ana, ben);
  await tell(ben, ana);
  for (const desktop of [ana, ben]) {
    await desktop.store.settled();
    const incident = await desktop.service.open(id);
    expect(incident && textOf(incident, 'summary')).toBe(
      'On Friday: The password was [redacted], said aloud. Twice.',
    );
    expect(holding(disk, desktop.root)).toEqual([]);
    expect(await problemsOf(records, desktop)).toEqual([]);
  }
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
});
