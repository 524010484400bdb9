import type { makeClone } from '../clone.ts';

/** The messages of a link; values in them are text, for objects of one world are never handed to another. */
export type LinkMessage =
  | { type: 'call'; id: string; args: string }
  | { type: 'reply'; ok: boolean; value: string }
  | { type: 'settle'; id: string; ok: boolean; value: string }
  | { type: 'expose'; key: string; value: string };

export type Link = {
  encode: (value: unknown) => string;
  decode: (text: string) => unknown;
  post: (message: LinkMessage) => void;
  onExpose: ((key: string, value: unknown) => void) | null;
};

/**
 * Joins two worlds of a page over an event target that both hold: copies values, and lets functions and promises be
 * used from the other side. An error crosses as a plain Error with its message, as over Electron's context bridge.
 * Its source is injected into pages: it must use nothing outside.
 */
export function makeLink(clone: typeof makeClone, target: EventTarget, side: 'main' | 'isolated'): Link {
  type Call = (...args: unknown[]) => unknown;
  type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void };
  const other = side === 'main' ? 'isolated' : 'main';
  const functions = new Map<string, Call>();
  const ids = new WeakMap<Call, string>();
  const proxies = new Map<string, Call>();
  const waiting = new Map<string, Waiting>();
  let last = 0;
  let reply: (LinkMessage & { type: 'reply' }) | undefined;

  const post = (message: LinkMessage): void => {
    target.dispatchEvent(new CustomEvent(`to-${other}`, { detail: JSON.stringify(message) }));
  };
  const settle = (id: string, ok: boolean, value: unknown): void =>
    post({ type: 'settle', id, ok, value: encode(value) });
  const call = (id: string, args: unknown[]): unknown => {
    const outer = reply;
    reply = undefined;
    post({ type: 'call', id, args: encode(args) });
    // Assigned by the listener below while post was dispatching, which the compiler cannot see.
    const answer = reply as (LinkMessage & { type: 'reply' }) | undefined;
    reply = outer;
    if (!answer) throw new Error('stand-in: the other world did not answer.');
    if (!answer.ok) throw plain(decode(answer.value));
    return decode(answer.value);
  };
  const plain = (value: unknown): unknown => (value instanceof Error ? new Error(value.message) : value);

  const { encode, decode } = clone({
    fn: (value) => {
      const id = ids.get(value) ?? `${side}:${++last}`;
      ids.set(value, id);
      functions.set(id, value);
      return id;
    },
    unfn: (id) => {
      const own = functions.get(id);
      if (own) return own;
      const proxy = proxies.get(id) ?? ((...args: unknown[]) => call(id, args));
      proxies.set(id, proxy);
      return proxy;
    },
    promise: (value) => {
      const id = `${side}:${++last}`;
      value.then(
        (result) => settle(id, true, result),
        (error: unknown) => settle(id, false, error),
      );
      return id;
    },
    unpromise: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
  });

  const link: Link = { encode, decode, post, onExpose: null };
  target.addEventListener(`to-${side}`, (event) => {
    // Dispatched by `post` of the other side alone, which holds the only other reference to the target.
    const message = JSON.parse((event as CustomEvent<string>).detail) as LinkMessage;
    if (message.type === 'reply') {
      reply = message;
    } else if (message.type === 'settle') {
      const { resolve, reject } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      const value = decode(message.value);
      if (message.ok) resolve?.(value);
      else reject?.(plain(value));
    } else if (message.type === 'expose') {
      link.onExpose?.(message.key, decode(message.value));
    } else {
      try {
        // Encoded by `call` from its array of arguments.
        const args = decode(message.args) as unknown[];
        post({ type: 'reply', ok: true, value: encode(functions.get(message.id)?.(...args)) });
      } catch (error) {
        post({
          type: 'reply',
          ok: false,
          value: encode(error instanceof Error ? error : new Error(String(error))),
        });
      }
    }
  });
  return link;
}
