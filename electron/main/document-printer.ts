import { BrowserWindow } from 'electron';
import { err, ok, type Result } from '../../shared/result.ts';
import { randomBase32 } from '../records/crypto.ts';
import { APP_ORIGIN } from './app-protocol.ts';

/** A document that takes longer to lay out will not come to an end. */
const LIMIT_MS = 60_000;

/**
 * Prints documents that the console made, by its own Chromium, which is always there: a window that nobody sees shows
 * the document, without scripts and without the preload, and gives it back as PDF.
 */
export class DocumentPrinter {
  readonly #documents = new Map<string, string>();

  /** What is served for a path of the window's scheme, where it is a document that is being printed. */
  page(pathname: string): Promise<Response> | undefined {
    const html = this.#documents.get(pathname);
    if (html === undefined) return undefined;
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
    return Promise.resolve(new Response(html, { headers }));
  }

  /** @returns the PDF; or why there is none, in one sentence. */
  async print(html: string): Promise<Result<Uint8Array, string>> {
    const path = `/document/${randomBase32(16)}.html`;
    this.#documents.set(path, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    let limit: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_resolve, reject) => {
        limit = setTimeout(() => reject(new Error('it took too long')), LIMIT_MS);
      });
      const made = window
        .loadURL(APP_ORIGIN + path)
        .then(() => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
      return ok(await Promise.race([made, late]));
    } catch {
      return err(
        'The PDF could not be made. What it was made of is safe in the record: save it as HTML and print that.',
      );
    } finally {
      clearTimeout(limit);
      this.#documents.delete(path);
      if (!window.isDestroyed()) window.destroy();
    }
  }
}
