import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import panel from '../../incident-parts/panel.module.css';
import { leaveFront } from '../../state/front.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { showFront, useUi } from '../../state/ui.ts';
import { useZone } from '../../state/clock.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { copyDocument, documentOf, titles, type Which } from './actions.ts';
import css from './document.module.css';

const kinds: readonly { readonly which: Which; readonly about: string }[] = [
  { which: 'state', about: 'How it stands, in the shape of Google’s incident state document. UTC.' },
  {
    which: 'record',
    about: 'Everything: times, roles, decisions, updates, and the log with its corrections.',
  },
];

/** The incident as a document, word for word as it will be copied; it follows the incident while it goes on. */
export function DocumentScreen() {
  const front = useUi((s) => s.front);
  const which = front?.name === 'document' ? front.which : 'state';
  const text = useDocument(which);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    pane.current?.focus();
  }, [which]);
  return (
    <section className={css['screen']} aria-label="Document">
      <nav className={css['side']} aria-label="Documents">
        <header className={panel['head']}>
          <h2>Document</h2>
        </header>
        {kinds.map((kind) => (
          <button
            key={kind.which}
            type="button"
            className={cx(css['kind'])}
            aria-current={kind.which === which ? 'page' : undefined}
            onClick={() => showFront({ name: 'document', which: kind.which })}
          >
            <b>{titles[kind.which]}</b>
            <small>{kind.about}</small>
          </button>
        ))}
        <div className={css['acts']}>
          <Button look="primary" chord="Ctrl+C" disabled={text === null} onPress={() => void copyDocument()}>
            Copy
          </Button>
          <Button chord="Escape" onPress={leaveFront}>
            To the log
          </Button>
        </div>
        <p className={css['hint']}>
          Markdown, for a wiki, a ticket or a chat. <code>ic {which} ID --out FILE</code> writes it to a file.
        </p>
      </nav>
      <div ref={pane} className={css['pane']} role="document" aria-label={titles[which]} tabIndex={0}>
        <LeaveFront className={css['leave']} />
        {text === null ? (
          <p>Its declaration has not arrived on this desktop yet: there is nothing to copy.</p>
        ) : (
          <pre>{text}</pre>
        )}
      </div>
    </section>
  );
}

/** Made anew for each state of the incident that is shown; what comes in meanwhile never waits for it. */
function useDocument(which: Which): string | null {
  const opened = useDeferredValue(useOpened());
  const playbook = usePlaybook();
  const zone = useZone();
  return useMemo(
    () => (opened === null ? null : documentOf(which, opened, playbook)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the clock times in it are the zone's
    [which, opened, playbook, zone],
  );
}
