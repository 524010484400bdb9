import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { nextUpdateDue } from '../../../shared/incident/cadence.ts';
import { declarationOf, lastTime, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { dueState, formatSpan } from '../../../shared/time/format.ts';
import { leaveIncident } from '../../bridge/incidents.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { missingRolesDue, type MissingRole } from '../../../shared/incident/roles.ts';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Ruler } from './ruler.tsx';
import css from './incident-bar.module.css';

/** The bar on top: what it is, how long it has lasted, when the next update is due, which roles are missing. */
export function IncidentBar() {
  const opened = useOpened();
  const playbook = usePlaybook();
  if (opened === null) return null;
  const { incident } = opened;
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  return (
    <header className={css['bar']}>
      <div className={css['id']}>
        <IconButton label="All incidents (Ctrl 0)" onPress={() => void leaveIncident()}>
          <Icon name="back" />
        </IconButton>
        <SeverityMark severity={severity} size={36} />
        <div className={css['text']}>
          <h1 title={declared.title}>{declared.title}</h1>
          <p title={declared.services.join(', ')}>
            <SeverityWord severity={severity} />
            {declared.services.length > 0 && ` · ${declared.services.join(', ')}`}
          </p>
        </div>
      </div>
      <div className={css['cells']}>
        <Elapsed
          startedAt={declared.startedAt}
          endedAt={isLive(phaseOf(incident)) ? null : lastTime(incident, 'resolve')}
        />
        <NextUpdate due={nextUpdateDue(incident)} />
        <RolesCell missing={missingRolesDue(incident, playbook)} live={isLive(phaseOf(incident))} />
      </div>
    </header>
  );
}

function Elapsed({
  startedAt,
  endedAt,
}: {
  startedAt: IncidentSummary['startedAt'];
  endedAt: number | null;
}) {
  const now = useNow([endedAt === null ? startedAt : null]);
  const span = formatSpan((endedAt ?? now) - startedAt);
  const [, number, unit] = /^(\d+) (min)$/.exec(span) ?? [];
  return (
    <div
      className={css['cell']}
      role="timer"
      aria-label={endedAt === null ? 'Time since impact' : 'Time to resolve'}
    >
      <div className={css['value']}>
        {number ?? span}
        {unit !== undefined && <span className={css['unit']}>{unit}</span>}
      </div>
      <div className={css['cap']}>
        {endedAt === null ? 'since impact ' : 'from impact to resolved '}
        <Moment at={endedAt ?? startedAt} words={stamp(endedAt ?? startedAt, now)} />
      </div>
    </div>
  );
}

function NextUpdate({ due }: { due: ReturnType<typeof nextUpdateDue> }) {
  const now = useNow([due?.at]);
  if (due === null) return null;
  const { state, text } = dueState(due.at, now);
  return (
    <button
      type="button"
      className={css['cell']}
      aria-keyshortcuts="Alt+U"
      onClick={() => openSheet({ name: 'update' })}
    >
      <span className={css['value']}>
        <span className={css[state]}>{state === 'rest' ? `in ${text}` : text}</span>
        <Ruler dueAt={due.at} now={now} interval={due.intervalMinutes} />
      </span>
      <span className={css['cap']}>
        {due.promised ? 'update promised for ' : 'update due '}
        <Moment at={due.at} words={stamp(due.at, now)} />
        <KeyCap chord="Alt+U" small className={css['wide']} />
      </span>
    </button>
  );
}

function RolesCell({ missing, live }: { missing: readonly MissingRole[]; live: boolean }) {
  const names = missing.map(({ role }) => roleLabel[role].toLowerCase()).join(', ');
  const count = missing.length === 1 ? '1 role unfilled' : `${missing.length} roles unfilled`;
  if (!live) return null;
  return (
    <button
      type="button"
      className={cx(css['cell'], css['roles'])}
      aria-keyshortcuts="Alt+R"
      onClick={() => openSheet({ name: 'role', role: null })}
    >
      <span className={cx(css['value'], css['mid'])}>{missing.length === 0 ? 'Roles filled' : count}</span>
      <span className={css['cap']}>
        <span className={css['trunc']} title={names}>
          {missing.length === 0 ? 'all that are required' : names}
        </span>
        <KeyCap chord="Alt+R" small className={css['wide']} />
      </span>
    </button>
  );
}
