import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { postmortemHtml } from '../../electron/publish/postmortem-html.ts';
import { pictureKey, type PostmortemDocument } from '../../shared/incident/documents/blocks.ts';
import { peopleMarkdown } from '../../shared/incident/documents/people-markdown.ts';
import { postmortemMarkdown } from '../../shared/incident/documents/postmortem-markdown.ts';
import { postmortemDocument } from '../../shared/incident/documents/postmortem.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { textOf } from '../../shared/incident/text.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { course } from '../support/course.ts';
import { whole } from '../support/postmortem-course.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const document = (): PostmortemDocument => {
  const incident = course(...whole);
  return postmortemDocument(incident, defaultPlaybook, {
    zone: 'UTC',
    text: (part) => textOf(incident, part),
  });
};

const elements =
  'html|head|meta|title|style|body|div|b|span|main|h[1-6]|p|dl|dt|dd|table|thead|tbody|tr|th|td|ul|ol|li|a|br|hr|em|strong|s|code|pre|blockquote|figure|img|figcaption';
/** Every tag that may stand in a post-mortem, with the attributes that it may have: written as strictly as can be. */
const tag = new RegExp(
  `^<(?:!doctype html|/(?:${elements})|(?:${elements})(?: (?:class|dir|lang|charset|name|content|http-equiv|aria-hidden|start|width|height|alt|style)="[^"<>]*"| href="(?:https?://|mailto:)[^"<>]*"| src="data:image/[^"<>]*")*)>`,
);

/** Whatever begins like a tag and is none of those. */
function strangers(html: string): readonly string[] {
  const [, head = '', body = ''] = /^([\s\S]*?<\/style>)([\s\S]*)$/.exec(html) ?? [];
  const text = head.replace(/<style>[\s\S]*<\/style>/, '') + body;
  return [...text.matchAll(/</g)]
    .map(({ index }) => text.slice(index, index + 400))
    .filter((rest) => !tag.test(rest))
    .map((rest) => rest.slice(0, 60));
}

const nasty = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>)',
  '![x](https://elsewhere.example/x.png)',
  '<javascript:alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '`<b>` <b>',
  '- `\n- <b> `',
  '| ` | <b> ` |',
  '\\`<b>`',
  '<https://a`> <b> `',
  '- x\n\n  ```\n```\n<b>',
  '  ```\n<b>\n```\n<b>',
  '```\n<b>',
  '~~~\n```\n~~~\n<b>',
  '<!-- x',
  '<a href="x">y</a>',
  '"><svg onload=alert(1)>',
  '&lt;b&gt; &#60;b&#62;',
  'שלום <b>עולם</b>',
  '🙂 | pipe | `tick` | \u202Eturned',
  'w'.repeat(5_000),
  '# One\n\nTwo\n===\n\n- a\n---\n',
];

