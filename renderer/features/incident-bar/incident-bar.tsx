import type { Incident } from '../../../shared/incident/state.ts';
import { stretchesOf } from '../../../shared/incident/times.ts';
import { roleLabel, severityLabel, type Severity } from '../../../shared/incident/vocabulary.ts';
import { nextUpdateDue } from '../../../shared/incident/cadence.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { dueState } from '../../../shared/time/format.ts';
import { leaveIncident } from '../../bridge/incidents.ts';
import { toWhom } from '../../incident-parts/due-words.ts';
import { elapsedOf } from '../../incident-parts/elapsed.ts';
import { isUnderWay, useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { missingRolesDue, type MissingRole } from '../../../shared/incident/roles.ts';
import { SeverityMark, SeverityWord } from '../../incident-parts/severity-mark.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { withFixedPercent } from '../../incident-parts/fixed-percent.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { openSheet, showFront, useUi } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ReviewCells } from './review-cells.tsx';
import { Ruler } from './ruler.tsx';
import css from './incident-bar.module.css';

/** The bar on top: what it is, how long it has lasted, when the next update is due, which roles are missing. */
export function IncidentBar() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const reviewing = useUi((s) => s.front?.name === 'postmortem');
  if (opened === null) return null;
  const { incident } = opened;
  const live = isLive(phaseOf(incident));
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  return (
    <header className={css['bar']}>
      <div className={css['id']}>
        <IconButton label="All incidents (Ctrl 0)" onPress={() => void leaveIncident()}>
          <Icon name="back" />
        </IconButton>
        <button
          type="button"
          className={css['severity']}
          aria-label={`Severity ${severityLabel[severity].slice(3)}: change it`}
          aria-keyshortcuts="Alt+S"
          title={`${severityLabel[severity]}, change it (Alt S)`}
          onClick={() => openSheet({ name: 'severity', to: null })}
        >
          <SeverityMark severity={severity} size={36} decorative />
        </button>
        <div className={css['text']}>
          <h1 title={declared.title}>{declared.title}</h1>
          {reviewing && !live ? (
            <Resolved incident={incident} severity={severity} />
          ) : (
            <Facts
              severity={severity}
              said={[declared.services.join(', '), withFixedPercent(declared.impact ?? '')].filter(
                (words) => words !== '',
              )}
            />
          )}
        </div>
      </div>
      <div className={css['cells']}>
        {(live || !reviewing) && <ElapsedCell incident={incident} />}
        <NextUpdate due={isUnderWay(incident) ? nextUpdateDue(incident) : null} />
        <RolesCell missing={missingRolesDue(incident, playbook)} live={isUnderWay(incident)} />
        {(reviewing || !live) && <ReviewCells incident={incident} playbook={playbook} />}
      </div>
    </header>
  );
}

/** The second line: what is affected and what that means for customers. It opens what can be said of the incident. */
function Facts({ severity, said }: { severity: Severity; said: readonly string[] }) {
  return (
    <button
      type="button"
      className={css['facts']}
      aria-keyshortcuts="Alt+I"
      title={said.length === 0 ? 'Say what is affected, and the impact in one sentence' : said.join(' · ')}
      onClick={() => openSheet({ name: 'describe', fact: null })}
    >
      <SeverityWord severity={severity} />
      {` · ${said.length === 0 ? 'say the impact' : said.join(' · ')}`}
      {said.length === 0 && <KeyCap chord="Alt+I" small className={css['hintKey']} />}
    </button>
  );
}

/** On the post-mortem the second line says what it is about, and when that was over; it opens the times. */
function Resolved({ incident, severity }: { incident: Incident; severity: Severity }) {
  const now = useNow();
  const elapsed = elapsedOf(incident, now);
  return (
    <button
      type="button"
      className={css['facts']}
      aria-keyshortcuts="Alt+E"
      title="All times of the incident"
      onClick={() => openSheet({ name: 'times' })}
    >
      Post-mortem · <SeverityWord severity={severity} />
      {elapsed !== null && (
        <>
          {' · resolved '}
          <Moment at={elapsed.at} words={stamp(elapsed.at, now)} />
          {` after ${elapsed.span}`}
        </>
      )}
    </button>
  );
}

/** The clock; it opens the times of the incident. */
function ElapsedCell({ incident }: { incident: Incident }) {
  const from = stretchesOf(incident).at(-1)?.from;
  const now = useIncidentNow([from]);
  const elapsed = elapsedOf(incident, now);
  if (elapsed === null) return null;
  const { span, words, at, label } = elapsed;
  const [, number, unit] = /^(\d+) (min)$/.exec(span) ?? [];
  const [before = '', after = ''] = words.split('{0}');
  return (
    <button
      type="button"
      className={css['cell']}
      aria-keyshortcuts="Alt+E"
      title="All times of the incident"
      onClick={() => openSheet({ name: 'times' })}
    >
      <span className={css['value']} role="timer" aria-label={label}>
        {number ?? span}
        {unit !== undefined && <span className={css['unit']}>{` ${unit}`}</span>}
      </span>
      <span className={css['cap']}>
        <span>
          {before}
          <Moment at={at} words={stamp(at, now)} />
          {after}
        </span>
      </span>
    </button>
  );
}

function NextUpdate({ due }: { due: ReturnType<typeof nextUpdateDue> }) {
  const now = useIncidentNow([due?.at]);
  if (due === null) return null;
  const { state, text } = dueState(due.at, now);
  return (
    <button
      type="button"
      className={css['cell']}
      aria-keyshortcuts="Alt+U"
      onClick={() => showFront({ name: 'update' })}
    >
      <span className={css['value']}>
        <span className={css['left']}>
          <span className={css[state]}>{state === 'rest' ? `in ${text}` : text}</span>
        </span>
        <Ruler dueAt={due.at} now={now} interval={due.intervalMinutes} />
      </span>
      <span className={css['cap']}>
        {`update${toWhom(due.audiences)} ${due.promised ? 'promised for' : 'due'} `}
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
