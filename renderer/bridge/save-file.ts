import { sayDone, showTrouble } from '../state/ui.ts';
import { request } from './bridge.ts';

type Say = { readonly done: (words: string) => void; readonly trouble: (words: string) => void };
const inBar: Say = { done: sayDone, trouble: showTrouble };

/**
 * Saves what was made here where the person chooses, and says where it is; nothing is said where they chose nothing.
 * @param say where a page has a place of its own for what was done.
 */
export async function saveFile(name: string, content: string, say = inBar): Promise<void> {
  const answer = await request('file:save', { name, content });
  if (!answer.ok) say.trouble(answer.error.message);
  else if (answer.value !== null) say.done(`Saved ${answer.value}`);
}
