import { useEffect, useState } from 'react';
import type { ListedRunbook, Runbook } from '../../../shared/runbooks/runbook.ts';
import { hearRunbooks, listRunbooks, readRunbook } from '../../bridge/runbooks.ts';

export type Listed = {
  /** null until they were listed. */
  readonly runbooks: readonly ListedRunbook[] | null;
  /** Why they were not, as a sentence. */
  readonly trouble: string | null;
  /** Grows with every answer: what was read of a file may be another text now. */
  readonly version: number;
};

/** So long nothing has to change before the list is asked for again, in ms. */
const CALM_MS = 500;

/** The runbooks with what is known of them, kept up to date while they are on screen. */
export function useRunbooks(): Listed {
  const [listed, setListed] = useState<Listed>({ runbooks: null, trouble: null, version: 0 });
  useEffect(() => {
    let ended = false;
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      const answer = await listRunbooks();
      if (ended) return;
      setListed(({ runbooks, version }) =>
        answer.ok
          ? { runbooks: answer.value, trouble: null, version: version + 1 }
          : { runbooks, trouble: answer.error.message, version },
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
  }, []);
  return listed;
}

export type Read = {
  readonly file: string;
  readonly runbook: Runbook | null;
  readonly trouble: string | null;
};

/** The text of a runbook; what was read of another one is not shown for it. */
export function useRunbook(file: string | null, version: number): Read | null {
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    let ended = false;
    if (file === null) return;
    void readRunbook(file).then((answer) => {
      if (ended) return;
      setRead(
        answer.ok
          ? { file, runbook: answer.value, trouble: null }
          : { file, runbook: null, trouble: answer.error.message },
      );
    });
    return () => {
      ended = true;
    };
  }, [file, version]);
  return read?.file === file ? read : null;
}
