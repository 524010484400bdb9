import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnvelope } from '../../electron/records/event-line.ts';
import { envelopeSchema } from '../../shared/incident/envelope.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const id = 'abcdefghijklmnopqrstuvwxyz';
const good = {
  q: 1,
  h: [1_763_647_320_000, 0],
  p: 'x',
  ph: 'y'.repeat(64),
  t: 'entry-logged/1',
  e: 'w7.a-b',
  o: [id],
  g: 1,
  at: -1,
  u: 'ines',
  c: 1,
};

/** What lies at the edges of one field or another, each tried in every field. */
const edges: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -0,
  -1,
  1,
  2,
  0.5,
  Infinity,
  Number.NaN,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
  -8.64e15 - 2,
  '',
  '1',
  'a',
  'A',
  'é',
  `a\n`,
  'a/1',
  'a/12345',
  `${'a'.repeat(48)}/1`,
  `${'a'.repeat(49)}/1`,
  '-a/1',
  'a.'.repeat(40),
  'a'.repeat(81),
  'a'.repeat(64),
  'a'.repeat(65),
  'u'.repeat(120),
  'u'.repeat(121),
  '\u{1f525}'.repeat(60),
  '\u{1f525}'.repeat(64),
  '\u{1f525}'.repeat(65),
  '\u{1f525}'.repeat(120),
  '\u{1f525}'.repeat(121),
  '\ud83d'.repeat(121),
  id,
  `${id}\n`,
  id.slice(1),
  [],
  [0],
  [0, 0],
  [0, 0, 0],
  [0, -1],
  [0, '0'],
  [1.5, 0],
  [Number.MAX_SAFE_INTEGER + 1, 0],
  [id],
  [id, id.toUpperCase()],
  [id, 1],
  Array<string>(1_000).fill(id),
  Array<string>(1_001).fill(id),
  {},
];

const agrees = (value: unknown): void => {
  expect(isEnvelope(value)).toBe(envelopeSchema.safeParse(value).success);
};

describe('the check of envelopes by hand', () => {
  it('takes a good one', () => expect(isEnvelope(good)).toBe(true));

  it('says what the schema says, at the edges of every field', () => {
    for (const field of Object.keys(good)) {
      for (const edge of edges) agrees({ ...good, [field]: edge });
      agrees(Object.fromEntries(Object.entries(good).filter(([key]) => key !== field)));
    }
    for (const edge of edges) agrees(edge);
  });

  it('says what the schema says, whatever the fields hold', () => {
    const field = fc.oneof(fc.constantFrom(...edges), fc.jsonValue(), fc.integer(), fc.double(), fc.string());
    const change = fc.dictionary(fc.constantFrom(...Object.keys(good), 'later'), field, { maxKeys: 3 });
    fc.assert(
      fc.property(change, (changed) => agrees({ ...good, ...changed })),
      { numRuns: 3_000 },
    );
  });

  it('says what the schema says about strings that nearly fit', () => {
    const nearly = fc.stringMatching(/^[a-z0-9./-]{0,90}[\nA é]?$/);
    fc.assert(
      fc.property(nearly, fc.constantFrom('t', 'e', 'u', 'p', 'ph'), (text, name) =>
        agrees({ ...good, [name]: text }),
      ),
      { numRuns: 3_000 },
    );
  });
});
