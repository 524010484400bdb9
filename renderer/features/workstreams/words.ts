import type { ReportWords } from './actions.ts';

/** `Bring the keyring back @ben`: what it is called, and who leads it; empty where nobody is named. */
export function workstreamWords(words: string): { readonly name: string; readonly lead: string } {
  const [, before = words, lead = ''] = /^(.*?)\s*@(\S+)$/s.exec(words.trim()) ?? [];
  return { name: before.trim(), lead };
}

/** `keys load again; loading the spare; a second pair of eyes`: conditions, actions, needs, a semicolon between them. */
export function reportWords(words: string): ReportWords {
  const [conditions = '', actions = '', ...needs] = words.split(';').map((part) => part.trim());
  return { conditions, actions, needs: needs.join('; ') };
}
