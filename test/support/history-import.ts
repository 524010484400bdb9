import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { importKey } from '../../shared/exchange/key.ts';
import { people } from './invent.ts';
import { MADE_AT } from './make-store.ts';

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<() => CommandInput> };

/** Few of them, so that several desktops import the same. */
const number = fc.nat(3);
const key = number.map((n) => importKey('history', n));
const who = fc.option(fc.constantFrom(...people.slice(0, 2)), { nil: null });
const at = number.map((n) => MADE_AT - n * 1_000);

/** What other tools recorded, and its being taken back. */
export const importCommands: readonly Weighted[] = [
  {
    weight: 2,
    arbitrary: fc
      .record({
        source: fc.record({
          ...{ key, format: fc.constantFrom('csv', 'slack'), name: fc.constant('a file') },
          ...{ undated: number, leftOut: number, more: fc.boolean(), again: fc.boolean() },
        }),
        entries: fc.array(
          fc.record({ key, at, kind: fc.constantFrom('note', 'message', 'decision'), text: key, who }),
          { maxLength: 3 },
        ),
        updates: fc.array(
          fc.record({
            ...{
              key,
              at,
              text: key,
              who,
              audiences: fc.constant<('customers' | 'support')[]>(['customers']),
            },
            status: fc.constantFrom('resolved', null),
          }),
          { maxLength: 2 },
        ),
        actions: fc.array(
          fc.record({
            ...{ key, at, title: key, owner: who, due: fc.constantFrom('2026-12-01', null) },
            ...{ category: fc.constantFrom('process', null), state: fc.constantFrom('open', 'done') },
          }),
          { maxLength: 1 },
        ),
        texts: fc.constantFrom<{ section: string; markdown: string }[]>(
          [],
          [{ section: 'impact', markdown: 'Nobody could watch.' }],
        ),
        causes: fc.constantFrom<string[]>([], ['change']),
      })
      .map((fields) => () => ({ name: 'import', fields }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map((undo) => () => ({ name: 'undo-import', fields: { undo } }) as const),
  },
];
