import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { GitProcesses } from './git-process.ts';
import type { ObjectId } from './repository.ts';

type Question = {
  readonly id: ObjectId;
  readonly answer: (value: Answer | null) => void;
  readonly fail: (error: Error) => void;
};
type Answer = { readonly type: string; readonly size: number; readonly bytes: Buffer };

/**
 * One `git cat-file` that goes on running: a question costs a fifth of a millisecond, a process of its own five. Answers come in
 * the order of the questions.
 */
export class ObjectReader {
  readonly #processes: GitProcesses;
  readonly #args: readonly string[];
  readonly #withBytes: boolean;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiting: Question[] = [];
  #held: Buffer[] = [];
  #heldSize = 0;
  #header: { type: string; size: number } | undefined;

  /** @param withBytes whether answers hold the object's bytes, or its type and size only. */
  constructor(processes: GitProcesses, args: readonly string[], withBytes: boolean) {
    this.#processes = processes;
    this.#args = [...args, 'cat-file', withBytes ? '--batch' : '--batch-check'];
    this.#withBytes = withBytes;
  }

  /**
   * An object; null when there is none of this id.
   * @throws when the process ends before it has answered.
   */
  ask(id: ObjectId): Promise<Answer | null> {
    return new Promise((answer, fail) => {
      const child = (this.#child ??= this.#start());
      this.#waiting.push({ id, answer, fail });
      child.stdin.write(`${id}\n`);
    });
  }

  /** Ends the process unless it is being asked; the next question starts another. */
  stop(): void {
    if (this.#waiting.length > 0) return;
    this.#child?.stdin.end();
    this.#child = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = this.#processes.start(this.#args);
    const ended = (): void => {
      if (this.#child === child) this.#child = undefined;
      const lost = this.#waiting;
      [this.#waiting, this.#held, this.#heldSize, this.#header] = [[], [], 0, undefined];
      for (const { fail } of lost) fail(new Error('git cat-file ended'));
    };
    child.on('error', ended);
    child.on('close', ended);
    child.stderr.resume();
    child.stdout.on('data', (bytes: Buffer) => this.#read(bytes));
    return child;
  }

  #read(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldSize += bytes.length;
    for (;;) {
      if (this.#header === undefined) {
        const all = this.#joined();
        const end = all.indexOf(10);
        if (end < 0) return;
        this.#keep(all.subarray(end + 1));
        const [, type = '', size = ''] = all.toString('latin1', 0, end).split(' ');
        if (size === '') this.#answer(null);
        else if (!this.#withBytes) this.#answer({ type, size: Number(size), bytes: nothing });
        else this.#header = { type, size: Number(size) };
        continue;
      }
      const { type, size } = this.#header;
      if (this.#heldSize < size + 1) return;
      const all = this.#joined();
      this.#header = undefined;
      this.#keep(all.subarray(size + 1));
      this.#answer({ type, size, bytes: Buffer.from(all.subarray(0, size)) });
    }
  }

  #joined(): Buffer {
    const [first, ...rest] = this.#held;
    if (first !== undefined && rest.length === 0) return first;
    const all = Buffer.concat(this.#held);
    this.#held = [all];
    return all;
  }

  #keep(rest: Buffer): void {
    this.#held = rest.length === 0 ? [] : [rest];
    this.#heldSize = rest.length;
  }

  #answer(answer: Answer | null): void {
    this.#waiting.shift()?.answer(answer);
  }
}

const nothing = Buffer.alloc(0);
