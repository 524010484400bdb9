import { roleLabel, roles, type Role } from '../../shared/incident/vocabulary.ts';

/** What people call a role, beside its own words. */
const shortNames: Partial<Record<Role, readonly string[]>> = {
  commander: ['ic'],
  'communications-lead': ['comms'],
};

/** Whether the typed words begin words of the name, in order, the first of them any. */
function begins(name: readonly string[], typed: readonly string[]): boolean {
  let from = 0;
  return typed.every((word) => {
    const at = name.findIndex((each, i) => i >= from && each.startsWith(word));
    from = at + 1;
    return at >= 0;
  });
}

/**
 * The role whose name or label has words that begin with those typed: `scribe`, `com`, `tech lead`,
 * `technical-lead`.
 */
export function roleNamed(words: string): Role | null {
  const typed = words
    .toLowerCase()
    .trim()
    .split(/[\s-]+/);
  if (typed[0] === '') return null;
  const named = (role: Role): boolean =>
    begins(roleLabel[role].toLowerCase().split(' '), typed) ||
    begins(role.split('-'), typed) ||
    (shortNames[role]?.includes(typed.join(' ')) ?? false);
  return roles.find(named) ?? null;
}

/** `scribe dora`: the role, and the person after it. null when it does not begin with a role. */
export function roleWords(words: string): { readonly role: Role | null; readonly person: string } | null {
  const typed = words.split(/\s+/).filter((word) => word !== '');
  if (typed.length === 0) return { role: null, person: '' };
  for (let length = typed.length; length > 0; length -= 1) {
    const role = roleNamed(typed.slice(0, length).join(' '));
    if (role !== null) return { role, person: typed.slice(length).join(' ').replace(/^@/, '') };
  }
  return null;
}

/**
 * `farah signing keys`: an expert and their area. A name of two words is known from the incident, or ends at a comma:
 * `Ana Ruiz, signing keys`.
 */
export function expertWords(
  words: string,
  known: readonly string[],
): { readonly person: string; readonly area: string } {
  const typed = words.trim().replace(/^@/, '');
  const comma = typed.indexOf(',');
  const whole = known
    .filter((name) => `${typed.toLowerCase()} `.startsWith(`${name.toLowerCase()} `))
    .sort((a, b) => b.length - a.length)[0];
  const end = comma > 0 ? comma : (whole?.length ?? typed.search(/\s|$/));
  return {
    person: typed.slice(0, end).trim(),
    area: typed
      .slice(end)
      .replace(/^[\s,]+/, '')
      .replace(/^for\s+/i, ''),
  };
}
