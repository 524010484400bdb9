import { useEffect, useMemo, useRef } from 'react';
import { afterAction, type AfterAction } from '../../../shared/exercise/after-action.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { leaveFront } from '../../state/front.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { setPrinting, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { copyReport, saveHtml, saveMarkdown } from './actions.ts';
import { Gaps } from './gaps.tsx';
import { Kept } from './kept.tsx';
import { Told } from './told.tsx';
import { GoesOn } from './goes-on.tsx';
import css from './after-action.module.css';

/** What a game day has shown: read together, and then made into action items. */
export function AfterActionScreen() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const trouble = useUi((s) => s.trouble);
  const text = useRef<HTMLElement>(null);
  const now = useNow();
  // The incident changes in place: the report is another one when its rows are.
  const rows = opened?.rows;
  const report = useMemo(
    () => (opened === null || rows === undefined ? null : afterAction(opened.incident, playbook, now)),
    [opened, rows, playbook, now],
  );
  const over = report !== null && report.ended !== null;
  useEffect(() => {
    if (over) text.current?.focus();
  }, [over]);
  if (opened === null) return null;
  if (report === null || !over) return <NotYet exercise={report !== null} />;
  return (
    <section className={css['screen']} aria-label="After-action report">
      <div className={css['left']} role="group" aria-label="Promises and roles" tabIndex={0}>
        <Kept report={report} />
      </div>
      <article ref={text} className={css['text']} tabIndex={-1} aria-label="The report">
        <LeaveFront className={css['leave']} />
        <h2>{report.title}</h2>
        <p className={css['lead']}>{lead(report, now)}</p>
        {trouble !== null && (
          <p role="alert" className={css['refused']}>
            {trouble}
          </p>
        )}
        <Told report={report} />
        <footer className={css['foot']}>
          <Button small chord="Ctrl+C" onPress={() => void copyReport()}>
            Copy
          </Button>
          <Button small chord="Ctrl+S" onPress={() => void saveMarkdown()}>
            Save as Markdown
          </Button>
          <Button small onPress={() => void saveHtml()}>
            As HTML
          </Button>
          <Button small chord="Ctrl+P" onPress={() => setPrinting(true)}>
            Print
          </Button>
          <GoesOn />
        </footer>
      </article>
      <div className={css['right']}>
        <Gaps report={report} />
      </div>
    </section>
  );
}

/** `Led by fac, 62 min of 90 played, ended 15:04: solved`. */
function lead(
  { facilitator, solo, playedMs, pausedMs, planned, ended, why }: AfterAction,
  now: number,
): string {
  const paused = pausedMs < 60_000 ? '' : ` and ${formatSpan(pausedMs)} paused`;
  return [
    solo ? `Played alone by ${facilitator}` : `Led by ${facilitator}`,
    `${formatSpan(playedMs)} of ${planned} min played${paused}`,
    ...(ended === null ? [] : [`ended ${stamp(ended, now)}${why === '' ? '' : `: ${why}`}`]),
  ].join(', ');
}

/** What stands here before there is something to read. */
const NotYet = ({ exercise }: { exercise: boolean }) => (
  <section className={css['empty']} aria-label="After-action report">
    <LeaveFront className={css['leave']} />
    <header className={panel['head']}>
      <h2>{exercise ? 'The exercise goes on' : 'This is no exercise'}</h2>
    </header>
    <p>
      {exercise
        ? 'Its report is written when whoever leads it ends it: what was kept, how fast the answers came, what to mend.'
        : 'Real incidents have a post-mortem: Alt Shift P opens it once they are resolved.'}
    </p>
    <Button chord="Escape" onPress={leaveFront}>
      To the log
    </Button>
  </section>
);
