import { useEffect, useState } from 'react';
import type { Runbook } from '../../../shared/runbooks/runbook.ts';
import { listRunbooks, readRunbook } from '../../bridge/runbooks.ts';
import { useTeamFiles } from '../../incident-parts/use-team-files.ts';

/** The runbooks with what is known of them, kept up to date while they are on screen. */
export function useRunbooks() {
  const { listed: runbooks, ...rest } = useTeamFiles(listRunbooks);
  return { runbooks, ...rest };
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
