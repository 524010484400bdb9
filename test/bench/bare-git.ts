import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAddress } from '../../electron/sync/git/address.ts';
import { fastImport, type Author } from '../../electron/sync/git/fast-import.ts';
import { gitEnvironment, hardening } from '../../electron/sync/git/git-environment.ts';
import { GitProcesses } from '../../electron/sync/git/git-process.ts';
import type { OutgoingFile } from '../../electron/sync/transport.ts';
import { plainHome } from './sync-git-desktop.ts';

export const otherAuthor: Author = { name: 'Somebody', email: 'somebody@example.org' };

/** Git on a private bare repository as somebody would type it, told the same as the transport tells it, nothing looked at. */
export type BareGit = {
  /** Makes a commit of the files on this device's ref, and pushes it. */
  readonly send: (files: readonly OutgoingFile[]) => Promise<void>;
  readonly fetch: () => Promise<void>;
  /** Fetches everybody's refs, and reads what is new in a commit of another desktop. @returns how many files. */
  readonly receive: (before: string, now: string) => Promise<number>;
  readonly close: () => void;
};

/** @param own the ref of this device. */
export async function bareGit(folder: string, url: string, own: string): Promise<BareGit> {
  const address = parseAddress(url);
  if (!address.ok) throw new Error(address.error.message);
  const [gitDir, noHooks] = [join(folder, 'repository.git'), join(folder, 'no-hooks')];
  mkdirSync(noHooks, { recursive: true });
  const place = { gitDir, address: address.value, sshCommand: null };
  const processes = new GitProcesses('git', gitEnvironment(plainHome(folder), place));
  const settings = [...hardening(noHooks), '-c', 'protocol.version=0'];
  const git = async (args: readonly string[], input: readonly Uint8Array[] = []): Promise<Buffer> => {
    const end = await processes.run({ args: [...settings, ...args], input, limit: 60_000 });
    if (end.code !== 0) throw new Error(end.stderr);
    return end.stdout;
  };
  await git(['init', '--quiet', '--bare', '--template=', gitDir]);
  const fetch = async (): Promise<void> => {
    const refs = '+refs/ic/1/*:refs/there/ic/1/*';
    await git(['fetch', '--no-tags', '--no-recurse-submodules', '--force', url, refs]);
  };
  let tip: string | null = null;
  let commits = 0;
  return {
    async send(files) {
      const message = 'entries\n\n[skip ci]\n';
      commits += 1;
      const commit = {
        parent: tip,
        changes: files,
        message,
        author: otherAuthor,
        at: Date.now(),
        n: commits,
      };
      const made = (await git(['fast-import', '--quiet', '--force', '--done'], fastImport(commit)))
        .toString()
        .trim();
      const lease = `--force-with-lease=${own}:${tip ?? ''}`;
      await git(['push', '--porcelain', '--no-verify', lease, url, `${made}:${own}`]);
      tip = made;
    },
    fetch,
    async receive(before, now) {
      await fetch();
      const differ = await git(['diff-tree', '-r', '--no-renames', '--no-commit-id', before, now]);
      const blobs = differ
        .toString()
        .split('\n')
        .flatMap((line) => line.split(' ')[3] ?? []);
      const read = await git(['cat-file', '--batch'], [Buffer.from(blobs.map((id) => `${id}\n`).join(''))]);
      if (read.length === 0) throw new Error('nothing was read');
      return blobs.length;
    },
    close: () => processes.close(),
  };
}
