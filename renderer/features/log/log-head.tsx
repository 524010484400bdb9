import { useMemo } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { seenInLog } from '../../incident-parts/people.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import type { Opened } from '../../state/projections.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { afterMenu } from './after-menu.ts';
import { switchClock } from './commands.ts';
import { countRows, filterKey, filterLabel, headKinds, kindsLabel, kindsIn, type Filter } from './filters.ts';
import { beginFind, showAll, showOnly, useLogView } from './view.ts';
import css from './log-head.module.css';

/** How many people and tags the menu offers: those that were seen last. */
const OFFERED = 12;

/** What the log shows, the date and the zone of its times, and the way to find something in it. */
export function LogHead({ opened, shown }: { opened: Opened; shown: number }) {
  const now = useNow();
  const filter = useLogView((s) => s.filter);
  const hiddenThen = useLogView((s) => s.hiddenThen);
  const counts = useMemo(() => countRows(opened.rows), [opened.rows]);
  const current = filterKey(filter);
  const inHead = filter.by === 'all' || (filter.by === 'kind' && headKinds.some((k) => k === filter.kind));
  const unseen = filter.by === 'all' ? 0 : Math.max(0, opened.rows.length - shown - hiddenThen);
  return (
    <header className={css['head']}>
      <h2 id="log-title">Log</h2>
      <div className={css['filters']} role="toolbar" aria-label="Show">
        <Choice label="All" count={counts.all} picked={filter.by === 'all'} onPick={showAll} />
        {headKinds.map((kind) => (
          <Choice
            key={kind}
            label={kindsLabel(kind)}
            count={counts[kind]}
            picked={current === filterKey({ by: 'kind', kind })}
            onPick={() => showOnly({ by: 'kind', kind })}
          />
        ))}
      </div>
      <MoreFilters rows={opened.rows} />
      {!inHead && (
        <button
          type="button"
          className={css['chip']}
          aria-label={`Show all, not only ${filterLabel(filter)}`}
          onClick={showAll}
        >
          <span>{filterLabel(filter)}</span> <Icon name="x" small />
        </button>
      )}
      {filter.by !== 'all' && (
        <span role="status" className={css['said']}>
          {unseen > 0 && (
            <button type="button" className={css['unseen']} onClick={showAll}>
              {unseen} new, not shown
            </button>
          )}
        </span>
      )}
      <button
        type="button"
        className={css['day']}
        title="Local time or UTC (Alt Z)"
        aria-keyshortcuts="Alt+Z"
        onClick={switchClock}
      >
        <span className={css['date']}>{formatDay(now, zone)}, </span>
        {zoneName(now)}
      </button>
      <IconButton label="Find in the log (Ctrl F)" onPress={beginFind}>
        <Icon name="search" />
      </IconButton>
    </header>
  );
}

function Choice({
  label,
  count,
  picked,
  onPick,
}: {
  label: string;
  count: number | string;
  picked: boolean;
  onPick: () => void;
}) {
  return (
    <button type="button" className={css['filter']} aria-pressed={picked} onClick={onPick}>
      {label} <span>{count}</span>
    </button>
  );
}

/** Every other way to narrow the log: the rarer kinds, people, tags. */
const MoreFilters = ({ rows }: { rows: readonly TimelineRow[] }) => (
  <MenuTrigger onOpenChange={(shown) => (shown ? undefined : afterMenu(() => null))}>
    <AriaButton className={cx(css['filter'])} aria-label="More: other kinds, people, tags">
      More <Icon name="down" small />
    </AriaButton>
    <Popover className={cx(css['popover'])} placement="bottom start" offset={4}>
      <FilterMenu rows={rows} />
    </Popover>
  </MenuTrigger>
);

/** Made when it is opened: who and what was named is read from the whole log. */
function FilterMenu({ rows }: { rows: readonly TimelineRow[] }) {
  const { people, tags } = seenInLog(rows);
  const groups: readonly { readonly label: string; readonly of: readonly Filter[] }[] = [
    { label: 'Kinds', of: kindsIn(rows).map((kind): Filter => ({ by: 'kind', kind })) },
    { label: 'People', of: people.slice(0, OFFERED).map((name): Filter => ({ by: 'person', name })) },
    { label: 'Tags', of: tags.slice(0, OFFERED).map((tag): Filter => ({ by: 'tag', tag })) },
  ];
  const byKey = new Map(groups.flatMap(({ of }) => of).map((filter) => [filterKey(filter), filter]));
  return (
    <Menu
      className={cx(css['menu'])}
      aria-label="Show only"
      onAction={(key) => {
        const filter = byKey.get(String(key));
        if (filter !== undefined) showOnly(filter);
      }}
    >
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ label, of }) => (
          <MenuSection key={label}>
            <Header className={cx(css['group'])}>{label}</Header>
            {of.map((filter) => (
              <MenuItem key={filterKey(filter)} id={filterKey(filter)} className={cx(css['item'])}>
                {filterLabel(filter)}
              </MenuItem>
            ))}
          </MenuSection>
        ))}
    </Menu>
  );
}
