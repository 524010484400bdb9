import type { ConnectionState } from '../../../shared/sync/connection.ts';
import type { Instant } from '../../../shared/ids.ts';
import { useNow } from '../../state/clock.ts';
import { useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSome } from '../../ui/some.tsx';
import { disconnect } from './actions.ts';
import { standingSentences } from './words.ts';
import css from './sharing.module.css';

/** Where desktops meet, how each place stands, and what it does not take. */
export function ConnectionList() {
  const { connections } = useSync();
  const now = useNow();
  return (
    <ul className={css['list']}>
      {connections.map((state) => (
        <Meeting key={state.key} state={state} now={now} />
      ))}
    </ul>
  );
}

function Meeting({ state, now }: { state: ConnectionState; now: Instant }) {
  const { connection, place, standing, trouble, progress } = state;
  const asks = standing === 'attention';
  return (
    <li className={css['row']}>
      <Icon name={connection.kind === 'folder' ? 'folder' : 'branch'} className={css['icon']} />
      <div className={css['words']}>
        <p className={css['name']}>
          <code>{place}</code>
        </p>
        <p className={asks ? css['asks'] : undefined}>{standingSentences(state, now)}</p>
        {trouble !== null && <p className={css['trouble']}>{trouble.message}</p>}
        {progress !== null && (
          <p className={css['progress']}>
            <progress value={progress.done} max={progress.of} aria-label="First exchange" />
            {progress.done} of {progress.of} files
          </p>
        )}
        <Parked parked={state.parked} />
      </div>
      <Button
        small
        label={progress === null ? `Disconnect ${place}` : `Stop, and disconnect ${place}`}
        onPress={() => void disconnect(state)}
      >
        {progress === null ? 'Disconnect' : 'Stop'}
      </Button>
    </li>
  );
}

/** Files that the host refused: others do not wait for them. */
function Parked({ parked }: { parked: ConnectionState['parked'] }) {
  const { shown, more } = useSome(parked);
  if (parked.length === 0) return null;
  return (
    <div className={css['parked']}>
      <p>
        {parked.length === 1 ? '1 file is parked' : `${parked.length} files are parked`}: kept here, refused
        there. All others go on.
      </p>
      <ul>
        {shown.map(({ path, why }) => (
          <li key={path}>
            {why} <code>{path}</code>
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}
