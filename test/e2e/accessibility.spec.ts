import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import {
  firstIncident,
  foundLocked,
  foundOther,
  standInProbe,
  teamInTrouble,
  tell,
} from './support/exchange.ts';
import { Hands } from './support/hands.ts';
import { learnt, toReviewedIncident } from './support/tour-learnt.ts';
import { practised } from './support/tour-practised.ts';
import { backToIncident, fronts, others, screens, scrolls, sheets } from './support/tour.ts';

const themes = ['light', 'dark', 'hc-light', 'hc-dark'] as const;

/** What axe finds on the screen, each as one line with its place. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${v.help} (${node.target.join(' ')}) ${node.html.slice(0, 160)}`),
  );
}

/** Controls under 24 x 24, but for words in a text that can be pressed. */
const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'button, a[href], input, textarea, select, [role="checkbox"], [role="radio"], [role="option"], [role="tab"], [role="menuitem"]',
    );
    return [...all].flatMap((element) => {
      const frame = element.matches('input') ? element.parentElement : null;
      const shown = element.closest('label') ?? frame ?? element;
      const { width, height } = shown.getBoundingClientRect();
      const around = [...(element.parentElement?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3);
      const inText = around.some(({ textContent }) => (textContent ?? '').trim().length > 1);
      const fits = width >= 24 && height >= 24;
      const words = element.getAttribute('aria-label') ?? element.textContent.slice(0, 40);
      return fits || inText || width <= 1 || !shown.checkVisibility()
        ? []
        : [`${element.tagName.toLowerCase()} “${words}” is ${Math.round(width)} x ${Math.round(height)}`];
    });
  });

/** Everything that is asked of what is on screen, for a list of all that is wrong rather than the first of it. */
async function note(all: Map<string, string>, page: Page, place: string): Promise<void> {
  const found = [
    ...(await findings(page)),
    ...(await tooSmall(page)),
    ...((await scrolls(page)) ? ['the page itself scrolls'] : []),
  ];
  for (const words of found) if (!all.has(words)) all.set(words, place);
}

/** The ids of the registry of panels, as the screen says them; each has to be there, with something in it. */
async function panelsOn(page: Page): Promise<readonly string[]> {
  const ids = (await page.locator('main[data-panels]').getAttribute('data-panels'))?.split(' ') ?? [];
  expect(ids.length).toBeGreaterThan(5);
  return ids;
}

const seen = (page: Page, ids: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    (all) =>
      all.filter((id) => {
        const panel = document.getElementById(id);
        const rest = (panel?.textContent ?? '').replace(
          panel?.querySelector('header')?.textContent ?? '',
          '',
        );
        return panel?.checkVisibility() === true && rest.trim() !== '';
      }),
    ids,
  );

for (const theme of themes) {
  test(`axe finds nothing on any panel, screen and sheet, nothing is too small, no page scrolls, in ${theme}`, async ({
    desktop,
  }) => {
    test.setTimeout(720_000);
    desktop.settings({ person: 'ana', theme });
    const { app, page } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    hands.quick = true;
    const found = new Map<string, string>(); // what is wrong, and where it was seen first
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();

    const ids = await panelsOn(page);
    expect(await seen(page, ids), 'every panel of the registry is on screen, with something in it').toEqual(
      ids,
    );
    for (const id of ids) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await note(found, page, id);
    }
    for (const [kind, stops] of Object.entries({ screens, sheets, fronts, others })) {
      for (const [name, open] of Object.entries(stops)) {
        if (name === 'notices') continue; // there is nothing to be noticed in the demo
        await backToIncident(hands);
        await open(hands);
        await hands.settle();
        if (kind === 'sheets') await expect(page.locator('form[data-sheet]'), name).toBeVisible();
        await note(found, page, `${kind}: ${name}`);
      }
    }
    await backToIncident(hands);
    await page.setViewportSize({ width: 900, height: 800 });
    await expect(page.getByRole('tab', { name: /^Checklist/ })).toBeVisible();
    const narrow = new Set<string>();
    for (const tab of await page.getByRole('tab').all()) {
      if (!(await tab.isVisible())) continue;
      await tab.click();
      const shown = await seen(page, ids);
      for (const id of shown) narrow.add(id);
      await note(found, page, `900 wide, ${shown.join(' ')}`);
    }
    expect([...narrow].sort(), 'every panel is under a tab').toEqual([...ids].sort());
    for (const [name, open] of Object.entries(fronts)) {
      await backToIncident(hands);
      await open(hands);
      await hands.settle();
      await note(found, page, `900 wide, ${name}`);
    }
    await backToIncident(hands);
    await page.setViewportSize({ width: 1280, height: 800 });
    await toReviewedIncident(hands);
    for (const [name, open] of Object.entries(learnt)) {
      await backToIncident(hands);
      await open(hands);
      await hands.settle();
      await note(found, page, `learnt: ${name}`);
    }
    for (const [name, open] of Object.entries(practised(app, desktop.folder))) {
      await open(hands);
      await hands.settle();
      await note(found, page, `practised: ${name}`);
    }
    expect([...found].map(([words, place]) => `${place}: ${words}`)).toEqual([]);
  });
}

for (const theme of ['light', 'hc-dark'] as const) {
  test(`axe finds nothing where things are shared, in ${theme}`, async ({ desktop }) => {
    test.setTimeout(120_000);
    desktop.settings({ person: 'ines', theme });
    const { page, app } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    hands.quick = true;
    const found = new Map<string, string>();
    await page.setViewportSize({ width: 1280, height: 800 });
    const id = await firstIncident(page);
    await tell(app, teamInTrouble(id));
    await expect(page.getByText('Asks to sign in, 12 kept')).toBeVisible();
    await note(found, page, 'the list');
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
    await note(found, page, 'the incident');
    await hands.press('Alt+y');
    await expect(page.getByRole('heading', { name: 'Meeting places' })).toBeVisible();
    await note(found, page, 'the screen of what is shared');
    for (const [report, place] of [
      [foundLocked, 'git@git.example:team/incidents.git'],
      [foundOther, '/mnt/team'],
    ] as const) {
      await standInProbe(app, { report });
      await hands.press('c');
      await hands.press('Control+a');
      await hands.type(place);
      await hands.press('Enter');
      await expect(page.getByRole('status', { name: 'Test of the place' })).toContainText(/It can’t|Another/);
      await note(found, page, `connecting ${place}`);
      await hands.press('Escape');
    }
    expect([...found].map(([words, place]) => `${place}: ${words}`)).toEqual([]);
  });
}

test('axe finds nothing on the first start', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const found = new Map<string, string>();
  await note(found, page, 'first start');
  expect([...found.keys()]).toEqual([]);
});

test('nothing moves for whoever asked for less motion', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = (): Promise<readonly string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const longest = (all: string): number =>
          Math.max(...all.split(',').map((each) => Number.parseFloat(each)));
        const moves =
          longest(transitionDuration) > 0.01 ||
          (animationName !== 'none' && longest(animationDuration) > 0.01);
        return moves ? [`${element.tagName} ${element.id}`] : [];
      }),
    );
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  expect(await moving(), 'the incident').toEqual([]);
  for (const chord of ['Control+k', 'F1', 'Alt+s', 'Alt+p']) {
    await hands.press(chord);
    await hands.settle();
    expect(await moving(), chord).toEqual([]);
    await hands.press('Escape');
  }
});
