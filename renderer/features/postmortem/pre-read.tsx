import type { KeyboardEvent } from 'react';
import type { PreReadItem } from '../../../shared/incident/pre-read.ts';
import type { Instant } from '../../../shared/ids.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './outline.module.css';

/** Ticks a point by hand, or takes the tick away. What the console sees is not opened again by hand. */
async function press({ id, text, done, tick, missing }: PreReadItem): Promise<void> {
  if (done && tick?.by === null) {
    showTrouble(`“${text}” ticks itself: the console saw it done.`);
    return;
  }
  const command = (undo: boolean) =>
    ({ name: 'tick-review', fields: { list: 'pre-read', item: id, undo } }) as const;
  if (!(await runOrSay(command(done)))) return;
  offerUndo(
    done ? `Opened “${text}” again` : `Ticked “${text}”${missing === null ? '' : ' by hand'}`,
    command(!done),
  );
}

/** What is to be in place before people meet: what the console can see ticks itself and says what is missing. */
export function PreRead({ items }: { items: readonly PreReadItem[] }) {
  const now = useNow();
  const done = items.filter((item) => item.done).length;
  return (
    <>
      <header className={panel['head']}>
        <h2 id="postmortem-pre-read">Pre-read check</h2>
        <span className={panel['count']}>
          {done} of {items.length}
        </span>
        <KeyCap chord="Ctrl+Shift+P" small className={panel['far']} />
      </header>
      <ul className={css['pre']} aria-labelledby="postmortem-pre-read" onKeyDown={move}>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              role="checkbox"
              aria-checked={item.done}
              aria-describedby={`pre-read-${item.id}`}
              aria-label={item.text}
              title={howOf(item, now) || undefined}
              data-standing={item.done ? 'done' : item.seen === null ? 'open' : 'waits'}
              onClick={() => void press(item)}
            >
              <span className={css['box']}>{item.done && <Icon name="check" />}</span>
              <span>
                {item.text}
                <small
                  id={`pre-read-${item.id}`}
                  className={item.missing === null ? css['hidden'] : undefined}
                >
                  {howOf(item, now)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is missing, or who ticked it; nothing where a box is enough. */
function howOf({ tick, missing, seen }: PreReadItem, now: Instant): string {
  if (missing !== null) return missing;
  if (tick === null) return '';
  if (tick.by === null) return 'seen by the console';
  return `${tick.by}${tick.at === null ? '' : `, ${stamp(tick.at, now)}`}${seen === null ? '' : ', by hand'}`;
}

function move(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="checkbox"]')];
  const at = boxes.findIndex((box) => box === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: boxes.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  boxes[to]?.focus();
}
