import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
// What looks like a link is one here; where it may lead is decided below.
markdown.validateLink = () => true;
// Pictures are not fetched: their words stand in the text.
markdown.renderer.rules['image'] = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');

markdown.core.ruler.push('document', (state) => {
  // The one who renders says how deep, below.
  const { level = 0 } = state.env as { level?: number };
  for (const token of state.tokens) {
    // Each text in the direction of its own script.
    if (/^(?:paragraph|heading|list_item|blockquote|t[hd])_open$/.test(token.type))
      token.attrSet('dir', 'auto');
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + level)}`;
    for (const child of token.children ?? [])
      if (child.type === 'link_open') {
        const href = String(child.attrGet('href') ?? '');
        child.attrs = isWebLink(href) ? [['href', href]] : [];
      }
  }
});

/** The only addresses that become links in a document that leaves the console. */
const isWebLink = (href: string): boolean => /^(?:https?:\/\/[^/]|mailto:[^/])/i.test(href);

/** People's Markdown as HTML: no raw HTML, no pictures, links to the web and to mailboxes only. @param level its highest heading comes below this one. */
export const markdownHtml = (text: string, level: number): string => markdown.render(text, { level });
