import { compareLogOrder } from '../envelope.ts';
import { winner, type Register } from '../register.ts';

/** What was taken back, the last one last, whenever it was made: “it was, after all” is said of that. */
export function takenBackIn<T extends { readonly withdrawn: Register<boolean> }>(
  all: Iterable<readonly [id: string, held: T]>,
): readonly { readonly id: string; readonly held: T }[] {
  return [...all]
    .flatMap(([id, held]) => {
      const said = winner(held.withdrawn);
      return said?.value === true ? [{ id, held, said }] : [];
    })
    .sort((a, b) => compareLogOrder(a.said, b.said));
}
