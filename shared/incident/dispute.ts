import type { EventId, Instant } from '../ids.ts';
import type { CommandInput } from './commands.ts';
import { winner, type Register, type Write } from './register.ts';

/** One of several values that were set by people who had not seen each other's. */
export type Held = {
  readonly id: EventId;
  readonly by: string;
  readonly at: Instant;
  /** What was set, in words; `{0}` is the clock time in `times`. */
  readonly words: string;
  readonly times?: readonly Instant[];
  /** What makes it the one value, one after the other; asking for what shows already settles it too. */
  readonly choose: readonly CommandInput[];
  /** What makes it the value once another one was chosen. */
  readonly again: CommandInput;
};

/** Something that two desktops set at the same time: nothing is lost, one shows, either can be chosen. */
export type Dispute = {
  /** The row of the log that says what shows. */
  readonly row: string;
  readonly about: string;
  readonly shown: Held;
  readonly others: readonly Held[];
};

type Said = { readonly words: string; readonly times?: readonly Instant[]; readonly command: CommandInput };

/** The visible values of a register, if they differ. `row` where it is about an entry; else the event has a row. */
export function disputed<T>(
  held: Register<T> | undefined,
  about: string,
  say: (write: Write<T>) => Said | null,
  row?: string,
): readonly Dispute[] {
  const shown = winner(held);
  if (held === undefined || shown === undefined || held.visible.length < 2) return [];
  const as = (write: Write<T>): readonly Held[] => {
    const said = say(write);
    if (said === null) return [];
    const { words, times, command } = said;
    const { id, u: by, at } = write;
    return [
      { id, by, at, words, ...(times === undefined ? {} : { times }), choose: [command], again: command },
    ];
  };
  return found(row ?? shown.id, about, held.visible.flatMap(as));
}

/** The last one is what shows; those that say the same as it are no other value. */
export function found(row: string, about: string, all: readonly Held[]): readonly Dispute[] {
  const shown = all.at(-1);
  if (shown === undefined) return [];
  const value = ({ words, times }: Held): string => JSON.stringify([words, times]);
  const others = all.filter((each) => value(each) !== value(shown));
  return others.length === 0 ? [] : [{ row, about, shown, others }];
}
