import { openSharing } from '../bridge/visit.ts';
import { approveDevice } from '../bridge/sync.ts';
import { useSync } from '../state/projections.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/icon.tsx';
import { askingIn, selfIn } from './presence.ts';
import css from './asking-devices.module.css';

/** How many are named before the rest is left to the screen that has them all. */
const NAMED = 2;

/**
 * Desktops that wait to be approved, quietly, with the way to do it; and that this one waits itself. Nothing is lost
 * meanwhile, so that it presses nobody.
 */
export function AskingDevices({ inPanel = false }: { inPanel?: boolean }) {
  const sync = useSync();
  const asking = askingIn(sync);
  const waits = sync.connections.length > 0 && selfIn(sync)?.standing === 'unverified';
  if (asking.length === 0 && !waits) return null;
  const rest = asking.length - NAMED;
  return (
    <div className={cx(css['asking'], inPanel && css['inPanel'])} role="note" aria-label="Approval">
      {waits && (
        <p>
          <Icon name="person" />
          <span>This desktop is not approved yet: your entries are kept and marked.</span>
          <Button look="link" onPress={openSharing}>
            How
          </Button>
        </p>
      )}
      {asking.slice(0, NAMED).map((device) => (
        <p key={device.id}>
          <Icon name="person" />
          <span>
            A desktop of {device.name} waits to be approved <code>{device.id.slice(0, 8)}</code>
          </span>
          <Button
            look="link"
            label={`Approve the desktop of ${device.name}`}
            onPress={() => void approveDevice(device)}
          >
            Approve
          </Button>
        </p>
      ))}
      {rest > 0 && (
        <p>
          <Icon name="person" />
          <span>And {rest} more</span>
          <Button look="link" onPress={openSharing}>
            See all
          </Button>
        </p>
      )}
    </div>
  );
}
