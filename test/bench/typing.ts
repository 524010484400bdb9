import type { Page } from '@playwright/test';
import { p95 } from './measure.ts';

const KEYS = 200;

/** Puts an empty textarea on an empty page: the least that typing can cost. */
export const typeInto = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.append(document.createElement('textarea'));
    document.querySelector('textarea')?.focus();
  });

/** p95 from key press to laid-out text, in the console and in the empty textarea, in turns. */
export async function typing(subject: Page, yardstick: Page): Promise<[number, number]> {
  const pages = [subject, yardstick] as const;
  for (const page of pages) await page.evaluate(watchKeys);
  for (let key = 0; key < KEYS; key += 10) {
    for (const page of pages) await page.keyboard.type('ten of it ');
  }
  const [typed, bare] = await Promise.all(pages.map((page) => page.evaluate(keyTimes)));
  return [p95(typed ?? []), p95(bare ?? [])];
}

/** Times every key from its press until React has rendered and the browser has laid the page out. */
function watchKeys(): void {
  const times: number[] = [];
  Reflect.set(globalThis, 'keyTimes', times);
  let pressed = 0;
  addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
  addEventListener('input', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.body.getBoundingClientRect();
      times.push(performance.now() - pressed);
    };
    port2.postMessage(null);
  });
}

const keyTimes = (): number[] => Reflect.get(globalThis, 'keyTimes') as number[];
