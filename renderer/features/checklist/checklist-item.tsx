import { useId, useRef, type KeyboardEvent } from 'react';
import type { ItemState } from '../../../shared/incident/checklist.ts';
import type { Opened } from '../../state/projections.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { showTrouble } from '../../state/ui.ts';
import { takeOff, tick } from './actions.ts';
import { askFor, type Field } from './field.ts';
import { AssignField, SkipField } from './item-fields.tsx';
import { How } from './item-words.tsx';
import { standingOf, whySettled } from './words.ts';
import css from './checklist.module.css';

type Props = {
  state: ItemState;
  opened: Opened;
  self: string;
  /** What is next for the person here. */
  next: boolean;
  /** Where the focus goes when it comes into the panel: what is next, or the first that is shown. */
  first: boolean;
  asked: Field['kind'] | null;
};

/** Up and down move through the items, across the phases. */
function move(from: HTMLElement, step: 1 | -1): void {
  const all = [...(from.closest('section')?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? [])];
  all[all.indexOf(from) + step]?.focus();
}

/** One item: Space ticks it; what the console saw by itself can't be opened again by hand. */
export function ChecklistItemRow({ state, opened, self, next, first, asked }: Props) {
  const { item, done, own, tick: ticked } = state;
  const id = useId();
  const box = useRef<HTMLButtonElement>(null);
  const seen = done && ticked?.by === null;
  const standing = standingOf(state);
  const back = (): void => box.current?.focus();
  const assignable = !done && item.seen === undefined;
  const skippable = !done;
  function press(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, currentTarget } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') move(currentTarget, key === 'ArrowDown' ? 1 : -1);
    else if (key.toLowerCase() === 's') {
      if (skippable) askFor({ kind: 'skip', item: item.id });
      else showTrouble(whySettled(state));
    } else if (key === '@') {
      if (assignable) askFor({ kind: 'assign', item: item.id });
      else showTrouble(done ? whySettled(state) : 'It ticks itself: nobody has to do it.');
    } else if (key === 'Delete' && own) void takeOff(state);
    else return;
    event.preventDefault();
  }
  return (
    <li className={cx(css['item'], css[standing])} data-standing={standing}>
      <button
        ref={box}
        type="button"
        role="checkbox"
        className={css['tick']}
        aria-checked={done}
        aria-labelledby={`${id}-text`}
        aria-describedby={`${id}-how`}
        aria-disabled={seen}
        aria-keyshortcuts={cx('Space', skippable && 's', assignable && '@', own && 'Delete')}
        title={seen ? 'The console saw this done' : undefined}
        {...(first ? { 'data-focus-first': true } : {})}
        onKeyDown={press}
        onClick={() => {
          if (!seen) void tick(state);
        }}
      >
        <span className={css['box']}>
          {standing === 'skipped' ? <Icon name="x" /> : done && <Icon name="check" />}
        </span>
        <span className={css['words']}>
          <span id={`${id}-text`} className={css['text']}>
            {item.text}
          </span>
          <small id={`${id}-how`}>
            <How state={state} incident={opened.incident} self={self} next={next} />
          </small>
        </span>
      </button>
      {(assignable || skippable || own) && (
        <span className={css['acts']}>
          {assignable && (
            <Act
              icon="person"
              label={`Give “${item.text}” to somebody`}
              press={() => askFor({ kind: 'assign', item: item.id })}
            />
          )}
          {skippable && (
            <Act
              icon="block"
              label={`Skip “${item.text}”`}
              press={() => askFor({ kind: 'skip', item: item.id })}
            />
          )}
          {own && <Act icon="x" label={`Take “${item.text}” off`} press={() => void takeOff(state)} />}
        </span>
      )}
      {asked === 'skip' && <SkipField state={state} back={back} />}
      {asked === 'assign' && <AssignField state={state} back={back} opened={opened} />}
    </li>
  );
}

/** For the mouse only: by keyboard the item itself hears S, @ and Delete. */
const Act = ({
  icon,
  label,
  press,
}: {
  icon: 'person' | 'block' | 'x';
  label: string;
  press: () => void;
}) => (
  <button type="button" className={css['act']} tabIndex={-1} aria-label={label} title={label} onClick={press}>
    <Icon name={icon} />
  </button>
);
