import type { LinkKind } from '../../../shared/incident/vocabulary.ts';

/** What a label is called that stands for one of the places that every incident has. */
const signs: readonly (readonly [LinkKind, RegExp])[] = [
  ['bridge', /\b(?:bridge|call|meet|meeting|zoom|teams|war ?room|phone|dial)/i],
  ['stakeholders', /\b(?:stakeholders?|status|updates?|announce)/i],
  ['responders', /\b(?:responders?|incident|channel|chat|slack|inc-)/i],
  ['dashboard', /\b(?:dashboards?|grafana|graphs?|metrics|traces?|logs?)\b/i],
];

/** What kind of link a label names. */
export const kindOf = (label: string): LinkKind => signs.find(([, sign]) => sign.test(label))?.[0] ?? 'other';

export type LinkWords = { readonly label: string; readonly target: string; readonly kind: LinkKind };

/** `Bridge https://…`, `Bridge +49 30 1234`: the address or number stands last, the label before it. */
export function linkWords(words: string): LinkWords {
  const typed = words.trim();
  const [, before = typed, target = ''] =
    /^(.*?)\s*(https?:\/\/\S+)$/is.exec(typed) ?? /^(.*?)\s*(\+?\(?\d[\d\s()/.,#*-]{4,})$/s.exec(typed) ?? [];
  const label = before.trim().replace(/:$/, '');
  return { label, target, kind: kindOf(label) };
}
