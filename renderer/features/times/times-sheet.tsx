import { useRef, useState } from 'react';
import { timeProblems, timesOf, type TimeOfIncident } from '../../../shared/incident/times.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { both, stamp, zone } from '../../incident-parts/zone.ts';
import { useNow, wallClock } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, optionId } from '../../ui/menu.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { setTime } from './set-time.ts';
import { SpansTable } from './spans-table.tsx';
import css from './times.module.css';

const LIST = 'times-list';

/** What a time was before, the latest correction first. */
function historyWords({ history }: TimeOfIncident, now: number): string {
  return history
    .toReversed()
    .map(
      ({ to, by, setAt }) =>
        `${to === null ? 'taken back' : `set to ${stamp(to, now)}`} by ${by}, ${stamp(setAt, now)}`,
    )
    .join('; ');
}

/** Every time of the incident, corrected in words: arrows choose which, Enter sets it. */
export function TimesSheet() {
  const opened = useOpened();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  if (opened === null) return null;
  const { incident } = opened;
  const times = timesOf(incident);
  const chosen = times[Math.min(active, times.length - 1)];
  if (chosen === undefined) return null;
  const read = typed.trim() === '' ? null : parseInstant(typed, { now, zone, side: 'past' });
  const canGo = chosen.what === 'detected' && chosen.at !== null;
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  function choose(index: number): void {
    setActive(index);
    setRefused(null);
    field.current?.focus();
  }
  async function set(what: string): Promise<void> {
    if (typed.trim() === '') {
      leave();
      return;
    }
    const at = parseInstant(typed, { now: wallClock(), zone, side: 'past' });
    if (!at.ok) return;
    const failure = await setTime(what, at.value);
    setRefused(failure);
    if (failure === null) setTyped('');
  }
  return (
    <Sheet
      title="Times"
      aside="/times detected 13:35"
      first={field}
      refused={refused}
      why="A corrected time stays in the log with the one before it."
      onSubmit={() => void set(chosen.what)}
      onCancel={leave}
      buttons={
        <>
          {canGo && (
            <Button look="plain" small onPress={() => void setTime('detected', null).then(setRefused)}>
              Take detected back
            </Button>
          )}
          <Button look="plain" small chord="Escape" onPress={leave}>
            Close
          </Button>
          <Button look="primary" small chord="Enter" submit>
            {typed.trim() === '' ? 'Done' : 'Correct'}
          </Button>
        </>
      }
    >
      <Problems problems={timeProblems(incident)} />
      <Menu
        flat
        id={LIST}
        label="Times"
        items={times.map((time) => ({
          id: time.what,
          word: time.label,
          about: historyWords(time, now),
          far: time.at === null ? 'not said' : stamp(time.at, now),
        }))}
        active={times.indexOf(chosen)}
        onPick={(item) => choose(times.findIndex(({ what }) => what === item.id))}
      />
      <TextField
        label={`${chosen.label}, ${chosen.at === null ? 'not said yet' : `now ${both(chosen.at)}`}`}
        placeholder="-5m, 14:02, yesterday 23:50"
        field={field}
        value={typed}
        onChange={(words) => {
          setTyped(words);
          setRefused(null);
        }}
        list={{ id: LIST, active: optionId(LIST, times.indexOf(chosen)), open: true }}
        error={read?.ok === false ? read.error : null}
        understood={read?.ok === true ? <Chip accent>{stamp(read.value, now)}</Chip> : null}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          choose((times.indexOf(chosen) + step + times.length) % times.length);
        }}
      />
      <SpansTable incident={incident} now={now} />
    </Sheet>
  );
}

/** What does not fit together: said, not in the way. */
function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className={css['problems']} role="note" aria-label="What does not fit together">
      <Icon name="warn" />
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
