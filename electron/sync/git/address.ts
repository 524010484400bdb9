import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

/** The address of a repository that is safe to hand to Git. */
export type Address = {
  readonly url: string;
  readonly protocol: 'https' | 'ssh' | 'http';
  /** In lower case, without a port. */
  readonly host: string;
};

const refused = (why: string): Result<never, Trouble> =>
  err({
    kind: 'address',
    message: `${why} Nothing was tried. Take an address like https://host/team/incidents.git or git@host:team/incidents.git.`,
  });

/** A name, not an option: Git and ssh would take a leading dash for one. */
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/i;
const userPattern = /^[a-z0-9_][a-z0-9._+@-]*$/i;
/** Letters of any script, and what repositories are called with; no quotes, no backslashes, no blanks. */
const pathPattern = /^[\p{L}\p{M}\p{N}._~/+@%=,()-]+$/u;
/** Access tokens that stand in the place of a name. */
const tokenPattern = /^(?:gh[a-z]_|github_pat_|glpat-|gl[a-z]{2,4}-|x-token-auth|oauth2|atatt)|^.{40,}$/i;

/**
 * What is taken as the address of a repository: https, ssh, scp-like (`git@host:path`), and http on this computer only.
 * Everything else is refused before Git sees it: `ext::` runs commands, a leading dash is an option, a push to a
 * local path runs that repository's hooks here.
 */
export function parseAddress(text: string): Result<Address, Trouble> {
  const url = text.trim();
  if (url === '') return refused('There is no address.');
  if (/\p{Cc}/u.test(url)) return refused('This address has characters in it that can’t be seen.');
  if (url.startsWith('-')) return refused('This address begins with a dash.');
  if (url.replace(/\[[0-9a-f:.]*\]/i, '').includes('::'))
    return refused('This address names a program to run (“::”).');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined) return parseUrl(url, scheme);
  return parseScp(url);
}

function parseUrl(url: string, scheme: string): Result<Address, Trouble> {
  if (scheme === 'file') return refused('This is a folder on this computer: connect it as a shared folder.');
  if (scheme !== 'https' && scheme !== 'ssh' && scheme !== 'http')
    return refused('Only https and ssh addresses are taken.');
  const match = /^[a-z]+:\/\/(?:([^/]*)@)?(\[[^\]/]*\]|[^/:@]*)(?::(\d{1,5}))?(?:\/(.*))?$/i.exec(url);
  if (match === null) return refused('This is no address of a repository.');
  const [, userInfo, host = '', , path = ''] = match;
  const problem = userInfo === undefined ? null : userProblem(userInfo);
  if (problem !== null) return refused(problem);
  if (!hostPattern.test(host)) return refused('This address names no host.');
  const wrong = pathProblem(path);
  if (wrong !== null) return refused(wrong);
  const name = host.toLowerCase();
  if (scheme === 'http' && !isLoopback(name))
    return refused('Only https and ssh addresses are taken: over http anybody on the way could read along.');
  return ok({ url, protocol: scheme, host: name });
}

function parseScp(url: string): Result<Address, Trouble> {
  const match = /^(?:([^@:/]+)@)?([^@:/]+):(.+)$/.exec(url);
  const [, user, host = '', path = ''] = match ?? [];
  if (match === null || /^[a-z]$/i.test(host) || /^[a-z]:/i.test(url))
    return refused(
      'This is a folder on this computer, or no address: a folder is connected as a shared folder.',
    );
  const problem = user === undefined ? null : userProblem(user);
  if (problem !== null) return refused(problem);
  if (!hostPattern.test(host)) return refused('This address names no host.');
  const wrong = pathProblem(path.replace(/^\//, ''));
  return wrong === null ? ok({ url, protocol: 'ssh', host: host.toLowerCase() }) : refused(wrong);
}

/** What is wrong with the part before the `@`: a name may stand there, a secret never. */
function userProblem(userInfo: string): string | null {
  const user = decoded(userInfo);
  if (userInfo.includes(':') || (user !== null && tokenPattern.test(user)))
    return 'This address has a password or an access token in it, which would be kept readable on this computer: leave it out, and let Git’s credential helper keep it (“git config --global credential.helper”).';
  return user !== null && userPattern.test(user) ? null : 'The name before the @ can’t be used.';
}

function pathProblem(path: string): string | null {
  const parts = decoded(path)?.split('/');
  if (path === '' || parts === undefined || !pathPattern.test(path))
    return 'This address names no repository.';
  if (parts.some((part) => /(?:^|[@:])-/.test(part))) return 'A part of this address begins with a dash.';
  return parts.includes('..') ? 'This address climbs out of a folder (“..”).' : null;
}

/** With its percent signs resolved; null where that gives characters that can’t be seen, or nothing readable. */
function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    return /\p{Cc}/u.test(plain) ? null : plain;
  } catch {
    return null;
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** A branch that Git takes, whose name is no option and no way out. */
export function parseBranch(text: string): Result<string, Trouble> {
  const good =
    /^[\p{L}\p{N}_][\p{L}\p{N}._/+-]{0,99}$/u.test(text) &&
    text.split('/').every((part) => part !== '' && !/^[.-]|\.$|\.lock$|\.\./.test(part)) &&
    !text.startsWith('icc/');
  if (good) return ok(text);
  return err({
    kind: 'address',
    message: 'A branch of this name can’t be used. Take letters, digits and dashes, like “incidents”.',
  });
}
