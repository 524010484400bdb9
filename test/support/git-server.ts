import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hookScript } from './git-server-hook.ts';

/** What the host does to whoever asks. */
type HostMood =
  /** `away` breaks every connection off; `hangs` takes it and never answers; `busy` answers 503. */
  'well' | 'away' | 'hangs' | 'busy';

/** A Git host on loopback: the real `git http-backend`, and switches for what hosts do. */
export class GitServer {
  readonly folder: string;
  readonly repository: string;
  mood: HostMood = 'well';
  /** Milliseconds before each answer begins. */
  latency = 0;
  /** Who may use it; null: everybody. */
  signIn: { readonly user: string; readonly password: string } | null = null;
  /** Pushes are answered 403. */
  readOnly = false;
  /** Bodies of more bytes are answered 413. */
  largest = Infinity;
  /** The next push is done, and whoever pushed never hears of it: not a word, or only the beginning. */
  loseNextAnswer: 'whole' | 'rest' | null = null;
  /** Called when a push's body has begun to arrive; may end things. */
  onPush: (() => void) | null = null;
  /** Called before a push is looked at: what somebody else does at that moment. */
  beforePush: (() => void) | null = null;
  /** Method and path of every request. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #children = new Set<ChildProcess>();

  /** @param folder an empty folder of the test's own. */
  static async start(folder: string): Promise<GitServer> {
    const server = new GitServer(folder);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  private constructor(folder: string) {
    this.folder = folder;
    this.repository = join(folder, 'incidents.git');
    execFileSync('git', ['init', '--quiet', '--bare', this.repository], { env: plainEnv });
    this.git('config', 'http.receivepack', 'true');
    this.git('config', 'gc.auto', '0');
    this.#server = createServer((request, response) => this.#answer(request, response));
    // Between two requests of one Git process: longer than the latency of any test.
    this.#server.keepAliveTimeout = 30_000;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/incidents.git`; // it listens on TCP
  }

  /** Git in the host's own repository, behind everybody's back. */
  git(...args: readonly string[]): string {
    return this.gitWith('', ...args);
  }

  gitWith(input: string | Uint8Array, ...args: readonly string[]): string {
    const options = { input, env: plainEnv, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' } as const;
    return execFileSync('git', ['-C', this.repository, ...args], options).trim();
  }

  refs(): ReadonlyMap<string, string> {
    const lines = this.git('for-each-ref', '--format=%(refname) %(objectname)').split('\n');
    return new Map(lines.filter((line) => line !== '').map((line) => line.split(' ') as [string, string])); // as asked for
  }

  deleteRef(ref: string): void {
    this.git('update-ref', '-d', ref);
  }

  /** A ref goes back by some commits, as after a restored backup. */
  rewind(ref: string, by: number): void {
    this.git('update-ref', ref, `${ref}~${by}`);
  }

  /** The paths of a ref's files. */
  paths(ref: string): readonly string[] {
    return this.git('ls-tree', '-r', '--name-only', '-z', ref)
      .split('\0')
      .filter((path) => path !== '');
  }

  /** A blob of that many noughts, written by Git without holding it in memory. @returns its id. */
  zeros(bytes: number): string {
    const script = `head -c ${bytes} /dev/zero | git -C '${this.repository}' hash-object -w --stdin`;
    return execFileSync('sh', ['-c', script], { env: plainEnv, encoding: 'utf8' }).trim();
  }

  /** From now on pushes are looked through; see `hookScript`. */
  refuse(rules: Parameters<typeof hookScript>[0]): void {
    const folder = join(this.repository, 'hooks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pre-receive'), hookScript(rules), { mode: 0o755 });
  }

  refuseNothing(): void {
    rmSync(join(this.repository, 'hooks', 'pre-receive'), { force: true });
  }

  /** Ends everything. */
  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (this.mood === 'hangs') return;
    if (this.mood === 'away') {
      request.socket.destroy();
      return;
    }
    setTimeout(() => {
      if (request.socket.destroyed) return;
      const status = this.#refusal(request);
      if (status === null) this.#backend(request, response);
      else {
        if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="git"');
        response.writeHead(status).end();
      }
    }, this.latency);
  }

  #refusal(request: IncomingMessage): number | null {
    if (this.mood === 'busy') return 503;
    const { user = '', password = '' } = this.signIn ?? {};
    const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (this.signIn !== null && request.headers.authorization !== wanted) return 401;
    if (Number(request.headers['content-length'] ?? 0) > this.largest) return 413;
    return this.readOnly && request.url?.includes('receive-pack') === true ? 403 : null;
  }

  #backend(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '/', 'http://host');
    const header = (name: string): string => String(request.headers[name] ?? '');
    const length = request.headers['content-length'];
    // Not by way of `git`: ending that would leave the backend, which then waits for the rest of its body at full speed.
    const child = spawn(backend, [], {
      env: {
        ...plainEnv,
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: header('content-type'),
        HTTP_CONTENT_ENCODING: header('content-encoding'),
        GIT_PROTOCOL: header('git-protocol'),
        REMOTE_USER: 'somebody',
        // Without it the body goes on to its end: it came in chunks.
        ...(length === undefined ? {} : { CONTENT_LENGTH: length }),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#children.add(child);
    child.on('close', () => this.#children.delete(child));
    child.stdin.on('error', () => undefined);
    const push = pathname.endsWith('/git-receive-pack');
    if (push) this.beforePush?.();
    if (push) request.once('data', () => this.onPush?.());
    request.pipe(child.stdin);
    request.on('close', () => {
      if (!request.complete) child.kill('SIGKILL'); // whoever asked has gone
    });
    if (push && this.loseNextAnswer !== null) {
      const how = this.loseNextAnswer;
      this.loseNextAnswer = null;
      child.stdout.resume();
      child.on('close', () => {
        if (how === 'rest') {
          response.writeHead(200, { 'Content-Type': 'application/x-git-receive-pack-result' });
          response.write('00');
        }
        setImmediate(() => request.socket.destroy());
      });
    } else relay(child.stdout, response);
  }
}

const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

/** Passes on what a CGI program answers: header lines, an empty line, the body. */
function relay(from: NodeJS.ReadableStream, response: ServerResponse): void {
  let head: Buffer | null = Buffer.alloc(0);
  from.on('data', (bytes: Buffer) => {
    if (head === null) {
      response.write(bytes);
      return;
    }
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(line) ?? [];
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    const body = head.subarray(end + 4);
    head = null;
    response.write(body);
  });
  from.on('end', () => response.end());
}

/** No settings of whoever runs the tests. */
const plainEnv: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.org',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.org',
  LC_ALL: 'C',
};
