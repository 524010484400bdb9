import { sayDone, showTrouble } from '../state/ui.ts';
import { request } from './bridge.ts';

/** Saves what was made here where the person chooses, and says where it is; nothing is said where they chose nothing. */
export async function saveFile(name: string, content: string): Promise<void> {
  const answer = await request('file:save', { name, content });
  if (!answer.ok) showTrouble(answer.error.message);
  else if (answer.value !== null) sayDone(`Saved ${answer.value}`);
}
