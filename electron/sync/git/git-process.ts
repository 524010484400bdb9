import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { codeOf } from '../../records/file-system.ts';

/** How a Git process ended. `timed-out` and `stopped` (by `close`) were killed; `missing` there is no such program. */
export type GitEnd = {
  readonly how: 'exit' | 'signal' | 'timed-out' | 'stopped' | 'missing';
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
};

export type GitCall = {
  readonly args: readonly string[];
  readonly input?: readonly Uint8Array[];
  /** Milliseconds that it may take in all. */
  readonly limit: number;
  /** Milliseconds that it may take before its first word (a host that does not answer), and between two. */
  readonly silence?: number;
  readonly pause?: number;
};

/** How long calls may take, in ms: without these a process waits for a person, or for a host, until the desktop is restarted. */
export type GitLimits = {
  /** What this computer answers. */
  readonly local: number;
  /** What the host answers, in all: the first fetch of a long history over a slow line. */
  readonly network: number;
  /** Until the host's first word. */
  readonly silence: number;
  /** Between two of its words; that bytes go on flowing is up to `http.lowSpeedTime` and ssh. */
  readonly pause: number;
};

export const usualGitLimits: GitLimits = {
  local: 60_000,
  network: 2 * 3_600_000,
  silence: 30_000,
  pause: 5 * 60_000,
};

/** What is kept of a process's words; more is nobody's answer to a question of ours. */
const MAX_STDOUT = 256 * 1024 * 1024;
const MAX_STDERR = 64 * 1024;
/** From being asked to end to being ended. */
const GRACE_MS = 1_000;

const onWindows = process.platform === 'win32';

/** Starts Git processes, knows those that run, and ends them with all that they started. */
export class GitProcesses {
  readonly #program: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #running = new Set<ChildProcessWithoutNullStreams>();
  #closed = false;

  constructor(program: string, env: NodeJS.ProcessEnv) {
    this.#program = program;
    this.#env = env;
  }

  /** One that is talked to; whoever starts it listens to its `error` and `exit`. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams {
    // A group of its own, so that its helpers (ssh, git-remote-https) end with it.
    const child = spawn(this.#program, args, {
      env: this.#env,
      stdio: 'pipe',
      detached: !onWindows,
      windowsHide: true,
    });
    this.#running.add(child);
    child.on('error', () => this.#running.delete(child));
    child.on('close', () => this.#running.delete(child));
    child.stdin.on('error', () => undefined); // it ended before it had read everything: its exit tells why
    if (this.#closed) end(child, 'SIGKILL');
    return child;
  }

  /** One that is waited for. Never rejects. */
  run({ args, input = [], limit, silence = limit, pause = limit }: GitCall): Promise<GitEnd> {
    return new Promise((resolve) => {
      const child = this.start(args);
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      let [outSize, errSize] = [0, 0];
      let how: GitEnd['how'] = 'exit';
      const stop = (): void => {
        how = 'timed-out';
        end(child, 'SIGTERM');
        setTimeout(() => end(child, 'SIGKILL'), GRACE_MS).unref();
      };
      const hard = setTimeout(stop, limit);
      let quiet = setTimeout(stop, silence);
      const heard = (): void => {
        clearTimeout(quiet);
        quiet = setTimeout(stop, pause);
      };
      child.stdout.on('data', (bytes: Buffer) => {
        heard();
        outSize += bytes.length;
        if (outSize > MAX_STDOUT) stop();
        else stdout.push(bytes);
      });
      child.stderr.on('data', (bytes: Buffer) => {
        heard();
        if (errSize < MAX_STDERR) stderr.push(bytes);
        errSize += bytes.length;
      });
      const done = (ended: Pick<GitEnd, 'how' | 'code'>): void => {
        clearTimeout(hard);
        clearTimeout(quiet);
        resolve({ ...ended, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
      };
      child.on('error', (error) => {
        const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES';
        stderr.push(Buffer.from(error.message));
        done({ how: this.#closed ? 'stopped' : missing ? 'missing' : 'signal', code: -1 });
      });
      child.on('close', (code, signal) => {
        if (this.#closed) how = 'stopped';
        else if (signal !== null && how === 'exit') how = 'signal';
        done({ how, code: code ?? -1 });
      });
      for (const bytes of input) child.stdin.write(bytes);
      child.stdin.end();
    });
  }

  /** Ends everything that runs, and whatever is started later. */
  close(): void {
    this.#closed = true;
    for (const child of this.#running) end(child, 'SIGTERM');
    const left = [...this.#running];
    setTimeout(() => {
      for (const child of left) if (this.#running.has(child)) end(child, 'SIGKILL');
    }, GRACE_MS).unref();
  }
}

/** Ends a process and all that it started. */
function end({ pid }: ChildProcessWithoutNullStreams, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (onWindows) {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended by itself
  }
}
