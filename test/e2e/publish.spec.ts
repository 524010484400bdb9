import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { pdfPages } from '../support/pdf-text.ts';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const tight = (text: string): string => text.replaceAll(/\s+/g, '');

const hostile = [
  '# In short',
  'Nobody could buy a <b onclick="alert(1)">seat</b><script>document.title = "taken"</script>.',
  '[here](javascript:alert(1)) ![x](https://elsewhere.example/x.png) [there](https://shop.example/)',
  '```\n<img src=x onerror=alert(1)>\n```',
].join('\n\n');

const scene: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps <i>stay</i> empty', severity: 'sev1', exercise: true }],
  [5, 'ana', 'log', { kind: 'decision', text: 'Send <script>everything</script> to the second site' }],
  [40, 'ana', 'resolve'],
  [60, 'ben', 'write-text', { section: 'summary', text: hostile }],
  [61, 'ben', 'write-text', { section: 'went-well', text: 'A long story. '.repeat(400) }],
];

/** What the person chooses in the system's dialog; null closes it. */
const chooses = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);

/** Asks main as the post-mortem's front does. */
const publish = (page: Page, id: string, as: string): Promise<unknown> =>
  page.evaluate(
    ([of, format]) =>
      (
        window as unknown as {
          icConsole: { request: (channel: string, argument: unknown) => Promise<unknown> };
        }
      ).icConsole // the preload's
        .request('postmortem:publish', { id: of, as: format }),
    [id, as] as const,
  );

test('a post-mortem is saved as Markdown, HTML and PDF where the person chooses, and nowhere else', async ({
  desktop,
}) => {
  const { app, page, id } = await openScene(desktop, 'ana', scene);
  const to = (name: string): string => join(desktop.folder, name);

  await chooses(app, null);
  expect(await publish(page, id, 'md')).toEqual({ ok: true, value: null });

  await chooses(app, to('p.md'));
  expect(await publish(page, id, 'md')).toEqual({ ok: true, value: to('p.md') });
  expect(readFileSync(to('p.md'), 'utf8')).toContain('# SEV1: Seat maps &lt;i&gt;stay&lt;/i&gt; empty');

  await chooses(app, to('p.html'));
  expect(await publish(page, id, 'html')).toEqual({ ok: true, value: to('p.html') });
  // Its style is for a page of its own: the window's policy would refuse it.
  const html = readFileSync(to('p.html'), 'utf8').replace(/<style>[\s\S]*?<\/style>/, '');
  const read = await page.evaluate((file) => {
    const parsed = new DOMParser().parseFromString(file, 'text/html');
    const names = [...parsed.body.querySelectorAll('*')].map(({ localName }) => localName);
    return {
      title: parsed.querySelector('h1')?.textContent,
      headings: [...parsed.querySelectorAll('h2, h3')].map(({ textContent }) => textContent),
      links: [...parsed.querySelectorAll('[href], [src]')].map((each) => each.getAttribute('href') ?? ''),
      strangers: names.filter((name) => ['script', 'img', 'b', 'i', 'iframe', 'link'].includes(name)),
      handlers: [...parsed.querySelectorAll('*')].flatMap((each) =>
        each.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      ends: [parsed.body.textContent.includes('EXERCISE EXERCISE EXERCISE')],
    };
  }, html);
  expect(read.title).toBe('SEV1: Seat maps <i>stay</i> empty');
  expect(read.headings).toEqual(expect.arrayContaining(['Summary', 'In short', 'What happened', 'Impact']));
  expect(read.links).toEqual(['https://shop.example/']);
  // The running head of an exercise is the only bold word of the page that the console makes.
  expect(read.strangers).toEqual(['b']);
  expect(read.handlers).toEqual([]);

  await chooses(app, to('p.pdf'));
  expect(await publish(page, id, 'pdf')).toEqual({ ok: true, value: to('p.pdf') });
  const pages = pdfPages(readFileSync(to('p.pdf')));
  expect(pages.length).toBeGreaterThan(1);
  for (const each of pages)
    expect(tight(each).match(/EXERCISEEXERCISEEXERCISE/g)?.length).toBeGreaterThanOrEqual(2);
  expect(tight(pages.join(''))).toContain(tight('<script>document.title = "taken"</script>'));
  // Nothing of it stays: no window, no temporary file.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(readdirSync(desktop.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('what can’t be saved is said in a sentence, and a file that was there stays whole', async ({
  desktop,
}) => {
  const { app, page, id } = await openScene(desktop, 'ana', scene);
  const place = join(desktop.folder, 'no-such-folder', 'p.md');
  await chooses(app, place);
  expect(await publish(page, id, 'md')).toEqual({
    ok: false,
    error: {
      kind: 'read-only',
      message:
        'The post-mortem was not saved: that place can’t be written to. It is safe in the record. Choose another place.',
    },
  });
  expect(existsSync(place)).toBe(false);
  expect(await publish(page, '20261120-aaaaaaaa', 'md')).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
});
