import type { Instant } from '../ids.ts';
import { weighedIn, type Verdict } from './events/tradeoff-weighed.ts';
import { decisionsOf, type Decided } from './proposals.ts';
import { winner } from './register.ts';
import { derived } from './state.ts';

/** A decision with how it looks afterwards. */
export type Tradeoff = Decided & {
  readonly weighed: {
    readonly verdict: Verdict;
    readonly words: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
};

/** Every decision in log order with its evaluation, where somebody made one. */
export const tradeoffsOf = derived((incident): readonly Tradeoff[] =>
  decisionsOf(incident).map((decided) => {
    const said = winner(weighedIn(incident, decided.entry));
    const weighed =
      said === undefined || said.value === null ? null : { ...said.value, by: said.u, at: said.at };
    return { ...decided, weighed };
  }),
);
