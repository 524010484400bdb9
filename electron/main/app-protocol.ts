import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** Where the window's own files are served: a scheme of our own, never `file://`. */
export const APP_ORIGIN = 'app://bundle';
const SCHEME = 'app';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built window from `folder`, and nothing outside it.
 * @param attachments answers for paths that are not the window's own.
 */
export function serveWindow(
  folder: string,
  attachments: (pathname: string) => Promise<Response> | undefined = () => undefined,
): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const attached = host === 'bundle' ? attachments(pathname) : undefined;
    if (attached !== undefined) return attached;
    const path = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    if (host !== 'bundle' || !path.startsWith(folder + sep))
      return new Response('Not found', { status: 404 });
    try {
      return respond(extname(path), await readFile(path));
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

function respond(extension: string, content: Buffer): Response {
  const headers: Record<string, string> = {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
  };
  if (extension !== '.html') return new Response(new Uint8Array(content), { headers });
  // React Aria reads the nonce for its one style element from the page; it is made anew for every response.
  const nonce = randomBytes(16).toString('base64');
  headers['Content-Security-Policy'] = policy(nonce);
  return new Response(content.toString('utf8').replaceAll('__CSP_NONCE__', nonce), { headers });
}

/** Everything is forbidden but what the window is made of; there is no remote origin at all. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
