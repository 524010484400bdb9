import { memo, useId, type KeyboardEvent } from 'react';
import { boardOf, type BoardItem } from '../../../shared/incident/boards.ts';
import { markItem } from '../../incident-parts/marking.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { selectRow, showLog } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useSome } from '../../ui/some.tsx';
import css from './criteria.module.css';

/** What must hold before the incident is resolved, and what of it has been verified. */
export function CriteriaPanel() {
  const opened = useOpened();
  const now = useNow();
  const all = opened === null ? [] : boardOf(opened.incident, 'criterion');
  const items = all.filter(({ mark }) => mark !== 'dropped');
  const { shown, more } = useSome(items);
  if (opened === null) return null;
  const verified = items.filter(({ open }) => !open).length;
  const next = items.find(({ open }) => open) ?? items[0];
  return (
    <section id="criteria" aria-labelledby="criteria-title" tabIndex={-1}>
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="criteria-title">Exit criteria</h2>
        <span className={panel['count']}>
          {items.length === 0 ? '' : `${verified} of ${items.length} verified`}
        </span>
        <KeyCap chord="Alt+4" className={panel['far']} />
      </header>
      {items.length === 0 && (
        <p className={css['none']}>
          None yet. <KeyCap chord="Alt+X" small /> writes one: what must hold before it is resolved?
        </p>
      )}
      <ul>
        {shown.map((item) => (
          <Criterion key={item.entry} item={item} first={item === next} now={now} />
        ))}
      </ul>
      {more}
    </section>
  );
}

/** Up and down move through the items; Enter shows the one at hand in the log. */
function press(event: KeyboardEvent<HTMLButtonElement>, entry: string): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Enter') {
    event.preventDefault();
    showLog();
    selectRow(entry);
  } else if (step !== 0) {
    event.preventDefault();
    const all = [
      ...(event.currentTarget.closest('section')?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? []),
    ];
    all[all.indexOf(event.currentTarget) + step]?.focus();
  }
}

/** One criterion: Space says that it holds, and again that it does not after all. */
const Criterion = memo(function Criterion({
  item,
  first,
  now,
}: {
  item: BoardItem;
  first: boolean;
  now: number;
}) {
  const id = useId();
  const { open, marked, former } = item;
  return (
    <li>
      <button
        type="button"
        role="checkbox"
        className={cx(css['item'], !open && css['held'])}
        aria-checked={!open}
        aria-labelledby={`${id}-text`}
        aria-describedby={`${id}-how`}
        {...(first ? { 'data-focus-first': true } : {})}
        onKeyDown={(event) => press(event, item.entry)}
        onClick={() => void markItem(item, open ? 'verified' : 'open')}
      >
        <span className={css['box']}>{!open && <Icon name="check" small />}</span>
        <span className={css['words']}>
          <span id={`${id}-text`}>{item.text}</span>
          <small id={`${id}-how`}>
            {former !== null ? (
              <>
                verified <Moment at={former.at} words={stamp(former.at, now)} /> before it was reopened
              </>
            ) : open || marked === null ? (
              'not verified'
            ) : (
              <>
                verified <Moment at={marked.at} words={stamp(marked.at, now)} /> {marked.by}
              </>
            )}
          </small>
        </span>
      </button>
    </li>
  );
});
