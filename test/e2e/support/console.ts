import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');

export type LaunchOptions = {
  /** Words for the console's command line, beside the store and the profile. */
  readonly args?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
  /** A packaged console instead of the built one. */
  readonly executablePath?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs `ic` on a store, as another process. */
export async function ic(store: string, ...words: readonly string[]): Promise<string> {
  const cli = join(root, 'electron/cli/index.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words, '--store', store]);
  return stdout.trim();
}

/** A desktop of its own: a store, a profile, and consoles launched on them. */
export class Desktop {
  readonly folder = mkdtempSync(join(tmpdir(), 'ic-console-e2e-'));
  readonly store: string;
  readonly profile = join(this.folder, 'profile');
  /** What the windows complained of: errors of scripts, refusals by the content security policy. */
  readonly complaints: string[] = [];
  readonly #running = new Set<ElectronApplication>();

  constructor(store?: string) {
    this.store = store ?? join(this.folder, 'store');
  }

  /**
   * Settings that the console finds at its next start. The minute, which opens by itself for whoever comes late, is for
   * the specs that are about it: the others go to the log at once.
   */
  settings(content: {
    person?: string;
    theme?: string;
    density?: string;
    notifications?: boolean;
    sound?: boolean;
    minuteWhenLate?: boolean;
  }): void {
    mkdirSync(this.profile, { recursive: true });
    writeFileSync(join(this.profile, 'settings.json'), JSON.stringify({ minuteWhenLate: false, ...content }));
  }

  /** Starts the console; resolves once its window can be used. */
  async launch(options: LaunchOptions = {}): Promise<{ app: ElectronApplication; page: Page }> {
    if (!existsSync(join(this.profile, 'settings.json'))) this.settings({});
    const own = [`--user-data-dir=${this.profile}`, `--store=${this.store}`, ...(options.args ?? [])];
    const app = await _electron.launch({
      args: options.executablePath === undefined ? [root, ...own] : own,
      cwd: root,
      ...(options.executablePath === undefined ? {} : { executablePath: options.executablePath }),
      ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
      env: { ...(process.env as Record<string, string>), ...options.env }, // unset names do not occur in it
    });
    this.#running.add(app);
    app.on('close', () => this.#running.delete(app));
    const page = await app.firstWindow();
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return { app, page };
  }

  /** Runs `ic` on this desktop's store, as another process. */
  async ic(...words: readonly string[]): Promise<string> {
    return ic(this.store, ...words);
  }

  /** The incidents of this desktop's store, as another process finds them. */
  async incidents(): Promise<readonly { id: string; title: string }[]> {
    const { incidents } = JSON.parse(await this.ic('show', '--json')) as {
      incidents: { id: string; title: string }[];
    }; // what ic promises
    return incidents;
  }

  /** The only incident of this desktop's store. */
  async incident(): Promise<{ id: string; title: string }> {
    const [incident] = await this.incidents();
    if (incident === undefined) throw new Error('there is no incident in the store');
    return incident;
  }

  /** One incident with its log, as another process finds it. */
  async shown(
    id: string,
  ): Promise<{ severity: string; phase: string; log: readonly { kind: string; text: string }[] }> {
    return JSON.parse(await this.ic('show', id, '--json')) as Awaited<ReturnType<Desktop['shown']>>; // what ic promises
  }

  /** Ends the console as the system's killer would. */
  async kill(app: ElectronApplication): Promise<void> {
    const gone = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await gone;
  }

  /** Pictures of every window, for whoever looks at what went wrong. */
  async shoot(path: string): Promise<void> {
    for (const [index, page] of [...this.#running].flatMap((app) => app.windows()).entries()) {
      await page.screenshot({ path: `${path}-${index}.png` }).catch(() => undefined); // it may be gone
    }
  }

  async dispose(): Promise<void> {
    for (const app of this.#running) await app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Specs get a desktop of their own, removed afterwards. */
export const test = base.extend<{ desktop: Desktop }>({
  // Playwright reads the names of the fixtures that this one needs from the pattern: none.
  desktop: async ({}, use, info) => {
    const desktop = new Desktop();
    await use(desktop);
    if (info.status !== info.expectedStatus) await desktop.shoot(info.outputPath('window'));
    await desktop.dispose();
    if (desktop.complaints.length > 0) {
      await info.attach('complaints of the window', { body: desktop.complaints.join('\n') });
      if (info.status === info.expectedStatus)
        throw new Error(`the window complained: ${desktop.complaints[0] ?? ''}`);
    }
  },
});

export { expect } from '@playwright/test';
