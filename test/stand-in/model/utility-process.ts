import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { runtime } from '../runtime.ts';
import { notModelled, strict, StrictEmitter } from '../strict.ts';

type Options = Pick<Electron.ForkOptions, 'env' | 'execArgv' | 'cwd' | 'serviceName' | 'stdio'>;

/** Electron's UtilityProcess: a process of Node, with messages copied by the platform. */
class UtilityProcess extends StrictEmitter implements Pick<Electron.UtilityProcess, 'kill' | 'pid'> {
  private readonly child: ChildProcess;

  constructor(
    path: string,
    args: string[],
    { env, execArgv = [], cwd, serviceName: _name, stdio, ...rest }: Options,
  ) {
    super(['spawn', 'message', 'exit', 'error']);
    const unknown = Object.keys(rest)[0];
    if (unknown !== undefined) throw notModelled(`utilityProcess.fork's option '${unknown}'`);
    if (stdio !== undefined && typeof stdio !== 'string')
      throw notModelled("utilityProcess.fork's option 'stdio' as a list");
    this.child = fork(path, args, {
      execPath: runtime.node,
      execArgv: [...execArgv, '--import', join(import.meta.dirname, '..', 'parent-port.ts')],
      serialization: 'advanced',
      stdio:
        stdio === 'pipe' || stdio === 'ignore'
          ? ['ignore', stdio, stdio, 'ipc']
          : ['ignore', 'inherit', 'inherit', 'ipc'],
      // Electron types the values of an environment as anything.
      ...(env === undefined ? {} : { env: env as NodeJS.ProcessEnv }),
      ...(cwd === undefined ? {} : { cwd }),
    });
    this.child.once('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.once('exit', (code) => this.emit('exit', code ?? 1));
    process.once('exit', () => this.child.kill());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }
  get stdout(): ChildProcess['stdout'] {
    return this.child.stdout;
  }
  get stderr(): ChildProcess['stderr'] {
    return this.child.stderr;
  }
  postMessage(message: unknown, transfer?: unknown[]): void {
    if (transfer && transfer.length > 0) throw notModelled('UtilityProcess.postMessage with ports');
    // Anything that the platform can copy; `fork` types it narrower.
    this.child.send(message as object);
  }
  kill(): boolean {
    return this.child.kill();
  }
}

/** Electron's `utilityProcess`. */
export const utilityProcess = strict('utilityProcess', {
  fork: (path: string, args: string[] = [], options: Options = {}) => new UtilityProcess(path, args, options),
});
