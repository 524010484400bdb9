import { LINK_SCHEME } from '../../shared/deep-link.ts';

/** What the command line asks of this start. */
export type LaunchOptions = {
  /** `ic` without a window: the words after `--cli`. */
  readonly cli: readonly string[] | null;
  readonly demo: boolean;
  /** The folder of records, where it is not the usual one. */
  readonly store: string | null;
};

/** Reads the command line; what belongs to Electron or Chromium is passed over. */
export function parseLaunchOptions(words: readonly string[]): LaunchOptions {
  // A link is the system's last word: what stands behind one came with it, from whoever wrote it.
  const link = words.findIndex((word) => word.startsWith(`${LINK_SCHEME}:`));
  const argv = link < 0 ? words : words.slice(0, link);
  const cli = argv.indexOf('--cli');
  if (cli >= 0) return { cli: argv.slice(cli + 1), demo: false, store: null };
  return { cli: null, demo: argv.includes('--demo'), store: valueOf(argv, '--store') };
}

function valueOf(argv: readonly string[], name: string): string | null {
  const attached = argv.find((word) => word.startsWith(`${name}=`));
  if (attached !== undefined) return attached.slice(name.length + 1);
  const at = argv.indexOf(name);
  return at < 0 ? null : (argv[at + 1] ?? null);
}
