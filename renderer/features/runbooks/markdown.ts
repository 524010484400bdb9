import { markdownRenderer } from '../../incident-parts/markdown.ts';

const PLACE = '#runbook-';

/** A runbook as HTML; a link to another one selects that. */
export const renderRunbook = markdownRenderer((file) => `${PLACE}${file}`);

/** The runbook that a link in another one leads to. */
export const linkedRunbook = (href: string): string | null =>
  href.startsWith(PLACE) ? href.slice(PLACE.length) : null;

/** Without its own title, where that stands above it already. */
export function withoutTitle(markdown: string): string {
  const [first = '', ...rest] = markdown.trimStart().split('\n');
  return /^#[ \t]/.test(first) ? rest.join('\n') : markdown;
}
