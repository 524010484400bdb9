import { retrySaving } from '../../bridge/start.ts';
import { focusComposerAfterwards } from '../../state/focus.ts';
import { useComposer } from '../../state/composer.ts';
import { useNotices, useStore } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './phase-strip.module.css';

/** Whether everything is saved on this desktop, always on screen, and how many things were set aside. */
export function Saved() {
  const { readOnly, notSaved, path, demo } = useStore();
  const notices = useNotices();
  const held = useComposer((s) => (s.notSaved === null ? 0 : s.pending.length));
  const trouble = held > 0 || notSaved !== null;
  const count = notices.length === 1 ? '1 notice' : `${notices.length} notices`;
  return (
    <div className={css['saved']} role="status" aria-label="Saving">
      {notices.length > 0 && (
        <>
          <Icon name="warn" />
          <Button look="link" onPress={() => openSheet({ name: 'notices' })}>
            {count}
          </Button>
          <span className={css['sep']} />
        </>
      )}
      {trouble ? (
        <>
          <span className={css['held']} title={notSaved ?? undefined}>
            {held > 0 ? `Not saved, ${held === 1 ? '1 entry' : `${held} entries`} held` : 'Not saved'}
          </span>
          <Button look="link" onPress={() => void retrySaving().then(focusComposerAfterwards())}>
            Retry
          </Button>
        </>
      ) : (
        <>
          <Icon name={readOnly === null ? 'disk' : 'lock'} />
          <b title={readOnly ?? path}>
            {readOnly !== null ? 'Read only' : demo ? 'Demo, saved here' : 'Saved here'}
          </b>
        </>
      )}
    </div>
  );
}
