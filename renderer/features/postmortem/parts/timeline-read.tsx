import { memo, useState } from 'react';
import type { Instant } from '../../../../shared/ids.ts';
import type { CuratedRow, LeftOut } from '../../../../shared/incident/curated.ts';
import { formatDay, sameDay } from '../../../../shared/time/format.ts';
import { Moment } from '../../../incident-parts/moment.tsx';
import { clock, zone } from '../../../incident-parts/zone.ts';
import { useZone } from '../../../state/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useSome } from '../../../ui/some.tsx';
import { Evidence } from './evidence.tsx';
import { iconOf, rowDetail, rowWords } from './timeline-words.ts';
import css from './timeline.module.css';

/** More than this is drawn when somebody asks for it: a timeline of ten thousand entries is not read, but opened. */
const MOST = 400;

/** The timeline as it will be read: the rows that are shown, and thin lines where some are left out. */
export const TimelineRead = memo(function TimelineRead({
  pieces,
  first,
}: {
  pieces: readonly (CuratedRow | LeftOut)[];
  first: Instant;
}) {
  const zoned = useZone();
  const { shown, more } = useSome(pieces, MOST);
  const days = newDays(shown, first);
  return (
    <>
      <ol className={css['rows']}>
        {shown.map((piece) => {
          if (piece.is === 'left-out')
            return <Run key={`out-${piece.rows[0]?.key ?? ''}`} rows={piece.rows} zoned={zoned} />;
          return <Row key={piece.key} row={piece} day={days.get(piece.key) ?? null} zoned={zoned} />;
        })}
      </ol>
      {more}
    </>
  );
});

/** The date of each row that begins another day than the row before it. */
function newDays(pieces: readonly (CuratedRow | LeftOut)[], first: Instant): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  let day = first;
  for (const piece of pieces) {
    if (piece.is === 'left-out') continue;
    if (!sameDay(piece.at, day, zone)) days.set(piece.key, formatDay(piece.at, zone));
    day = piece.at;
  }
  return days;
}

function Run({ rows, zoned }: { rows: readonly CuratedRow[]; zoned: string }) {
  const [open, setOpen] = useState(false);
  const { shown, more } = useSome(rows, MOST);
  const [from, to] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  const when = clock(from) === clock(to) ? clock(from) : `${clock(from)} to ${clock(to)}`;
  return (
    <>
      <li className={css['out']}>
        <p>
          {rows.length} left out, {when}
        </p>
        <Button
          look="link"
          label={`${open ? 'Hide' : 'Show'} the ${rows.length} that are left out, ${when}`}
          onPress={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'}
        </Button>
      </li>
      {open && shown.map((row) => <Row key={row.key} row={row} day={null} zoned={zoned} />)}
      {open && more !== null && <li className={css['out']}>{more}</li>}
    </>
  );
}

/** `zoned`: the zone of its times, which are drawn again with it. */
const Row = memo(function Row({ row, day }: { row: CuratedRow; day: string | null; zoned: string }) {
  const detail = rowDetail(row);
  return (
    <li className={cx(css['row'], row.kind === 'decision' && css['decision'], !row.shown && css['faint'])}>
      {day !== null && <b className={css['day']}>{day}</b>}
      <Moment at={row.at} />
      <Icon name={iconOf(row)} />
      <div>
        <p>{rowWords(row)}</p>
        {detail !== null && <small>{detail}</small>}
        {row.note !== '' && <p className={css['note']}>{row.note}</p>}
        <Evidence words={row.evidence} />
      </div>
      <span className={css['who']}>{row.who}</span>
    </li>
  );
});
