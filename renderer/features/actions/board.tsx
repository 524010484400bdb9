import { useEffect, type KeyboardEvent } from 'react';
import type { byState } from '../../../shared/actions/action-list.ts';
import { escalationWords } from '../../../shared/actions/standing.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { actionStateLabel, actionStates } from '../../../shared/incident/events/action-item-set.ts';
import type { Day } from '../../../shared/time/days.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { cx } from '../../ui/cx.ts';
import { DueDay } from './action-line.tsx';
import css from './board.module.css';
import { moveTo } from './doing.ts';
import { keyOf, select } from './page-state.ts';

/** More than a hand moves through in one column: the rest is counted. */
const SHOWN = 60;

type Props = {
  readonly columns: ReturnType<typeof byState>;
  /** The key of the item that is selected. */
  readonly at: string | null;
  readonly today: Day;
  readonly onFocus: () => void;
};

/** The items by how far they are, a column each: arrows move among them, Shift and an arrow moves the item. */
export function Board({ columns, at, today, onFocus }: Props) {
  const shown = actionStates.map((state) => columns[state].slice(0, SHOWN));
  const column = shown.findIndex((each) => each.some((item) => keyOf(item) === at));
  const row = shown[column]?.findIndex((item) => keyOf(item) === at) ?? -1;
  useEffect(() => {
    document.getElementById(`card-${at ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  function move(event: KeyboardEvent): void {
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if ((aside ?? down) === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const item = shown[column]?.[row];
    const to = aside === undefined ? undefined : actionStates[column + aside];
    if (aside !== undefined && event.shiftKey) {
      if (item !== undefined && to !== undefined && to !== 'dropped') void moveTo(item, to);
      return;
    }
    const next = aside === undefined ? shown[column]?.[row + (down ?? 0)] : beside(shown, column, row, aside);
    if (next !== undefined) select(keyOf(next));
  }
  return (
    <div
      id="action-items"
      className={css['board']}
      role="listbox"
      aria-label="Action items"
      aria-orientation="horizontal"
      tabIndex={0}
      aria-activedescendant={row < 0 ? undefined : `card-${at ?? ''}`}
      onKeyDown={move}
    >
      {actionStates.map((state, i) => (
        <div key={state} className={css['column']} role="group" aria-label={actionStateLabel[state]}>
          <p className={css['head']} role="presentation">
            <b>{actionStateLabel[state]}</b> {columns[state].length}
          </p>
          <div className={css['cards']} role="presentation">
            {shown[i]?.map((item) => (
              <Card
                key={keyOf(item)}
                item={item}
                today={today}
                current={keyOf(item) === at}
                onSelect={() => {
                  select(keyOf(item));
                  onFocus();
                }}
              />
            ))}
            {columns[state].length > SHOWN && (
              <p className={css['more']} role="presentation">
                {columns[state].length - SHOWN} more: narrow the board, or see the list
              </p>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** The card of the next column that has one, in the same row or the last above it. */
function beside(
  shown: readonly (readonly ListedAction[])[],
  column: number,
  row: number,
  step: number,
): ListedAction | undefined {
  for (let i = column + step; i >= 0 && i < shown.length; i += step) {
    const cards = shown[i];
    const card = cards?.[Math.min(Math.max(row, 0), cards.length - 1)];
    if (card !== undefined) return card;
  }
  return undefined;
}

type CardProps = {
  readonly item: ListedAction;
  readonly today: Day;
  readonly current: boolean;
  readonly onSelect: () => void;
};

function Card({ item, today, current, onSelect }: CardProps) {
  const { text, owner, incident } = item;
  const slipped = escalationWords(item, today);
  return (
    <div
      id={`card-${keyOf(item)}`}
      role="option"
      aria-selected={current}
      className={cx(css['card'], current && css['current'])}
      onClick={onSelect}
      onDoubleClick={() => void openIncident(incident.id)}
    >
      <p title={text}>{text}</p>
      {slipped !== null && <p className={css['slipped']}>{slipped}</p>}
      <div className={css['from']}>
        <SeverityMark severity={incident.severity} size={16} />
        {incident.exercise && <Exercise />}
        <span title={incident.title}>{incident.title}</span>
      </div>
      <div className={css['foot']}>
        <span className={cx(owner === null && css['missing'])}>{owner ?? 'Nobody yet'}</span>
        <DueDay item={item} today={today} />
      </div>
    </div>
  );
}
