import { memo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { lastReport, workstreamsOf, type Workstream } from '../../../shared/incident/workstreams.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { closeWorkstream, meetNeed } from './actions.ts';
import { askReport, askWorkstream } from './open.ts';
import css from './workstreams.module.css';

/** Work that goes on beside other work: who leads it, what was reported last, what it needs. */
export function WorkstreamsPanel() {
  const opened = useOpened();
  const now = useNow();
  if (opened === null) return null;
  const all = workstreamsOf(opened.incident);
  const open = all.filter((each) => each.open);
  const closed = all.filter((each) => !each.open);
  return (
    <section
      id="workstreams"
      className={css['panel']}
      aria-labelledby="workstreams-title"
      tabIndex={-1}
      data-quiet={all.length === 0}
    >
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="workstreams-title">Workstreams</h2>
        <span className={panel['count']}>{open.length === 0 ? 'none' : `${open.length} open`}</span>
        <Button look="plain" small className={panel['far']} onPress={() => askWorkstream()}>
          Add <span className={css['hidden']}>a workstream</span>
        </Button>
      </header>
      <ul>
        {open.map((stream, i) => (
          <Stream key={stream.id} stream={stream} now={now} first={i === 0} />
        ))}
      </ul>
      {closed.length > 0 && (
        <p className={css['closed']}>Closed: {closed.map(({ name }) => name).join(', ')}</p>
      )}
    </section>
  );
}

const Stream = memo(({ stream, now, first }: { stream: Workstream; now: Instant; first: boolean }) => {
  const { name, lead, since } = stream;
  const report = lastReport(stream);
  const needs = report === undefined || report.met ? null : report.needs;
  return (
    <li className={css['stream']}>
      <button
        type="button"
        className={css['name']}
        title="Another name, another lead"
        onClick={() => askWorkstream(stream)}
      >
        <b>{name}</b> <span>{lead ?? 'nobody leads it yet'}</span>
      </button>
      <Button small chord={first ? 'Alt+C' : undefined} onPress={() => askReport(stream.id)}>
        Report <span className={css['hidden']}>of {name}</span>
      </Button>
      {report === undefined ? (
        <p className={css['report']}>
          No report yet, open since <Moment at={since} words={stamp(since, now)} />, {formatSpan(now - since)}
        </p>
      ) : (
        <p className={css['report']}>
          {report.conditions}
          {report.actions !== null && ` · ${report.actions}`} · {report.by}{' '}
          <Moment at={report.at} words={stamp(report.at, now)} />, {formatSpan(now - report.at)} ago
        </p>
      )}
      {needs !== null && (
        <div className={css['needs']}>
          <p>
            <b>Needs</b> {needs}
          </p>
          <Button small label={`${name} has what it needs: ${needs}`} onPress={() => void meetNeed(stream)}>
            It is there
          </Button>
        </div>
      )}
      {needs === null && report !== undefined && (
        <div className={css['needs']}>
          <p className={css['report']}>
            {report.needs === null ? 'Needs nothing' : `Has it: ${report.needs}`}
          </p>
          <Button look="plain" small label={`Close ${name}`} onPress={() => void closeWorkstream(stream)}>
            Close
          </Button>
        </div>
      )}
    </li>
  );
});
