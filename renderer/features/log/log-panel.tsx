import { useMemo, type ReactNode } from 'react';
import { useZone } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { showTrouble, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Composer } from './composer.tsx';
import { DropTarget } from './drop-target.tsx';
import { filterKey, filterRows } from './filters.ts';
import { FindBar } from './find-bar.tsx';
import { LogHead } from './log-head.tsx';
import { LogList } from './log-list.tsx';
import { useLocalRows, withLocal } from './local-rows.ts';
import { PendingLines } from './pending-lines.tsx';
import { useLogView } from './view.ts';
import { Viewer } from './viewer.tsx';
import css from './log.module.css';

/**
 * The scribe log with its composer; `asked` is what is asked of the person, `sheet` the question that is being asked
 * above the composer.
 */
export function LogPanel({ asked, sheet }: { asked: ReactNode; sheet: ReactNode }) {
  const opened = useOpened();
  const zone = useZone();
  const filter = useLogView((s) => s.filter);
  const query = useLogView((s) => s.query);
  const all = opened?.rows;
  const local = useLocalRows(opened);
  const rows = useMemo(() => filterRows(withLocal(all ?? [], local), filter), [all, local, filter]);
  if (opened === null) return null;
  return (
    <DropTarget>
      {query === null ? (
        <LogHead opened={opened} shown={rows.length - filterRows(local, filter).length} />
      ) : (
        <FindBar rows={rows} query={query} />
      )}
      {asked}
      <LogList key={filterKey(filter)} opened={opened} rows={rows} zone={zone} />
      {sheet}
      <PendingLines />
      <Trouble />
      <Composer opened={opened} />
      <Viewer opened={opened} />
    </DropTarget>
  );
}

/** Why something that was asked for did not happen; it stays until it is closed or the next thing is done. */
function Trouble() {
  const trouble = useUi((s) => s.trouble);
  if (trouble === null) return null;
  return (
    <div className={css['banner']} role="alert">
      <Icon name="warn" />
      <p>{trouble}</p>
      <Button small onPress={() => showTrouble(null)}>
        Close
      </Button>
    </div>
  );
}
