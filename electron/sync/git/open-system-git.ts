import { join } from 'node:path';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import { parseAddress } from './address.ts';
import { MADE_REFS, type Author } from './fast-import.ts';
import { gitEnvironment, hardening } from './git-environment.ts';
import { removeLeftOvers } from './left-overs.ts';
import { GitProcesses, usualGitLimits, type GitEnd, type GitLimits } from './git-process.ts';
import { gitTroubles, quoted, troubleOf } from './git-troubles.ts';
import type { GitRepository } from './repository.ts';
import { SystemGit } from './system-git.ts';

export type SystemGitOptions = {
  /** Where the private bare repository is, or is made; nobody else uses it at the same time. */
  readonly folder: string;
  readonly url: string;
  readonly fs: FileSystem;
  readonly now: () => number;
  /** The program's environment, of which no `GIT_*` is handed on; `process.env` usually. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program to start; `git` as it is found on the path. */
  readonly program?: string;
  readonly limits?: GitLimits;
};

/** 2.30: negative refspecs, and object formats that can be chosen. */
const OLDEST = 2_030;
/** 2.33: packs by size. */
const GEOMETRIC = 2_033;

/**
 * Opens a repository through the Git of this computer, and makes the private copy at the first call. The host is not asked
 * yet. Troubles: `no-git`, `address`, `full`, `away`.
 */
export async function openSystemGit(options: SystemGitOptions): Promise<Result<GitRepository, Trouble>> {
  const { folder, url, fs, now, env, program = 'git', limits = usualGitLimits } = options;
  const address = parseAddress(url);
  if (!address.ok) return address;

  const gitDir = join(folder, 'repository.git');
  const noHooks = join(folder, 'no-hooks');
  const place = { gitDir, address: address.value, sshCommand: null };
  const plain = new GitProcesses(program, gitEnvironment(env, place));
  const version = await plain.run({ args: ['version'], limit: usualGitLimits.local });
  if (version.how !== 'exit' || version.code !== 0)
    return err(version.how === 'timed-out' ? gitTroubles.slow : gitTroubles.noGit);
  const { words, number } = parseVersion(version.stdout.toString('utf8'));
  if (number < OLDEST) return err(tooOld(words));
  const settings = hardening(noHooks);
  const make = (): Promise<Trouble | null> =>
    makeRepository({ fs, folder, gitDir, noHooks, plain, settings });
  const trouble = await make();
  if (trouble !== null) return err(trouble);

  const [sshCommand, name, email] = await Promise.all([
    configured(plain, 'core.sshCommand'),
    configured(plain, 'user.name'),
    configured(plain, 'user.email'),
  ]);
  const madeArgs = [...settings, 'for-each-ref', '--format=%(objectname)', MADE_REFS];
  const made = await plain.run({ args: madeArgs, limit: usualGitLimits.local });
  return ok(
    new SystemGit({
      gitDir,
      url: address.value.url,
      processes: new GitProcesses(program, gitEnvironment(env, { ...place, sshCommand })),
      settings,
      limits,
      // Some hosts take commits only from people whom they know.
      author: name !== null && email !== null ? { name, email } : nobody,
      fs,
      now,
      geometric: number >= GEOMETRIC,
      made: made.stdout
        .toString('latin1')
        .split('\n')
        .filter((line) => line !== ''),
      async rebuild() {
        try {
          fs.removeFolder(gitDir);
        } catch (error) {
          return diskTrouble(error);
        }
        return make();
      },
    }),
  );
}

const nobody: Author = { name: 'IC Console', email: 'ic-console@localhost' };

type Making = {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly gitDir: string;
  readonly noHooks: string;
  readonly plain: GitProcesses;
  readonly settings: readonly string[];
};

async function makeRepository(making: Making): Promise<Trouble | null> {
  const { fs, folder, gitDir, noHooks, plain, settings } = making;
  try {
    fs.makeFolder(folder);
    fs.makeFolder(noHooks);
    for (const name of fs.list(noHooks)) fs.removeFolder(join(noHooks, name));
    if (fs.stat(join(gitDir, 'HEAD')) !== undefined && fs.stat(join(gitDir, 'objects')) !== undefined) {
      removeLeftOvers(fs, gitDir);
      return null;
    }
    fs.removeFolder(gitDir); // one that was not finished
  } catch (error) {
    return diskTrouble(error);
  }
  const args = [...settings, 'init', '--quiet', '--bare', '--object-format=sha1', '--template=', gitDir];
  const end = await plain.run({ args, limit: usualGitLimits.local });
  return end.how === 'exit' && end.code === 0 ? null : initTrouble(end);
}

function initTrouble(end: GitEnd): Trouble {
  const trouble = troubleOf(end);
  return trouble.kind === 'full' || trouble.kind === 'no-git' ? trouble : noFolder(quoted(end.stderr));
}

const noFolder = (why: string): Trouble => ({
  kind: 'away',
  message: `Git’s own copy can’t be kept on this computer’s disk now (${why}). Everything is kept here, and it is tried again by itself.`,
});

/** @throws what no disk says: a bug. */
function diskTrouble(error: unknown): Trouble {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return code === 'ENOSPC' || code === 'EDQUOT' ? gitTroubles.full : noFolder(code);
}

/** A setting of the system or of the person; null when it is not set. */
async function configured(plain: GitProcesses, name: string): Promise<string | null> {
  const { how, code, stdout } = await plain.run({
    args: ['config', '--get', name],
    limit: usualGitLimits.local,
  });
  const value = stdout.toString('utf8').trim();
  return how === 'exit' && code === 0 && value !== '' ? value : null;
}

/** `git version 2.39.5`, with whatever a distributor adds. */
function parseVersion(said: string): { readonly words: string; readonly number: number } {
  const [words = 'an unknown version', major, minor] = /(\d+)\.(\d+)/.exec(said) ?? [];
  return { words, number: Number(major ?? 0) * 1_000 + Number(minor ?? 0) };
}

const tooOld = (words: string): Trouble => ({
  kind: 'no-git',
  message: `Git 2.30 or newer is needed, and this computer has ${words}. Everything is kept here. Install a newer one (git-scm.com), or connect a shared folder instead.`,
});
