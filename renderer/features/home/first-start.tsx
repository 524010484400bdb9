import { useEffect, useRef } from 'react';
import { beginDeclaring } from '../../bridge/declare.ts';
import { openHandbook, writePlaybook } from '../../bridge/playbook.ts';
import { openDemo } from '../../bridge/start.ts';
import { openConnecting, visitPage } from '../../bridge/visit.ts';
import { Notices } from '../../incident-parts/notices.tsx';
import { useHandbook, writtenWords } from '../../state/handbook.ts';
import { useStore, useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './first-start.module.css';
import home from './home.module.css';

/** Nothing has happened yet: what can be done now, each with its key. */
export function FirstStart({ trouble }: { trouble: string | null }) {
  const { path } = useStore();
  const connected = useSync().connections.length > 0;
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
              aria-keyshortcuts="G"
              onClick={() => visitPage('exercises')}
            >
              <Icon name="flag" />
              <span className={css['st']}>
                <b>Run a game day</b>
                <span>With your team, or alone. Marked EXERCISE throughout and kept out of the metrics.</span>
              </span>
              <KeyCap chord="G" />
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
          <li>
            <button type="button" className={css['start']} aria-keyshortcuts="C" onClick={openConnecting}>
              <Icon name="folder" />
              <span className={css['st']}>
                <b>Connect a folder or a repository</b>
                <span>
                  Where your team’s desktops meet. Any time will do: earlier records are shared then too.
                </span>
              </span>
              <KeyCap chord="C" />
            </button>
          </li>
          <li>
            <button
              type="button"
              className={css['start']}
              aria-keyshortcuts="P"
              onClick={() => void writePlaybook()}
            >
              <Icon name="pencil" />
              <span className={css['st']}>
                <b>Write your team’s playbook</b>
                <FilesWords />
              </span>
              <KeyCap chord="P" />
            </button>
          </li>
        </ul>
        <PlaybookFiles />
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
          <span>
            {connected
              ? 'What others recorded arrives by itself.'
              : 'Nothing leaves this desktop until you connect something.'}
          </span>
        </p>
      </div>
    </main>
  );
}

/** What the files are for; once they were written, that they are there and where. */
function FilesWords() {
  const { folder, written } = useHandbook();
  return (
    <span>
      {written === null || folder === null
        ? 'Your severities, roles and checklists as files to edit. What stands in no file is as it was built in.'
        : `The files are there, in ${folder}. They apply from now on.`}
    </span>
  );
}

/** Where the playbook's files are, once they were written; before that, where the rules can be read. */
function PlaybookFiles() {
  const { folder, written } = useHandbook();
  return (
    <div className={css['fine']} role="status" aria-label="Playbook">
      <Icon name={written === null ? 'doc' : 'folder'} />
      <span>
        {written === null || folder === null
          ? 'How incidents are run, and every rule in force: '
          : `${writtenWords(written, folder)} `}
        <Button look="link" onPress={() => void openHandbook()}>
          {written === null ? 'the handbook' : 'Read them as the handbook'}
        </Button>
        .
      </span>
    </div>
  );
}
