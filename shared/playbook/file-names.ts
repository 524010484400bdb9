import { nearest } from './nearest.ts';
import { PLAYBOOK_FOLDER, type PlaybookProblem } from './problem.ts';

/** The files that stand in the playbook's folder itself. */
export const knownFiles = [
  'severities.yaml',
  'roles.yaml',
  'limits.yaml',
  'links.yaml',
  'roster.yaml',
  'wording.yaml',
  'updates.md',
  'postmortem.yaml',
  'postmortem.md',
] as const;
export type KnownFile = (typeof knownFiles)[number];
/** The folders whose Markdown files are read, in the order of their names. */
export const knownFolders = ['checklists', 'handbook'] as const;
/** The folder of runbooks: read when somebody asks for them, not with the rules. */
export const RUNBOOK_FOLDER = 'runbooks';

/** What an editor, a browser or the system leaves behind: nobody's words. */
const leftOver = /^[.#]|^(?:desktop\.ini|thumbs\.db)$|~$|\.(?:tmp|swp|swo|swx|bak|orig|part|lock)$/i;
/** How sync clients name what two people saved at once. */
const conflicted =
  /conflict(?:ed)?[ _-]|[ _.-]conflict|case conflict| \(\d+\)(?=\.)| - copy(?: \(\d+\))?(?=\.)/i;
/** How the console names the other of two edits, when desktops exchange the playbook; whose it is, where it has a name. */
const kept = /-conflict(?:-(?<who>[a-z0-9]+))?-[0-9a-f]{6,64}\.[a-z]+$/;
/** Of a folder full of something else, so many are said. */
const MAX_SAID = 100;
const readable = /^[a-z0-9][a-z0-9.-]{0,75}\.md$/;

export type Sorted = {
  /** What is read, in the order in which it counts. */
  readonly read: readonly string[];
  readonly problems: readonly PlaybookProblem[];
};

/** Which of the names in a folder of the playbook are read, and what is to be said about the others. */
export function sortNames(
  folder: '' | (typeof knownFolders)[number] | typeof RUNBOOK_FOLDER,
  names: readonly string[],
): Sorted {
  const read: string[] = [];
  const problems: PlaybookProblem[] = [];
  const inside = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const say = (name: string, message: string): void => {
    const file = `${PLAYBOOK_FOLDER}/${inside(name)}`.replaceAll(/\p{Cc}/gu, '?');
    problems.push({ file, line: null, message });
  };
  for (const name of [...names].sort()) {
    if (leftOver.test(name)) continue;
    const original = conflicted.test(name) ? originalOf(name) : null;
    if (problems.length === MAX_SAID && (original !== null || !isRead(folder, name))) continue;
    if (original !== null) {
      const with_ = `${PLAYBOOK_FOLDER}/${inside(original)}`;
      say(
        name,
        `${whyCopied(name)} It is not used. Take over what is missing into ${with_}, then delete the copy.`,
      );
    } else if (folder === '') {
      const known = knownFiles.find((each) => each === name);
      if (known !== undefined) read.push(known);
      else if (meant(name) !== null)
        say(
          name,
          `A file of this name is not read. The console looks for ${PLAYBOOK_FOLDER}/${meant(name) ?? ''}.`,
        );
    } else if (readable.test(name)) read.push(inside(name));
    else if (/\.(?:md|markdown|txt)$/i.test(name))
      say(
        name,
        'A file of this name is not read. Names have small letters, digits, dots and dashes, and end in .md.',
      );
  }
  return { read, problems };
}

function whyCopied(name: string): string {
  const found = kept.exec(name);
  if (found === null) return 'Two people saved at once, and a sync client kept this copy.';
  const who = found.groups?.['who'];
  return who === undefined
    ? 'Two people edited one file: this is the version that is not in force.'
    : `Two people edited one file: the team’s is in force, and this is the one of ${who}.`;
}

const isRead = (folder: string, name: string): boolean =>
  folder === '' ? knownFiles.some((each) => each === name) : readable.test(name);

const originalOf = (name: string): string => {
  const extension = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length).split(/[ _(]|\.sync-|-conflict/i)[0] ?? '';
  return `${stem}${extension}`;
};

/** The file that somebody meant: `severities.yml`, `Roles.yaml`, `severity.yaml`. */
function meant(name: string): KnownFile | null {
  if (!/\.(?:ya?ml|md)$/i.test(name)) return null;
  const word = name.toLowerCase().replace(/\.yml$/, '.yaml');
  const alike = knownFiles.filter((each) => each.slice(0, 4) === word.slice(0, 4));
  const near = nearest(word, alike);
  return alike.find((each) => each === near) ?? null;
}
