import fc from 'fast-check';
import { fromBase64, toBase64 } from 'lib0/buffer';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sha256 } from '../../electron/records/crypto.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { MAX_UPDATE } from '../../shared/incident/events/text-edited.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { createIncident } from '../../shared/incident/state.ts';
import { broughtTo } from '../../shared/incident/deciders/brought-to.ts';
import { editsTo, textOf } from '../../shared/incident/text.ts';
import {
  declare,
  digestOn,
  exchange,
  loadRecords,
  run,
  startColleague,
  startDesktop,
  type Desktop,
} from '../support/desktop.ts';
import { costBelow, costOf, timesCost } from '../support/cost.ts';
import { seeded } from '../support/invent.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';
import { editEvent, manyEdits } from '../support/text-edits.ts';

const records = await loadRecords();
const incidentId = '20261120-aaaaaaaa';
const settings = { seed: 42 };

/** Two desktops that know the same incident, and how they hear of each other. */
async function twoDesktops() {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await ana.store.seal(id);
  const ben = await startColleague(records, disk, '/ben', ana);
  const tell = async (from: Desktop, to: Desktop): Promise<void> => {
    await from.store.seal(id);
    await exchange(records, from, to);
  };
  await tell(ana, ben);
  const read = async ({ service }: Desktop): Promise<string> => {
    const incident = await service.open(id);
    return incident === undefined ? 'nothing' : textOf(incident, 'summary');
  };
  const write = (on: Desktop, text: string, base?: string) =>
    run(on, id, {
      name: 'write-text',
      fields: { section: 'summary', text, ...(base === undefined ? {} : { base }) },
    });
  /** Both hear everything; then they must hold and read the same. */
  const meet = async (): Promise<string> => {
    await tell(ana, ben);
    await tell(ben, ana);
    expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
    expect(await read(ben)).toBe(await read(ana));
    return read(ana);
  };
  return { ana, ben, tell, read, write, meet };
}

test('41 two people start the same section offline: nothing is doubled', async () => {
  const { ana, ben, read, write, meet } = await twoDesktops();
  expect([await read(ana), await read(ben)]).toEqual(['', '']);
  await write(ana, '## Summary\n\nNobody could watch for an hour.');
  await write(ben, 'The cache was cold.\n');
  const both = await meet();
  for (const words of ['## Summary\n\nNobody could watch for an hour.', 'The cache was cold.\n'])
    expect(both.split(words)).toHaveLength(2);
  expect(both).toHaveLength('## Summary\n\nNobody could watch for an hour.The cache was cold.\n'.length);
  expect(await meet()).toBe(both);
});

test('42 two people type in one paragraph offline: every character is kept', async () => {
  const step = fc.record({
    who: fc.nat(1),
    do: fc.constantFrom('type', 'type', 'type', 'type', 'erase', 'hear'),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const beginning = Array.from('The films did not start.');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
      const { ana, ben, tell, read, write, meet } = await twoDesktops();
      await write(ana, beginning.join(''));
      await tell(ana, ben);
      const typed: string[] = [];
      const erased = new Set<string>();
      for (const { who, do: deed, where } of steps) {
        const [me, other] = who === 0 ? [ana, ben] : [ben, ana];
        const now = Array.from(await read(me));
        const at = Math.floor(where * now.length);
        if (deed === 'hear') await tell(other, me);
        else if (deed === 'erase') {
          const place = now.findIndex((char, i) => i >= at && typed.includes(char));
          if (place < 0) continue;
          erased.add(now.splice(place, 1).join(''));
          await write(me, now.join(''));
        } else {
          // No two alike; Ana's are of two units that begin alike, Ben's of one.
          const char = String.fromCodePoint((who === 0 ? 0x1_f6_00 : 0x4e_00) + typed.length);
          typed.push(char);
          await write(me, now.toSpliced(at, 0, char).join(''));
        }
      }
      const kept = Array.from(await meet()).sort();
      expect(kept).toEqual([...beginning, ...typed.filter((char) => !erased.has(char))].sort());
    }),
    { ...settings, numRuns: 25 },
  );
});

describe('43 10 000 text updates in the worst order open under 500 ms', () => {
  const COUNT = 10_000;
  const { events, writers } = manyEdits(COUNT);
  const behind = manyEdits(COUNT, 3_600_000);
  const plain = (of: readonly StreamEvent[]): string => {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const { payload } of of) Y.applyUpdate(doc, fromBase64((payload as { update: string }).update)); // as made above
    });
    return doc.getText('text').toJSON();
  };
  const open = (of: readonly StreamEvent[]): string => textOf(foldAll(incidentId, of), 'summary');
  const expected = plain(events);
  expect(expected).toHaveLength(COUNT * 'hello world '.length);

  test.each([
    ['log after log, the latest first', writers.toReversed().flatMap((log) => log.toReversed()), expected],
    ['log after log, one clock an hour behind', behind.writers.toReversed().flat(), plain(behind.events)],
  ])('%s', (_how, worst, text) => {
    expect(sha256(open(worst))).toBe(sha256(text)); // the texts are too long to be shown where they differ
    const ours = costBelow(500, () => open(worst));
    const times = timesCost(
      4,
      () => open(worst),
      () => plain(events),
    );
    console.log(`${ours.toFixed(0)} ms, ${times.toFixed(1)} x Yjs taking them in order`);
    expect(ours).toBeLessThan(500);
    expect(times).toBeLessThan(4);
  });

  test('with the first edit missing they are no slower, and it brings back what waited for it', () => {
    const [first, ...rest] = events;
    const incident = foldAll(incidentId, rest);
    expect(costOf(() => textOf(incident, 'summary'), 1)).toBeLessThan(500);
    expect(textOf(incident, 'summary').length).toBeLessThan(expected.length);
    if (first !== undefined) fold(incident, first);
    expect(sha256(textOf(incident, 'summary'))).toBe(sha256(expected));
  });
});

