import { Picks } from '../ui/sheet.tsx';

/** Why a holder is gone, as often as not: one of them is one press, others are typed after `/take`. */
export const goneFor = ['sick', 'asleep', 'cut off'] as const;

/** A reason by one press; pressing it again takes it back, since none is needed. */
export const WhyGone = ({ picked, pick }: { picked: string; pick: (why: string) => void }) => (
  <Picks label="Why" options={goneFor} picked={picked} onPick={(why) => pick(why === picked ? '' : why)} />
);
