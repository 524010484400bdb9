import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { largeIncident, makeStore, manyIncidents } from '../support/make-store.ts';
import { root } from '../steps.ts';
import { acting } from './actions.ts';
import { compare, figures, onDisk, p95, type Bench, type Line } from './measure.ts';
import { emptyConsole, openConsole, type Opened } from './open-console.ts';
import { typeInto, typing } from './typing.ts';

const ENTRIES = 10_000;
const INCIDENTS = 1_000;
const LINES = 60;

/** The window: how fast it is there, how fast it writes, what it weighs. Needs `npm run build`. */
export const window: Bench = {
  name: 'window',
  async run() {
    if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error('npm run build comes first');
    return [scriptSize(), ...(await onDisk(writing)), ...(await onDisk(launching))];
  },
};

/** What the window loads before it shows anything. */
function scriptSize(): Line {
  const folder = join(root, 'out/renderer');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(\.\/assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  return {
    name: 'initial-script-gzip',
    value: bytes / 1_000,
    unit: 'kB',
    compared: `${scripts.length} files`,
    limit: { text: '250', held: bytes <= 250_000 },
  };
}

async function writing(folder: string): Promise<Line[]> {
  const store = join(folder, 'store');
  await makeStore(store, [largeIncident({ entries: ENTRIES })]);
  const console_ = await openConsole({ store, profile: join(folder, 'profile') });
  const empty = await openConsole({ ...emptyConsole(folder), profile: join(folder, 'empty-profile') });
  try {
    const { page } = console_;
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'New entry' }).waitFor();
    await page.getByRole('log', { name: 'Log' }).getByRole('listitem').first().waitFor();
    await typeInto(empty.page);
    const [typed, bare] = await typing(page, empty.page);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    return [
      {
        name: 'typing-over-empty-textarea-p95',
        value: typed - bare,
        unit: 'ms',
        compared: `${figures(typed)} against ${figures(bare)} ms in an empty textarea, ${ENTRIES} entries`,
        limit: { text: '8', held: typed - bare <= 8 },
      },
      await entering(page),
      await heap(page),
      await acting(page, ENTRIES),
    ];
  } finally {
    await console_.close();
    await empty.close();
  }
}

/** From Enter to the frame with the entry in the log: through main, fsync included. */
async function entering(page: Page): Promise<Line> {
  await page.evaluate(() => {
    const times: number[] = [];
    Reflect.set(globalThis, 'enterTimes', times);
    let pressed = 0;
    addEventListener('keydown', (event) => event.key === 'Enter' && (pressed = performance.now()), {
      capture: true,
    });
    const log = document.querySelector('[role="log"]');
    if (log === null) throw new Error('there is no log');
    let awaited = 1;
    new MutationObserver(() => {
      if (!log.textContent.includes(`measured line ${awaited}.`)) return;
      awaited += 1;
      const from = pressed;
      requestAnimationFrame(() => times.push(performance.now() - from));
    }).observe(log, { childList: true, subtree: true, characterData: true });
  });
  for (let line = 1; line <= LINES; line += 1) {
    await page.keyboard.insertText(`measured line ${line}.`);
    await page.keyboard.press('Enter');
    await page.waitForFunction((n) => (Reflect.get(globalThis, 'enterTimes') as number[]).length >= n, line);
  }
  const times = await page.evaluate(() => Reflect.get(globalThis, 'enterTimes') as number[]);
  const value = p95(times);
  return {
    name: 'enter-to-visible-p95',
    value,
    unit: 'ms',
    compared: `${ENTRIES} entries, ${LINES} lines`,
    limit: { text: '50', held: value <= 50 },
  };
}

async function heap(page: Page): Promise<Line> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const value = usedSize / 1_000_000;
  return {
    name: 'renderer-heap',
    value,
    unit: 'MB',
    compared: `${ENTRIES} entries`,
    limit: { text: '80', held: value <= 80 },
  };
}

/** From starting the process to a list that answers keys, against the same shell with an empty page. */
async function launching(folder: string): Promise<Line[]> {
  const store = join(folder, 'store');
  await makeStore(store, manyIncidents(INCIDENTS));
  const bare = emptyConsole(folder);
  const start = async (options: { store: string; app?: string }, profile: string): Promise<void> => {
    const opened: Opened = await openConsole({ ...options, profile: join(folder, profile) });
    closing.push(opened.close);
  };
  const closing: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0)) await close();
  };
  const timed = (options: { store: string; app?: string }, profile: string) => ({
    before: closeAll,
    run: () => start(options, profile),
  });
  const { subject, ratio } = await compare(7, timed({ store }, 'profile'), timed(bare, 'bare-profile'));
  await closeAll();
  return [
    {
      name: 'launch-to-interactive',
      value: subject,
      unit: 'ms',
      compared: `${figures(ratio)} x the same shell with an empty page, ${INCIDENTS} incidents`,
      limit: { text: '1.5', held: ratio <= 1.5 },
    },
  ];
}
