import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { pageId } from './pages.ts';

/** A page of the handbook has its title as a heading of the second level, below the handbook's own. */
const SHIFT = 1;

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true });
markdown.disable('replacements'); // quotation marks, not (c) and the like
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
// Everything that looks like a link is one here; what it may lead to is decided below.
markdown.validateLink = () => true;

markdown.core.ruler.push('handbook', (state) => {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      const level = Math.min(6, Number(token.tag.slice(1)) + SHIFT);
      token.tag = `h${level}`;
    }
    for (const child of token.children ?? []) {
      if (child.type === 'link_open') child.attrs = linkAttributes(String(child.attrGet('href') ?? ''));
      // Pictures are not fetched: their words stand in the text.
      if (child.type === 'image') child.type = 'picture';
    }
  }
});
markdown.renderer.rules['picture'] = (tokens, index) =>
  markdown.utils.escapeHtml(tokens[index]?.content ?? '');

/** https pages open outside; another page of the handbook is further down; everything else leads nowhere. */
function linkAttributes(href: string): [string, string][] {
  if (/^https:\/\//i.test(href)) {
    return [
      ['href', href],
      ['target', '_blank'],
      ['rel', 'noopener noreferrer'],
    ];
  }
  const page = /^(?:\.\/)?([a-z0-9][a-z0-9.-]*\.md)(?:#.*)?$/.exec(href)?.[1];
  return page === undefined ? [] : [['href', `#${pageId(page)}`]];
}

const tags =
  'p br hr h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a table thead tbody tr th td'.split(' ');

/** A page as HTML: made without raw HTML, and cleaned again of everything that is not text. */
export const renderMarkdown = (text: string): string =>
  DOMPurify.sanitize(markdown.render(text), {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href', 'target', 'rel', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https:\/\/|#page-)/i,
    ADD_ATTR: ['target'],
  });
