import { useEffect, useRef, type ReactNode } from 'react';
import { leaveVisit } from '../../bridge/visit.ts';
import { useSync } from '../../state/projections.ts';
import { beginConnecting, leaveSharing, useSharing } from '../../state/sharing.ts';
import { useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { look, stepBack, takeBack } from './actions.ts';
import { CarryPart } from './carry-part.tsx';
import { ConnectStep } from './connect-step.tsx';
import { ConnectionList } from './connection-list.tsx';
import { DesktopList } from './desktop-list.tsx';
import css from './sharing.module.css';

/** What is shared and with whom: the places where desktops meet, and the desktops themselves. */
export function SharingPage() {
  const { connections } = useSync();
  const connecting = useSharing((s) => s.connecting);
  const page = useRef<HTMLElement>(null);
  const none = connections.length === 0;
  useEffect(() => leaveSharing, []);
  useEffect(() => {
    if (!none && !connecting) page.current?.focus();
  }, [none, connecting]);
  return (
    <div className={css['sharing']}>
      <header className={css['head']}>
        <IconButton label="Back (Esc)" onPress={() => void leaveVisit()}>
          <Icon name="back" />
        </IconButton>
        <h1>Sharing</h1>
        <span className={css['aside']}>
          this desktop keeps a whole copy of everything; desktops meet at a place
        </span>
        {!none && (
          <>
            <Button chord="L" className={css['far']} onPress={() => void look()}>
              Look now
            </Button>
            <Button chord="C" onPress={beginConnecting}>
              Connect
            </Button>
          </>
        )}
      </header>
      <main ref={page} className={css['form']} tabIndex={-1} aria-label="Sharing">
        {(none || connecting) && <ConnectStep first={none} />}
        {!none && (
          <Section title="Meeting places">
            <ConnectionList />
          </Section>
        )}
        <Section title="Desktops">
          <DesktopList />
        </Section>
        <Section title="One file">
          <CarryPart />
        </Section>
      </main>
      <Foot />
    </div>
  );
}

/** A part of the page with its heading at the side. */
function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = `sharing-${title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section className={css['section']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={css['rows']}>{children}</div>
    </section>
  );
}

/** What became of the last thing that was done here, and the way back. */
function Foot() {
  const { refused, done, connecting } = useSharing();
  const trouble = useUi((s) => s.trouble);
  const { connections } = useSync();
  const said = refused ?? trouble;
  const last = done.at(-1);
  return (
    <footer className={css['foot']}>
      <div role="status" aria-label="Sharing" className={css['status']}>
        {said !== null ? (
          <span className={css['refused']}>{said}</span>
        ) : last === undefined ? (
          'Without a network everything works as usual, and goes there later.'
        ) : (
          <>
            <Icon name="check" />
            {last.words}
          </>
        )}
      </div>
      {last !== undefined && (
        <Button look="plain" small chord="Ctrl+Z" onPress={() => void takeBack()}>
          Take it back
        </Button>
      )}
      <Button look="plain" chord="Escape" onPress={stepBack}>
        {connecting && connections.length > 0 ? 'Not now' : 'Back'}
      </Button>
    </footer>
  );
}
