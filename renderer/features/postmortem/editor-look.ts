import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import css from './editor.module.css';

const of = (name: string): string => css[name] ?? '';

/** Markdown as it is read: the marks stay and step back, the words look like what they are. */
const highlight = HighlightStyle.define([
  { tag: tags.heading, class: of('heading') },
  { tag: tags.strong, class: of('strong') },
  { tag: tags.emphasis, class: of('emphasis') },
  { tag: tags.strikethrough, class: of('struck') },
  { tag: tags.monospace, class: of('code') },
  { tag: tags.link, class: of('link') },
  { tag: tags.url, class: of('url') },
  { tag: tags.quote, class: of('quote') },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: of('sign') },
]);

/** What people said, between quotation marks on one line: it is evidence, and stands a tone back. */
const quotes = new MatchDecorator({
  regexp: /“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|(?<![\w"])"[^"\n]{1,400}"(?!\w)/g,
  decoration: Decoration.mark({ class: of('quote') }),
});
/** Where words were taken out for good. */
const gone = new MatchDecorator({
  regexp: /\[redacted\]/g,
  decoration: Decoration.mark({ class: of('gone') }),
});
const drawn = (what: MatchDecorator): Extension =>
  ViewPlugin.define(
    (view) => ({
      decorations: what.createDeco(view),
      update(update: ViewUpdate) {
        this.decorations = what.updateDeco(update, this.decorations);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );

/** The nonce that the page was served with: what the editor writes of styles at run time is let in by it. */
const nonce = (): string => document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Over the editor's own theme, which no layer of ours comes before. */
const theme = EditorView.theme({
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    overflow: 'visible',
    fontFamily: 'inherit',
    fontSize: 'var(--type-doc)',
    lineHeight: 'var(--lead-doc)',
    letterSpacing: '-0.006em',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-content': { padding: '0', caretColor: 'var(--color-text)', overflowWrap: 'anywhere' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--color-text-3)' },
});

/** How the text of a part looks. */
export const editorLook = (): Extension => [
  EditorView.cspNonce.of(nonce()),
  theme,
  EditorView.lineWrapping,
  syntaxHighlighting(highlight),
  drawn(quotes),
  drawn(gone),
];
