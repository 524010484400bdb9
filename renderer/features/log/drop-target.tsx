import { useState, type DragEvent, type ReactNode } from 'react';
import { isAboutEntry, useComposer } from '../../state/composer.ts';
import { Icon } from '../../ui/icon.tsx';
import { attachFiles } from './files.ts';
import css from './log.module.css';

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** The log takes files that are dropped on it, and says so while they hang over it. */
export function DropTarget({ children }: { children: ReactNode }) {
  const [over, setOver] = useState(0); // how many elements below the pointer were entered and not left
  const busy = useComposer(isAboutEntry);
  const takes = (event: DragEvent): boolean => !busy && bringsFiles(event);
  return (
    <section
      id="log"
      className={css['log']}
      aria-labelledby="log-title"
      tabIndex={-1}
      onDragEnter={(event) => {
        if (takes(event)) setOver(over + 1);
      }}
      onDragLeave={(event) => {
        if (takes(event)) setOver(Math.max(0, over - 1));
      }}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        setOver(0);
        if (!takes(event)) return;
        event.preventDefault();
        attachFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over > 0 && (
        <div className={css['drop']}>
          <p>
            <Icon name="clip" /> Drop to attach to the next entry
          </p>
        </div>
      )}
    </section>
  );
}
