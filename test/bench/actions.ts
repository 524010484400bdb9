import type { Page } from '@playwright/test';
import { p95, type Line } from './measure.ts';

/** What shows that an action was answered: an element that is there, or a state or words that it has. */
type Answer = { readonly selector: string; readonly says?: string; readonly gone?: boolean };
type Action = {
  readonly name: string;
  /** What the hand does; the time runs from its last key press or click. */
  readonly act: (page: Page, turn: number) => Promise<void>;
  readonly answer: (turn: number) => Answer;
  /** Brings the screen back to where it was. */
  readonly back: (page: Page) => Promise<void>;
};

const TURNS = 20;

const press =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
const nothing = (): Promise<void> => Promise.resolve();

/** A chord that opens something, and Escape that closes it. */
const opens = (name: string, chord: string, selector: string): Action => ({
  name,
  act: press(chord),
  answer: () => ({ selector }),
  back: async (page) => {
    await page.keyboard.press('Escape');
    await page.waitForSelector(selector, { state: 'detached' });
  },
});

/** A line that is typed, answered by its row. */
const line = (name: string, typed: (turn: number) => string, shown: (turn: number) => string): Action => ({
  name,
  act: async (page, turn) => {
    await page.keyboard.insertText(typed(turn));
    await page.keyboard.press('Enter');
  },
  answer: (turn) => ({ selector: '[role="log"]', says: shown(turn) }),
  back: nothing,
});

/** What somebody does who runs an incident: everything that has a key, and what is done by mouse most. */
const actions: readonly Action[] = [
  opens('palette', 'Control+k', '[role="dialog"] [role="combobox"]'),
  opens('severity sheet', 'Alt+s', 'form[data-sheet]'),
  opens('role sheet', 'Alt+r', 'form[data-sheet]'),
  opens('update screen', 'Alt+u', '[aria-label="Stakeholder update"] textarea'),
  opens('phase sheet', 'Alt+p', 'form[data-sheet]'),
  opens('times sheet', 'Alt+e', 'form[data-sheet]'),
  opens('spoken status', 'Alt+v', 'form[data-sheet]'),
  opens('keys', 'F1', 'dialog[open]'),
  {
    name: 'find',
    act: async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.press('e');
    },
    answer: () => ({ selector: 'header [role="status"]', says: ' of ' }),
    back: async (page) => {
      await page.keyboard.press('Escape');
      await page.waitForSelector('[aria-label="Find in the log"]:is(input)', { state: 'detached' });
    },
  },
  {
    name: 'filter',
    act: (page) => page.locator('[role="toolbar"] button', { hasText: 'Decisions' }).click(),
    answer: () => ({ selector: '[role="toolbar"] button:nth-child(2)[aria-pressed="true"]' }),
    back: async (page) => {
      await page.locator('[role="toolbar"] button', { hasText: 'All' }).click();
      await page.waitForSelector('[role="toolbar"] button:nth-child(1)[aria-pressed="true"]');
      await page.locator('#composer').focus();
    },
  },
  {
    name: 'tick',
    act: press('Alt+1', 'Space'),
    answer: () => ({ selector: '[class*="chip"]', says: 'Ticked' }),
    back: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await page.waitForFunction(() => !document.body.textContent.includes('Ticked “'));
    },
  },
  {
    name: 'heartbeat',
    act: press('Alt+n'),
    answer: (turn) => ({ selector: '#next', says: `update ${turn}` }),
    back: nothing,
  },
  line(
    'decision',
    (turn) => `!decision timed decision ${turn}`,
    (turn) => `timed decision ${turn}`,
  ),
  line(
    'ask',
    (turn) => `!ask @farah 30m timed ask ${turn}?`,
    (turn) => `timed ask ${turn}?`,
  ),
  line(
    'hypothesis',
    (turn) => `!hypothesis timed hypothesis ${turn}`,
    (turn) => `timed hypothesis ${turn}`,
  ),
];

/** Waits in the page for the answer; the time runs from the last key press or click before it to the frame with it. */
function watch({ selector, says, gone }: Answer): void {
  let pressed = 0;
  const began = (): void => {
    pressed = performance.now();
  };
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, began, { capture: true });
  const answered = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`${selector} ${says ?? ''} did not come within 10 s`)), 10_000);
    const look = (): boolean => {
      const found = [...document.querySelectorAll(selector)].some(
        (each) => says === undefined || each.textContent.includes(says),
      );
      if (pressed === 0 || found === (gone === true)) return false;
      observer.disconnect();
      for (const kind of ['keydown', 'pointerdown']) removeEventListener(kind, began, { capture: true });
      const from = pressed;
      requestAnimationFrame(() => resolve(performance.now() - from));
      return true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  Reflect.set(globalThis, 'answered', answered);
}

/** From the last key press or click of each action to the frame that answers it; the worst action is the figure. */
export async function acting(page: Page, entries: number): Promise<Line> {
  const sent = Number(/update (\d+)/.exec((await page.locator('#next').textContent()) ?? '')?.[1] ?? 1);
  const slowest: { name: string; p95: number }[] = [];
  for (const action of actions) {
    const times: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const numbered = action.name === 'heartbeat' ? sent + turn : turn;
      await page.evaluate(watch, action.answer(numbered));
      await action.act(page, numbered);
      times.push(await page.evaluate(() => Reflect.get(globalThis, 'answered') as Promise<number>));
      await action.back(page);
    }
    slowest.push({ name: action.name, p95: p95(times) });
  }
  slowest.sort((a, b) => b.p95 - a.p95);
  const value = slowest[0]?.p95 ?? Number.NaN;
  const words = slowest.slice(0, 4).map(({ name, p95: ms }) => `${name} ${ms.toFixed(0)}`);
  return {
    name: 'action-to-answer-p95-worst',
    value,
    unit: 'ms',
    compared: `${entries} entries, ${actions.length} actions, ${TURNS} times each; ${words.join(', ')}`,
    limit: { text: '50', held: value <= 50 },
  };
}
