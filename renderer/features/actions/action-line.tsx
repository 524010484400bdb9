import type { CSSProperties } from 'react';
import { dueWords, isEscalated, isOpen, isOverdue } from '../../../shared/actions/standing.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { actionStateLabel } from '../../../shared/incident/events/action-item-set.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { dayAt, dayWords, daysBetween, type Day } from '../../../shared/time/days.ts';
import { Due } from '../../incident-parts/due.tsx';
import { Exercise } from '../../incident-parts/exercise.tsx';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { zone } from '../../incident-parts/zone.ts';
import { cx } from '../../ui/cx.ts';
import { noteOf } from './item-words.ts';
import type { ItemLine } from './lines.ts';
import css from './list.module.css';
import { StateMark } from '../../incident-parts/state-mark.tsx';

type Props = {
  readonly line: ItemLine;
  readonly today: Day;
  readonly style: CSSProperties;
  readonly id: string;
  readonly current: boolean;
  readonly place: number;
  readonly of: number;
  readonly onSelect: () => void;
  readonly onForward: () => void;
  readonly onOpen: () => void;
};

/** An item in two rows: what it is, whose, until when; and below it where it comes from and how it stands. */
export function ActionLine(props: Props) {
  const { line, today, style, id, current, place, of } = props;
  const { item, check } = line;
  const { text, owner, category, priority, incident } = item;
  const note = noteOf(item, check, today);
  return (
    <div
      {...{ id, style }}
      role="option"
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={place}
      className={cx(css['item'], current && css['current'], !isOpen(item) && css['ended'])}
      onClick={props.onSelect}
      onDoubleClick={props.onOpen}
    >
      <span className={css['mark']} onClick={props.onForward} title={actionStateLabel[item.state]}>
        <StateMark state={item.state} />
      </span>
      <span className={css['t']}>
        <b title={text}>{text}</b>
        <small>
          {incident.exercise && <Exercise />}{' '}
          <SeverityMark severity={incident.severity} size={16} decorative />{' '}
          <span title={`${severityLabel[incident.severity]} ${incident.title}`}>{incident.title}</span>
          {note !== null && <em>{note}</em>}
        </small>
      </span>
      <span className={cx(css['owner'], owner === null && css['missing'])}>{owner ?? 'Nobody yet'}</span>
      <span className={css['kind']}>
        {category ?? ''}
        {priority === 'medium' ? '' : <small>{priority}</small>}
      </span>
      <span className={css['due']}>
        <DueDay item={item} today={today} />
      </span>
    </div>
  );
}

/** Until when, in the one way in which time pressure is shown; when it ended, where it did. */
export function DueDay({ item, today }: { item: ListedAction; today: Day }) {
  const { due, endedAt } = item;
  if (!isOpen(item)) return endedAt === null ? null : <span>{dayWords(dayAt(endedAt, zone), today)}</span>;
  if (due === null) return <span>no day</span>;
  const near = daysBetween(today, due) <= 1;
  const state = isOverdue(item, today) ? 'over' : near || isEscalated(item, today) ? 'soon' : 'rest';
  return (
    <span title={due}>
      <Due due={{ state, text: dueWords(item, today) }} />
    </span>
  );
}
