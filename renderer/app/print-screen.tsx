import { useEffect, useState } from 'react';
import { postFor } from '../../shared/incident/handoff.ts';
import { PrintedKeys } from './printed-keys.tsx';
import { viewToPrint } from '../features/facilitate/copying.ts';
import { PrintedAfterAction, PrintedScript } from '../features/print/after-action.tsx';
import { PrintedEscalation } from '../features/print/escalation.tsx';
import { PrintedMinute, PrintedState } from '../features/print/front.tsx';
import { PrintedHandoff } from '../features/print/handoff.tsx';
import { PrintedList } from '../features/print/list.tsx';
import { PrintedPostmortem } from '../features/print/postmortem.tsx';
import { PrintedRecord } from '../features/print/record.tsx';
import { PrintedUpdate } from '../features/print/update.tsx';
import { wordingsToPrint } from '../features/updates/printing.ts';
import { wallClock } from '../state/clock.ts';
import { usePostmortem } from '../state/postmortem.ts';
import { useProjections } from '../state/projections.ts';
import { wordsFor } from '../incident-parts/handoff-typed.ts';
import { setPrinting, useUi } from '../state/ui.ts';

/** Lays out for paper what is on screen, as it is at this moment, and prints it once it is there. */
export function PrintScreen() {
  const [held] = useState(() => ({ ...useProjections.getState(), ...useUi.getState(), now: wallClock() }));
  useEffect(() => {
    const done = (): void => setPrinting(false);
    window.addEventListener('afterprint', done);
    void document.fonts.ready.then(() => window.print());
    return () => window.removeEventListener('afterprint', done);
  }, []);
  const { opened, playbook, settings, summaries, keys, route, front, now } = held;
  if (keys) return <PrintedKeys here={route.name} />;
  if (route.name === 'roster') return <PrintedEscalation incident={null} playbook={playbook} now={now} />;
  if (opened !== null && front?.name === 'escalation')
    return <PrintedEscalation incident={opened.incident} playbook={playbook} now={now} />;
  const said = { opened, playbook, person: settings.person, now };
  if (opened !== null && front?.name === 'minute') return <PrintedMinute {...said} opened={opened} />;
  if (opened !== null && front?.name === 'document' && front.which === 'state')
    return <PrintedState {...said} opened={opened} />;
  const { words } = usePostmortem.getState();
  if (opened !== null && front?.name === 'postmortem' && words !== null)
    return <PrintedPostmortem opened={opened} playbook={playbook} words={words} now={now} />;
  const script = front?.name === 'facilitate' ? viewToPrint(now) : null;
  if (opened !== null && script !== null)
    return <PrintedScript id={opened.incident.id} words={script} now={now} />;
  if (opened !== null && front?.name === 'after-action')
    return <PrintedAfterAction opened={opened} playbook={playbook} now={now} />;
  if (opened !== null && front?.name === 'update')
    return (
      <PrintedUpdate
        incident={opened.incident}
        playbook={playbook}
        wordings={wordingsToPrint(opened, playbook, now)}
        now={now}
      />
    );
  if (opened !== null && front?.name === 'handoff') {
    const words = wordsFor(postFor(opened.incident, front.role, front.person)?.place);
    return (
      <PrintedHandoff
        opened={opened}
        playbook={playbook}
        about={front}
        words={words}
        person={settings.person}
        now={now}
      />
    );
  }
  if (opened !== null && 'id' in route)
    return <PrintedRecord opened={opened} playbook={playbook} person={settings.person} now={now} />;
  return <PrintedList summaries={summaries} now={now} />;
}
