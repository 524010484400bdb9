import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { block, inline, linesOf, struck } from '../../shared/incident/view/words.ts';

/** The same texts at every run; fast-check prints the seed and the path of what fails. */
const settings = { seed: 20_261_120, numRuns: 2_000 };

/** As careless as a reader of Markdown can be: raw HTML, and everything that looks like an address becomes a link. */
const careless = new MarkdownIt({ html: true, linkify: true, breaks: false });
// It shows the words of a link decoded; the link itself stays what was written.
careless.normalizeLinkText = (text) => text;

const pieces = [
  ...[
    '# ',
    '## ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '12) ',
    '> ',
    '```',
    '~~~',
    '---',
    '===',
    '    ',
    '\t',
    '| a |',
    '|---|',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '<!--',
    '-->',
    '<a href="javascript:x">',
    '&lt;',
    '&#60;',
  ],
  ...[
    '[a](javascript:x)',
    '[a]: ftp://x.y',
    '![i](https://x.y/p.png)',
    '[x]',
    '[^1]',
    '<ftp://a.b>',
    '<b@c.de>',
  ],
  ...[
    'ftp://a.example/x',
    'mailto:a@b.de',
    'ops@example.com',
    'javascript:alert(1)',
    'vscode://file/x',
    'www.a.de',
  ],
  ...[
    'https://a.example/b_(c)?d=1&e=*f*',
    'http://x',
    'https://u:p@h.de/`',
    'HTTPS://A.DE/).',
    '://',
    '@',
    'a@',
    '@b.c',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '``',
    '\\',
    '\\\\',
    '$',
    '$$',
    '{{',
    '{%',
    '&',
    '<',
    '>',
    '!',
    ':',
    '.',
    'word',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\0',
    '\u001b[31m',
    '\u202e',
    '\u2066',
    '\ud800',
    'é',
    '漢',
    ' ',
  ],
];
const words = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''));

/** Everything that a page holds beside text: its tags, in order. */
const tagsOf = (html: string): string[] => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
const textOf = (html: string): string =>
  html
    .replaceAll(/<br>\n?/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const harmless = /^<(?:\/?(?:p|ul|li|s|code|a)|br|a href="https?:\/\/[^"]*")>$/i;
/** Blanks may be shown otherwise; every other character is there, in its place. */
const visible = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, '').replaceAll('\0', '');

describe('words of a record in Markdown', () => {
  test('show exactly themselves, whatever they hold: no markup, no HTML, no list, no heading', () => {
    fc.assert(
      fc.property(words, (text) => {
        const html = careless.render(`- **14:02** ana: ${block(text, '  ')}\n  - after\n`);
        const [item = ''] = html.replace(/<strong>14:02<\/strong> ana: ?/, '').split('after');
        expect(tagsOf(item).filter((tag) => !harmless.test(tag))).toEqual([]);
        expect(tagsOf(html).filter((tag) => tag === '<li>')).toHaveLength(2);
        const said = textOf(item);
        expect(visible(said)).toBe(visible(linesOf(text).join('\n')));
      }),
      settings,
    );
  });

  test('link to nothing but web addresses that stand in them', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const html of [careless.render(inline(text)), careless.render(`> ${block(text, '> ')}`)]) {
          for (const [, target = ''] of html.matchAll(/href="([^"]*)"/g))
            expect(target).toMatch(/^https?:\/\//i);
          expect(html).not.toMatch(/<(?!\/?(?:p|s|code|a|blockquote)\b|br>)/);
        }
      }),
      settings,
    );
  });

  test('that no longer count are struck through and end there', () => {
    fc.assert(
      fc.property(words, (text) => {
        const html = careless.render(`- before: ${struck(text, '  ')} after\n`);
        const [, after = ''] = html.split(/ (?=after<)/);
        expect(html).toContain('after</li>');
        expect(after).not.toContain('</s>');
      }),
      { ...settings, numRuns: 500 },
    );
  });

  test('keep the lines of what was pasted and their indentation', () => {
    const html = careless.render(block('at one:\n    at two\n\nat three'));
    expect(html).toBe('<p>at one:<br>\n\u00A0\u00A0\u00A0\u00A0at two<br>\n<br>\nat three</p>\n');
  });

  test('link an address without the end of its sentence', () => {
    expect(inline('See https://x.example/a_(b), or (https://y.example/c).')).toBe(
      'See <https://x.example/a_(b)>, or (<https://y.example/c>).',
    );
  });

  test('show a mailbox and addresses of other kinds as text', () => {
    expect(inline('ops@example.com ftp://a.example')).toBe('`ops@example.com` `ftp://a.example`');
  });
});
