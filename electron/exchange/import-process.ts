import { readAll } from './import-read.ts';
import type { FromReader, ToReader } from './protocol.ts';

/** What Electron puts into a utility process, as far as it is used: messages to and from main. */
type ParentPort = {
  once(event: 'message', listener: (message: { readonly data: ToReader }) => void): void;
  postMessage(message: FromReader): void;
};

// Electron's types belong to main; its utility process puts this there before it loads the entry.
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;

/** Progress is told no more often than this, in ms. */
const TELL_MS = 100;

/** Reads what it is asked for, once: main ends it afterwards, or before where somebody calls it off. */
port.once('message', ({ data }) => {
  let said = 0;
  void readAll(data, (done, total, words) => {
    const now = Date.now();
    if (now - said < TELL_MS) return;
    said = now;
    port.postMessage({ kind: 'progress', done, total, words });
  }).then((reading) => port.postMessage({ kind: 'read', reading }));
});
