/** What the executable was asked to do. */
export type CommandLine = {
  /** Every argument as it was given. */
  all: readonly string[];
  /** Modules to load before the app: Playwright's loader comes this way. */
  requires: readonly string[];
  /** The app's folder or file; null when only options were given. */
  entry: string | null;
  debuggingPort: boolean;
};

/** Reads the arguments as Electron reads them: the first that is no option is the app, what follows is the app's. */
export function readCommandLine(all: readonly string[]): CommandLine {
  const requires: string[] = [];
  let entry: string | null = null;
  for (let i = 0; i < all.length && entry === null; i++) {
    const argument = all[i] ?? '';
    if (argument === '-r' || argument === '--require') {
      i++;
      requires.push(all[i] ?? '');
    } else if (!argument.startsWith('-')) {
      entry = argument;
    }
  }
  return { all, requires, entry, debuggingPort: all.includes('--remote-debugging-port=0') };
}

const appended: string[] = [];

function find(name: string): string | undefined {
  return [...process.argv, ...appended].findLast((s) => s === `--${name}` || s.startsWith(`--${name}=`));
}

/** Electron's `app.commandLine`, over the process's arguments and what the app appended. */
export const switches = {
  appendSwitch: (name: string, value?: string) =>
    void appended.push(value ? `--${name}=${value}` : `--${name}`),
  appendArgument: (value: string) => void appended.push(value),
  hasSwitch: (name: string) => find(name) !== undefined,
  getSwitchValue: (name: string) => find(name)?.slice(name.length + 3) ?? '',
  removeSwitch: (name: string) => {
    const kept = appended.filter((s) => s !== `--${name}` && !s.startsWith(`--${name}=`));
    appended.splice(0, Infinity, ...kept);
  },
} satisfies Pick<Electron.CommandLine, keyof Electron.CommandLine>;

/** The switches that Chromium is to be started with: those that the app, or Playwright's loader, appended. */
export function appendedSwitches(): readonly string[] {
  return appended;
}
