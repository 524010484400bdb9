import type { Device } from '../../../shared/sync/state.ts';
import { initials } from '../../incident-parts/people.ts';
import { useNow } from '../../state/clock.ts';
import { useSummaries, useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { useSome } from '../../ui/some.tsx';
import { stand } from './actions.ts';
import { desktopsOf, doingWords, shortId, type Desktop } from './words.ts';
import css from './sharing.module.css';

/** Every desktop of the workspace: who is here, what waits, and whose entries count. */
export function DesktopList() {
  const sync = useSync();
  const desktops = desktopsOf(sync);
  const { shown, more } = useSome(desktops);
  const self = sync.devices.find((device) => device.self);
  const member = self?.standing === 'member';
  const alone = desktops.every(({ device }) => device.self);
  return (
    <>
      <ul className={css['list']}>
        {shown.map((desktop) => (
          <Row key={desktop.device.id} desktop={desktop} mayStand={member} />
        ))}
      </ul>
      {more}
      <p className={css['hint']}>{alone ? hints.alone : member ? hints.member : hints.unverified}</p>
      {!alone && member && <p className={css['hint']}>{hints.revoke}</p>}
    </>
  );
}

const hints = {
  alone: 'Others appear here once they have connected the same place.',
  member:
    'Before you approve a desktop, let its person read the letters behind the name out from their own screen. An approved one’s entries count without a mark, and it may approve others and redact.',
  revoke:
    'What a revoked desktop writes from then on does not count, and nobody passes it on: for a lost laptop. Approving it again takes that back.',
  unverified:
    'This desktop is not approved yet: what you write here is kept, shared and marked. Read the letters behind its name out to somebody whose desktop is; they approve it.',
} as const;

function Row({ desktop, mayStand }: { desktop: Desktop; mayStand: boolean }) {
  const { device, peer } = desktop;
  const summaries = useSummaries();
  const now = useNow();
  const here = device.self || peer?.here === true;
  return (
    <li className={css['row']}>
      <span className={cx(css['face'], !here && css['gone'])} aria-hidden="true">
        {initials(device.name)}
      </span>
      <div className={css['words']}>
        <p className={css['name']}>
          {device.name} <code className={css['id']}>{shortId(device.id)}</code>
          {device.standing !== 'member' && (
            <span className={cx(css['standing'], device.standing === 'revoked' && css['revoked'])}>
              {device.standing === 'revoked' ? 'revoked' : 'not approved'}
            </span>
          )}
        </p>
        <p>{doingWords(desktop, summaries, now).join(' · ')}</p>
      </div>
      {mayStand && !device.self && <Ways device={device} />}
    </li>
  );
}

function Ways({ device }: { device: Device }) {
  const { name, standing } = device;
  return (
    <div className={css['ways']}>
      {standing !== 'member' && (
        <Button small label={`Approve the desktop of ${name}`} onPress={() => void stand(device, 'approve')}>
          Approve
        </Button>
      )}
      {standing !== 'revoked' && (
        <Button
          small
          look="plain"
          label={`Revoke the desktop of ${name}`}
          onPress={() => void stand(device, 'revoke')}
        >
          Revoke
        </Button>
      )}
    </div>
  );
}
