import { planLabel, type Calendar, type CalendarLine } from '../../../shared/readiness/calendar.ts';
import { quarterFrom, quarterLabel } from '../../../shared/readiness/quarters.ts';
import { dayAt } from '../../../shared/metrics/periods.ts';
import { daysBetween, parseDay } from '../../../shared/time/days.ts';
import { counted, dayWords } from './days.ts';
import { openFields, plan, unplan, useView } from './doing.ts';
import { Fields } from './fields.tsx';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** What is due once a quarter: planned, done, and what was not done in the quarter before. */
export function CalendarPart({ readiness, now, zone }: Known) {
  const { lines, ahead, missed } = readiness.calendar;
  const [first] = lines;
  if (first === undefined) return null;
  const before = quarterLabel(quarterFrom(first.quarter, -1));
  return (
    <Part
      title="Due this quarter"
      beside={quarterLabel(first.quarter)}
      note={
        missed.length === 0
          ? undefined
          : `Not done in ${before}: ${missed.map((what) => planLabel[what].toLowerCase()).join(', ')}.`
      }
    >
      <ul className={css['rows']}>
        {lines.map((line) => (
          <CalendarRow key={line.what} line={line} now={now} today={dayAt(now, zone)} />
        ))}
        {ahead.map((held) => (
          <AheadRow key={held.id} plan={held} now={now} today={dayAt(now, zone)} />
        ))}
      </ul>
    </Part>
  );
}

const marks: Record<CalendarLine['state'], string> = {
  done: 'Done',
  planned: 'Planned',
  due: 'Due',
  overdue: 'Overdue',
};

function CalendarRow({ line, now, today }: { line: CalendarLine; now: number; today: string }) {
  const { what, state, plan: held, day } = line;
  const id = `plan.${what}`;
  const open = useView((s) => s.open === id);
  const label = planLabel[what];
  if (open)
    return <PlanFields row={id} before={held?.done === false ? held : null} {...{ what, now, today }} />;
  return (
    <Row
      id={id}
      mark={<span className={css[state]}>{marks[state]}</span>}
      title={label}
      detail={detailOf(line, now, today)}
      onEnter={() => openFields(id)}
    >
      {state !== 'done' && (
        <>
          <Act
            letter="P"
            word={held === null ? 'Plan' : 'Move'}
            about={label}
            onPress={() => openFields(id)}
          />
          <Act
            letter="D"
            word="Done"
            about={label}
            onPress={() =>
              void plan(
                { what, day: today, words: held?.words ?? '', done: true },
                held,
                `${label} is done for this quarter.`,
              )
            }
          />
        </>
      )}
      {state === 'done' && held !== null && (
        <Act
          letter="U"
          word="Not done"
          about={label}
          onPress={() =>
            void plan({ what, day, words: held.words, done: false }, held, `${label} is not done after all.`)
          }
        />
      )}
      {held !== null && <Act letter="X" word="Remove" about={label} onPress={() => void unplan(held)} />}
    </Row>
  );
}

/** A plan beside the one that this quarter asks for. */
function AheadRow({ plan: held, now, today }: { plan: Plan; now: number; today: string }) {
  const { what, day, words } = held;
  const id = `plan.${held.id}`;
  const open = useView((s) => s.open === id);
  const label = planLabel[what];
  if (open) return <PlanFields row={id} before={held} {...{ what, now, today }} />;
  return (
    <Row
      id={id}
      mark={<span className={css['planned']}>{marks.planned}</span>}
      title={label}
      detail={`${dayWords(day, now)}, ${inDays(daysBetween(today, day))}${words === '' ? '' : `: ${words}`}`}
      onEnter={() => openFields(id)}
    >
      <Act letter="P" word="Move" about={label} onPress={() => openFields(id)} />
      <Act letter="X" word="Remove" about={label} onPress={() => void unplan(held)} />
    </Row>
  );
}

type Plan = Calendar['ahead'][number];
type FieldsOf = {
  readonly row: string;
  readonly what: Plan['what'];
  /** The plan that is moved; null for a new one. */
  readonly before: Plan | null;
  readonly now: number;
  readonly today: string;
};

/** For when it is planned, and with whom. */
function PlanFields({ row, what, before, now, today }: FieldsOf) {
  const label = planLabel[what];
  return (
    <Fields
      row={row}
      verb={before === null ? 'Plan it' : 'Move it'}
      fields={[
        {
          ...{ name: 'day', label: label, type: 'date', placeholder: 'fri, 2026-12-01' },
          value: before?.day ?? today,
        },
        {
          ...{ name: 'words', label: 'Who and what', type: 'text' },
          value: before?.words ?? '',
          placeholder: 'Ben leads, payments fail over',
        },
      ]}
      onSay={async ({ day: typed = '', words = '' }) => {
        const read = parseDay(typed, today);
        if (!read.ok) return read.error;
        const said = `${label} is planned for ${dayWords(read.value, now)}.`;
        await plan({ what, day: read.value, words, done: false }, before, said);
        return null;
      }}
    />
  );
}

function detailOf(
  { state, day, why, plan: held, lastDone }: CalendarLine,
  now: number,
  today: string,
): string {
  const words = held === null || held.words === '' ? '' : `: ${held.words}`;
  const on = dayWords(day, now);
  if (state === 'done') return held === null ? `${on}, an exercise in the records` : `${on}${words}`;
  if (state === 'planned') return `${on}, ${inDays(daysBetween(today, day))}${words}`;
  if (held !== null) return `was planned for ${on}, and is not marked as done${words}`;
  return `by ${on}, ${why}${lastDone === null ? '; never done yet' : `; last done ${dayWords(lastDone, now)}`}`;
}

function inDays(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`;
}
