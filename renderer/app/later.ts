import { createElement, lazy, memo, useState, type FunctionComponent } from 'react';

export type Later = { readonly Screen: FunctionComponent; readonly load: () => Promise<void> };

/**
 * A screen that the first paint does not need. Once it was fetched it is drawn at once: `lazy` alone would suspend at
 * its first use even then, and React keeps what has suspended away for up to 300 ms.
 */
export function later(fetch: () => Promise<FunctionComponent>): Later {
  let fetched: FunctionComponent | undefined;
  const load = async (): Promise<void> => {
    fetched ??= await fetch();
  };
  const Waiting = lazy(async () => ({ default: (fetched ??= await fetch()) }));
  // Remembered: what opens over a screen does not draw it again.
  const Screen = memo(function Screen() {
    const [drawn] = useState(() => fetched ?? Waiting); // for as long as it is there: another one would begin anew
    return createElement(drawn);
  });
  return { Screen, load };
}
