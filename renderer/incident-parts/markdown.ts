import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/** A page has its title as a heading of the second level, below that of what it stands in. */
const SHIFT = 1;

const tags =
  'p br hr h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a table thead tbody tr th td'.split(' ');

/**
 * Makes what shows the team's Markdown as HTML: made without raw HTML, and cleaned again of everything that is not text.
 * @param placeOf where a link to another file leads, `#page-…`; https pages open outside, and all else leads nowhere.
 */
export function markdownRenderer(placeOf: (file: string) => `#${string}`): (text: string) => string {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true });
  markdown.disable('replacements'); // quotation marks, not (c) and the like
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  // Everything that looks like a link is one here; what it may lead to is decided below.
  markdown.validateLink = () => true;
  markdown.core.ruler.push('team', (state) => {
    for (const token of state.tokens) {
      if (token.type === 'heading_open' || token.type === 'heading_close') {
        const level = Math.min(6, Number(token.tag.slice(1)) + SHIFT);
        token.tag = `h${level}`;
      }
      for (const child of token.children ?? []) {
        if (child.type === 'link_open')
          child.attrs = linkAttributes(String(child.attrGet('href') ?? ''), placeOf);
        // Pictures are not fetched: their words stand in the text.
        if (child.type === 'image') child.type = 'picture';
      }
    }
  });
  markdown.renderer.rules['picture'] = (tokens, index) =>
    markdown.utils.escapeHtml(tokens[index]?.content ?? '');
  return (text) =>
    DOMPurify.sanitize(markdown.render(text), {
      ALLOWED_TAGS: tags,
      ALLOWED_ATTR: ['href', 'target', 'rel', 'start'],
      ALLOWED_URI_REGEXP: /^(?:https:\/\/|#)/i,
      ADD_ATTR: ['target'],
    });
}

function linkAttributes(href: string, placeOf: (file: string) => string): [string, string][] {
  if (/^https:\/\//i.test(href)) {
    return [
      ['href', href],
      ['target', '_blank'],
      ['rel', 'noopener noreferrer'],
    ];
  }
  const file = /^(?:\.\/)?([a-z0-9][a-z0-9.-]*\.md)(?:#.*)?$/.exec(href)?.[1];
  return file === undefined ? [] : [['href', placeOf(file)]];
}
