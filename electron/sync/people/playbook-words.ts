import type { Notice } from '../../../shared/ipc/contract.ts';

/** As many as fit on a screen. */
const MAX_NOTICES = 12;

const notice = (kind: string, path: string, message: string, where: string | null = null): Notice => ({
  id: `people:${kind}:${path}`,
  message,
  where,
});

/** What is to be known of the playbook's travels, in sentences. */
export const playbookWords = {
  yours: (path: string, beside: string, where: string): Notice =>
    notice(
      'both',
      beside,
      `Two people edited ${path}: the team’s is in force, yours is beside it as ${beside}. Take over what is missing, then delete that copy.`,
      where,
    ),
  others: (beside: string, where: string): Notice =>
    notice(
      'both',
      beside,
      `Two people edited one file: ${beside} is the version that is not in force. Take over what is missing, then delete that copy.`,
      where,
    ),
  deletedThere: (path: string, where: string): Notice =>
    notice(
      'gone',
      path,
      `${path} was deleted where the team meets, so it is gone here too. The copy that was here is kept.`,
      where,
    ),
  deletedHere: (path: string, where: string): Notice =>
    notice(
      'gone',
      path,
      `${path} was deleted here, so it is gone where the team meets too. A copy is kept on this desktop.`,
      where,
    ),
  clash: (names: string): Notice =>
    notice(
      'clash',
      names,
      `${names} are one file on some systems. They stay where they are and do not travel; rename one of them.`,
    ),
  hostile: (path: string): Notice =>
    notice(
      'name',
      path,
      `${clean(path)} has a name that not every system can keep. It stays where the team meets; rename it there.`,
    ),
  deep: (path: string): Notice =>
    notice(
      'name',
      path,
      `${clean(path)} lies more than two folders deep. It stays where the team meets; move it up.`,
    ),
  tooLarge: (path: string, side: 'here' | 'there'): Notice =>
    notice(
      'large',
      path,
      `${path} ${side === 'here' ? 'on this desktop' : 'where the team meets'} is larger than 128 KiB, or can’t be read as a file. It stays there and does not travel.`,
    ),
  tooMany: (folder: string, limit: number): Notice =>
    notice('many', folder, `There are more than ${limit} files in ${folder}. New ones stay where they are.`),
  notSaved: (path: string): Notice =>
    notice(
      'saved',
      path,
      `${path} from the team could not be saved here: the disk is full or may not be written to. What was here is whole, and it is tried again.`,
    ),
  notRead: (): Notice =>
    notice(
      'read',
      'p',
      'The playbook’s files can’t be listed on this desktop, so they do not travel now. It is tried again.',
    ),
  trouble: (what: string, message: string): Notice => notice('trouble', what, message),
} as const;

/** No more than a screen holds, each once. */
export function shown(notices: readonly Notice[]): readonly Notice[] {
  const all = [...new Map(notices.map((each) => [each.id, each])).values()];
  const more = all.length - MAX_NOTICES;
  if (more <= 0) return all;
  const message = `${more} more about the playbook’s files.`;
  return [...all.slice(0, MAX_NOTICES), { id: 'people:more', message, where: null }];
}

/** What somebody else has named, as part of a sentence. */
const clean = (path: string): string => path.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?').slice(0, 120);
