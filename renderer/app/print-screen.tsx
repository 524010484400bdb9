import { useEffect, useState } from 'react';
import { PrintedKeys } from './printed-keys.tsx';
import { PrintedList } from '../features/print/list.tsx';
import { PrintedRecord } from '../features/print/record.tsx';
import { wallClock } from '../state/clock.ts';
import { useProjections } from '../state/projections.ts';
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
  const { opened, playbook, settings, summaries, keys, route, now } = held;
  if (keys) return <PrintedKeys here={route.name} />;
  if (opened !== null && 'id' in route)
    return <PrintedRecord opened={opened} playbook={playbook} person={settings.person} now={now} />;
  return <PrintedList summaries={summaries} now={now} />;
}
