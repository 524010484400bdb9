import { useEffect, useRef } from 'react';
import { beginDeclaring } from '../../bridge/declare.ts';
import { openDemo } from '../../bridge/start.ts';
import { Notices } from '../../incident-parts/notices.tsx';
import { useStore } from '../../state/projections.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './first-start.module.css';
import home from './home.module.css';

/** Nothing has happened yet: what can be done now, each with its key. */
export function FirstStart({ trouble }: { trouble: string | null }) {
  const { path } = useStore();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <main className={home['page']}>
      <div className={css['first']}>
        <h1>Nothing has happened here yet</h1>
        <p className={css['lede']}>
          An incident is kept on this desktop: no network, no account. Where to start?
        </p>
        {trouble !== null && (
          <p className={home['trouble']} role="alert">
            {trouble}
          </p>
        )}
        <Notices />
        <ul className={css['starts']}>
          <li>
            <button
              ref={first}
              type="button"
              className={css['start']}
              aria-keyshortcuts="D"
              onClick={() => void beginDeclaring()}
            >
              <Icon name="bolt" />
              <span className={css['st']}>
                <b>Declare an incident</b>
                <span>Something is broken now: a title, a severity, Enter.</span>
              </span>
              <KeyCap chord="D" />
            </button>
          </li>
          <li>
            <button
              type="button"
              className={css['start']}
              aria-keyshortcuts="O"
              onClick={() => void openDemo()}
            >
              <Icon name="play" />
              <span className={css['st']}>
                <b>Open the demo</b>
                <span>
                  Incidents that never happened, in a folder of their own. Your records stay as they are.
                </span>
              </span>
              <KeyCap chord="O" />
            </button>
          </li>
        </ul>
        {path !== '' && (
          <p className={css['fine']}>
            <Icon name="disk" />
            <span>
              Everything is kept as files in <code>{path}</code>.
            </span>
          </p>
        )}
        <p className={css['fine']}>
          <Icon name="lock" />
          <span>Nothing leaves this desktop.</span>
        </p>
      </div>
    </main>
  );
}
