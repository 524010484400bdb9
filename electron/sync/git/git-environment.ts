import type { Address } from './address.ts';

/** Names that would steer Git, ask somebody in the middle of the night, or change what its words are. */
const dropped = /^(?:GIT_.*|GCM_.*|SSH_ASKPASS(?:_REQUIRE)?|LC_.*|LANG|LANGUAGE)$/i;
/** Of the options that OpenSSH takes: never ask, and notice within half a minute that nobody is there. */
const sshOptions =
  '-oBatchMode=yes -oConnectTimeout=20 -oServerAliveInterval=10 -oServerAliveCountMax=3 -oForwardAgent=no';

export type GitPlace = {
  /** The bare repository. */
  readonly gitDir: string;
  readonly address: Address;
  /** `core.sshCommand` of this computer's configuration, if there is one. */
  readonly sshCommand: string | null;
};

/**
 * The environment of every Git process: the program's own without anything that steers Git, and what keeps it from
 * asking, from other protocols and from other folders. The configuration of the system and of the person stays: the
 * credential helpers live there.
 */
export function gitEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  { gitDir, address, sshCommand }: GitPlace,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !dropped.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // Set and empty: no program is asked for a password, not even the one of SSH_ASKPASS.
    GIT_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: address.protocol === 'http' ? 'https:ssh:http' : 'https:ssh',
    // Never the repository of the folder that the program was started in, whose settings are anybody's.
    GIT_DIR: gitDir,
    GIT_SSH_COMMAND: sshCommandOf(sshCommand ?? 'ssh'),
  };
}

/** Only OpenSSH knows these options; another program (plink) is left as the person has set it up. */
const sshCommandOf = (command: string): string =>
  /(?:^|[/\\])ssh(?:\.exe)?["']?(?:\s|$)/i.test(command) ? `${command} ${sshOptions}` : command;

/**
 * What every call is told, before its own words: no hooks, no monitors, no other repositories, no clean-up in the background,
 * everything that arrives is checked, and what a person has set up for their own work does not reach in here.
 */
export const hardening = (noHooks: string): readonly string[] =>
  [
    `core.hooksPath=${noHooks}`,
    'core.fsmonitor=false',
    'core.askPass=',
    'core.alternateRefsCommand=',
    'fetch.fsckObjects=true',
    'transfer.fsckObjects=true',
    'fetch.prune=false',
    'fetch.pruneTags=false',
    'fetch.writeCommitGraph=false',
    'fetch.output=full',
    'submodule.recurse=false',
    'push.followTags=false',
    'push.gpgSign=false',
    'push.negotiate=false',
    'safe.bareRepository=explicit',
    'gc.auto=0',
    'maintenance.auto=false',
    'color.ui=false',
    'http.lowSpeedLimit=1',
    'http.lowSpeedTime=30',
  ].flatMap((setting) => ['-c', setting]);
