import { memo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock, isToday, stamp, zone } from '../../incident-parts/zone.ts';
import { selectRow } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { correctRow, copyRow, restoreRow, takeBackRow } from './actions.ts';
import { cutAtMarks, isEntry, kindWord, rowIcon, type Divider } from './row-words.ts';
import css from './log-row.module.css';

type Props = {
  row: TimelineRow;
  /** The phase that begins with this row. */
  divider: Divider | undefined;
  /** When the next update was promised, for a row that recorded one. */
  next: Instant | null;
  selected: boolean;
  /** Some instant of today: rows of other days say which. */
  today: Instant;
};

/** A person entered it more than this after it happened: the row says when. */
const LATE = 2 * 60_000;

/** One row of the log. Renders again only when the row itself has changed. */
export const LogRow = memo(function LogRow({ row, divider, next, selected, today }: Props) {
  const back = row.takenBackBy !== undefined;
  return (
    <>
      {divider !== undefined && (
        <div className={css['divider']}>
          <b>{divider.label}</b>
          <span>
            since <Moment at={divider.at} words={stamp(divider.at, today)} />
          </span>
        </div>
      )}
      <div
        className={cx(css['row'], css[row.kind], back && css['gone'], selected && css['selected'])}
        onClick={() => {
          if (window.getSelection()?.isCollapsed !== false) selectRow(row.key);
        }}
      >
        <Moment at={row.at} className={css['time']} />
        <span className={css['who']} title={row.by}>
          {row.kind === 'console' ? 'console' : row.by}
        </span>
        <Icon name={rowIcon(row)} className={css['icon']} />
        <div className={css['words']}>
          {back ? <p>Entry taken back by {row.takenBackBy}</p> : <Text row={row} />}
          <Below row={row} />
        </div>
        <div className={css['end']}>
          {!isToday(row.at, today) && formatDay(row.at, zone)}
          {isEntry(row) && row.recordedAt - row.at > LATE && (
            <span>entered {stamp(row.recordedAt, row.at)}</span>
          )}
          {next !== null && <span>next {clock(next)}</span>}
          {row.version > 1 && (
            <>
              <Icon name="hist" small />v{row.version}
            </>
          )}
          {row.kind === 'console' && <Icon name="lock" small />}
          {back && !selected && (
            <Button look="link" onPress={() => void restoreRow(row)}>
              Restore
            </Button>
          )}
        </div>
        {selected && <Actions row={row} />}
      </div>
    </>
  );
});

function Text({ row }: { row: TimelineRow }) {
  const word = kindWord(row);
  if (row.kind === 'console') return <p>{named(row)}</p>;
  if (row.kind === 'update') {
    return (
      <p>
        <b>Update sent</b>
        {row.text.replace(/^Update sent/, '')}
      </p>
    );
  }
  return (
    <p>
      {word !== null && <span className={css['kind']}>{word} </span>}
      {cutAtMarks(row.text).map((part, i) =>
        part.mark ? (
          <span key={i} className={css['mark']}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

/** Where a name stands in a text as a word of its own. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + 1)) {
    const inWord = /[\p{L}\p{N}]/u;
    if (!inWord.test(text.charAt(at - 1)) && !inWord.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}

/** What the console logged, with the person in it set apart. */
function named({ text, by }: TimelineRow) {
  const at = wordAt(text, by);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <b>{by}</b>
      {text.slice(at + by.length)}
    </>
  );
}

function Below({ row }: { row: TimelineRow }) {
  const [former] = row.before;
  const back = row.takenBackBy !== undefined;
  return (
    <>
      {row.detail !== undefined && (
        <p className={css['sub']}>{row.kind === 'update' ? `“${row.detail}”` : row.detail}</p>
      )}
      {back && (
        <p className={css['sub']}>
          <del>{row.text}</del>
        </p>
      )}
      {former !== undefined && !back && (
        <p className={css['sub']}>
          version {row.version} by {row.correctedBy ?? row.by} · before: <del>{former.text}</del>
        </p>
      )}
      {row.alsoSet.map((also) => (
        <p key={`${also.by} ${also.text}`} className={css['sub']}>
          also set to “{also.text}” by <b>{also.by}</b>
        </p>
      ))}
    </>
  );
}

function Actions({ row }: { row: TimelineRow }) {
  return (
    <div className={css['acts']}>
      {isEntry(row) && row.takenBackBy === undefined && (
        <>
          <Button look="plain" small chord="E" onPress={() => correctRow(row)}>
            Correct
          </Button>
          <Button look="plain" small chord="Delete" onPress={() => void takeBackRow(row)}>
            Take back
          </Button>
        </>
      )}
      {row.takenBackBy !== undefined && (
        <Button look="plain" small chord="R" onPress={() => void restoreRow(row)}>
          Restore
        </Button>
      )}
      <Button look="plain" small chord="Ctrl+C" onPress={() => copyRow(row)}>
        Copy
      </Button>
    </div>
  );
}
