import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test, type Desktop } from './support/console.ts';
import { Course } from './support/course.ts';
import { pressButton, postmortem, toMeeting, toPart } from './support/hands-review.ts';
import { reviewMakers } from './support/makers-reviews.ts';
import { resolved, underWay } from './support/review-scene.ts';
import { openScene, type SceneStep } from './support/scene.ts';

test.setTimeout(180_000);

/** Opens the scene, and makes further steps of a review by keyboard. */
async function atHand(desktop: Desktop, steps: readonly SceneStep[]) {
  const scene = await openScene(desktop, 'ana', steps);
  const { app, hands } = scene;
  const course = new Course(Math.floor(Date.now() / 60_000) * 60_000, { app, hands }, 'ana');
  for (const [, , run, fields = {}] of steps) {
    const { entry, text, kind } = fields as { entry?: string; text?: string; kind?: string }; // a log step's
    if (run === 'log' && entry !== undefined)
      course.entries.set(entry, { text: text ?? '', kind: kind ?? 'note' });
  }
  const made = (run: keyof typeof reviewMakers, fields: Readonly<Record<string, unknown>>) =>
    reviewMakers[run](course, { line: 0, min: 0, by: 'ana', run, with: fields });
  return { ...scene, course, made };
}

const said = (page: Page) => page.getByRole('status', { name: 'Undo' });

