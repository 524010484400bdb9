import { useEffect } from 'react';
import { dueState } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useOpened, usePerson } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { kindOf } from './kinds.ts';
import { askedHere, show, showNext, shownOf, STRIP, useShown } from './place.ts';
import css from './for-me.module.css';

/** What is asked of the person at this desktop, above the log: one thing with what answers it, and how many more. */
export function ForMeStrip() {
  const asked = askedHere(
    useOpened(),
    usePerson(),
    useShown((s) => s.hidden),
  );
  const key = useShown((s) => s.key);
  const shown = shownOf(asked, key);
  const kind = shown === undefined ? undefined : kindOf(shown);
  const dueAt = shown === undefined || kind === undefined ? null : kind.dueAt(shown);
  const now = useIncidentNow([dueAt]);
  // What is looked at stays where it is when something else comes: nobody answers what they have not read.
  useEffect(() => show(shown?.key ?? null), [shown?.key]);
  if (shown === undefined || kind === undefined) return null;
  const place = asked.indexOf(shown) + 1;
  return (
    <section id={STRIP} className={css['strip']} aria-label="Asked of you">
      <p aria-live="polite" title={shown.text}>
        <b>{kind.lead(shown)}</b> {shown.text} <small>{kind.about(shown, now)}</small>
      </p>
      {dueAt !== null && <Due due={dueState(dueAt, now)} clock={stamp(dueAt, now)} />}
      <div className={css['acts']}>
        {kind.answers(shown).map(({ label, run }, i) => (
          <Button
            key={label}
            small
            keepsFocus
            chord={i === 0 ? 'Alt+Q' : undefined}
            onPress={() => {
              show(null);
              run();
            }}
          >
            {label}
          </Button>
        ))}
        {asked.length > 1 && (
          <button
            type="button"
            className={css['more']}
            title="Show the next thing that is asked of you"
            onClick={showNext}
          >
            {place} of {asked.length} <KeyCap chord="Alt+Shift+Q" small />
          </button>
        )}
      </div>
    </section>
  );
}
