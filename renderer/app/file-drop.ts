import { useEffect } from 'react';
import { pathOf } from '../bridge/bridge.ts';
import { visitImport } from '../bridge/visit.ts';
import { showTrouble, useUi } from '../state/ui.ts';

/** The log of an incident has its own use for files: they are attached to the next entry. */
const isTaken = (event: DragEvent): boolean =>
  event.defaultPrevented || (event.target instanceof Element && event.target.closest('#log') !== null);
const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

function over(event: DragEvent): void {
  if (isTaken(event) || !bringsFiles(event) || event.dataTransfer === null) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function drop(event: DragEvent): void {
  if (isTaken(event) || !bringsFiles(event)) return;
  event.preventDefault();
  const paths = [...(event.dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== '');
  const { route } = useUi.getState();
  if (paths.length === 0) {
    showTrouble('Nothing was read: what you dropped lies on no disk. Save it as a file first.');
    return;
  }
  visitImport(route.name === 'incident' ? route.id : route.name === 'import' ? route.into : undefined, paths);
}

/** Files that are dropped on the window, but for the log of an incident, are shown on the page of imports. */
export function useFileDrop(): void {
  useEffect(() => {
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
