import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { BrowserPipe } from './browser-pipe.ts';
import { findBrowser } from './find-browser.ts';

/** A browser that takes longer will not come to an end. */
const LIMIT_MS = 60_000;
/** Under this address the page gets the document; it can't exist (RFC 2606), and whatever else is asked for fails. */
const ADDRESS = 'https://document.invalid/';

const quiet = [
  ...['--headless', '--disable-gpu', '--no-first-run', '--no-default-browser-check', '--no-startup-window'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-default-apps'],
  ...['--disable-sync', '--disable-extensions', '--disable-dev-shm-usage', '--disable-breakpad'],
  ...['--password-store=basic', '--metrics-recording-only', '--blink-settings=scriptEnabled=false'],
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

const missing =
  'A PDF needs an installed Chromium, Chrome or Edge, and none was found. Install one, set IC_BROWSER to its path, or take --format html and print that.';

/**
 * HTML on paper, by the system's own browser: headless, in a profile that goes away with it, without any network.
 * @returns the PDF; or why there is none, in one sentence.
 */
export async function pdfByBrowser(
  html: string,
  { browser = findBrowser(), limitMs = LIMIT_MS }: { browser?: string | null; limitMs?: number } = {},
): Promise<Result<Buffer, string>> {
  if (browser === null) return err(missing);
  const first = await attempt(browser, html, limitMs, []);
  if (first.ok || process.platform !== 'linux' || process.getuid?.() !== 0) return first;
  // As root its sandbox does not start; the document has no script and reaches nothing.
  return attempt(browser, html, limitMs, ['--no-sandbox']);
}

async function attempt(
  browser: string,
  html: string,
  limitMs: number,
  more: readonly string[],
): Promise<Result<Buffer, string>> {
  const profile = await mkdtemp(join(tmpdir(), 'ic-pdf-'));
  const pipe = new BrowserPipe(browser, [...quiet, ...more, `--user-data-dir=${profile}`]);
  const limit = setTimeout(() => pipe.process.kill('SIGKILL'), limitMs);
  try {
    return ok(await print(pipe, html));
  } catch {
    return err(
      `${browser} did not make a PDF. Set IC_BROWSER to another browser, or take --format html and print that.`,
    );
  } finally {
    pipe.process.kill('SIGKILL');
    await pipe.ended;
    clearTimeout(limit);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined); // a folder of the system's for temporary files
  }
}

async function print(pipe: BrowserPipe, html: string): Promise<Buffer> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params = {}) => pipe.send(method, params, String(sessionId));
  pipe.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { url } = request as { url: string }; // so the protocol has it
    const answer =
      url === ADDRESS
        ? page('Fetch.fulfillRequest', {
            ...{ requestId, responseCode: 200, body: Buffer.from(html).toString('base64') },
            responseHeaders: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }],
          })
        : page('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    answer.catch(() => undefined); // the page has gone
  });
  await page('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page('Page.enable');
  const loaded = new Promise<void>((resolve) => pipe.on('Page.loadEventFired', () => resolve()));
  await page('Page.navigate', { url: ADDRESS });
  await Promise.race([loaded, pipe.ended]);
  const { data } = await page('Page.printToPDF', {
    ...{ preferCSSPageSize: true, printBackground: true, displayHeaderFooter: false },
    ...{ generateTaggedPDF: true, generateDocumentOutline: true },
  });
  return Buffer.from(String(data), 'base64');
}
