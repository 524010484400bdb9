/** A line of Markdown as plain words: what a link says, code without its signs. */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/!?\[([^[\]]*)\]\([^)\s]{0,2000}(?:\s+"[^"\n]{0,300}")?\)/g, '$1')
    .replaceAll(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replaceAll(/(\*\*|__|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*]*\S)\*(?![\w*])/g, '$1')
    .replaceAll(/`+([^`]*)`+/g, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
