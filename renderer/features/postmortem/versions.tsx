import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import { textAfter, textOf } from '../../../shared/incident/text.ts';
import { burstsOf, editsInOrder } from '../../../shared/incident/text-history.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { offerUndo } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import css from './versions.module.css';

type Props = {
  incident: Incident;
  part: PostmortemPart;
  flush: () => Promise<void>;
  /** Back to the text. */
  leave: () => void;
};

/** Writes what a part read at a former time; what others write meanwhile stays. */
async function takeOver(incident: Incident, part: string, text: string): Promise<boolean> {
  const base = textOf(incident, part);
  if (!(await runOrSay({ name: 'write-text', fields: { section: part, text, base } }))) return false;
  offerUndo('Took a former version over', {
    name: 'write-text',
    fields: { section: part, text: base, base: text },
  });
  return true;
}

/** How a part read after each person's turn at it: to read, to copy, or to take over. */
export function Versions({ incident, part, flush, leave }: Props) {
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);
  const { version } = incident;
  const bursts = useMemo(
    () => burstsOf(incident, part.id).toReversed(),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the incident changes in place
    [incident, version, part.id],
  );
  const [at, setAt] = useState<string | null>(null);
  const chosen = bursts.find(({ id }) => id === at) ?? bursts[0];
  const text = useMemo(
    () => (chosen === undefined ? '' : textAfter(editsInOrder(incident, part.id).slice(0, chosen.edits))),
    [incident, part.id, chosen],
  );
  useEffect(() => {
    void flush();
    list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [flush]);
  function move(event: KeyboardEvent<HTMLElement>): void {
    const index = bursts.findIndex(({ id }) => id === chosen?.id);
    const to = bursts[{ ArrowDown: index + 1, ArrowUp: index - 1 }[event.key] ?? -1];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setAt(to.id);
    list.current?.querySelectorAll<HTMLElement>('button')[bursts.indexOf(to)]?.focus();
  }
  return (
    <section className={css['versions']} aria-label={`Versions of ${part.title}`}>
      {chosen === undefined ? (
        <p className={css['none']}>
          Nobody has written in {part.title} yet. Each person’s turn at the text is a version here.
        </p>
      ) : (
        <>
          <ul ref={list} className={css['list']} onKeyDown={move}>
            {bursts.map(({ id, by, from, until }, i) => (
              <li key={id}>
                <button
                  type="button"
                  className={cx(css['version'])}
                  aria-pressed={id === chosen.id}
                  tabIndex={id === chosen.id ? 0 : -1}
                  onClick={() => setAt(id)}
                >
                  <b>{by}</b>
                  <span>
                    <Moment at={until} words={stamp(until, now)} />
                    {i === 0 && ', as it is now'}
                    {until - from >= 60_000 && `, wrote for ${Math.round((until - from) / 60_000)} min`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <div className={css['acts']}>
            <Button
              small
              disabled={text === textOf(incident, part.id)}
              onPress={() =>
                void takeOver(incident, part.id, text).then((done) => {
                  if (done) leave();
                })
              }
            >
              Take this version over
            </Button>
            <Button small look="plain" onPress={leave}>
              To the text
            </Button>
          </div>
          <div
            className={css['text']}
            role="document"
            aria-label={`${part.title}, by ${chosen.by}`}
            tabIndex={0}
          >
            {text === '' ? <i>Empty.</i> : text}
          </div>
        </>
      )}
    </section>
  );
}
