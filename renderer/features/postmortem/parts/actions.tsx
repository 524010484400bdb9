import { useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { dueWords, escalationWords, isOpen, isOverdue } from '../../../../shared/actions/standing.ts';
import { actionItemsOf, type ActionItem } from '../../../../shared/incident/action-items.ts';
import {
  actionStateLabel,
  actionStates,
  type ActionState,
} from '../../../../shared/incident/events/action-item-set.ts';
import type { IncidentId } from '../../../../shared/ids.ts';
import { dayAt, type Day } from '../../../../shared/time/days.ts';
import { ActionForm } from '../../../incident-parts/action-form.tsx';
import { EffectCheck } from '../../../incident-parts/effect-check.tsx';
import { changeAction } from '../../../incident-parts/action-writing.ts';
import { zone } from '../../../incident-parts/zone.ts';
import { useNow } from '../../../state/clock.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { cx } from '../../../ui/cx.ts';
import type { ExtraProps } from '../extras.ts';
import css from './actions.module.css';
import { ownLetters } from './own-letters.ts';

/** What was promised in this incident: each item with its owner, its day, its priority and where it stands. */
export function Actions({ incident, part }: ExtraProps) {
  const today = dayAt(useNow(), zone);
  const items = actionItemsOf(incident);
  const bare = items.filter((item) => isOpen(item) && (item.owner === null || item.due === null)).length;
  return (
    <section className={css['part']} aria-label={`${part.title}: items`}>
      {items.length > 0 && (
        <ul className={css['items']}>
          {items.map((item) => (
            <Item key={item.id} incident={incident.id} item={item} today={today} />
          ))}
        </ul>
      )}
      <NewItem />
      <EffectCheck />
      <p className={css['hint']}>{hint(items.length, bare)}</p>
    </section>
  );
}

function hint(all: number, bare: number): string {
  if (all === 0) return 'An item stands under Actions, with its owner and its day, until it is done.';
  if (bare === 0) return 'Every open item has an owner and a day.';
  return `${bare === 1 ? 'One open item is' : `${bare} open items are`} without an owner or a day: nobody does what nobody owns.`;
}

/** A new item is written where the list is; Alt+Shift+I leads here. */
function NewItem() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (open) {
    return (
      <ActionForm
        onDone={() => {
          flushSync(() => setOpen(false));
          button.current?.focus();
        }}
      />
    );
  }
  return (
    <button ref={button} type="button" className={css['new']} data-new-action onClick={() => setOpen(true)}>
      New action item <KeyCap chord="Alt+Shift+I" small />
    </button>
  );
}

type ItemProps = { readonly incident: IncidentId; readonly item: ActionItem; readonly today: Day };

function Item({ incident, item, today }: ItemProps) {
  const [editing, setEditing] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  if (editing) {
    return (
      <li>
        <ActionForm
          edit={item}
          onDone={() => {
            flushSync(() => setEditing(false));
            line.current?.querySelector('button')?.focus();
          }}
        />
      </li>
    );
  }
  const { text, owner, priority, category, state } = item;
  const slipped = escalationWords(item, today);
  return (
    <li
      ref={line}
      className={cx(css['item'], !isOpen(item) && css['ended'])}
      onKeyDown={(event) => keys(event, () => setEditing(true))}
    >
      <div>
        <p>{text}</p>
        <small>
          {[category, priority === 'medium' ? null : `${priority} priority`, slipped]
            .filter((each) => each !== null)
            .join(' · ')}
        </small>
      </div>
      <span className={cx(owner === null && css['missing'])}>{owner ?? 'nobody yet'}</span>
      <span className={cx(css['due'], (item.due === null || isOverdue(item, today)) && css['missing'])}>
        {dueWords(item, today)}
      </span>
      <select
        className={css['state']}
        aria-label={`State: ${text}`}
        value={state}
        onKeyDown={ownLetters}
        onChange={(event) =>
          void changeAction(incident, item, {
            state: event.currentTarget.value as ActionState, // one of the options below
          }).then(showTrouble)
        }
      >
        {actionStates.map((each) => (
          <option key={each} value={each}>
            {actionStateLabel[each]}
          </option>
        ))}
      </select>
      <Button look="plain" small label={`Change: ${text}`} onPress={() => setEditing(true)}>
        Change
      </Button>
    </li>
  );
}

function keys(event: KeyboardEvent, edit: () => void): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key !== 'e' || !plain || event.target instanceof HTMLSelectElement) return;
  event.preventDefault();
  event.stopPropagation();
  edit();
}
