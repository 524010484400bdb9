import { markdownRenderer } from '../../incident-parts/markdown.ts';

const PLACE = '#runbook-';

/** A runbook as HTML; a link to another one selects that. */
export const renderRunbook = markdownRenderer((file) => `${PLACE}${file}`);

/** The runbook that a link in another one leads to. */
export const linkedRunbook = (href: string): string | null =>
  href.startsWith(PLACE) ? href.slice(PLACE.length) : null;

const known = /^\s*(?:[-*+]\s+)?[*_]*(?:services?|alerts?|owners?|team|(?:last )?review(?:ed)?)[*_]*\s*:/i;
const box = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[([ xX])\]\s/;

/** What is shown of it: its title, and the lines that say what it is for, stand above it already. */
export function bodyOf(markdown: string): string {
  let headings = 0;
  let fenced = false;
  return markdown
    .split('\n')
    .filter((line) => {
      if (/^ {0,3}(?:`{3}|~{3})/.test(line)) fenced = !fenced;
      const heading = !fenced && /^ {0,3}#{1,6}[ \t]/.test(line);
      if (heading) headings += 1;
      return (
        !(heading && headings === 1 && line.startsWith('# ')) && (fenced || headings > 1 || !known.test(line))
      );
    })
    .map((line) =>
      line.replace(box, (_whole, mark: string, tick: string) => `${mark}${tick === ' ' ? '☐' : '☑'} `),
    )
    .join('\n');
}
