import { useMemo } from 'react';
import { reliabilityShareOf, type ReliabilityShare } from '../../../shared/readiness/reliability-share.ts';
import { flagWords, SHARE_FORMULA, sharesIn, sharesWords } from '../../../shared/readiness/share-words.ts';
import type { MetricsAsked } from '../../../shared/metrics/metrics.ts';
import { visitPage } from '../../bridge/visit.ts';
import { useKnowledge } from '../../state/knowledge.ts';
import { useTeam } from '../../state/team.ts';
import { Button } from '../../ui/button.tsx';
import { useShown } from './context.ts';
import css from './metrics.module.css';

/** The share of engineers' hours that went into reliability; null until it is known what the team has stated. */
export function useReliabilityShare(asked: MetricsAsked | null): ReliabilityShare | null {
  const facts = useKnowledge((s) => s.facts);
  const team = useTeam((s) => s.team);
  return useMemo(
    () =>
      facts === null || team === null || asked === null
        ? null
        : reliabilityShareOf(facts, team, asked.playbook.postmortem, asked),
    [facts, team, asked],
  );
}

/** The reliability share of capacity in the time that is shown: it is stated by quarter, on the page of readiness. */
export function CapacityLine() {
  const { asked, share } = useShown();
  if (share === null) return null;
  const said = sharesWords(sharesIn(share, asked.filter, asked.zone));
  const flagged = flagWords(share);
  return (
    <p className={css['take']} title={SHARE_FORMULA}>
      Reliability share of capacity, stays below {share.limit} %:{' '}
      {said ?? 'no hours are stated for this time'}.{flagged !== null && <b> {flagged}</b>}{' '}
      <Button look="link" onPress={() => visitPage('readiness')}>
        {said === null ? 'State them' : 'Hours by quarter'}
      </Button>
    </p>
  );
}
