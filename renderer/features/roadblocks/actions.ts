import type { BoardItem } from '../../../shared/incident/boards.ts';
import { run } from '../../bridge/incidents.ts';
import { markItem } from '../../incident-parts/marking.ts';
import { changeComposer } from '../../state/composer.ts';
import { focusComposer } from '../../state/focus.ts';
import { showLog } from '../../state/ui.ts';

/** The next line of the log is a risk: what may yet go wrong. */
export function writeRisk(): void {
  showLog();
  changeComposer({ kind: 'risk' });
  requestAnimationFrame(focusComposer); // the log may have been hidden until now
}

/** Logs a risk. @returns null, or why it was not logged. */
export async function logRisk(text: string): Promise<string | null> {
  return (await run({ name: 'log', fields: { text, kind: 'risk' } }))?.message ?? null;
}

/** The next line of the log is a roadblock: who is blocked by what, `@name` for whoever clears it. */
export function writeRoadblock(): void {
  showLog();
  changeComposer({ kind: 'roadblock' });
  requestAnimationFrame(focusComposer); // the log may have been hidden until now
}

/** `@ben waiting for access`: who clears it stands first; everything else is what blocks. */
export function roadblockWords(words: string): { readonly text: string; readonly to: string | null } {
  const [, to = null, rest = ''] = /^@(\S+)\s+(.+)$/s.exec(words) ?? [];
  return to === null ? { text: words, to } : { text: rest, to };
}

/** Logs a roadblock. @returns null, or why it was not logged. */
export async function logRoadblock(words: string): Promise<string | null> {
  const { text, to } = roadblockWords(words);
  const said = { text, kind: 'roadblock' as const, ...(to === null ? {} : { to }) };
  return (await run({ name: 'log', fields: said }))?.message ?? null;
}

/** The way is free; Ctrl+Z blocks it again. */
export async function clear(item: BoardItem): Promise<void> {
  await markItem(item, 'cleared');
  focusComposer();
}

/** It can't go wrong any more; Ctrl+Z takes that back. */
export async function deal(item: BoardItem): Promise<void> {
  await markItem(item, 'cleared');
  focusComposer();
}
