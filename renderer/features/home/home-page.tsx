import { useEffect, useMemo, useState } from 'react';
import { isLive } from '../../../shared/incident/phases.ts';
import { beginDeclaring } from '../../bridge/declare.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { openHandbook } from '../../bridge/playbook.ts';
import { visitSettings } from '../../bridge/visit.ts';
import { AskingDevices } from '../../incident-parts/asking-devices.tsx';
import { Notices } from '../../incident-parts/notices.tsx';
import { useStore, useSummaries } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { FirstStart } from './first-start.tsx';
import { ShareLines } from './share-lines.tsx';
import { IncidentList } from './incident-list.tsx';
import { linesOf } from './sections.ts';
import css from './home.module.css';

/** The list of incidents, or what to do first when there is none. */
export function HomePage() {
  const summaries = useSummaries();
  const trouble = useUi((s) => s.trouble);
  const live = summaries.filter(({ phase, exercise }) => isLive(phase) && !exercise).length;
  return (
    <div className={css['frame']}>
      <nav className={css['nav']} aria-label="Console">
        <div className={css['brand']}>
          <Icon name="hex" />
          IC Console
        </div>
        <a href="#incidents" aria-current="page" onClick={(event) => event.preventDefault()}>
          <Icon name="list" />
          <span>Incidents</span>
          {live > 0 && <span className={css['n']}>{live} live</span>}
        </a>
        <a
          href="#handbook"
          aria-keyshortcuts="F2"
          onClick={(event) => {
            event.preventDefault();
            void openHandbook();
          }}
        >
          <Icon name="doc" />
          <span>Handbook</span>
          <KeyCap chord="F2" className={css['n']} small />
        </a>
        <Button look="plain" small chord="Ctrl+," className={css['settings']} onPress={visitSettings}>
          Settings
        </Button>
        <StoreLine />
        <ShareLines />
      </nav>
      {summaries.length === 0 ? <FirstStart trouble={trouble} /> : <List trouble={trouble} />}
    </div>
  );
}

function StoreLine() {
  const { readOnly, notSaved, demo, path } = useStore();
  const words = notSaved ?? readOnly ?? (demo ? 'Demo records on this desktop' : 'Saved on this desktop');
  const fine = notSaved === null && readOnly === null;
  return (
    <div className={css['foot']} role="status" aria-label="Saving">
      <p className={cx(!fine && css['held'])} title={path}>
        <Icon name={fine ? 'disk' : 'warn'} small />
        <span>{words}</span>
      </p>
    </div>
  );
}

const focusList = (): void => document.getElementById('incidents')?.focus();

function List({ trouble }: { trouble: string | null }) {
  const summaries = useSummaries();
  const [typed, setTyped] = useState('');
  const lines = useMemo(() => linesOf(summaries, typed), [summaries, typed]);
  useEffect(focusList, []);
  return (
    <main className={css['page']}>
      <header className={css['head']}>
        <h1>Incidents</h1>
        <div className={css['right']}>
          <label className={css['search']}>
            <Icon name="search" />
            <input
              id="search"
              type="search"
              aria-label="Search incidents"
              placeholder="Incidents, services, people"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                const hit = lines.find((line) => line.kind !== 'head');
                if (event.key === 'Enter' && hit !== undefined) {
                  event.preventDefault();
                  void openIncident(hit.summary.id);
                }
                if (event.key === 'Escape') setTyped('');
                if (event.key === 'ArrowDown' || event.key === 'Escape') {
                  event.preventDefault();
                  focusList();
                }
              }}
            />
            <KeyCap chord="Ctrl+F" />
          </label>
          <Button look="primary" chord="Ctrl+N" onPress={() => void beginDeclaring()}>
            Declare
          </Button>
        </div>
      </header>
      <div className={css['home']}>
        {trouble !== null && (
          <p className={css['trouble']} role="alert">
            {trouble}
          </p>
        )}
        <Notices />
        <AskingDevices />
        <IncidentList key={typed} lines={lines} />
        {lines.length === 0 && <p className={css['none']}>No incident matches “{typed.trim()}”.</p>}
        <p className={css['keys']}>
          <span>
            <KeyCap chord="ArrowUp" small /> <KeyCap chord="ArrowDown" small /> move
          </span>
          <span>
            <KeyCap chord="Enter" small /> open
          </span>
          <span>
            <KeyCap chord="Ctrl+C" small /> copy row as text
          </span>
          <span>
            <KeyCap chord="F1" small /> keys
          </span>
        </p>
      </div>
    </main>
  );
}
