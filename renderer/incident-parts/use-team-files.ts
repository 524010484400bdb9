import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import { hearRunbooks } from '../bridge/runbooks.ts';

type Listed<T> = {
  /** null until they were listed. */
  readonly listed: T | null;
  /** Why they were not, as a sentence. */
  readonly trouble: string | null;
  /** Grows with every answer: what was read of a file may be another text now. */
  readonly version: number;
};

/** So long nothing has to change before the list is asked for again, in ms. */
const CALM_MS = 500;

/**
 * Files of the team, kept up to date while they are on screen: they are written beside the console.
 * @param list asks for them; the same function at each call.
 */
export function useTeamFiles<T>(list: () => Promise<Result<T, Failure>>): Listed<T> {
  const [held, setHeld] = useState<Listed<T>>({ listed: null, trouble: null, version: 0 });
  useEffect(() => {
    let ended = false;
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      const answer = await list();
      if (ended) return;
      setHeld(({ listed, version }) =>
        answer.ok
          ? { listed: answer.value, trouble: null, version: version + 1 }
          : { listed, trouble: answer.error.message, version },
      );
    };
    const end = hearRunbooks(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), CALM_MS);
    });
    void ask();
    return () => {
      ended = true;
      window.clearTimeout(timer);
      end();
    };
  }, [list]);
  return held;
}
