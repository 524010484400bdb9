import { useId, type KeyboardEvent } from 'react';
import type { ItemState } from '../../../shared/incident/checklist.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { offerUndo } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './checklist.module.css';

async function tick({ item, done }: ItemState): Promise<void> {
  const change = { name: 'tick', fields: { item: item.id, undo: done } } as const;
  if (!(await runOrSay(change))) return;
  offerUndo(done ? `Opened “${item.text}” again` : `Ticked “${item.text}”`, {
    name: 'tick',
    fields: { item: item.id, undo: !done },
  });
}

/** Up and down move through the items, across the phases. */
function move(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [
    ...(event.currentTarget.closest('section')?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? []),
  ];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}

/** One item: Space ticks it; what the console saw by itself can't be opened again by hand. */
export function ChecklistItemRow({ state, next }: { state: ItemState; next: boolean }) {
  const { item, done, tick: ticked } = state;
  const id = useId();
  const seen = done && ticked?.by === null;
  return (
    <li className={cx(css['item'], done && css['done'], !done && item.seen !== undefined && css['auto'])}>
      <button
        type="button"
        role="checkbox"
        className={css['tick']}
        aria-checked={done}
        aria-labelledby={`${id}-text`}
        aria-describedby={`${id}-how`}
        aria-disabled={seen}
        title={seen ? 'The console saw this done' : undefined}
        {...(next ? { 'data-focus-first': true } : {})}
        onKeyDown={move}
        onClick={() => {
          if (!seen) void tick(state);
        }}
      >
        <span className={css['box']}>{done && <Icon name="check" />}</span>
        <span className={css['words']}>
          <span id={`${id}-text`} className={css['text']}>
            {item.text}
          </span>
          <small id={`${id}-how`}>
            <How state={state} next={next} />
          </small>
        </span>
      </button>
    </li>
  );
}

function How({ state: { done, tick: ticked, item }, next }: { state: ItemState; next: boolean }) {
  if (done && ticked !== null) {
    return (
      <>
        {ticked.by === null && <Icon name="spark" small />}
        {ticked.at !== null && <Moment at={ticked.at} />}
        {ticked.by ?? 'seen by the console'}
      </>
    );
  }
  if (item.seen !== undefined) {
    return (
      <>
        <Icon name="spark" small />
        ticks itself when it is done
      </>
    );
  }
  return next ? (
    <>
      <KeyCap chord="Space" small /> ticks
    </>
  ) : null;
}
