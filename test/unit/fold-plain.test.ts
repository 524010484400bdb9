import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { eventModules } from '../../shared/incident/events/index.ts';
import { entryKinds, MAX_TEXT } from '../../shared/incident/vocabulary.ts';
import { timesCost } from '../support/cost.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const plain = [...eventModules.values()].filter((module) => module.plain !== undefined);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', 'x'.repeat(MAX_TEXT), 'x'.repeat(MAX_TEXT + 1), '🔥'.repeat(MAX_TEXT / 2 + 1)),
);
const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined));
const kind = fc.oneof({ weight: 4, arbitrary: fc.constantFrom<string>(...entryKinds) }, anything);
const payload = fc.oneof(
  fc.record(
    { kind, text: fc.oneof({ weight: 4, arbitrary: text }, anything), salt: fc.string(), to: anything },
    { requiredKeys: [] },
  ),
  fc.record({ kind, text, dueAt: anything, about: anything, files: anything }, { requiredKeys: ['text'] }),
  fc.constantFrom(null, undefined, 'entry', 1, []),
);

describe('what is read of a payload without its schema', () => {
  it('is for entries and their corrections', () =>
    expect(plain.map(({ type }) => type).sort()).toEqual(['entry-corrected/1', 'entry-logged/1']));

  it.each(plain)('is what the schema gives, or nothing: $type', (module) =>
    fc.assert(
      fc.property(payload, (said) => {
        const quick = module.plain?.(said);
        if (quick !== undefined)
          expect(module.payload.safeParse(said)).toEqual({ success: true, data: quick });
      }),
      { numRuns: 500 },
    ),
  );

  it('is there for an entry that says words only, whatever else is written beside them', () =>
    expect(entryLogged.plain?.({ salt: 'abc', kind: 'note', text: 'checkout is slow' })).toEqual({
      kind: 'note',
      text: 'checkout is slow',
    }));

  it('costs less than half of what the schema does', () => {
    const said = Array.from({ length: 20_000 }, (_, i) => ({ kind: 'note', text: `line ${i}` }));
    const ratio = timesCost(
      0.5,
      () => said.map((each) => entryLogged.plain?.(each)),
      () => said.map((each) => entryLogged.payload.safeParse(each).data),
    );
    expect(ratio).toBeLessThan(0.5);
  });
});