test('a text read after every edit is the text read once, in whatever order they come', () => {
  const { events } = manyEdits(200);
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: 100 }), (some) => {
      const incident = createIncident(incidentId);
      for (const event of some) {
        fold(incident, event);
        textOf(incident, 'summary');
      }
      const reversed = foldAll(incidentId, some.toReversed());
      expect(sha256(textOf(incident, 'summary'))).toBe(sha256(textOf(reversed, 'summary')));
    }),
    { ...settings, numRuns: 20 },
  );
});

test('a section of the greatest length comes through the store whole, and goes again', async () => {
  const { ana, ben, read, write, meet } = await twoDesktops();
  const long = '字😀\n'.repeat(25_000);
  const { events } = await write(ana, long);
  expect(events.length).toBeGreaterThan(5);
  for (const { payload } of events)
    expect((payload as { update: string }).update.length).toBeLessThanOrEqual(MAX_UPDATE); // as its schema says
  expect(sha256(await meet())).toBe(sha256(long));
  await write(ben, '');
  expect(await meet()).toBe('');
  expect((await write(ben, '')).events).toEqual([]);
  expect(await read(ana)).toBe('');
});

test('taking out what thousands of edits wrote is split too', () => {
  const incident = foldAll(incidentId, manyEdits(6_000).events);
  const updates = editsTo(incident, 'summary', 'gone', 2 ** 49);
  expect(updates.length).toBeGreaterThan(1);
  for (const update of updates) expect(update.length).toBeLessThanOrEqual(MAX_UPDATE);
  for (const [i, update] of updates.entries()) fold(incident, editEvent(update, 7_000 + i, 0, Date.now()));
  expect(textOf(incident, 'summary')).toBe('gone');
});

test('who began from an older text takes nothing from what others have written since', async () => {
  const { ana, ben, tell, read, write, meet } = await twoDesktops();
  const base = 'The films did not start.';
  await write(ana, base);
  await tell(ana, ben);
  await write(ben, 'On Friday the films did not start.', base);
  await tell(ben, ana);
  await write(ana, 'The films did not start. The cache was cold.', base);
  expect(await read(ana)).toBe('On Friday the films did not start. The cache was cold.');
  await meet();
  expect(broughtTo('a fine day', 'a day', 'a bad day')).toMatch(/^a (fine bad|bad fine) day$/);
  expect(broughtTo('abXYef', 'abcdef', 'abcef')).toBe('abXYef');
  expect(broughtTo('a', 'abcdef', 'abcXdef')).toBe('aX');
  expect(broughtTo('a bad day', 'a day', 'a bad day'), 'asked for twice').toBe('a bad day');
});

test('line ends are of one kind, and half a character is none', async () => {
  const { ana, read, write } = await twoDesktops();
  await write(ana, 'one\r\ntwo\rthree \ud83d.');
  expect(await read(ana)).toBe('one\ntwo\nthree \ufffd.');
});

test('updates that are damaged or hostile are left out, and the others still make the text', () => {
  const { events } = manyEdits(30);
  const expected = textOf(foldAll(incidentId, events), 'summary');
  const random = seeded(7);
  const byteOf = (): number => Math.floor(random() * 256);
  const whole = events.map(({ payload }) => fromBase64((payload as { update: string }).update)); // as made above
  for (let round = 0; round < 3_000; round += 1) {
    const bytes = Uint8Array.from(whole[round % whole.length] ?? []);
    for (let hit = 0; hit <= round % 4; hit += 1) bytes[Math.floor(random() * bytes.length)] = byteOf();
    const cut = bytes.subarray(0, round % 5 === 0 ? Math.floor(random() * bytes.length) : bytes.length);
    const damaged = editEvent(toBase64(cut), 1_000 + round, 0, Number.MAX_SAFE_INTEGER);
    expect(() => textOf(foldAll(incidentId, [...events, damaged]), 'summary')).not.toThrow();
    expect(() =>
      textOf(foldAll(incidentId, [{ ...damaged, h: [0, 0] }, ...events]), 'summary'),
    ).not.toThrow();
  }
  const foreign = new Y.Doc();
  foreign.getMap('text').set('x', 1);
  foreign.getArray('other').push(['y']);
  for (const update of ['AAAA', 'AAA=', '////', toBase64(Y.encodeStateAsUpdate(foreign))])
    expect(textOf(foldAll(incidentId, [...events, editEvent(update, 99, 1, 0)]), 'summary')).toBe(expected);
});
