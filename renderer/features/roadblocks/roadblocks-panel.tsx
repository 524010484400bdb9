import { memo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { boardOf, type BoardItem } from '../../../shared/incident/boards.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSome } from '../../ui/some.tsx';
import { clear, writeRoadblock } from './actions.ts';
import { Risks } from './risks.tsx';
import css from './roadblocks.module.css';

/** What keeps somebody from working, who clears it, and since when. */
export function RoadblocksPanel() {
  const opened = useOpened();
  const now = useNow();
  const all = opened === null ? [] : boardOf(opened.incident, 'roadblock');
  const open = all.filter((item) => item.open);
  const risks = (opened === null ? [] : boardOf(opened.incident, 'risk')).filter((item) => item.open);
  const { shown, more } = useSome(open);
  if (opened === null) return null;
  return (
    <section
      id="roadblocks"
      className={css['panel']}
      aria-labelledby="roadblocks-title"
      tabIndex={-1}
      data-quiet={open.length === 0 && risks.length === 0}
    >
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="roadblocks-title">Roadblocks</h2>
        <span className={panel['count']}>{open.length === 0 ? 'none' : `${open.length} open`}</span>
        <Button look="plain" small chord="Alt+J" className={panel['far']} onPress={writeRoadblock}>
          Add <span className={css['hidden']}>a roadblock</span>
        </Button>
      </header>
      <ul>
        {shown.map((item) => (
          <Roadblock key={item.entry} item={item} now={now} />
        ))}
      </ul>
      {more}
      {risks.length > 0 && <Risks open={risks} now={now} />}
    </section>
  );
}

const Roadblock = memo(({ item, now }: { item: BoardItem; now: Instant }) => (
  <li className={css['block']}>
    <Icon name="block" />
    <p>{item.text}</p>
    <Button small label={`Cleared: ${item.text}`} onPress={() => void clear(item)}>
      Cleared
    </Button>
    <small>
      {`by ${item.by}, `}
      {item.to === null ? 'nobody clears it yet' : `${item.to} clears it`}
      {', since '}
      <Moment at={item.at} words={stamp(item.at, now)} />
      {`, ${formatSpan(now - item.at)}`}
    </small>
  </li>
));
