import type { Connection } from '../browser/connection.ts';
import type { Protocol } from '../browser/protocol.ts';
import { opening } from '../browser/page.ts';
import { fromPage, policyToPage } from '../browser/schemes.ts';
import { handlerOf } from './protocol.ts';
import { allContents } from './web-contents.ts';
import { isCancelled, receivedHeaders } from './web-request.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/**
 * Denies popups: window.open answers null and no tab opens, while Chromium still tells what was wanted. Everything else
 * that a sandbox takes away is given back.
 */
const withoutPopups = `sandbox ${[
  ...[
    'allow-scripts',
    'allow-same-origin',
    'allow-forms',
    'allow-modals',
    'allow-downloads',
    'allow-pointer-lock',
  ],
  ...['allow-presentation', 'allow-orientation-lock', 'allow-storage-access-by-user-activation'],
  ...['allow-top-navigation', 'allow-top-navigation-to-custom-protocols'],
].join(' ')}`;

function isLocal(url: string): boolean {
  return /^https?:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url) || !/^(https?|wss?|ftp):/.test(url);
}

function toRequest({ request }: Paused, url: string): Request {
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] =>
    /^(referer|origin)$/i.test(name) ? [name, fromPage(value)] : [name, value],
  );
  const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {};
  return new Request(url, { method: request.method, headers, ...body });
}

/** Loads Node's Request and Response, which take their time at first use, while the browser is starting. */
export function warmUp(): void {
  void new Response(new Request('https://localhost/').url).text();
}

/** Lets every request of the browser pass through the app, as Electron's network stack does. */
export function routeRequests(connection: Connection): void {
  const { send, on } = connection.browser;

  const route = async (paused: Paused): Promise<unknown> => {
    const { requestId, resourceType, frameId } = paused;
    const url = fromPage(paused.request.url + (paused.request.urlFragment ?? ''));
    const fail = (errorReason: Protocol.Network.ErrorReason): Promise<unknown> =>
      send('Fetch.failRequest', { requestId, errorReason });
    // Chromium wants an icon for its tab that no page of the app named; Electron does not ask for one.
    if (resourceType === 'Other' && url.endsWith('/favicon.ico')) return fail('Aborted');
    if (resourceType === 'Document') {
      // A window opened with its URL asks for it before its bindings are there.
      while (opening.size > 0) await Promise.allSettled(opening);
      const contents = allContents().find((one) => one.targetId === frameId);
      if (contents && !contents.mayNavigate(url)) return fail('Aborted');
    }
    if (await isCancelled({ url, method: paused.request.method, resourceType: kindOf(resourceType) })) {
      return fail('BlockedByClient');
    }
    const handler = handlerOf(url.slice(0, url.indexOf(':')));
    if (!handler)
      return isLocal(url) ? send('Fetch.continueRequest', { requestId }) : fail('InternetDisconnected');
    const response = await handler(toRequest(paused, url));
    if (response.type === 'error') return fail('Failed');
    const received = await receivedHeaders(url, [...response.headers]);
    if (received === null) return fail('BlockedByClient');
    const responseHeaders = received.map(([name, value]) => ({
      name,
      value: name.toLowerCase() === 'content-security-policy' ? policyToPage(value) : value,
    }));
    if (resourceType === 'Document')
      responseHeaders.push({ name: 'content-security-policy', value: withoutPopups });
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    return send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
  };

  on('Fetch.requestPaused', (paused) => {
    route(paused).catch(async (error: unknown) => {
      // The page may be closing; otherwise the app's handler threw, which fails the request as in Electron.
      if (!connection.ended) console.error('stand-in: a request failed:', paused.request.url, error);
      await send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(
        () => undefined,
      );
    });
  });
}

/** Chromium's resource types in Electron's words. */
function kindOf(type: string): string {
  const kinds: Record<string, string> = {
    ...{ Document: 'mainFrame', Stylesheet: 'stylesheet', Script: 'script', Image: 'image', Font: 'font' },
    ...{ XHR: 'xhr', Fetch: 'xhr', Ping: 'ping', Media: 'media', CSPViolationReport: 'cspReport' },
  };
  return kinds[type] ?? 'other';
}
