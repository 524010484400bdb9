import { openSharing } from '../bridge/visit.ts';
import { EXCHANGE_MS } from './sync-line.tsx';
import { useLasting } from './lasting.ts';
import { standingWords, syncLine, waitingKeys, wholeLine } from './sync-words.ts';
import { stamp } from './zone.ts';
import { useNow } from '../state/clock.ts';
import { useSync } from '../state/projections.ts';
import { Icon } from '../ui/icon.tsx';
import css from './page-frame.module.css';

/** How many desktops are named below the places. */
const NAMED = 2;

/** Where this desktop meets others and how that stands, below what is said of the records. Pressed, it tells all. */
export function ShareLines() {
  const sync = useSync();
  const now = useNow();
  const lasting = useLasting(waitingKeys(sync), EXCHANGE_MS);
  const { connections } = sync;
  const { items, others } = syncLine(sync, { now, lasting, stream: null });
  const people = items.filter(({ key }) => connections.every((state) => state.key !== key));
  const shown = people.slice(0, NAMED);
  const more = others + people.length - shown.length;
  return (
    <button type="button" className={css['share']} title={wholeLine(sync, now)} onClick={openSharing}>
      {connections.length === 0 && (
        <span>
          <Icon name="folder" small />
          Not connected
        </span>
      )}
      {connections.map((state) => {
        const { key, connection, lastExchange } = state;
        const said = standingWords(state, now);
        const name = connection.kind === 'folder' ? 'Shared folder' : 'Repository';
        const at = lastExchange === null ? 'not exchanged yet' : stamp(lastExchange, now);
        return (
          <span key={key}>
            <Icon name={connection.kind === 'folder' ? 'folder' : 'branch'} small />
            {said === null ? `${name}, ${at}` : <b>{said.words}</b>}
          </span>
        );
      })}
      {shown.length > 0 && (
        <span>
          <Icon name="person" small />
          <span>
            {shown.map(({ key, name, words, apart }, index) => {
              const text = `${index > 0 ? ', ' : ''}${name === undefined ? '' : `${name} `}${words}`;
              return apart ? <b key={key}>{text}</b> : text;
            })}
            {more > 0 && `, and ${more} more`}
          </span>
        </span>
      )}
    </button>
  );
}
