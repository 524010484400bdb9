import type { Locator, Page } from '@playwright/test';
import type { Front, Route, SheetState } from '../../../renderer/state/ui.ts';
import { expect } from './console.ts';
import type { Hands } from './hands.ts';
import { onRow } from './hands-log.ts';

/** A way to something that is on screen at times only. */
export type Stop = (hands: Hands) => Promise<void>;

const keys =
  (...chords: readonly string[]): Stop =>
  (hands) =>
    hands.press(...chords);
const slash =
  (words: string): Stop =>
  async (hands) => {
    await hands.type(`/${words}`);
    await hands.press('Enter');
  };

/** A page beside the list of incidents. */
const page =
  (chord: string, name: string): Stop =>
  async (hands) => {
    await hands.press(chord);
    await expect(hands.page.getByRole('heading', { level: 1, name })).toBeVisible();
  };

/** Every screen by the key that leads there from an incident: a new one is missing here until it has been looked at. */
export const screens: Readonly<Record<Route['name'], Stop>> = {
  home: keys('Control+0'),
  declare: async (hands) => {
    await hands.press('Control+n');
    await expect(hands.page.getByRole('textbox', { name: 'What do customers see?' })).toBeFocused();
    await hands.type('Seat maps stay empty');
    await hands.press('Alt+2');
  },
  settings: page('Control+,', 'Settings'),
  sharing: page('Alt+y', 'Sharing'),
  handbook: page('F2', 'Handbook'),
  roster: async (hands) => {
    await hands.press('Control+0', 'Control+k');
    await expect(hands.page.getByRole('combobox', { name: 'What to do, or where to go' })).toBeFocused();
    await hands.type('roster');
    await expect(hands.page.getByRole('option', { name: /^Roster/ })).toBeVisible();
    await hands.press('Enter');
    await expect(hands.page.getByRole('heading', { level: 1, name: 'Roster' })).toBeVisible();
  },
  incident: () => Promise.resolve(),
  wallboard: async (hands) => {
    await hands.press('Alt+w');
    await expect(hands.page.getByRole('list', { name: 'Roles' })).toBeVisible();
  },
  reviews: page('Control+2', 'Reviews'),
  actions: page('Control+3', 'Actions'),
  metrics: page('Control+4', 'Metrics'),
  runbooks: page('Control+5', 'Runbooks'),
  readiness: page('Control+6', 'Readiness'),
  search: page('Control+Shift+F', 'Search'),
  exercises: page('Control+7', 'Exercises'),
  import: page('Control+o', 'Import'),
};

/** Every question that is asked above the composer. */
export const sheets: Readonly<Record<SheetState['name'], Stop>> = {
  phase: keys('Alt+p'),
  severity: keys('Alt+s', 'Alt+2'),
  role: slash('role expert rune, edge platform'),
  update: async (hands) => {
    await onRow(hands, 'sent to executives', 'e');
  },
  link: keys('Alt+l'),
  describe: keys('Alt+i'),
  report: slash('report'),
  workstream: slash('workstream'),
  action: keys('Alt+Shift+I'),
  break: slash('break'),
  times: keys('Alt+e'),
  status: keys('Alt+v'),
  redact: keys('Alt+ArrowUp', 'Shift+Delete'),
  export: keys('Control+e'),
  notices: async ({ page }) => {
    await page.getByRole('button', { name: 'What this means' }).click();
  },
};

/** A key, and what it brings: a front is fetched when it is asked for first. */
const front =
  (chord: string, shown: (page: Page) => Locator): Stop =>
  async (hands) => {
    await hands.press(chord);
    await expect(shown(hands.page)).toBeVisible();
  };

