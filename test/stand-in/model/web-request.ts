import { strict } from '../strict.ts';

type BeforeRequest = (
  details: { url: string },
  callback: (answer: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: { url: string; responseHeaders: Record<string, string[]> },
  callback: (answer: Electron.HeadersReceivedResponse) => void,
) => void;
type Filter = { urls: string[] };
type Registered<L> = { filter: Filter | null; listener: L };

let before: Registered<BeforeRequest> | null = null;
let headers: Registered<HeadersReceived> | null = null;

function register<L>(first: unknown, second: unknown): Registered<L> | null {
  const filter = typeof first === 'object' && first !== null;
  const listener = filter ? second : first;
  // Electron's overloads: (filter, listener) or (listener), where null removes it.
  return typeof listener === 'function'
    ? { filter: filter ? (first as Filter) : null, listener: listener as L }
    : null;
}

function matches(filter: Filter | null, url: string): boolean {
  return (
    filter?.urls.some((pattern) => {
      if (pattern === '<all_urls>') return true;
      return new RegExp(
        `^${pattern
          .split('*')
          .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
          .join('.*')}$`,
      ).test(url);
    }) ?? true
  );
}

/** Electron's `session.webRequest`, in the two events that are modelled. */
export const webRequest = strict('webRequest', {
  onBeforeRequest: (first: unknown, second?: unknown) => {
    before = register<BeforeRequest>(first, second);
  },
  onHeadersReceived: (first: unknown, second?: unknown) => {
    headers = register<HeadersReceived>(first, second);
  },
} satisfies Pick<Electron.WebRequest, 'onBeforeRequest' | 'onHeadersReceived'>);

/** Asks the app whether a request may be made. */
export async function isCancelled(details: {
  url: string;
  method: string;
  resourceType: string;
}): Promise<boolean> {
  if (!before || !matches(before.filter, details.url)) return false;
  const { listener } = before;
  const about = strict('OnBeforeRequestDetails', { id: 0, referrer: '', timestamp: Date.now(), ...details });
  const answer = await new Promise<Electron.CallbackResponse>((resolve) => listener(about, resolve));
  if (answer.redirectURL !== undefined)
    throw new Error('stand-in: redirectURL of onBeforeRequest is not modelled.');
  return answer.cancel ?? false;
}

/** Lets the app change a response's headers; null where it cancels the response. */
export async function receivedHeaders(
  url: string,
  received: [string, string][],
): Promise<[string, string][] | null> {
  if (!headers || !matches(headers.filter, url)) return received;
  const { listener } = headers;
  const responseHeaders: Record<string, string[]> = {};
  for (const [name, value] of received) (responseHeaders[name] ??= []).push(value);
  const answer = await new Promise<Electron.HeadersReceivedResponse>((resolve) =>
    listener(strict('OnHeadersReceivedDetails', { url, responseHeaders }), resolve),
  );
  if (answer.cancel) return null;
  return Object.entries(answer.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}
