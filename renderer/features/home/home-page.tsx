import { useEffect, useMemo, useState } from 'react';
import { beginDeclaring } from '../../bridge/declare.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { visitSearch } from '../../bridge/visit.ts';
import { AskingDevices } from '../../incident-parts/asking-devices.tsx';
import { Notices } from '../../incident-parts/notices.tsx';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { usePlaybook, useSummaries } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { FirstStart } from './first-start.tsx';
import { IncidentList } from './incident-list.tsx';
import { linesOf } from './sections.ts';
import css from './home.module.css';

/** The list of incidents, or what to do first when there is none. */
export function HomePage() {
  const summaries = useSummaries();
  const trouble = useUi((s) => s.trouble);
  return (
    <PageFrame current="home">
      {summaries.length === 0 ? <FirstStart trouble={trouble} /> : <List trouble={trouble} />}
    </PageFrame>
  );
}

const focusList = (): void => document.getElementById('incidents')?.focus();

function List({ trouble }: { trouble: string | null }) {
  const summaries = useSummaries();
  const [typed, setTyped] = useState('');
  const { postmortem } = usePlaybook();
  const lines = useMemo(() => linesOf(summaries, typed, postmortem), [summaries, typed, postmortem]);
  useEffect(focusList, []);
  return (
    <Page
      title="Incidents"
      right={
        <>
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
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  visitSearch(typed);
                  return;
                }
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
        </>
      }
    >
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
        {typed.trim() !== '' && (
          <p className={css['none']}>
            <Button look="link" chord="Ctrl+Enter" onPress={() => visitSearch(typed)}>
              Search everything
            </Button>
          </p>
        )}
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
    </Page>
  );
}
