import { memo, useState, type KeyboardEvent } from 'react';
import { boardOf, type BoardItem } from '../../../shared/incident/boards.ts';
import { diagnosisWaitsFor } from '../../../shared/incident/mitigation.ts';
import { markWord, type EntryMark } from '../../../shared/incident/marks.ts';
import { markOrAsk } from '../../incident-parts/marking.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { showDiagnosis, useDiagnosis } from '../../state/diagnosis.ts';
import { useOpened } from '../../state/projections.ts';
import { selectRow, showLog, showTrouble } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Button } from '../../ui/button.tsx';
import { useSome } from '../../ui/some.tsx';
import { Waiting } from './waiting.tsx';
import css from './hypotheses.module.css';

/** What may be the cause: what is open first, then what was confirmed; what was ruled out is folded away. */
export function HypothesesPanel() {
  const opened = useOpened();
  const now = useNow();
  const [unfolded, setUnfolded] = useState(false);
  const all = opened === null ? [] : boardOf(opened.incident, 'hypothesis');
  const open = all.filter((item) => item.open);
  const confirmed = all.filter(({ mark }) => mark === 'confirmed');
  const out = all.filter(({ mark }) => mark === 'ruled-out');
  const { shown, more } = useSome([...open, ...confirmed]);
  const ruledOut = useSome(out);
  const shownAnyway = useDiagnosis((s) => opened !== null && s.shown.has(opened.incident.id));
  if (opened === null) return null;
  const { id } = opened.incident;
  const waits = shownAnyway ? null : diagnosisWaitsFor(opened.incident);
  const folded = waits !== null;
  return (
    <section id="hypotheses" className={css['panel']} aria-labelledby="hypotheses-title" tabIndex={-1}>
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="hypotheses-title">Hypotheses</h2>
        <span className={panel['count']}>{countWords(open.length, all.length, folded)}</span>
        <KeyCap chord="Alt+5" className={panel['far']} />
      </header>
      {folded && <Waiting forWhat={waits} onShow={() => showDiagnosis(id)} />}
      {!folded && all.length === 0 && (
        <p className={css['none']}>
          None yet. <KeyCap chord="Alt+H" small /> writes one: what may be the cause?
        </p>
      )}
      {!folded && shown.length > 0 && (
        <ul>
          {shown.map((item, i) => (
            <Hypothesis key={item.entry} item={item} first={i === 0} now={now} />
          ))}
        </ul>
      )}
      {!folded && more}
      {!folded && out.length > 0 && (
        <button
          type="button"
          className={css['fold']}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          <Icon name="right" small /> {out.length} ruled out
        </button>
      )}
      {!folded && unfolded && out.length > 0 && (
        <ul>
          {ruledOut.shown.map((item) => (
            <Hypothesis key={item.entry} item={item} first={false} now={now} />
          ))}
        </ul>
      )}
      {!folded && unfolded && ruledOut.more}
    </section>
  );
}

/** Folded, the count is all there is to see of them: those that were settled are said as well. */
function countWords(open: number, all: number, folded: boolean): string {
  if (all === 0) return '';
  return folded && all > open ? `${open} open, ${all - open} settled` : `${open} open`;
}

const keys: Readonly<Record<string, EntryMark>> = { a: 'confirmed', x: 'ruled-out', o: 'open' };

/** Up and down move through the items; A confirms, X rules out, O opens again, Enter shows the one at hand in the log. */
function press(event: KeyboardEvent<HTMLButtonElement>, item: BoardItem): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const mark = keys[event.key.toLowerCase()];
  if (step !== 0) {
    const all = [
      ...(event.currentTarget.closest('section')?.querySelectorAll<HTMLElement>('[data-item]') ?? []),
    ];
    all[all.indexOf(event.currentTarget) + step]?.focus();
  } else if (mark === undefined) return;
  else if (mark === item.mark) showTrouble(`It is ${markWord('hypothesis', mark)} already.`);
  else markOrAsk(item, mark);
  event.preventDefault();
  event.stopPropagation();
}

const Hypothesis = memo(function Hypothesis({
  item,
  first,
  now,
}: {
  item: BoardItem;
  first: boolean;
  now: number;
}) {
  const { number, text, by, at, open, mark, marked } = item;
  return (
    <li className={css['hypothesis']}>
      <button
        type="button"
        data-item
        className={cx(css['item'], open && css['open'], mark === 'ruled-out' && css['out'])}
        title={
          open
            ? 'A confirms, X rules out, Enter shows it in the log'
            : 'O opens it again, Enter shows it in the log'
        }
        {...(first ? { 'data-focus-first': true } : {})}
        onKeyDown={(event) => press(event, item)}
        onClick={() => {
          showLog();
          selectRow(item.entry);
        }}
      >
        <span className={css['number']}>{number}</span>
        <span className={css['words']}>
          {mark === 'ruled-out' ? <del>{text}</del> : text}
          <small>
            {open || marked === null ? (
              <>
                {by} <Moment at={at} words={stamp(at, now)} />
              </>
            ) : (
              <>
                {mark === 'confirmed' ? 'confirmed' : 'ruled out'}{' '}
                <Moment at={marked.at} words={stamp(marked.at, now)} /> {marked.by}
                {marked.note !== null && `: ${marked.note}`}
              </>
            )}
          </small>
        </span>
      </button>
      {open && (
        <div className={css['acts']}>
          <Button small chord="A" label={`Confirmed: ${text}`} onPress={() => markOrAsk(item, 'confirmed')}>
            Confirmed
          </Button>
          <Button small chord="X" label={`Ruled out: ${text}`} onPress={() => markOrAsk(item, 'ruled-out')}>
            Ruled out
          </Button>
        </div>
      )}
    </li>
  );
});
