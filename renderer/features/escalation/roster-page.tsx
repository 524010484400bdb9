import { useEffect, useRef } from 'react';
import { leaveVisit } from '../../bridge/visit.ts';
import { useNow } from '../../state/clock.ts';
import { usePlaybook } from '../../state/projections.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RosterPart } from './roster-part.tsx';
import css from './roster-page.module.css';

/** Who can be called, where no incident is open. */
export function RosterPage() {
  const { roster } = usePlaybook();
  const now = useNow();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.querySelector<HTMLElement>('[data-find]')?.focus(), []);
  return (
    <div ref={page} className={css['page']}>
      <header className={css['head']}>
        <IconButton label="Back (Esc)" onPress={() => void leaveVisit()}>
          <Icon name="back" />
        </IconButton>
        <h1>Roster</h1>
        <span>of the team’s playbook; Ctrl P prints it with the ladders</span>
      </header>
      <main className={css['main']}>
        <RosterPart roster={roster} now={now} onPage={null} />
      </main>
    </div>
  );
}
