import { useMemo, useState, type ReactNode } from 'react';
import { formatDay } from '../../../shared/time/format.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { showTrouble, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Composer } from './composer.tsx';
import { LogList } from './log-list.tsx';
import { PendingLines } from './pending-lines.tsx';
import { countRows, filterLabel, filterRows, filters, type Filter } from './row-words.ts';
import css from './log.module.css';

/** The scribe log with its composer; `sheet` is the question that is being asked above it. */
export function LogPanel({ sheet }: { sheet: ReactNode }) {
  const opened = useOpened();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>('all');
  const all = opened?.rows;
  const counts = useMemo(() => countRows(all ?? []), [all]);
  const rows = useMemo(() => filterRows(all ?? [], filter), [all, filter]);
  if (opened === null) return null;
  return (
    <section id="log" className={css['log']} aria-labelledby="log-title" tabIndex={-1}>
      <header className={css['head']}>
        <h2 id="log-title">Log</h2>
        <div className={css['filters']} role="toolbar" aria-label="Show">
          {filters.map((each) => (
            <button
              key={each}
              type="button"
              className={css['filter']}
              aria-pressed={each === filter}
              onClick={() => setFilter(each)}
            >
              {filterLabel[each]} <span>{counts[each]}</span>
            </button>
          ))}
        </div>
        <span className={css['day']}>
          {formatDay(now, zone)}, {zoneName(now)}
        </span>
      </header>
      <LogList key={filter} opened={opened} rows={rows} />
      {sheet}
      <PendingLines />
      <Trouble />
      <Composer opened={opened} />
    </section>
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
