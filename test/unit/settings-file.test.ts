import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/small-disk.ts';

/** As the library does it: every look at `store` reads the file, and throws where that is no JSON. */
vi.mock('electron-store', () => ({
  default: class {
    readonly #path: string;
    constructor({ cwd, name }: { cwd: string; name: string }) {
      this.#path = join(cwd, `${name}.json`);
    }
    get store(): Record<string, unknown> {
      let text: string;
      try {
        text = readFileSync(this.#path, 'utf8');
      } catch {
        return {};
      }
      return JSON.parse(text) as Record<string, unknown>;
    }
    set store(value) {
      writeFileSync(this.#path, JSON.stringify(value));
    }
  },
}));

const { openSettings } = await import('../../electron/main/settings.ts');

describe('the settings', () => {
  let folder = '';
  const path = (): string => join(folder, 'settings.json');
  beforeEach(() => {
    folder = temporaryFolder();
  });

  it('hold while the console runs, whatever becomes of their file: no entry waits for it', () => {
    const settings = openSettings(folder);
    settings.change({ person: 'ana', theme: 'dark' });
    writeFileSync(path(), '{"person": "an');
    expect(settings.get()).toMatchObject({ person: 'ana', theme: 'dark' });
    expect(settings.change({ sound: true })).toMatchObject({ person: 'ana', sound: true });
    expect(openSettings(folder).get()).toMatchObject({ person: 'ana', theme: 'dark', sound: true });
  });

  it('stand each for itself: one that is damaged is as usual, and the others stay', () => {
    writeFileSync(path(), JSON.stringify({ person: 'ana', theme: 7, shortcut: null, ours: 'later' }));
    const settings = openSettings(folder);
    expect(settings.notice).toBeNull();
    expect(settings.get()).toMatchObject({ person: 'ana', theme: 'system' });
    settings.change({ sound: true });
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ person: 'ana', ours: 'later' });
  });

  it('know whether somebody said a name, or whether it is the system’s', () => {
    const settings = openSettings(folder);
    expect(settings.get().personKnown).toBe(false);
    expect(settings.change({ sound: true }).personKnown).toBe(false);
    expect(settings.change({ person: settings.get().person }).personKnown).toBe(true);
  });

  it('are set aside as a whole when their file is no settings, and that is said', () => {
    writeFileSync(path(), '{"person": "an');
    const settings = openSettings(folder);
    expect(settings.notice?.where).toBe(`${path()}.damaged`);
    expect(readFileSync(`${path()}.damaged`, 'utf8')).toBe('{"person": "an');
    expect(settings.get().theme).toBe('system');
  });
});
