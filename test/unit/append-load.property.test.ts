import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StoreError } from '../../electron/records/failure.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { loadRecords, startDesktop, type Desktop } from '../support/desktop.ts';
import { MADE_AT } from '../support/make-store.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';

/** The same drafts at every run; fast-check prints the seed and the path of what fails. */
const settings = { seed: 20_261_120, numRuns: 150 };
const stream = '20261120-aaaaaaaa';
const records = await loadRecords();

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  // Lone surrogates, control characters, separators that some readers take for line ends, markup, a tab.
  fc
    .array(
      fc.constantFrom(0, 9, 10, 13, 0x1f, 0x7f, 0x85, 0x2028, 0xd800, 0xdfff, 0xfeff, 0xfffd, 0xffff, 60),
      { maxLength: 20 },
    )
    .map((units) => String.fromCharCode(...units)),
  // Around the limit of a line, of one to six bytes each.
  fc
    .tuple(fc.constantFrom('a', 'é', '漢', '😀', '\u0001', '"'), fc.integer({ min: 10_000, max: 66_000 }))
    .map(([unit, length]) => unit.repeat(Math.floor(length / unit.length))),
);

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i += 1) value = i % 3 === 0 ? [value] : { in: value };
  return value;
};

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 4, arbitrary: fc.jsonValue() },
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.integer({ min: 1, max: 30 }).map(nested),
  fc.constant(20_000).map(nested),
  fc.constantFrom('__proto__', 'constructor', 'prototype').map((key) => ({ a: [fromJson(`{"${key}":1}`)] })),
  fc.constant({ toJSON: () => nested(40) }),
  fc.constant({ toJSON: () => fromJson('{"__proto__":{"admin":true}}') }),
);

const fromJson = (text: string): unknown => JSON.parse(text) as unknown;

const payload = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('note'), text: anyText }) },
  {
    weight: 4,
    arbitrary: fc.dictionary(
      anyText.map((t) => t.slice(0, 50)),
      anyValue,
      { maxKeys: 4 },
    ),
  },
  fc.constantFrom('__proto__', 'constructor', 'salt', 'toJSON').map((key) => fromJson(`{"${key}":"x"}`)),
);

const eventId = fc.nat(30).map((n) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(n).repeat(26));

const anyDraft: fc.Arbitrary<EventDraft> = fc
  .record(
    {
      t: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('entry-logged/1', 'weather-noted/7') }, anyText),
      e: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('x', 'role.commander', 'a'.repeat(80)) }, anyText),
      at: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(MADE_AT, 0, -0, -1, 8.64e15) }, fc.double()),
      u: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('ana', 'zoë\ud800', '') }, anyText),
      payload,
      o: fc.oneof(
        { weight: 9, arbitrary: fc.array(eventId, { maxLength: 3 }) },
        fc.tuple(eventId, fc.integer({ min: 900, max: 2_500 })).map(([id, n]) => Array<string>(n).fill(id)),
        fc.array(anyText, { maxLength: 2 }),
      ),
      g: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.double()),
      c: fc.constant(1 as const),
    },
    { requiredKeys: ['t', 'e', 'at', 'u', 'payload'] },
  )
  .map((draft) => draft as EventDraft); // as arbitrary as types forbid

/** Appends, or sees to it that a refusal is the expected one and has changed nothing. */
async function append(desktop: Desktop, disk: SimulatedDisk, drafts: readonly EventDraft[]) {
  const before = new Map(disk.files());
  try {
    return await desktop.store.append(stream, drafts);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    expect(error.failure.kind).toBe('too-large');
    expect(error.failure.message).toMatch(/^Not saved: /);
    expect(disk.files()).toEqual(before);
    return [];
  }
}

const tally = { kept: 0, refused: 0 };

test('whatever append acknowledges, load accepts; whatever it refuses has changed nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyDraft, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (batches) => {
        const disk = new SimulatedDisk();
        const desktop = await startDesktop(records, disk, '/ana');
        const acknowledged: StreamEvent[] = [];
        for (const [i, drafts] of batches.entries()) {
          const events = await append(desktop, disk, drafts);
          if (events.length === 0) tally.refused += 1;
          tally.kept += events.length;
          acknowledged.push(...events);
          if (i % 3 === 1) await desktop.store.seal(stream);
        }
        const living = await startDesktop(records, disk, '/ana'); // reads the log of the first as it is
        expect(await living.store.readOnce(stream)).toEqual(expect.arrayContaining(acknowledged));
        await desktop.store.close();
        const next = await startDesktop(records, disk, '/ana');
        const loaded = await next.store.readOnce(stream);
        expect(loaded.sort((a, b) => a.q - b.q)).toEqual(acknowledged);
        expect(next.store.notices()).toEqual([]);
        expect((await verifyStore(next.env.fs, next.store.layout, next.store.ws)).problems).toEqual([]);
      },
    ),
    settings,
  );
  expect(tally.kept, 'some are kept').toBeGreaterThan(100);
  expect(tally.refused, 'and some refused').toBeGreaterThan(100);
});

test('one step holds as many events as fit a segment, and says so when there are more', async () => {
  const disk = new SimulatedDisk();
  const desktop = await startDesktop(records, disk, '/ana');
  const draft: EventDraft = {
    t: 'entry-logged/1',
    e: 'x',
    at: MADE_AT,
    u: 'ana',
    payload: { kind: 'note', text: 'x'.repeat(60_000) },
  };
  const sizes = [7, 8, 3, 6, 9, 1];
  const acknowledged: StreamEvent[] = [];
  for (const size of sizes) {
    acknowledged.push(...(await append(desktop, disk, Array<EventDraft>(size).fill(draft))));
  }
  expect(acknowledged).toHaveLength(7 + 3 + 6 + 1);
  await desktop.store.close();
  const next = await startDesktop(records, disk, '/ana');
  expect((await next.store.readOnce(stream)).sort((a, b) => a.q - b.q)).toEqual(acknowledged);
  expect((await verifyStore(next.env.fs, next.store.layout, next.store.ws)).problems).toEqual([]);
});
