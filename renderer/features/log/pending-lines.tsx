import { useEffect, useState } from 'react';
import { focusComposerAfterwards } from '../../state/focus.ts';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { Due } from '../../incident-parts/due.tsx';
import { Moment } from '../../incident-parts/moment.tsx';
import { retrySaving } from '../../bridge/start.ts';
import { useComposer } from '../../state/composer.ts';
import { usePerson } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { kindIcon } from '../../incident-parts/row-look.ts';
import css from './log.module.css';

/** A line that is saved faster than this is never shown as waiting. */
const PATIENCE_MS = 100;

/** Lines that were entered and are not in the record yet, under the log; and why, when they could not be saved. */
export function PendingLines() {
  const pending = useComposer((s) => s.pending);
  const notSaved = useComposer((s) => s.notSaved);
  const person = usePerson();
  const [late, setLate] = useState<string | null>(null);
  const first = pending[0]?.entry ?? null;
  useEffect(() => {
    const timer = setTimeout(() => setLate(first), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [first]);
  const shown = notSaved !== null || (first !== null && late === first);
  return (
    <>
      {shown && pending.length > 0 && (
        <ol className={css['pending']} aria-label="Not saved yet">
          {pending.map(({ entry, at, kind, text, to }) => (
            <li key={entry} className={css['waiting']}>
              <Moment at={at} />
              <span>{person}</span>
              <Icon name={kindIcon[kind]} />
              <p>
                {kind !== 'note' && <b>{entryKindLabel[kind]} </b>}
                {to !== undefined && `@${to} `}
                {text}
              </p>
              <Due due={{ state: 'soon', text: 'not saved yet' }} />
            </li>
          ))}
        </ol>
      )}
      {notSaved !== null && <NotSaved sentence={notSaved} />}
    </>
  );
}

function NotSaved({ sentence }: { sentence: string }) {
  const [, what = '', then = ''] = /^([^.]*\.)(.*)$/s.exec(sentence) ?? [null, sentence, ''];
  return (
    <div className={css['banner']} role="alert">
      <Icon name="warn" />
      <p>
        <b>{what}</b>
        {then}
      </p>
      <Button small chord="Enter" onPress={() => void retrySaving().then(focusComposerAfterwards())}>
        Retry
      </Button>
    </div>
  );
}
