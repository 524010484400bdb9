import { createHash } from 'node:crypto';
import type { PostmortemDocument } from '../../shared/incident/documents/blocks.ts';
import { EXERCISE } from '../../shared/wording/exercise.ts';
import { escapeHtml, wordsHtml } from './html-words.ts';
import { postmortemStyle } from './postmortem-style.ts';

/** Nothing but this one style and pictures inside the file: no script, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(postmortemStyle).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A document as one file that needs no other. @param parts HTML that was made here: nothing in it is escaped any more. */
export function htmlPage(
  { title, exercise, unfinished }: Pick<PostmortemDocument, 'title' | 'exercise' | 'unfinished'>,
  parts: readonly string[],
): string {
  const name = escapeHtml(`${exercise ? 'EXERCISE ' : ''}${title.replaceAll(/\p{Cs}/gu, '\uFFFD')}`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${name}</title>`,
    `<style>${postmortemStyle}</style>`,
    '</head>',
    '<body>',
    '<div class="page">',
    // On paper the first of these comes again on every page, and so does the last of an exercise.
    `<div class="running" aria-hidden="true">${exercise ? `<b>${EXERCISE}</b>` : ''}<span>${name}</span></div>`,
    ...(exercise ? [`<p class="exercise first">${EXERCISE}</p>`] : []),
    '<main class="document">',
    `<h1 dir="auto">${wordsHtml(title)}</h1>`,
    ...(unfinished === null ? [] : [`<p class="state">${wordsHtml(unfinished)}</p>`]),
    ...parts,
    '</main>',
    ...(exercise ? [`<p class="exercise last">${EXERCISE}</p>`] : []),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
