import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfByBrowser } from '../../electron/publish/browser-pdf.ts';
import { findBrowser } from '../../electron/publish/find-browser.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { pdfPages } from '../support/pdf-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-postmortem-cli-'));
const store = join(folder, 'store');
let id = '';
let live = '';
const tight = (text: string): string => text.replaceAll(/\s+/g, '');
const declare = async (...more: string[]): Promise<string> =>
  (await ic(store, 'declare', '--title', 'Seat maps <b>stay</b> empty', '--severity', 'sev1', ...more)).out;
/** One pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  await ic(store, 'init');
  live = await declare();
  id = await declare('--exercise');
  const graph = join(folder, 'graph.png');
  writeFileSync(graph, Buffer.from(png, 'base64'));
  await ic(store, 'attach', id, graph, '--kind', 'finding', '--text', 'The graph');
  for (let line = 1; line <= 60; line += 1) {
    const words = `line ${line} ${'with a number of words in it '.repeat(12)}`;
    if (line % 20 === 0) await ic(store, 'log', id, words, '--kind', 'finding');
  }
  await ic(store, 'resolve', id);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says in a sentence why there is no post-mortem yet', async () => {
  expect(await refusal(1, store, 'postmortem', '20261120-aaaaaaaa')).toContain('There is no incident');
  expect(await refusal(1, store, 'postmortem', live)).toContain('is not resolved yet');
  expect(await refusal(1, store, 'postmortem', id)).toContain('Nobody has begun the post-mortem');
});

it('says in a sentence what it does not understand', async () => {
  expect(await refusal(2, store, 'postmortem')).toContain('Which incident?');
  expect(await refusal(2, store, 'postmortem', id, '--format', 'docx')).toContain('md, html or pdf');
  expect(await refusal(2, store, 'postmortem', id, '--format', 'pdf')).toContain('add --out FILE');
  expect(await refusal(2, store, 'postmortem', id, '--zone', 'Moon/Base')).toContain('is no zone');
});

it('prints Markdown, and writes one HTML file that holds the pictures', async () => {
  const said = `# In short\n\nNobody could buy a <b>seat</b>.\n\n${'Long. '.repeat(600)}`;
  await ic(store, 'write-text', id, 'summary', said);
  const { content: out } = await icJson(store, 'postmortem', id, '--zone', 'europe/berlin');
  expect(out).toContain('# SEV1: Seat maps &lt;b&gt;stay&lt;/b&gt; empty');
  expect(out).toContain('### In short\n\nNobody could buy a &lt;b>seat&lt;/b>.');
  expect(out).toContain('in brackets, Europe/Berlin.');
  const tokens = new MarkdownIt({ html: true })
    .parse(String(out), {})
    .flatMap((t) => [t, ...(t.children ?? [])]);
  expect(tokens.filter(({ type }) => type.startsWith('html'))).toEqual([]);
  const file = join(folder, 'p.html');
  expect(await ic(store, 'postmortem', id, '--format', 'html', '--out', file)).toMatchObject({ out: file });
  const html = readFileSync(file, 'utf8');
  expect(html).toContain(`src="data:image/png;base64,${png}"`);
  expect(await icJson(store, 'postmortem', id, '--format', 'html')).toEqual({
    id,
    format: 'html',
    content: html,
  });
  expect(await refusal(1, store, 'postmortem', id, '--out', file)).toContain('stays as it is');
});

it.runIf(findBrowser() !== null)('prints a PDF, whose every page says what exercise it is', async () => {
  const file = join(folder, 'p.pdf');
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('ic-pdf-'));
  expect(await icJson(store, 'postmortem', id, '--format', 'pdf', '--out', file)).toEqual({
    ...{ id, format: 'pdf', path: file },
  });
  const pages = pdfPages(readFileSync(file));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    expect(tight(page).match(/EXERCISEEXERCISEEXERCISE/g)?.length).toBeGreaterThanOrEqual(2);
    expect(tight(page)).toContain(tight('SEV1: Seat maps <b>stay</b> empty'));
  }
  expect(tight(pages.join(''))).toContain(tight('Nobody could buy a <b>seat</b>.'));
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('ic-pdf-'))).toEqual(before);
});

it('says in a sentence that a PDF needs a browser, and writes nothing then', async () => {
  const without = await pdfByBrowser('<p>x</p>', { browser: null });
  expect(without).toEqual({
    ok: false,
    error: expect.stringMatching(/^A PDF needs an installed[^\n]*$/) as string,
  });
  const file = join(folder, 'none.pdf');
  const words = ['postmortem', id, '--store', store, '--format', 'pdf', '--out', file];
  const said = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../electron/cli/index.ts'), ...words],
    {
      env: { ...process.env, IC_BROWSER: join(folder, 'no-such-browser') },
      encoding: 'utf8',
    },
  );
  expect([said.status, said.stdout]).toEqual([1, '']);
  expect(said.stderr).toContain('--format html');
  expect(readdirSync(folder)).not.toContain('none.pdf');
});

/** A browser that answers until a page is to be shown, and ends then. */
const leaves = `#!${process.execPath}
const { Socket } = require('node:net');
const [input, output] = [new Socket({ fd: 3 }), new Socket({ fd: 4 })];
input.on('data', (bytes) => {
  for (const part of String(bytes).split('\\0').filter((each) => each !== '')) {
    const { id, method } = JSON.parse(part);
    output.write(JSON.stringify({ id, result: { targetId: 't', sessionId: 's' } }) + '\\0');
    if (method === 'Page.navigate') setTimeout(() => process.exit(0), 20);
  }
});
`;

it('gives a browser up that does not work, or does not come to an end', async () => {
  const sleeper = join(folder, 'sleeper');
  writeFileSync(sleeper, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const leaver = join(folder, 'leaver');
  writeFileSync(leaver, leaves, { mode: 0o755 });
  for (const browser of ['/bin/true', '/bin/false', sleeper, leaver, folder]) {
    const given = await pdfByBrowser('<p>x</p>', { browser, limitMs: 300 });
    expect(given, browser).toMatchObject({ ok: false });
    if (!given.ok) expect(given.error).toContain('did not make a PDF');
  }
});
