import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceIdOf, newKeyPair } from '../../electron/records/crypto.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { MAX_SEGMENT } from '../../electron/records/limits.ts';
import { encodeWorkspace } from '../../electron/records/workspace.ts';
import { fastImport } from '../../electron/sync/git/fast-import.ts';
import { GitTransport } from '../../electron/sync/git/git-transport.ts';
import { segmentPath } from '../../electron/sync/paths.ts';
import type { OutgoingFile } from '../../electron/sync/transport.ts';
import type { Result } from '../../shared/result.ts';
import type { Trouble } from '../../shared/sync/connection.ts';
import type { GitServer } from '../support/git-server.ts';
import { largeIncident } from '../support/make-store.ts';
import { bareGit, otherAuthor } from './bare-git.ts';
import { atMost, compare, onDisk, type Bench, type Timed } from './measure.ts';
import { makeShare } from './sync-desktop.ts';
import { privateRepository, withHost } from './sync-git-desktop.ts';

const ROUNDS = 15;
/** Fifty events, five to a segment. */
const SEGMENTS = 10;

/** What a desktop sends and receives in one cycle; a name is no proof, so that any will do. */
type Files = { readonly own: readonly OutgoingFile[]; readonly others: readonly OutgoingFile[] };

/** One exchange over Git, fifty events each way, against the Git commands that it can't do without. */
export const syncGit: Bench = {
  name: 'sync-git',
  run: () =>
    onDisk(async (folder) => {
      const { ws, cycles } = await invented(join(folder, 'share'));
      return withHost(join(folder, 'host'), (server) =>
        withHost(join(folder, 'other-host'), async (otherServer) => {
          const subject = await byTransport(join(folder, 'desktop'), server, ws, cycles);
          const yardstick = await byHand(join(folder, 'by-hand'), otherServer, ws, cycles);
          const compared = await compare(ROUNDS, subject.timed, yardstick.timed);
          subject.close();
          yardstick.close();
          const what =
            'git fast-import, push, fetch, diff-tree and cat-file by hand, as hardened, on a repository like it';
          return [atMost('sync-git-cycle-50-events', compared, what, 1.3)];
        }),
      );
    }),
};

async function invented(path: string): Promise<{ readonly ws: string; readonly cycles: readonly Files[] }> {
  const needed = (ROUNDS + 1) * SEGMENTS * 2;
  const shape = { ...largeIncident({ events: needed * 6 }), writers: 2 };
  const { ws, incidents } = await makeShare(path, [shape]);
  const [id = ''] = incidents;
  const folder = layoutOf(path).segments(id);
  const files = readdirSync(folder).map((name): OutgoingFile => ({
    path: segmentPath(id, name),
    bytes: readFileSync(join(folder, name)),
  }));
  const next = (): OutgoingFile[] => files.splice(0, SEGMENTS);
  return { ws, cycles: Array.from({ length: ROUNDS + 1 }, () => ({ own: next(), others: next() })) };
}

/** A cycle to be timed, again and again, each with files of its own. */
type Exchange = { readonly timed: Timed; readonly close: () => void };

async function byTransport(
  folder: string,
  server: GitServer,
  ws: string,
  cycles: readonly Files[],
): Promise<Exchange> {
  const { url } = server;
  const repository = await privateRepository(folder, url);
  const device = deviceIdOf(newKeyPair().publicKey);
  const transport = new GitTransport({ repository, url, branch: 'incidents', ws, device, now: Date.now });
  const other = new OtherDesktop(server, ws);
  good(await transport.attach(true));
  good(await transport.list('all'));
  const left = [...cycles];
  let files: Files = { own: [], others: [] };
  return {
    timed: {
      before() {
        files = left.shift() ?? files;
        other.writes(files.others);
      },
      async run() {
        const outcomes = good(await transport.publish(files.own, []));
        if (!outcomes.every(({ ok }) => ok)) throw new Error('not all was taken');
        const { appeared } = good(await transport.list({ streams: [] }));
        const theirs = new Set(files.others.map(({ path }) => path));
        let arrived = 0;
        for (const file of appeared.filter(({ path }) => theirs.has(path)))
          if (good(await transport.read(file, MAX_SEGMENT)) !== null) arrived += 1;
        if (arrived !== SEGMENTS) throw new Error(`${arrived} files have arrived`);
      },
    },
    close: () => transport.close(),
  };
}

async function byHand(
  folder: string,
  server: GitServer,
  ws: string,
  cycles: readonly Files[],
): Promise<Exchange> {
  const own = `refs/ic/1/${deviceIdOf(newKeyPair().publicKey)}/log`;
  const git = await bareGit(folder, server.url, own);
  const other = new OtherDesktop(server, ws);
  await git.send([workspaceFile(ws)]);
  await git.fetch();
  const left = [...cycles];
  let files: Files = { own: [], others: [] };
  let before = other.tip;
  return {
    timed: {
      before() {
        before = other.tip;
        files = left.shift() ?? files;
        other.writes(files.others);
      },
      async run() {
        await git.send(files.own);
        const arrived = await git.receive(before, other.tip);
        if (arrived !== SEGMENTS) throw new Error(`${arrived} files have arrived`);
      },
    },
    close: () => git.close(),
  };
}

const workspaceFile = (ws: string): OutgoingFile => ({
  path: 'icc.json',
  bytes: Buffer.from(encodeWorkspace(ws)),
});

/** Another desktop's ref at the host, written behind everybody's back. */
class OtherDesktop {
  readonly #ref = `refs/ic/1/${deviceIdOf(newKeyPair().publicKey)}/log`;
  readonly #server: GitServer;
  tip = '';
  #commits = 0;

  constructor(server: GitServer, ws: string) {
    this.#server = server;
    this.writes([workspaceFile(ws)]);
  }

  writes(files: readonly OutgoingFile[]): void {
    const commit = {
      parent: this.tip === '' ? null : this.tip,
      changes: files,
      message: 'entries\n',
      author: otherAuthor,
    };
    const stream = fastImport({ ...commit, at: Date.now(), n: (this.#commits += 1) });
    const made = this.#server.gitWith(Buffer.concat(stream), 'fast-import', '--quiet', '--force', '--done');
    this.#server.git('update-ref', this.#ref, made);
    this.tip = made;
  }
}

function good<T>(result: Result<T, Trouble>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
