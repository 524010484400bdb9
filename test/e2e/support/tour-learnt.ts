import { expect } from './console.ts';
import type { Hands } from './hands.ts';
import { toMeeting, toPart, toPostmortem } from './hands-review.ts';

type Stop = (hands: Hands) => Promise<void>;

/** From anywhere to the demo's incident that is over: its post-mortem is being reviewed. */
export async function toReviewedIncident(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What to do, or where to go' })).toBeFocused();
  await hands.type('subtitles are missing');
  await expect(page.getByRole('option', { name: /Subtitles are missing/ }).first()).toBeVisible();
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Subtitles are missing/ })).toBeVisible();
  await expect(hands.composer).toBeFocused();
}

/** A page, with what is asked for on it once the index has answered. */
async function onPage(hands: Hands, chord: string, shown: string): Promise<void> {
  await hands.press(chord);
  await expect(hands.page.locator(shown).first()).toBeVisible({ timeout: 15_000 });
}

/** What is learnt from an incident: the post-mortem in its parts and states, and the pages with something on them. */
export const learnt = {
  'a finding that is selected': async (hands) => {
    await toPart(hands, 'What happened');
    await expect(hands.page.getByRole('list', { name: 'Findings in What happened' })).toBeVisible();
    await hands.press('F8');
  },
  'entries that are chosen': async (hands) => {
    await toPart(hands, 'What happened');
    await hands.press('Alt+t');
    const list = hands.page.getByRole('list', { name: 'Entries of the log' });
    await expect(list.getByRole('checkbox').first()).toBeFocused();
  },
  'a trade-off': (hands) => toPart(hands, 'Trade-offs'),
  'what was promised': (hands) => toPart(hands, 'Actions'),
  'the meeting': async (hands) => {
    await toMeeting(hands);
  },
  'former versions': async (hands) => {
    await toPart(hands, 'What happened');
    await hands.page.getByRole('button', { name: 'Versions' }).click();
    await expect(hands.page.getByRole('region', { name: 'Versions of What happened' })).toBeVisible();
  },
  'what to publish as': async (hands) => {
    await toPostmortem(hands);
    await hands.press('Control+Enter');
    await expect(hands.page.getByRole('group', { name: 'Publish as' })).toBeVisible();
  },
  'the check before the meeting': async (hands) => {
    await toPostmortem(hands);
    await hands.press('Control+Shift+P');
    await expect(hands.page.getByRole('checkbox', { name: /^Timeline reviewed/ })).toBeVisible();
  },
  'a runbook that was taken up': async (hands) => {
    await hands.press('Alt+Shift+B');
    const pane = hands.page.getByRole('document', { name: 'Runbook' });
    await expect(pane).toContainText('It was wrong here');
  },
  'an action item that is changed': async (hands) => {
    await hands.say('before');
    await hands.page.getByTitle('Changes it').first().click();
    await expect(hands.page.getByRole('form', { name: 'Action item' })).toBeVisible();
  },
  'reviews with something in them': (hands) => onPage(hands, 'Control+2', '[role="option"]'),
  'action items as a list': (hands) => onPage(hands, 'Control+3', '[role="option"]'),
  'action items as a board': async (hands) => {
    await onPage(hands, 'Control+3', '[role="option"]');
    await hands.press('b');
    await expect(hands.page.getByRole('group', { name: 'In progress' })).toBeVisible();
  },
  figures: (hands) => onPage(hands, 'Control+4', '[data-figure="resolve"] svg'),
  'how a figure is counted': async (hands) => {
    await onPage(hands, 'Control+4', '[data-figure="resolve"] svg');
    await hands.press('ArrowRight', 'f');
  },
  'figures as tables': async (hands) => {
    await onPage(hands, 'Control+4', '[data-figure="resolve"]');
    await hands.press('Shift+T');
    await expect(hands.page.locator('[data-figure="resolve"] table').first()).toBeVisible();
  },
  'runbooks of the team': (hands) => onPage(hands, 'Control+5', '[role="option"]'),
  'how ready the team is': (hands) => onPage(hands, 'Control+6', '[data-row]'),
  'what is found': async (hands) => {
    await hands.press('Control+Shift+F');
    await expect(hands.page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
    await hands.type('key');
    await expect(hands.page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible({
      timeout: 15_000,
    });
  },
} satisfies Readonly<Record<string, Stop>>;
