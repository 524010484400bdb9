import { useMemo } from 'react';
import { seenBefore } from '../../../shared/actions/alike.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { formatSpan, formatStamp } from '../../../shared/time/format.ts';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { Moment } from '../../incident-parts/moment.tsx';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { allServices, useDeclareForm } from '../../state/declaration.ts';
import { usePlaybook, useStore, useSummaries, useSync } from '../../state/projections.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-paths.ts';
import { planOf, sharedWords, toldWords } from './plan.ts';
import css from './declare.module.css';

/** What declaring will do, at which clock time, who is told of it, and what was like it before. */
export function PlanSide() {
  const { severity, takeCommand, foundBy } = useDeclareForm();
  const { readOnly } = useStore();
  const playbook = usePlaybook();
  const now = useNow();
  const shared = sharedWords(useSync());
  return (
    <aside className={css['side']} aria-labelledby="plan-title">
      <h2 id="plan-title">When you declare</h2>
      <ol className={css['then']}>
        {planOf(severity, takeCommand, playbook, now).map(({ at, words }) => (
          <li key={words}>
            <Moment at={at} />
            <p>{words}</p>
          </li>
        ))}
      </ol>
      {severity === null ? (
        <Note icon="list">The severity decides the checklist, the roles, the updates and who is told.</Note>
      ) : (
        <Expected rules={playbook.severities[severity]} />
      )}
      {foundBy === 'customer' && (
        <Note icon="search">
          A customer noticed first: that is a finding by itself. It stays with the record for the review.
        </Note>
      )}
      {readOnly !== null && <Note icon="lock">{readOnly}</Note>}
      {shared !== null && <Note icon="folder">{shared}</Note>}
      <SeenBefore />
    </aside>
  );
}

/** What is expected of responders, and who is told: as the playbook says it. */
const Expected = ({ rules }: { rules: Playbook['severities']['sev1'] }) => (
  <>
    <Note icon="person">{rules.response}</Note>
    <Note icon="horn">{toldWords(rules.tell)}</Note>
  </>
);

const Note = ({ icon, children }: { icon: IconName; children: React.ReactNode }) => (
  <div className={css['note']}>
    <Icon name={icon} />
    <p>{children}</p>
  </div>
);

function SeenBefore() {
  const summaries = useSummaries();
  const { title, services, service } = useDeclareForm();
  const found = useMemo(
    () => seenBefore(summaries, title, allServices({ services, service })),
    [summaries, title, services, service],
  );
  if (found.length === 0) return null;
  return (
    <section className={css['before']} aria-labelledby="before-title">
      <h2 id="before-title">
        Seen before <span>as you type</span>
      </h2>
      <ul>
        {found.map((summary) => (
          <li key={summary.id}>
            <SeverityMark severity={summary.severity} size={20} />
            <p>
              <b>
                {summary.exercise && <Exercise />} {summary.title}
              </b>
              <small>
                {formatStamp(summary.startedAt, zone)}
                {summary.resolvedAt === null
                  ? ', open now'
                  : `, ${formatSpan(summary.resolvedAt - summary.startedAt)}`}
              </small>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
