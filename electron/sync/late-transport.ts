import type { ConnectionKind, Trouble } from '../../shared/sync/connection.ts';
import type { ProbeReport } from '../../shared/sync/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Transport } from './transport.ts';

const notOpen: Trouble = { kind: 'away', message: 'This place is not open yet. It is tried again.' };
const usualPace = { look: 2_000, lookAtAll: 10_000, beacon: 15_000, why: null };

/** A transport that has to be opened first, and where that fails, is opened anew at the next attach. */
export class LateTransport implements Transport {
  readonly kind: ConnectionKind;
  readonly #open: () => Promise<Result<Transport, Trouble>>;
  #inner: Transport | null = null;
  #closed = false;

  constructor(kind: ConnectionKind, open: () => Promise<Result<Transport, Trouble>>) {
    this.kind = kind;
    this.#open = open;
  }

  async #opened(): Promise<Result<Transport, Trouble>> {
    if (this.#inner !== null) return ok(this.#inner);
    const opened = this.#closed ? err(notOpen) : await this.#open();
    if (opened.ok) this.#take(opened.value);
    return opened;
  }

  /** It may have been closed while it was being opened. */
  #take(inner: Transport): void {
    this.#inner = inner;
    if (this.#closed) inner.close();
  }

  async #with<T>(act: (inner: Transport) => Promise<Result<T, Trouble>>): Promise<Result<T, Trouble>> {
    const opened = await this.#opened();
    return opened.ok ? act(opened.value) : opened;
  }

  attach: Transport['attach'] = (found) => this.#with((inner) => inner.attach(found));
  list: Transport['list'] = (scope) => this.#with((inner) => inner.list(scope));
  read: Transport['read'] = (file, limit) => this.#with((inner) => inner.read(file, limit));
  publish: Transport['publish'] = (files, remove) => this.#with((inner) => inner.publish(files, remove));
  readonly people: Transport['people'] = {
    list: (prefix) => this.#with((inner) => inner.people.list(prefix)),
    read: (path, limit) => this.#with((inner) => inner.people.read(path, limit)),
    change: (changes, message) => this.#with((inner) => inner.people.change(changes, message)),
  };

  async probe(tell: (report: ProbeReport) => void): Promise<ProbeReport> {
    const opened = await this.#opened();
    if (opened.ok) return opened.value.probe(tell);
    const { kind, message } = opened.error;
    const what = kind === 'no-git' ? 'git' : 'reach';
    return {
      ...{ found: 'unusable', steps: [{ what, outcome: 'bad', words: message }], trouble: opened.error },
      ...{ readOnly: false, incidents: 0, devices: 0 },
    };
  }

  status(): ReturnType<Transport['status']> {
    return this.#inner?.status() ?? { readOnly: false, pace: usualPace };
  }

  close(): void {
    this.#closed = true;
    this.#inner?.close();
  }
}
