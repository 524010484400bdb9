import { objectsIn, parseJson, textAt } from '../json.ts';
import type { SlackNames } from './message-text.ts';

/** One file of an export: its place below the export's folder, with `/`, and its text. */
export type SlackFile = { readonly path: string; readonly text: string };

const listIn = (files: readonly SlackFile[], names: readonly string[]) =>
  files
    .filter(({ path }) => names.includes(path))
    .flatMap(({ text }) => {
      const parsed = parseJson(text);
      return parsed.ok ? objectsIn(parsed.value) : [];
    });

/** Who and what the ids of an export are: the name that people chose to be seen under. */
export function namesIn(files: readonly SlackFile[]): SlackNames {
  const users = new Map<string, string>();
  const channels = new Map<string, string>();
  for (const user of listIn(files, ['org_users.json', 'users.json'])) {
    const name =
      textAt(user, 'profile', 'display_name') ??
      textAt(user, 'real_name') ??
      textAt(user, 'profile', 'real_name') ??
      textAt(user, 'name');
    const id = textAt(user, 'id');
    if (id !== null && name !== null) users.set(id, name.slice(0, 80));
  }
  for (const channel of listIn(files, ['channels.json', 'groups.json', 'mpims.json'])) {
    const [id, name] = [textAt(channel, 'id'), textAt(channel, 'name')];
    if (id !== null && name !== null) channels.set(id, name);
  }
  // A conversation of two has no name; its folder is called by its id.
  for (const dm of listIn(files, ['dms.json'])) {
    const id = textAt(dm, 'id');
    if (id !== null) channels.set(id, id);
  }
  return { users, channels };
}
