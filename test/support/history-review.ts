import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { reviewNoteSlice } from '../../shared/incident/events/review-noted.ts';
import { decisionsOf } from '../../shared/incident/proposals.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { people } from './invent.ts';
import { MADE_AT } from './make-store.ts';

type Told = (incident: Incident) => CommandInput;
type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Told> };

const person = fc.constantFrom(...people.slice(0, 2));
const words = fc.constantFrom('the pool was full', 'it had worked for years', 'nobody was asked');

const said = <F>(fields: fc.Arbitrary<F>, command: (fields: F) => CommandInput): Weighted => ({
  weight: 1,
  arbitrary: fields.map(
    (each): Told =>
      () =>
        command(each),
  ),
});

/** What of something there is, in an order that is the same everywhere; `none` where there is nothing. */
const pick = (ids: Iterable<string>, n: number): string => {
  const all = [...ids].sort();
  return all[n % Math.max(1, all.length)] ?? 'none';
};

/** Commands of the post-mortem: its owner, state and meeting, notes, ticks, timeline, trade-offs. */
export const reviewCommands: readonly Weighted[] = [
  said(
    fc.oneof(
      fc.record({ owner: fc.oneof(person, fc.constant('')) }),
      fc.record({ state: fc.constantFrom('draft', 'in-review', 'reviewed', 'published') }),
      fc.record({ meeting: fc.constantFrom(MADE_AT + 1, MADE_AT + 2) }),
      fc.record({ 'call-off': fc.constant(true) }),
    ),
    (fields) => ({ name: 'set-review', fields }),
  ),
  said(fc.record({ needed: fc.constantFrom('yes', 'no', 'playbook'), why: words }), (fields) => ({
    name: 'need-review',
    fields,
  })),
  said(fc.record({ what: fc.constantFrom('begin', 'end', 'undo') }), (fields) => ({
    name: 'hold-meeting',
    fields,
  })),
  said(
    fc.oneof(
      fc.record({
        kind: fc.constant('factor'),
        text: words,
        category: fc.constantFrom('change', 'capacity'),
      }),
      fc.record({ kind: fc.constantFrom('thanks', 'concern'), text: words, person }),
      fc.record({ kind: fc.constant('decided'), text: words }),
    ),
    (fields) => ({ name: 'note-review', fields }),
  ),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(5), words, fc.constantFrom('change', 'remove', 'restore'))
      .map(([n, text, how]): Told => (incident) => {
        const notes = reviewNoteSlice.of(incident);
        const note = pick(notes.keys(), n);
        const kind = notes.get(note)?.body.visible.at(-1)?.value.kind ?? 'factor';
        return how === 'change'
          ? { name: 'note-review', fields: { kind, text, note } }
          : { name: 'remove-review-note', fields: { note, undo: how === 'restore' } };
      }),
  },
  said(
    fc.record({
      list: fc.constantFrom('pre-read', 'read', 'attended', 'agenda', 'kept'),
      item: fc.constantFrom('timeline', 'Ana Ruiz', 'ana.ruiz', 'should have: “it was obvious”'),
      undo: fc.boolean(),
    }),
    (fields) => ({ name: 'tick-review', fields }),
  ),
  said(fc.record({ cause: fc.constantFrom('change', 'capacity'), undo: fc.boolean() }), (fields) => ({
    name: 'tag-cause',
    fields,
  })),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(9), fc.constantFrom('yes', 'no', 'default'), fc.option(words, { nil: undefined }))
      .map(([n, show, note]): Told => (incident) => ({
        name: 'curate',
        fields: {
          row: n === 0 ? 'time.started' : pick(entrySlice.of(incident).keys(), n),
          show,
          ...(note === undefined ? {} : { note }),
        },
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(5), fc.constantFrom('paid-off', 'too-dear', 'open'), words, fc.boolean())
      .map(([n, verdict, text, undo]): Told => (incident) => {
        const decisions = decisionsOf(incident).map(({ entry }) => entry);
        // Where nothing was decided yet, something is.
        if (decisions.length === 0) return { name: 'log', fields: { text, kind: 'decision' } };
        const entry = pick(decisions, n);
        return undo
          ? { name: 'weigh', fields: { entry, undo } }
          : { name: 'weigh', fields: { entry, verdict, words: text } };
      }),
  },
  said(fc.constantFrom('summary', 'impact'), (section) => ({
    name: 'redact-text',
    fields: { section, words: 'xx', reason: 'a password' },
  })),
];
