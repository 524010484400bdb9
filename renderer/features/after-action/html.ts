import { markdownRenderer } from '../../incident-parts/markdown.ts';

const toHtml = markdownRenderer(() => '#');

const style = [
  'body{max-width:80ch;margin:2rem auto;padding:0 1rem;font:16px/1.6 system-ui,sans-serif;color:#14171c;background:#fff}',
  'h1,h2,h3{line-height:1.3;margin:2rem 0 .5rem}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{padding:.3rem .6rem;border-bottom:1px solid #cbd0d9;text-align:start;vertical-align:top}',
  '@media print{body{margin:0;max-width:none}}',
].join('');

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The report as one file that needs no other: no script, nothing from elsewhere. */
export const reportHtml = (title: string, markdown: string): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>EXERCISE ${escape(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body>${toHtml(markdown)}</body>`,
    '</html>',
    '',
  ].join('\n');
