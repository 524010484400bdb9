import { Suspense, useEffect, type KeyboardEvent } from 'react';
import type { IncidentId } from '../../shared/ids.ts';
import { checklistOf } from '../../shared/incident/checklist.ts';
import { overdue } from '../../shared/incident/due.ts';
import { declarationOf, phaseOf } from '../../shared/incident/facts.ts';
import { isLive } from '../../shared/incident/phases.ts';
import { ReportLine } from '../features/after-action/report-line.tsx';
import { OpenProposals } from '../features/decisions/open-proposals.tsx';
import { LeadingLine } from '../features/facilitate/leading-line.tsx';
import { ForMeStrip } from '../features/for-me/for-me-strip.tsx';
import { IncidentBar } from '../features/incident-bar/incident-bar.tsx';
import { PhaseStrip } from '../features/incident-bar/phase-strip.tsx';
import { LogPanel } from '../features/log/log-panel.tsx';
import { ReviewLine } from '../features/postmortem/parts/review-line.tsx';
import { ExerciseBand } from '../incident-parts/exercise.tsx';
import { useDues } from '../incident-parts/duty.ts';
import panel from '../incident-parts/panel.module.css';
import { useOpened, usePlaybook } from '../state/projections.ts';
import { showLog, showSide, useUi, type Side } from '../state/ui.ts';
import { cx } from '../ui/cx.ts';
import { useFolded, useNarrow } from '../ui/narrow.ts';
import { panels } from './panels.ts';
import { tabLabel } from './tab-label.ts';
import { CurrentFront } from './front.tsx';
import { FacilitateBar, FacilitateStrip, fetchPostmortem } from './later-fronts.ts';
import { CurrentSheet } from './sheets.tsx';
import { UndoChip } from './undo-chip.tsx';
import css from './incident-screen.module.css';

/** Everything of one incident on one screen; only panels scroll. */
export function IncidentScreen() {
  const opened = useOpened();
  const narrow = useNarrow();
  const folded = useFolded();
  const side = useUi((s) => s.side);
  const front = useUi((s) => s.front);
  const logInFront = useUi((s) => s.logInFront);
  const shown = narrow && logInFront ? 'log' : side;
  usePostmortemAhead(opened !== null && !isLive(phaseOf(opened.incident)) ? opened.incident.id : null);
  if (opened === null) return null;
  const exercise = declarationOf(opened.incident)?.exercise === true;
  const leading = exercise && front?.name === 'facilitate';
  const of = (which: Side) =>
    panels.filter((each) => each.side === which).map(({ id, component: Panel }) => <Panel key={id} />);
  return (
    <div
      className={cx(css['console'], exercise && css['exercise'])}
      data-side={shown}
      data-front={front?.name}
    >
      {exercise && <ExerciseBand incident={opened.incident} />}
      {leading ? (
        <Suspense fallback={<IncidentBar />}>
          <FacilitateBar />
        </Suspense>
      ) : (
        <IncidentBar />
      )}
      <main className={css['main']} data-panels={panels.map(({ id }) => id).join(' ')}>
        {leading ? (
          <Suspense fallback={<PhaseStrip />}>
            <FacilitateStrip />
          </Suspense>
        ) : (
          <PhaseStrip />
        )}
        <div className={css['left']}>{of('checklist')}</div>
        <div className={css['log']}>
          <LogPanel
            asked={<ForMeStrip />}
            sheet={
              <>
                <ReviewLine />
                {exercise && <LeadingLine />}
                {exercise && <ReportLine />}
                <CurrentSheet />
              </>
            }
          />
        </div>
        {folded && <Tabs shown={shown} />}
        <div className={cx(css['right'], panel['panel'])}>
          <OpenProposals />
          {of('board')}
        </div>
        {front !== null && (
          <div className={css['front']}>
            <CurrentFront front={front} />
          </div>
        )}
        <div className={css['undo']}>
          <UndoChip />
        </div>
      </main>
    </div>
  );
}

/** Once it is over its post-mortem is what comes next: the editor is fetched before somebody waits for it. */
function usePostmortemAhead(over: IncidentId | null): void {
  useEffect(() => {
    if (over === null) return undefined;
    const idle = requestIdleCallback(() => void fetchPostmortem());
    return () => cancelIdleCallback(idle);
  }, [over]);
}

/** Where there is no room for three columns, the sides stand behind tabs, each with its count. */
function Tabs({ shown }: { shown: Side | 'log' }) {
  const opened = useOpened();
  const playbook = usePlaybook();
  const { dues, now } = useDues();
  if (opened === null) return null;
  const list = checklistOf(opened.incident, playbook);
  const over = overdue(dues, now);
  const tabs: readonly { readonly side: Side | 'log'; readonly label: string; readonly count: string }[] = [
    { side: 'log', label: 'Log', count: '' },
    { side: 'board', label: tabLabel(panels, 'board'), count: over === 0 ? '' : `${over} over` },
    {
      side: 'checklist',
      label: tabLabel(panels, 'checklist'),
      count: `${list.filter((i) => i.done).length} of ${list.length}`,
    },
  ];
  return (
    <div className={css['tabs']} role="tablist" aria-label="Side panel" onKeyDown={moveBetweenTabs}>
      {tabs.map((tab) => (
        <button
          key={tab.side}
          type="button"
          role="tab"
          className={cx(css['tab'], tab.side === 'log' && css['logTab'])}
          aria-selected={tab.side === shown}
          tabIndex={tab.side === shown ? 0 : -1}
          onClick={() => (tab.side === 'log' ? showLog() : showSide(tab.side))}
        >
          {tab.label} <span>{tab.count}</span>
        </button>
      ))}
    </div>
  );
}

/** Left and right, Home and End: what is moved to is shown. A tab that is not on screen is passed over. */
function moveBetweenTabs(event: KeyboardEvent<HTMLDivElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter(
    (tab) => tab.offsetParent !== null,
  );
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const tab = tabs[(to + tabs.length) % tabs.length];
  tab?.click();
  tab?.focus();
}
