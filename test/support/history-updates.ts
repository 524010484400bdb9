import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { factsInWords } from '../../shared/incident/events/fact-changed.ts';
import { MADE_AT } from './make-store.ts';

const text = fc.constantFrom('a', 'b', 'c');
/** Mostly the same one, so that there is something to approve. */
const audience = fc.constantFrom('customers', 'customers', 'support');
const next = MADE_AT + 20 * 365 * 86_400_000;

/** Commands about the facts of the updates, their drafts, and what was sent of them. */
const commands: readonly fc.WeightedArbitrary<() => CommandInput>[] = [
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...factsInWords), fc.constantFrom('a', 'b', '')).map(
      ([fact, words]) =>
        () =>
          ({ name: 'describe', fields: { [fact]: words } }) as const,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('soon', 'later', ''), text).map(
      ([estimate, basis]) =>
        () =>
          ({ name: 'describe', fields: { estimate, basis } }) as const,
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(audience, text).map(
      ([to, words]) =>
        () =>
          ({ name: 'draft-update', fields: { audience: to, text: words } }) as const,
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(audience, fc.constantFrom('approve-update', 'approve-update', 'unapprove', 'drop-draft'))
      .map(
        ([to, name]) =>
          () =>
            ({ name, fields: { audience: to } }) as const,
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(text, fc.option(text, { nil: undefined })).map(
      ([channel, words]) =>
        () =>
          ({
            name: 'send-updates',
            fields: {
              next,
              channel,
              status: 'monitoring',
              ...(words === undefined ? {} : { wordings: [{ audience: 'customers', text: words }] }),
            },
          }) as const,
    ),
  },
];

/** As many of them as of other nouns: what is rare in the histories is held to nothing. */
export const updateCommands: readonly fc.WeightedArbitrary<() => CommandInput>[] = [
  { weight: 6, arbitrary: fc.oneof(...commands) },
];
