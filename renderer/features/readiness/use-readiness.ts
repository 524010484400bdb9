import { useEffect, useMemo, useState } from 'react';
import { readinessOf, type Readiness } from '../../../shared/readiness/readiness.ts';
import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import { followFacts, followKnowledge } from '../../bridge/knowledge.ts';
import { hearRunbooks, listRunbooks } from '../../bridge/runbooks.ts';
import { followTeam } from '../../bridge/team.ts';
import { useNow, useZone } from '../../state/clock.ts';
import { useKnowledge } from '../../state/knowledge.ts';
import { usePlaybook } from '../../state/projections.ts';
import { useTeam } from '../../state/team.ts';

export type Known = {
  readonly readiness: Readiness;
  readonly facts: readonly IncidentFacts[];
  readonly now: number;
  readonly zone: string;
};

const CALM_MS = 500;
const HOUR = 3_600_000;

function useRunbooks(): {
  readonly runbooks: readonly ListedRunbook[] | null;
  readonly trouble: string | null;
} {
  const [held, setHeld] = useState<ReturnType<typeof useRunbooks>>({ runbooks: null, trouble: null });
  useEffect(() => {
    let ended = false;
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      const answer = await listRunbooks();
      if (ended) return;
      setHeld(({ runbooks }) =>
        answer.ok ? { runbooks: answer.value, trouble: null } : { runbooks, trouble: answer.error.message },
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
  return held;
}

/** How ready the team is, from the records and what the team has said; `known` is null while that is on its way. */
export function useReadiness(): {
  readonly known: Known | null;
  readonly trouble: string | null;
  /** Incidents that are not read yet. */
  readonly waiting: number;
} {
  const { facts, state, trouble: untold } = useKnowledge();
  const { team, trouble: unsaid } = useTeam();
  const { runbooks, trouble: unlisted } = useRunbooks();
  const playbook = usePlaybook();
  const zone = useZone();
  const minute = useNow();
  // What is due changes with the day: looking every hour is enough.
  const now = Math.floor(minute / HOUR) * HOUR;
  useEffect(followFacts, []);
  useEffect(followKnowledge, []);
  useEffect(followTeam, []);
  const known = useMemo(
    () =>
      facts === null || team === null || runbooks === null
        ? null
        : { readiness: readinessOf({ facts, team, runbooks, playbook, now, zone }), facts, now, zone },
    [facts, team, runbooks, playbook, now, zone],
  );
  return { known, trouble: state?.trouble ?? untold ?? unsaid ?? unlisted, waiting: state?.waiting ?? 0 };
}
