import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';

type Commands = Protocol.CommandParameters;
type Results = Protocol.CommandReturnValues;
type Message = {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
};
type Pending = { method: string; resolve: (result: unknown) => void; reject: (error: Error) => void };

/** One side of Chromium's protocol: the whole browser's, or one page's. */
export type Session = {
  send: <M extends keyof Commands>(method: M, params?: Commands[M]) => Promise<Results[M]>;
  on: <E extends keyof Protocol.Events>(event: E, listener: (params: Protocol.Events[E]) => void) => void;
};

/** A running Chromium, spoken to over its debugging pipe; it ends when the pipe closes, however this process dies. */
export class Connection {
  readonly process: ChildProcess;
  readonly exited: Promise<void>;
  ended = false;
  private lastId = 0;
  private readonly pending = new Map<number, Pending>();
  private readonly sessions = new Map<string, EventEmitter>();
  private readonly events = new EventEmitter();
  private readonly input: Writable;
  private rest: Buffer[] = [];

  constructor(executable: string, args: readonly string[], onLine: (line: string) => void) {
    this.process = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    // Descriptors 2 to 4 are pipes by the line above: 2 and 4 are read, 3 is written.
    const [, , stderr, input, output] = this.process.stdio as [null, null, Readable, Writable, Readable];
    this.input = input;
    for (const stream of [input, output]) stream.on('error', () => undefined);
    output.on('data', (data: Buffer) => this.receive(data));
    let tail = '';
    stderr.setEncoding('utf8').on('data', (text: string) => {
      const lines = (tail + text).split('\n');
      tail = lines.pop() ?? '';
      lines.forEach(onLine);
    });
    this.exited = new Promise((resolve) => {
      const end = (): void => {
        this.ended = true;
        for (const { method, reject } of this.pending.values())
          reject(new Error(`${method}: Chromium has ended.`));
        this.pending.clear();
        resolve();
      };
      this.process.once('exit', end);
      this.process.once('error', end);
    });
  }

  /** The browser's own session. */
  readonly browser: Session = {
    send: (method, params) => this.request(method, params),
    on: (event, listener) => void this.events.on(event, listener),
  };

  /** The session of an attached page. */
  session(id: string): Session {
    const emitter = new EventEmitter().setMaxListeners(0);
    this.sessions.set(id, emitter);
    return {
      send: (method, params) => this.request(method, params, id),
      on: (event, listener) => void emitter.on(event, listener),
    };
  }

  private request<M extends keyof Commands>(
    method: M,
    params?: Commands[M],
    sessionId?: string,
  ): Promise<Results[M]> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId;
      // Chromium answers each command with the result that its protocol documents for it.
      this.pending.set(id, { method, resolve: (result) => resolve(result as Results[M]), reject });
      this.input.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  private receive(data: Buffer): void {
    let from = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
      const text = Buffer.concat([...this.rest, data.subarray(from, end)]).toString();
      this.rest = [];
      from = end + 1;
      // Chromium's own words, in its documented protocol.
      this.dispatch(JSON.parse(text) as Message);
    }
    if (from < data.length) this.rest.push(data.subarray(from));
  }

  private dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result ?? {});
    } else if (message.method !== undefined) {
      const to = message.sessionId === undefined ? this.events : this.sessions.get(message.sessionId);
      to?.emit(message.method, message.params ?? {});
    }
  }
}