test('an incident is reviewed by keyboard, from the key that resolves it to the page on which it is published', async ({
  desktop,
}) => {
  const { hands, page, id, made } = await atHand(desktop, underWay);
  await hands.type('/resolve');
  await hands.press('Enter');
  await expect(postmortem(hands), 'it opens by itself').toBeVisible();
  await expect(page.getByRole('banner')).toContainText('47 h left');
  await expect(page.getByRole('textbox', { name: 'Summary', exact: true })).toBeVisible();
  await hands.press('Escape');
  await expect(hands.composer, 'one Esc back').toBeFocused();

  // The timeline: an entry less, one with a note; what is left out leaves a line that opens.
  await made('curate', { row: 'a-pods', show: 'no' });
  await made('curate', {
    row: 'f-key',
    note: 'Nobody had looked at keys',
    evidence: 'https://boards.example/keys',
  });
  await toPart(hands, 'What happened');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline).toContainText('Nobody had looked at keys');
  await expect(timeline.getByRole('link', { name: 'https://boards.example/keys' })).toBeVisible();
  await expect(timeline).not.toContainText('Restarts the pods');
  const run = timeline.getByRole('button', { name: /^Show the 4 that are left out/ });
  await pressButton(hands, run);
  await expect(timeline).toContainText('Restarts the pods');
  await pressButton(hands, timeline.getByRole('button', { name: /^Hide the 4/ }));
  await hands.back();

  // Factors, at least two; the second one taken back and put there again.
  await made('note-review', {
    kind: 'factor',
    text: 'Keys are rotated by hand',
    category: 'process',
    note: 'n-1',
  });
  await toPart(hands, 'Contributing factors');
  const factors = page.getByRole('region', { name: 'Contributing factors: list' });
  await expect(factors).toContainText('One is written down.');
  await expect(factors.getByRole('button', { name: 'Process' })).toHaveAttribute('aria-pressed', 'true');
  await hands.back();
  await made('note-review', {
    kind: 'factor',
    text: 'The list of venues is older than the venue',
    note: 'n-2',
  });
  await hands.press('Control+z');
  await expect(said(page)).toContainText('Taken back');
  await made('note-review', {
    kind: 'factor',
    text: 'The list of venues is older than the second venue',
    note: 'n-3',
  });
  await made('tag-cause', { cause: 'certificate' });
  await toPart(hands, 'Contributing factors');
  await expect(factors.getByRole('listitem')).toHaveText([
    /rotated by hand.*Process/s,
    /older than the second venue/,
  ]);
  await expect(factors).not.toContainText('One is written down.');
  await expect(factors.getByRole('button', { name: 'Certificate or secret' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  // A factor is said in other words by its letter; Esc leaves it as it is.
  await hands.tabTo(factors.getByRole('button', { name: 'Change: Keys are rotated by hand' }));
  await hands.press('e');
  const words = factors.getByRole('textbox', { name: 'Contributing factor', exact: true }).first();
  await expect(words).toBeFocused();
  await hands.type(', by one person');
  await hands.press('Enter');
  await expect(factors).toContainText('Keys are rotated by hand, by one person');
  await hands.press('e', 'Escape');
  await hands.back();

  // Thanks from what the record suggests, a concern, and a decision that is weighed.
  await toPart(hands, 'What went well');
  await pressButton(hands, page.getByRole('button', { name: /^Thank marek, for finding out/ }));
  await expect(page.getByRole('textbox', { name: 'Thanks', exact: true })).toBeFocused();
  await hands.press('Enter');
  await hands.done('Thanks written down');
  await expect(page.getByRole('complementary', { name: 'Text check' })).toContainText(
    'To marek, for finding out',
  );
  await hands.back();
  await made('note-review', { kind: 'concern', text: 'The pager rings for the wrong service' });
  await toPart(hands, 'What could be better');
  const concerns = page.getByRole('region', { name: 'What could be better: concerns' });
  await expect(concerns).toContainText('ana The pager rings');
  await expect(concerns).toContainText('Not heard from yet: marek and farah.');
  await hands.back();
  await made('weigh', {
    entry: 'd-serve',
    verdict: 'paid-off',
    words: 'It gave us the hour that copying took',
  });

  await made('set-review', { meeting: 60 * 20, minutes: 45 });
  await made('tick-review', { list: 'read', item: 'ana' });
  await made('hold-meeting', { what: 'begin' });
  const meeting = await toMeeting(hands);
  // As long as it was planned, which is less than its agenda.
  await expect(meeting.getByRole('timer', { name: 'Time left' })).toContainText('45 min left');
  await expect(meeting).toContainText('15 more than the meeting has');
  await hands.press('n');
  await expect(meeting.locator('[aria-current="step"]')).toContainText('Timeline');
  await hands.back();
  await made('tick-review', { list: 'attended', item: 'marek' });
  await made('note-review', { kind: 'decided', text: 'Keys are rotated by a job from Monday' });
  await made('hold-meeting', { what: 'end' });
  await toMeeting(hands);
  await expect(meeting).toContainText(clocked(/Held .* to \d\d:\d\d/));
  await expect(meeting.getByRole('region', { name: 'Decided' })).toContainText(
    'Keys are rotated by a job from Monday',
  );
  await expect(
    meeting.getByRole('region', { name: 'In the meeting' }).getByRole('button', { name: 'marek' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await hands.back();

  for (const state of ['in-review', 'reviewed', 'published']) await made('set-review', { state });
  await hands.press('Control+2');
  const list = page.getByRole('listbox', { name: 'Reviews' });
  await expect(list).toBeFocused();
  await expect(list).toContainText('Published');
  await expect(list.getByRole('option')).toContainText('Seat maps stay empty at the second venue');
  await hands.press('Enter');
  await expect(postmortem(hands)).toBeVisible();
  await expect(postmortem(hands)).toContainText('Published');

  const shown = JSON.parse(await desktop.ic('show', id, '--json')) as object; // as ic promises
  expect(JSON.stringify(shown)).toContain('Seat maps');
});

test('what is being typed when an incident is resolved stays, and the post-mortem is offered above it', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', underWay);
  await hands.type('half a li');
  await hands.press('Alt+p');
  await expect(page.getByRole('form', { name: 'Phase' })).toBeVisible();
  await hands.press('Enter');
  const offer = page.getByRole('status', { name: 'Post-mortem' });
  await expect(offer).toContainText('47 h left');
  await expect(hands.composer).toBeFocused();
  await expect(hands.composer).toHaveValue('half a li');
  await hands.type('ne');
  await hands.press('Enter');
  await expect(hands.log).toContainText('half a line');
  await expect(offer, 'it waits').toBeVisible();
  await hands.press('Alt+Shift+P');
  await expect(postmortem(hands)).toBeVisible();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(offer, 'it has been seen').toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Publish the post-mortem');
});

test('resolved by mistake: the same key takes it back, and the post-mortem that opened goes', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', underWay);
  await hands.type('/resolve');
  await hands.press('Enter');
  await expect(postmortem(hands)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Summary', exact: true })).toBeVisible();
  await hands.press('Control+z');
  await expect(postmortem(hands)).toHaveCount(0);
  await expect(hands.composer).toBeFocused();
  await expect(hands.log).toContainText('“Resolved” taken back by ana');
});

test('what can’t be done in a review says why, and the words are kept', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', resolved);
  const trouble = page.getByRole('alert');
  await hands.type('/cause moonlight');
  await hands.press('Enter');
  await expect(trouble).toContainText('There is no cause “moonlight”. There are change, configuration,');
  await expect(hands.composer).toHaveValue('/cause moonlight');
  await hands.press('Control+a');
  await hands.type('/need-review');
  await hands.press('Enter');
  await expect(trouble).toContainText('/need-review yes it may hit every venue');
  await hands.press('Control+a', 'Delete');

  const meeting = await toMeeting(hands);
  await hands.press('Control+a');
  await hands.type('soon');
  await expect(meeting.getByRole('alert')).toContainText(
    '“soon” can’t be read as a day and a time: try thu 10:00',
  );
  await hands.press('Enter');
  await expect(meeting.getByRole('textbox', { name: 'When' })).toHaveValue('soon');
  await hands.press('Control+a');
  await hands.type('tomorrow 10:00');
  await hands.press('Tab', 'Control+a');
  await hands.type('2');
  await expect(meeting.getByRole('alert')).toContainText('From 5 to 480 minutes.');
  await hands.press('Control+a');
  await hands.type('30');
  await hands.press('Enter');
  await hands.done('Meeting planned');
  await expect(meeting).toContainText('30 min');
  await hands.back();

  await toPart(hands, 'Contributing factors');
  const field = page.getByRole('textbox', { name: 'Contributing factor', exact: true });
  await hands.tabTo(field);
  await hands.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Contributing factors: list' }).getByRole('listitem'),
  ).toHaveCount(0);
  await hands.type('half a fac');
  await hands.back();
  await toPart(hands, 'Contributing factors');
  await expect(field, 'half typed, it is kept').toHaveValue('half a fac');
});

test('whose a review is and whether one is needed is said there, in words, and taken back', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', resolved);
  await hands.say('owner marek');
  await hands.done('marek owns the post-mortem');
  await toPart(hands, 'Summary');
  await expect(postmortem(hands)).toContainText('marek');
  await hands.tabTo(page.getByRole('button', { name: 'Take it: I own the post-mortem' }), 'Shift+Tab');
  await hands.press('Enter');
  await expect(postmortem(hands)).toContainText('ana, you');
  const none = page.getByRole('button', { name: 'None needed' });
  await toPart(hands, 'Summary');
  await hands.tabTo(none, 'Shift+Tab');
  await hands.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Why no post-mortem is needed' })).toBeFocused();
  await hands.type('the same as last week');
  await hands.press('Enter');
  await expect(postmortem(hands)).toContainText('No post-mortem is needed');
  await expect(postmortem(hands)).toContainText('ana: the same as last week');
  await hands.back();
  await hands.press('Control+0');
  await expect(page.getByRole('option', { name: /Seat maps/ })).toContainText('Not needed');
});

test('a small incident that showed a risk is asked about on the page of reviews', async ({ desktop }) => {
  const small: readonly SceneStep[] = [
    [0, 'ana', 'declare', { title: 'A backup is late', severity: 'sev4', started: -5, takeCommand: true }],
    [3, 'ana', 'log', { kind: 'risk', text: 'No backup of the keyring was ever restored' }],
    [9, 'ana', 'resolve', {}],
  ];
  const { hands, page } = await openScene(desktop, 'ana', small);
  await hands.press('Control+2');
  const list = page.getByRole('listbox', { name: 'Reviews' });
  await expect(list).toContainText('Is one needed?');
  await expect(list.getByRole('option')).toContainText('a risk recorded');
  await hands.press('Enter');
  await expect(postmortem(hands)).toBeVisible();
  await hands.press('Escape');
  await hands.say('need-review yes no backup was ever restored');
  await hands.press('Control+2');
  await expect(list).toContainText('Due');
  await expect(list).toContainText('6 d left');
  await hands.press('m');
  await expect(list.getByRole('option'), 'it is hers').toHaveCount(1);
  await hands.press('Control+f');
  await hands.type('nothing of this name');
  await expect(page.getByText('No review matches “nothing of this name”.')).toBeVisible();
});

test('axe finds nothing in the parts, while entries are chosen, in the meeting and on the page of reviews', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', [
    ...resolved,
    [41, 'ana', 'note-review', { kind: 'factor', text: 'Keys are rotated by hand', category: 'process' }],
    [42, 'ana', 'weigh', { entry: 'd-serve', verdict: 'open' }],
    [43, 'ana', 'add-action', { text: 'Rotate keys by a job' }],
  ]);
  const found: string[] = [];
  const look = async (place: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await hands.settle();
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      for (const { id, nodes } of violations)
        found.push(...nodes.map(({ html }) => `${place}, ${colorScheme}: ${id} ${html.slice(0, 160)}`));
    }
  };
  await toPart(hands, 'Contributing factors');
  await look('the parts');
  await toPart(hands, 'What happened');
  await hands.press('Alt+t');
  const list = page.getByRole('list', { name: 'Entries of the log' });
  await expect(list.getByRole('checkbox').first()).toBeFocused();
  await hands.press('n');
  await expect(list.getByRole('textbox')).toBeFocused();
  await look('the entries');
  await hands.press('Escape');
  const meeting = await toMeeting(hands);
  await look('the plan of the meeting');
  await pressButton(hands, meeting.getByRole('button', { name: 'Begin the meeting' }));
  await look('the meeting');
  await hands.back();
  await hands.press('Control+2');
  await expect(page.getByRole('listbox', { name: 'Reviews' }).getByRole('option')).toHaveCount(1);
  await look('the page of reviews');
  await hands.press('Control+0');
  await expect(page.getByRole('listbox', { name: 'Incidents' }).getByRole('option')).toHaveCount(1);
  await look('the list of incidents');
  expect(found).toEqual([]);
});
