import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';

/** What a browser answers or tells: of its protocol only what is needed here. */
const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Fields = Readonly<Record<string, unknown>>;
type Waiting = { readonly resolve: (result: Fields) => void; readonly reject: (error: Error) => void };

/** A browser without a window that this process started, spoken to over its debugging pipe; no port is opened. */
export class BrowserPipe {
  readonly process: ChildProcess;
  /** When it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (params: Fields) => void>();
  #hasEnded = false;
  #lastId = 0;
  #rest = '';

  constructor(executable: string, args: readonly string[]) {
    this.process = spawn(executable, [...args, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , , input, output] = this.process.stdio as [null, null, null, Writable, Readable]; // pipes, by the line above
    this.#input = input;
    for (const stream of [input, output]) stream.on('error', () => undefined); // its end is told below
    output.setEncoding('utf8').on('data', (text: string) => this.#receive(text));
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#hasEnded = true;
        for (const { reject } of this.#waiting.values()) reject(new Error('the browser has ended'));
        this.#waiting.clear();
        resolve();
      };
      this.process.once('exit', end);
      this.process.once('error', end);
    });
  }

  /** @throws when the browser refuses, or ends before it answers, or has ended. */
  send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    if (this.#hasEnded) return Promise.reject(new Error('the browser has ended'));
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1);
      this.#waiting.set(id, { resolve, reject });
      this.#input.write(
        `${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
      );
    });
  }

  on(method: string, listener: (params: Fields) => void): void {
    this.#listeners.set(method, listener);
  }

  #receive(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      const { id, method, params, result, error } = messageSchema.parse(JSON.parse(part));
      if (method !== undefined) this.#listeners.get(method)?.(params ?? {});
      if (id === undefined) continue;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result ?? {});
      else waiting?.reject(new Error(error.message));
    }
  }
}
