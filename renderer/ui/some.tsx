import { useState, type ReactNode } from 'react';
import css from './some.module.css';

/** More than a hand looks through at once. */
const MOST = 12;

/** The beginning of a list that may be very long, and a way to see all of it where there is more. */
export function useSome<T>(
  all: readonly T[],
  most = MOST,
): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const [whole, setWhole] = useState(false);
  if (whole || all.length <= most) return { shown: all, more: null };
  return {
    shown: all.slice(0, most),
    more: (
      <button type="button" className={css['more']} onClick={() => setWhole(true)}>
        {all.length - most} more
      </button>
    ),
  };
}
