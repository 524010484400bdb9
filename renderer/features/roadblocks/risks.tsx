import { memo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import type { BoardItem } from '../../../shared/incident/boards.ts';
import { markOrAsk } from '../../incident-parts/marking.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import panel from '../../incident-parts/panel.module.css';
import { stamp } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSome } from '../../ui/some.tsx';
import { deal } from './actions.ts';
import css from './roadblocks.module.css';

/** What may yet go wrong, until it is dealt with or accepted. */
export function Risks({ open, now }: { open: readonly BoardItem[]; now: Instant }) {
  const { shown, more } = useSome(open);
  return (
    <>
      <header className={panel['head']}>
        <h2>Risks</h2>
        <span className={panel['count']}>{open.length} open</span>
      </header>
      <ul>
        {shown.map((item) => (
          <Risk key={item.entry} item={item} now={now} />
        ))}
      </ul>
      {more}
    </>
  );
}

const Risk = memo(({ item, now }: { item: BoardItem; now: Instant }) => (
  <li className={css['block']}>
    <Icon name="warn" />
    <p>{item.text}</p>
    <span className={css['acts']}>
      <Button look="plain" small label={`Accepted: ${item.text}`} onPress={() => markOrAsk(item, 'dropped')}>
        Accept
      </Button>
      <Button small label={`Dealt with: ${item.text}`} onPress={() => void deal(item)}>
        Dealt with
      </Button>
    </span>
    <small>
      {`by ${item.by}, since `}
      <Moment at={item.at} words={stamp(item.at, now)} />
    </small>
  </li>
));