/** Everything that takes the place of the three columns: a new one is missing here until it has been looked at. */
export const fronts: Readonly<Record<Front['name'], Stop>> = {
  update: front('Alt+u', (page) => page.getByRole('region', { name: 'Stakeholder update' })),
  minute: front('Alt+m', (page) => page.getByRole('region', { name: 'The minute' })),
  handoff: front('Alt+g', (page) => page.getByRole('group', { name: 'Handing over' })),
  escalation: front('Alt+f', (page) => page.getByRole('region', { name: 'Roster' })),
  document: front('Alt+Shift+M', (page) => page.getByRole('region', { name: 'Document' })),
  postmortem: front('Alt+Shift+P', (page) => page.getByRole('region', { name: 'Post-mortem', exact: true })),
  runbook: front('Alt+Shift+B', (page) => page.getByRole('region', { name: 'Runbooks' })),
  facilitate: front('Alt+Shift+F', (page) => page.getByRole('region', { name: 'Facilitator’s view' })),
  'after-action': front('Alt+Shift+R', (page) => page.getByRole('region', { name: 'After-action report' })),
};

/** Whatever else comes and goes on the screen of an incident. */
export const others: Readonly<Record<string, Stop>> = {
  keys: keys('F1'),
  palette: keys('Control+k'),
  find: async (hands) => {
    await hands.press('Control+f');
    await hands.type('keyring');
  },
  'menu of kinds': (hands) => hands.type('!'),
  'menu of people': (hands) => hands.type('@'),
  'menu of commands': (hands) => hands.type('/'),
  'a line that is being typed': (hands) => hands.type('-2m !finding Keyring answers again #keyring'),
  'an ask that is being typed': (hands) => hands.type('!ask @marek 5m how many pods?'),
  'the whole record': async (hands) => {
    await slash('record')(hands);
    await expect(hands.page.getByRole('region', { name: 'Document' })).toContainText('## Log');
  },
  'a row that is selected': keys('Alt+ArrowUp', 'Alt+ArrowUp'),
  'the details of a row': keys('Alt+ArrowUp', 'd'),
  'the brief of another role': async (hands) => {
    await slash('handover technical lead')(hands);
    await expect(hands.page.getByRole('group', { name: 'Handing over' })).toContainText(/technical lead/);
  },
  'a new item': keys('Alt+k'),
  'an item that is skipped': keys('Alt+1', 's'),
  'an item that is given': keys('Alt+1', '@'),
  'the facts of an update': keys('Alt+u', 'Alt+1', 'Enter'),
  'the same words for all': keys('Alt+u', 'Alt+Shift+a'),
  'something that is asked of me': async (hands) => {
    await hands.become('marek');
    await hands.enter('!ask @farah 5m how many pods?');
    await hands.become('farah');
    await expect(hands.page.getByRole('region', { name: 'Asked of you' })).toContainText('how many pods?');
  },
  'something that is proposed': async (hands) => {
    await hands.say('propose Stop every job of keyring until the morning revisit in 30m');
    await expect(hands.page.getByRole('region', { name: 'Any strong objections?' })).toBeVisible();
  },
};

/** Back to the composer, empty, on the screen of the demo's live incident. */
export async function backToIncident(hands: Hands): Promise<void> {
  const { page } = hands;
  for (let presses = 0; presses < 6; presses += 1) {
    if ((await hands.composer.count()) > 0 && (await idle(hands))) return;
    await hands.press(
      ...((await page.getByRole('listbox', { name: 'Incidents' }).count()) > 0 ? ['Enter'] : ['Escape']),
    );
    await hands.settle();
  }
  expect(await idle(hands), 'back in the incident').toBe(true);
}

async function idle(hands: Hands): Promise<boolean> {
  const { page } = hands;
  if ((await page.locator('form[data-sheet], dialog, [role="dialog"]').count()) > 0) return false;
  if (!(await hands.composer.evaluate((field) => field === document.activeElement))) return false;
  if ((await hands.composer.inputValue()) !== '') await hands.press('Control+a', 'Delete');
  // What was understood of the line goes back into it, and out again.
  for (let words = 0; words < 4; words += 1) await hands.press('Control+a', 'Delete', 'Backspace');
  await hands.press('Control+a', 'Delete');
  return (await page.getByRole('listbox').count()) === 0;
}

/** Whether the page itself could be scrolled. */
export const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return scrollHeight > innerHeight || scrollWidth > innerWidth;
  });
