import { randomUUID } from 'node:crypto';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Reading, ReadingRequest, Tell } from '../exchange/import-read.ts';
import type { FromReader, ToReader } from '../exchange/protocol.ts';

/** What Electron's utility process is used for here, so that a test may put something else in its place. */
export type ReaderProcess = {
  postMessage(message: ToReader): void;
  onMessage(listener: (message: FromReader) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
};

const calledOff: Failure = { kind: 'refused', message: 'Called off: nothing was taken over.' };
const fell: Failure = {
  kind: 'refused',
  message:
    'These files could not be read: reading them ended by itself. Nothing was taken over. Try them one by one.',
};
const forgotten: Failure = {
  kind: 'not-found',
  message: 'This reading is not held any more. Read the files again; nothing was taken over.',
};

/** What was read and waits to be taken over: one reading at a time, in a process of its own, under a token. */
export class ImportDesk {
  readonly #fork: () => ReaderProcess;
  #token = '';
  #documents: readonly ImportedDocument[] = [];
  #process: ReaderProcess | null = null;
  #end: (reading: Result<Reading, Failure>) => void = () => undefined;
  #cancelled = false;

  constructor(fork: () => ReaderProcess) {
    this.#fork = fork;
  }

  /** Reads; whatever was read before is forgotten. @param tell hears of the token, too, so that it can be called off. */
  async read(
    request: ReadingRequest,
    tell: (token: string) => Tell,
  ): Promise<Result<{ token: string; reading: Reading }, Failure>> {
    this.#stop(err(calledOff));
    const token = randomUUID();
    this.#token = token;
    this.#documents = [];
    const say = tell(token);
    say(0, null, 'Reading');
    const process = this.#fork();
    this.#process = process;
    const read = await new Promise<Result<Reading, Failure>>((resolve) => {
      this.#end = resolve;
      process.onMessage((message) => {
        if (message.kind === 'read') resolve(ok(message.reading));
        else if (this.#token === token) say(message.done, message.total, message.words);
      });
      process.onExit(() => resolve(err(fell)));
      process.postMessage(request);
    });
    process.kill();
    if (this.#process === process) this.#process = null;
    if (this.#token !== token) return err(calledOff);
    if (!read.ok) return read;
    return ok({ token, reading: read.value });
  }

  /** Keeps what was read, for `take`. */
  keep(token: string, { documents }: Reading): void {
    if (token === this.#token) this.#documents = documents;
  }

  /** The documents of a reading that somebody chose. */
  take(token: string, keys: readonly string[]): Result<readonly ImportedDocument[], Failure> {
    if (token !== this.#token || this.#documents.length === 0) return err(forgotten);
    this.#cancelled = false;
    const wanted = new Set(keys);
    return ok(this.#documents.filter(({ key }) => wanted.has(key)));
  }

  cancelled(): boolean {
    return this.#cancelled;
  }

  /** Ends what is under way under a token: a reading is forgotten, an import stops after the part that it is at. */
  cancel(token: string): void {
    if (token !== this.#token) return;
    this.#cancelled = true;
    if (this.#process !== null) this.#stop(err(calledOff));
  }

  #stop(why: Result<Reading, Failure>): void {
    const process = this.#process;
    this.#process = null;
    this.#end(why);
    process?.kill();
  }
}
