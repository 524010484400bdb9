import { roleLabel, type Role } from './vocabulary.ts';

/** What a person holds, as it stands within a sentence: “command”, “scribe”, “expert for signing keys”. */
export function heldIn(role: Role, area: string | null = null): string {
  if (role === 'commander') return 'command';
  if (role === 'sme') return area === null ? 'the place of an expert' : `expert for ${area}`;
  return roleLabel[role].toLowerCase();
}

/** The same at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
