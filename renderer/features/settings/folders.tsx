import { reveal } from '../../bridge/desktop.ts';
import { openSharing } from '../../bridge/visit.ts';
import { useStore, useSync } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { sayRefused } from './changes.ts';
import css from './settings.module.css';

const show = (what: 'records' | 'playbook'): void => void reveal(what).then(sayRefused);

/** Where the records and the playbook lie, and a way to them in the system's file manager. */
export function Folders() {
  const { path } = useStore();
  return (
    <>
      <div className={css['row']}>
        <span className={css['label']}>Records</span>
        <div className={css['line']}>
          <code className={css['path']}>{path}</code>
          <Button small label="Show the folder of the records" onPress={() => show('records')}>
            Show
          </Button>
        </div>
      </div>
      <div className={css['row']}>
        <span className={css['label']}>Playbook</span>
        <div className={css['line']}>
          <span className={css['path']}>the team’s rules, as files in the same folder</span>
          <Button small label="Show the folder of the playbook" onPress={() => show('playbook')}>
            Show
          </Button>
        </div>
      </div>
    </>
  );
}

/** Where else the records go, and the way to the screen that says it. */
export function Shared() {
  const { connections } = useSync();
  return (
    <div className={css['row']}>
      <span className={css['label']}>Sharing</span>
      <div className={css['line']}>
        <span className={css['path']}>
          {connections.length === 0
            ? 'with nobody: nothing leaves this desktop'
            : connections.map(({ place }) => place).join(', ')}
        </span>
        <Button small chord="Alt+Y" onPress={openSharing}>
          {connections.length === 0 ? 'Connect' : 'Sharing'}
        </Button>
      </div>
    </div>
  );
}
