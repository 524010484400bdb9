import type { GitEnd } from './git-process.ts';
import type { Pushed } from './repository.ts';
import { quoted } from './git-troubles.ts';

/**
 * What a host says when it takes no ref of this name, whatever is in it. A guess: the transport makes sure of it with a
 * commit that nobody could object to.
 */
const refRules =
  /hidden ref|funny refname|invalid ref|refs? names?|namespace|unsupported ref|only branches|cannot lock ref|failed to (?:update|lock) ref|not allowed to create|protected branch/i;
/** What it says when somebody else was faster. */
const races =
  /stale info|fetch first|non-fast-forward|needs force|incorrect old value|but expected|reference already exists/i;

/** What became of each ref, from `git push --porcelain`; none when the host was not reached. */
export function parsePushReport(stdout: string, stderr: string): ReadonlyMap<string, Pushed> {
  const outcomes = new Map<string, Pushed>();
  for (const line of stdout.split('\n')) {
    const match = /^([ +*=!-])\t[^:\t]*:([^\t]+)\t(.*)$/.exec(line);
    const [, flag, ref, said = ''] = match ?? [];
    if (ref !== undefined) outcomes.set(ref, flag === '!' ? refusal(said, stderr) : { kind: 'done' });
  }
  return outcomes;
}

function refusal(said: string, stderr: string): Pushed {
  // A push that was sent twice, because its answer was lost, meets itself: the reason stands in the host's words.
  if (
    races.test(said) ||
    (/failed to update ref|cannot lock ref/i.test(said) && races.test(remoteWords(stderr)))
  )
    return { kind: 'moved' };
  const why = quoted(`${remoteWords(stderr)}\n${said.replace(/^\[remote rejected\] /, '')}`);
  // A hook's own reason stands in the host's words; Git's only says that a hook declined.
  return refRules.test(said) || refRules.test(remoteWords(stderr))
    ? { kind: 'ref-refused', why }
    : { kind: 'content-refused', why };
}

const remoteWords = (stderr: string): string =>
  stderr
    .split('\n')
    .filter((line) => line.startsWith('remote:'))
    .join('\n');

/** The host broke off because what was sent is too large: no ref is told of then. */
export const isTooLarge = ({ how, stderr }: GitEnd): boolean =>
  how === 'exit' && /error: 413|HTTP 413|exceeds .*(?:size|limit)|too large/i.test(stderr);
