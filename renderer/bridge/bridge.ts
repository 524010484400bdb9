import type { Failure } from '../../shared/ipc/errors.ts';
import type { Bridge, Pushes, Requests } from '../../shared/ipc/contract.ts';
import type { PushChannel, RequestChannel } from '../../shared/ipc/channels.ts';
import { err, type Result } from '../../shared/result.ts';

// What the preload puts there; absent only where the page is opened outside the app.
const bridge = (globalThis as { readonly icConsole?: Bridge }).icConsole;

const silent: Failure = {
  kind: 'unexpected',
  message: 'The console did not answer. What you typed is kept here. Try again, or start the app again.',
};

/** Asks main. A failure comes back as data; a main process that does not answer is one too. */
export async function request<C extends RequestChannel>(
  channel: C,
  argument: Requests[C]['argument'],
): Promise<Result<Requests[C]['answer'], Failure>> {
  try {
    return (await bridge?.request(channel, argument)) ?? err(silent);
  } catch {
    return err(silent);
  }
}

/** Where a file lies that was dropped on the window; empty where it lies nowhere, such as a picture out of a page. */
export const pathOf = (file: File): string => bridge?.pathOf(file) ?? '';

/** Hears what main pushes. @returns a function that ends it. */
export function subscribe<C extends PushChannel>(
  channel: C,
  listener: (message: Pushes[C]) => void,
): () => void {
  return bridge?.subscribe(channel, listener) ?? (() => undefined);
}
