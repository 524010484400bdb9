import { roleLabel, roles, type Role } from '../../../shared/incident/vocabulary.ts';

/** The role whose name or label begins with the word, or has a word that does: `comms` is not needed, `com` will do. */
export function roleNamed(word: string): Role | null {
  const typed = word.toLowerCase().trim();
  if (typed === '') return null;
  const words = (role: Role): readonly string[] => [
    role,
    ...role.split('-'),
    ...roleLabel[role].toLowerCase().split(' '),
  ];
  return (
    roles.find(
      (role) => roleLabel[role].toLowerCase() === typed || words(role).some((each) => each.startsWith(typed)),
    ) ?? null
  );
}
