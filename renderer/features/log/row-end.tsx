import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { BoardItem } from '../../../shared/incident/boards.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import { injectTo } from '../../../shared/incident/inject-words.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { dueState, formatDay, formatSpan } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { isUnderWay, useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock, isToday, stamp, zone } from '../../incident-parts/zone.ts';
import { useProjections } from '../../state/projections.ts';
import { selectRow } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { restoreRow } from './actions.ts';
import { useArrivals } from './arrivals.ts';
import { isLocal } from './local-rows.ts';
import { isEntry } from './row-words.ts';
import { toggleDetails } from './view.ts';
import css from './log-row.module.css';

/** A person entered it more than this after it happened: the row says when. */
const LATE = 2 * 60_000;

type Props = {
  row: TimelineRow;
  today: Instant;
  /** When it got here, until it has been seen. */
  arrived: Instant | undefined;
  /** Its actions are on screen, so that it needs no link of its own. */
  busy: boolean;
};

/** The end of a row: its clock, what became of it, when it came. */
export function RowEnd({ row, today, arrived, busy }: Props) {
  const back = row.takenBackBy !== undefined;
  const next = row.nextDueAt ?? null;
  const entered = isEntry(row) && row.recordedAt - row.at > LATE;
  return (
    <div className={css['end']}>
      {!isToday(row.at, today) && <span>{formatDay(row.at, zone, today)}</span>}
      <Unverified row={row} />
      {arrived === undefined ? (
        entered && (
          <span>
            entered <Moment at={row.recordedAt} words={stamp(row.recordedAt, row.at)} />
          </span>
        )
      ) : (
        <span>
          <Icon name="arrowIn" small /> arrived <Moment at={arrived} />
        </span>
      )}
      {row.inject !== undefined && <span>to {injectTo(row.inject.to)}</span>}
      {row.waits !== undefined && !back && <Waiting item={row.waits} />}
      {next !== null && !back && (
        <span>
          next <Moment at={next} words={stamp(next, row.at)} />
        </span>
      )}
      {row.version > 1 && (
        <span>
          <Icon name="hist" small /> v{row.version}
        </span>
      )}
      {isLocal(row) ? <ShowArrived note={row.key} /> : row.kind === 'console' && <Icon name="lock" small />}
      {row.kind === 'newer' && !busy && (
        <Button look="link" onPress={() => toggleDetails(row.key)}>
          Details
        </Button>
      )}
      {back && !busy && (
        <Button look="link" onPress={() => void restoreRow(row)}>
          Restore
        </Button>
      )}
    </div>
  );
}

/** An entry counts whoever wrote it; that nobody has vouched for the desktop it came from is said. */
function Unverified({ row: { device, by } }: { row: TimelineRow }) {
  const unverified = useProjections((s) =>
    s.sync.devices.some(({ id, standing }) => id === device && standing === 'unverified'),
  );
  if (!unverified) return null;
  return (
    <span title={`No member has approved the desktop from which ${by} wrote this yet`}>not approved</span>
  );
}

/** Leads to the first of what has come late. */
function ShowArrived({ note }: { note: string }) {
  const first = useArrivals((s) => s.notes.find(({ key }) => key === note)?.first);
  if (first === undefined) return null;
  return (
    <Button look="link" onPress={() => selectRow(first)}>
      Show
    </Button>
  );
}

/** What became of it, or how long it has been waiting: the list of what is next keeps the pressure, the log the fact. */
function Waiting({ item }: { item: BoardItem }): ReactNode {
  const { kind, mark, marked, dueAt, open, at } = item;
  if (kind === 'hypothesis') return null;
  if (!open) {
    return (
      <span>
        {markWord(kind, mark)} {marked !== null && <Moment at={marked.at} words={stamp(marked.at, at)} />}
      </span>
    );
  }
  if (kind === 'criterion') return <span>not verified</span>;
  if (kind === 'decision') {
    return dueAt === null ? null : (
      <span>
        revisit <Moment at={dueAt} words={stamp(dueAt, at)} />
      </span>
    );
  }
  return <Clock since={at} dueAt={dueAt} />;
}

function Clock({ since, dueAt }: { since: Instant; dueAt: Instant | null }) {
  const now = useIncidentNow([dueAt]);
  const live = useProjections((s) => s.opened !== null && isUnderWay(s.opened.incident));
  // Once it is resolved nothing is due any more: no clock presses.
  if (!live) return <span>open</span>;
  if (dueAt === null) return <span>open {formatSpan(now - since)}</span>;
  return <Due due={dueState(dueAt, now)} clock={clock(dueAt)} />;
}
