import type { Trouble } from '../../../shared/sync/connection.ts';
import type { GitEnd } from './git-process.ts';

const SAFE = 'Everything is kept here';
const AGAIN = `${SAFE}, and it is tried again by itself.`;

/** The troubles of a repository, in words for the screen. */
export const gitTroubles = {
  noGit: {
    kind: 'no-git',
    message: `Git is not installed on this computer, or can’t be started. ${SAFE}. Install Git (git-scm.com), or connect a shared folder instead.`,
  },
  stopped: { kind: 'away', message: `The exchange was stopped. ${AGAIN}` },
  slow: { kind: 'away', message: `The Git host does not answer. ${AGAIN}` },
  readOnly: {
    kind: 'read-only',
    message: `The Git host lets this computer read, and not write. Others’ entries go on arriving, and this desktop’s are kept here. Ask for the right to push.`,
  },
  mayNotRead: {
    kind: 'auth',
    message: `The Git host does not let this computer read the repository. ${SAFE}. Sign in as somebody who may, or ask for the right to read.`,
  },
  unfinished: {
    kind: 'away',
    message: `Git was ended in the middle of its work on this computer. ${AGAIN}`,
  },
  full: {
    kind: 'full',
    message: `This computer’s disk is full, so that Git can’t work. ${SAFE}. Make some room.`,
  },
  hostFull: { kind: 'full', message: `The Git host has no room. ${SAFE}. Ask those who run it.` },
  damaged: {
    kind: 'away',
    message: `Git’s own copy on this computer was damaged and is fetched anew. ${AGAIN}`,
  },
} as const satisfies Record<string, Trouble>;

const trouble = (kind: Trouble['kind'], message: string): Trouble => ({ kind, message });

/** In the order in which they are looked for: the first that fits is the reason, the others follow from it. */
const meanings: readonly (readonly [RegExp, (said: string) => Trouble])[] = [
  [/remote: .*(?:no space left|disk quota)/i, () => gitTroubles.hostFull],
  [/no space left on device|out of diskspace|disk quota exceeded|not enough space/i, () => gitTroubles.full],
  [
    /host key verification failed|remote host identification has changed/i,
    () =>
      trouble(
        'auth',
        `This computer does not know the Git host’s key, or it has changed. ${SAFE}. Connect to it once in a terminal with ssh, and compare the key.`,
      ),
  ],
  [
    /(?:ssl|tls|certificate|gnutls).*(?:verif|problem|expired|self.signed|unable to get)|server certificate/i,
    () =>
      trouble(
        'auth',
        `The certificate of the Git host is not trusted by this computer. ${SAFE}. Ask those who run the host.`,
      ),
  ],
  [
    /repository .*not found|does not appear to be a git repository|error: 404|project you were looking for could not be found/i,
    () =>
      trouble(
        'auth',
        `There is no repository at this address, or this computer’s sign-in may not see it. ${SAFE}. Check the address and who may read it.`,
      ),
  ],
  [
    /could not read (?:username|password)|terminal prompts disabled|authentication failed|invalid credentials|permission denied \(|error: 401|http basic: access denied|no supported authentication methods|too many authentication failures|password authentication (?:was removed|is not supported)/i,
    () =>
      trouble(
        'auth',
        `The Git host asks to sign in. ${SAFE}. Sign in with Git’s credential helper, or with ssh-agent: a “git fetch” in a terminal shows what is missing.`,
      ),
  ],
  [
    /error: 403|write access to repository not granted|read.only|permission to .* denied|not allowed to push|do(?:es)? not have (?:permission|write)|insufficient permission/i,
    () => gitTroubles.readOnly,
  ],
  [
    /mismatched algorithms/i,
    () =>
      trouble(
        'not-a-store',
        `This repository uses SHA-256 object names, which do not work together with others. ${SAFE}. Take a repository in Git’s usual format.`,
      ),
  ],
  [
    /error: 429|rate limit|too many requests/i,
    () => trouble('away', `The Git host asks for a pause: it was used too often. ${AGAIN}`),
  ],
  [
    /transport '.*' not allowed|unable to find remote helper/i,
    () =>
      trouble(
        'address',
        `This computer’s Git settings turn this address into another that is not taken. ${SAFE}. Look at “url.….insteadOf” in the Git configuration.`,
      ),
  ],
  [
    /fsck error|object [0-9a-f]{40}: [a-z]+:/i,
    (said) =>
      trouble(
        'policy',
        `What is in this repository breaks a rule of Git’s and is not taken in (${quoted(said)}). ${SAFE}. Ask those who write to it.`,
      ),
  ],
  [/error: 5\d\d/i, () => trouble('away', `The Git host has a fault of its own. ${AGAIN}`)],
  [
    /could ?n[o']t resolve|could not resolve|failed to connect|could ?n[o']t connect|connection (?:refused|timed out|reset|closed)|network is unreachable|no route to host|operation timed out|timed? ?out|kex_exchange/i,
    () => trouble('away', `The Git host can’t be reached. ${AGAIN}`),
  ],
];

/** What of Git’s own copy on this computer is damaged beyond what the next call mends. */
const damage =
  /object file .* is empty|loose object .* is corrupt|unable to (?:read|unpack) (?:sha1|tree|[0-9a-f]{40})|packfile .* (?:is far too short|cannot be mapped|claims to have)|bad (?:object|tree object|object header)|not a git repository|inflate: data stream error|missing (?:tree|commit|blob)|index file .* is too small/i;

export const isDamage = ({ how, stderr }: GitEnd): boolean => how === 'exit' && damage.test(ownWords(stderr));

/** A lock that a process left behind when it was killed. */
export const isStaleLock = ({ stderr }: GitEnd): boolean =>
  /unable to create '.*\.lock': file exists/i.test(ownWords(stderr));

/** What is in one ref broke a rule that everything that arrives is checked for. */
export const isHostile = ({ how, stderr }: GitEnd): boolean =>
  how === 'exit' &&
  /fsck error|object [0-9a-f]{40}: [a-z]+:|did not send all necessary objects|invalid mode/i.test(
    ownWords(stderr),
  );

/** Why a call did not do its work. */
export function troubleOf(end: GitEnd): Trouble {
  if (end.how === 'missing') return gitTroubles.noGit;
  if (end.how === 'stopped') return gitTroubles.stopped;
  if (end.how === 'timed-out') return gitTroubles.slow;
  for (const [pattern, meaning] of meanings) if (pattern.test(end.stderr)) return meaning(end.stderr);
  const said = end.how === 'signal' ? 'it was ended' : quoted(end.stderr);
  return trouble('away', `Git could not do this now (${said}). ${AGAIN}`);
}

/** Lines that the host sent begin with `remote:`; the others are Git's on this computer. */
const ownWords = (stderr: string): string =>
  stderr
    .split('\n')
    .filter((line) => !line.startsWith('remote:'))
    .join('\n');

/** The host's or Git's words, short enough for a sentence: no control characters, no name and password of an address. */
export function quoted(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '').replaceAll(/\p{Cc}/gu, ' '))
    .map((line) => line.replace(/^(?:remote:|error:|fatal:)\s*/i, '').trim())
    .filter((line) => line !== '' && !/^(?:To |hint:|warning:|=+$|failed to push some refs)/i.test(line));
  const text = lines.join(' ').replaceAll(/([a-z]+:\/\/)[^/@\s]*@/gi, '$1');
  return text.length > 300 ? `${text.slice(0, 299)}…` : text === '' ? 'it gave no reason' : text;
}