describe('the post-mortem as one HTML file', () => {
  it('holds everything that the Markdown holds, with headings in the order of their depth', () => {
    const html = postmortemHtml(document(), new Map());
    for (const words of [
      '<h1 dir="auto">SEV1: Seat maps stay empty</h1>',
      '<h2 dir="auto">Contributing factors</h2>',
      '<h3 dir="auto">In short</h3>',
      '<h4 dir="auto">Under a line</h4>',
      '<strong>lost</strong>',
      '<a href="https://dash.example/a_(b)">https://dash.example/a_(b)</a>',
      '<td dir="auto">Limit the pool | and its queue</td>',
      '<dt>Resolved</dt><dd dir="auto">2026-11-17 13:40</dd>',
    ])
      expect(html).toContain(words);
    expect(strangers(html)).toEqual([]);
  });

  it('fetches nothing and runs nothing', () => {
    const html = postmortemHtml(document(), new Map());
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:;/);
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|form)\b|url\(|@import/i);
  });

  it('has EXERCISE at its beginning and end, in its title and on every page of paper', () => {
    const html = postmortemHtml({ ...document(), exercise: true }, new Map());
    expect(html.match(/EXERCISE EXERCISE EXERCISE/g)).toHaveLength(3);
    expect(html).toContain('<title>EXERCISE SEV1: Seat maps stay empty</title>');
  });

  it('holds pictures that were handed in, and names those that were not', () => {
    const file = (name: string, chunk: string): AttachedFile => ({
      ...{ name, mime: 'image/png', bytes: 12, chunks: [chunk.repeat(64)] },
      ...{ thumbnail: null, width: 4, height: 3 },
    });
    const [here, there] = [file('<graph>.png', 'a'), file('other.png', 'b')];
    const entry = { clock: '13:00', who: 'ana', what: '', text: 'x', details: [], note: '', evidence: '' };
    const blocks: PostmortemDocument['blocks'] = [
      { kind: 'timeline', items: [{ kind: 'entry', ...entry, files: [here, there] }] },
    ];
    const html = postmortemHtml(
      { ...document(), blocks },
      new Map([[pictureKey(here), 'data:image/png;base64,AAAA']]),
    );
    expect(html).toContain(
      '<img src="data:image/png;base64,AAAA" alt="&lt;graph&gt;.png" width="4" height="3">',
    );
    expect(html).toContain('Attached: other.png (12 bytes, in the record)');
    expect(strangers(html)).toEqual([]);
  });

  it('makes no elements of people’s HTML and no links but to the web and to mailboxes, whatever they write', () => {
    const words = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme' }));
    const text = fc.array(words, { maxLength: 6 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(text, (said) => {
        const item = {
          clock: said,
          who: said,
          what: said,
          text: said,
          details: [said],
          note: said,
          evidence: said,
        };
        const html = postmortemHtml(
          {
            ...{ id: 'x', title: said, exercise: false, unfinished: said },
            blocks: [
              { kind: 'heading', level: 2, text: said },
              { kind: 'words', text: said },
              { kind: 'markdown', text: said, level: 2 },
              { kind: 'facts', rows: [[said, said]] },
              { kind: 'table', head: [said], rows: [[said]] },
              { kind: 'list', items: [{ lead: said, text: said, details: [said] }] },
              {
                kind: 'timeline',
                items: [
                  { kind: 'day', text: said },
                  { kind: 'entry', ...item, files: [] },
                ],
              },
            ],
          },
          new Map(),
        );
        expect(strangers(html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('people’s Markdown inside a document', () => {
  const reader = new MarkdownIt({ html: true });
  const htmlIn = (markdown: string): readonly string[] =>
    reader
      .parse(markdown, {})
      .flatMap((token) => [token, ...(token.children ?? [])])
      .filter(({ type }) => type === 'html_block' || type === 'html_inline')
      .map(({ content }) => content);

  it('keeps code as it was written where it is code to every reader', () => {
    const text = '`a<b>` and\n\n```sh\npsql <dump.sql\n# no heading\n```\n\nafter <b>';
    expect(peopleMarkdown(text, 2)).toBe(
      '`a<b>` and\n\n```sh\npsql <dump.sql\n# no heading\n```\n\nafter &lt;b>',
    );
  });

  it('puts its headings below those of the document, and no deeper than there are', () => {
    const shifted = peopleMarkdown('# One\n\n##### Five\n\nTwo\nlines\n===\n\n---\n\n#no', 2);
    expect(shifted).toBe('### One\n\n###### Five\n\n### Two lines\n\n---\n\n#no');
  });

  it('closes a fence that was left open', () => {
    const tokens = reader.parse(`${peopleMarkdown('```\nleft open', 2)}\n\n## Next`, {});
    expect(tokens.filter(({ type }) => type === 'heading_open')).toHaveLength(1);
  });

  it('holds no HTML for any reader, whatever people write', () => {
    const words = fc.oneof(
      fc.constantFrom(...nasty),
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '<b>',
        '</b>',
        '<!--',
        '<https://a`>',
        '\\',
        '|',
        '- ',
        '> ',
        '    ',
      ),
      fc.string(),
    );
    const text = fc
      .array(fc.tuple(words, fc.constantFrom('', ' ', '\n', '\n\n', '\n  ')))
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (said) => {
        expect(htmlIn(peopleMarkdown(said, 2))).toEqual([]);
        const item = {
          clock: '1',
          who: said,
          what: '',
          text: said,
          details: [said],
          note: said,
          evidence: said,
        };
        const markdown = postmortemMarkdown({
          ...{ id: 'x', title: said, exercise: false, unfinished: null },
          blocks: [
            { kind: 'markdown', text: said, level: 2 },
            { kind: 'list', items: [{ lead: said, text: said, details: [said] }] },
            { kind: 'timeline', items: [{ kind: 'entry', ...item, files: [] }] },
            { kind: 'facts', rows: [[said, said]] },
          ],
        });
        expect(htmlIn(markdown)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
