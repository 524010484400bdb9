import { memo, useEffect, useState } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { Dispute } from '../../../shared/incident/dispute.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { rowIcon } from '../../incident-parts/row-look.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { selectRow } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { useArrivedAt, watchUntilSeen } from './arrivals.ts';
import { fromWhom } from './inject-look.ts';
import { isLocal } from './local-rows.ts';
import { RowActions } from './row-actions.tsx';
import { RowBelow } from './row-below.tsx';
import { RowDetails } from './row-details.tsx';
import { RowEnd } from './row-end.tsx';
import { RowFiles } from './row-files.tsx';
import { RowText } from './row-text.tsx';
import type { Divider } from './row-words.ts';
import css from './log-row.module.css';

type Props = {
  row: TimelineRow;
  /** The phase or the day that begins with this row. */
  divider: Divider | undefined;
  /** Its number among those of its kind, where it has one. */
  number: number | undefined;
  selected: boolean;
  /** Its details are open. */
  open: boolean;
  /** What was set at the same time as what the row says. */
  disputes: readonly Dispute[];
  /** What is looked for, where the row holds it. */
  query: string;
  /** It is the match that is being looked at. */
  current: boolean;
  /** Some instant of today: rows of other days say which. */
  today: Instant;
  /** Not read, but every time in the row is drawn anew when it changes. */
  zone: string;
};

/** What is said to be taken back, where it is no entry. */
const backWord: Partial<Record<TimelineRow['kind'], string>> = { update: 'Update', console: 'Import' };

/** One row of the log. Renders again only when the row itself has changed. */
export const LogRow = memo(function LogRow(props: Props) {
  const { row, divider, number, selected, open, disputes, query, current, today, zone } = props;
  const { phase = null, day = null } = divider ?? {};
  const [hovered, setHovered] = useState(false);
  const [menu, setMenu] = useState(false);
  const arrived = useArrivedAt(row.key);
  useEffect(() => (arrived === undefined ? undefined : watchUntilSeen(row.key)), [arrived, row.key]);
  const back = row.takenBackBy !== undefined;
  const active = !isLocal(row) && (selected || hovered || menu);
  return (
    <>
      {day !== null && (
        <div className={css['divider']}>
          <b>{formatDay(day, zone, today)}</b>
        </div>
      )}
      {phase !== null && (
        <div className={css['divider']}>
          <b>{phase.label}</b>
          <span>
            since <Moment at={phase.at} words={stamp(phase.at, today)} />
          </span>
        </div>
      )}
      <div
        className={cx(
          css['row'],
          css[row.kind],
          row.inject?.kind === 'hint' && css['hint'],
          back && css['gone'],
          arrived !== undefined && css['late'],
          row.waits?.open === false && css['settled'],
          current && css['current'],
          selected && css['selected'],
        )}
        onPointerEnter={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
        onClick={() => {
          if (!isLocal(row) && window.getSelection()?.isCollapsed !== false) selectRow(row.key);
        }}
      >
        <Moment at={row.at} className={css['time']} />
        <span className={css['who']} title={row.inject === undefined ? row.by : fromWhom(row.inject)}>
          {row.inject === undefined ? (row.kind === 'console' ? 'console' : row.by) : fromWhom(row.inject)}
        </span>
        <Icon name={rowIcon(row)} className={css['icon']} />
        <div className={css['words']}>
          {active && <RowActions row={row} selected={selected} open={open} onMenu={setMenu} />}
          {back ? (
            <p>
              {backWord[row.kind] ?? 'Entry'} taken back by {row.takenBackBy}
            </p>
          ) : (
            <RowText row={row} number={number} query={query} />
          )}
          <RowBelow row={row} query={query} disputes={disputes} />
          {row.files !== undefined && !back && <RowFiles row={row} files={row.files} />}
          {open && <RowDetails row={row} />}
        </div>
        <RowEnd row={row} today={today} arrived={arrived} busy={active} />
      </div>
    </>
  );
});
