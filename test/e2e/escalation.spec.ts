import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { clocked } from '../support/clock-time.ts';
import { expect, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { openScene } from './support/scene.ts';
import { Seat } from './support/seat.ts';
import { setClock } from './support/moved-clock.ts';
import { test, WITHIN } from './support/two-desktops.ts';

const roster = `- name: Rune Berg
  roles: technical-lead
  phones: ["+47 900 00 001", "+47 900 00 002"]
  knows: edge, storage
  zone: Europe/Oslo
- name: Farah Aziz
  phones: 030 555 0101
  knows: keys
- name: Ben Okafor
  phones: (0)20 555 0199
`;
const severities = `SEV1:
  ladder:
    - who: on call for the edge
      minutes: 5
    - who: Farah Aziz
      minutes: 5
`;

/** What the team wrote into its playbook. */
const write = (desktop: Desktop, files: Readonly<Record<string, string>>): void => {
  mkdirSync(join(desktop.store, 'p'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(desktop.store, 'p', name), text);
};
const playbook = (desktop: Desktop) => () => {
  write(desktop, { 'roster.yaml': roster, 'severities.yaml': severities });
};

test('whom to page stands on the screen, minutes run, and the next step is due when nobody answers', async ({
  desktop,
}) => {
  const { hands, page, app, id } = await openScene(
    desktop,
    'ana',
    [[0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', takeCommand: true }]],
    playbook(desktop),
  );
  const next = page.getByRole('region', { name: 'Next' });
  await expect(next).toContainText('Page on call for the edge');
  await hands.press('Alt+f');
  const ladder = page.getByRole('region', { name: 'Page', exact: true });
  const first = ladder.getByRole('listitem').filter({ hasText: 'on call for the edge' }).first();
  await expect(ladder.getByRole('button', { name: 'Paged on call for the edge' })).toBeFocused();

  // Found by what they know, and paged: whoever is called now is who is on call.
  const people = page.getByRole('region', { name: 'Roster' });
  await hands.press('f');
  await hands.type('edge');
  await expect(people).toContainText('1 of 3');
  await expect(people.getByRole('button', { name: 'Copy +47 900 00 001' })).toBeVisible();
  await hands.press('ArrowDown', 'p');
  await hands.done('Paged Rune Berg');
  await expect(first).toContainText(clocked(/Rune Berg paged \d\d:\d\d by phone/));
  await expect(first).toContainText(/[45](:\d\d| min) left/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations).toEqual([]);

  await setClock(app, page, Date.now() + 6 * 60_000);
  await expect(first).toContainText('no answer in 6 min');
  const second = ladder.getByRole('listitem').filter({ hasText: 'Farah Aziz' }).first();
  await expect(second).toContainText('+1 min over');
  await expect(second).toContainText('030 555 0101');
  await hands.press('Escape');
  await expect(next).toContainText('Page Farah Aziz');
  await expect(page.getByRole('region', { name: 'Paging' })).toContainText('Rune Berg, 6 min');

  await hands.say('answered @rune');
  await expect(page.getByRole('region', { name: 'Paging' })).toHaveCount(0);
  await expect(next).not.toContainText('Page Farah Aziz');
  await expect(hands.log).toContainText('Rune Berg answered the page after 6 min');
  await expect
    .poll(() => desktop.ic('shift-log'))
    .toMatch(/Rune Berg  answered after 6 min.*\n\n\d{4}-\d\d-\d\d (day|night)  Rune Berg  1 page/);
  expect(JSON.parse(await desktop.ic('escalation', id, '--json'))).toMatchObject({
    ladder: [{ state: 'answered' }, { state: 'spared' }],
  });
});

test('no answer sends the ladder on at once, an answer on another desktop ends it, and undo brings it back', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(120_000);
  const place = join(desktop.folder, 'team');
  mkdirSync(place);
  const [ana, farah] = [new Seat(desktop, 'ana'), new Seat(colleague, 'farah')];
  await Promise.all([ana.sitDown(), farah.sitDown()]);
  await ana.connect(place, 'Empty, and good');
  await farah.connect(place, 'Another workspace');
  await ana.hands.declare('Seat maps stay empty', { severity: 1, began: '-4m' });
  await ana.hands.say('page @rune');
  await ana.hands.say('no-answer @rune');
  await expect(ana.page.getByRole('region', { name: 'Next' })).toContainText('Page second on call');
  await expect(ana.hands.log).toContainText('No answer from rune after under a minute');
  await ana.hands.press('Control+z');
  await expect(ana.hands.log).toContainText('The page to rune waits for an answer again');
  await expect(ana.page.getByRole('region', { name: 'Paging' })).toContainText('rune');
  await ana.hands.say('no-answer @rune');
  await ana.hands.say('page @farah by app');

  await expect(farah.page.getByText('Seat maps stay empty').first()).toBeVisible({ timeout: 30_000 });
  await farah.hands.find('Seat maps stay empty');
  await expect(farah.hands.log).toContainText('Paged farah by app', WITHIN);
  await expect(farah.page.getByText('ana pages you')).toBeVisible();
  await farah.hands.press('Alt+q');
  await farah.hands.done('You answered the page');
  await ana.hands.press('Alt+f');
  const ladder = ana.page.getByRole('region', { name: 'Page', exact: true });
  await expect(ladder).toContainText('farah paged', WITHIN);
  await expect(ladder).toContainText(/answered after under a minute/, WITHIN);
  await expect(ladder).toContainText('not needed: somebody answered');
});

test('who must be told stands beside it; what can’t be recorded says why', async ({ desktop }) => {
  const { hands, page } = await openScene(
    desktop,
    'ana',
    [[0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', takeCommand: true }]],
    playbook(desktop),
  );
  await hands.press('Alt+f');
  const tell = page.getByRole('region', { name: 'Tell' });
  await tell.getByRole('button', { name: 'Told support leads' }).click();
  await hands.done('Told support leads');
  await expect(tell).toContainText(clocked(/support leads.*told \d\d:\d\d/));
  await tell.getByRole('textbox', { name: 'Somebody else was told' }).fill('the board, by phone');
  await hands.press('Enter');
  await expect(tell).toContainText(clocked(/the board.*told \d\d:\d\d, by phone/));
  await hands.press('Control+z');
  await expect(tell).not.toContainText('the board');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();

  await hands.type('/answered @rune');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Not recorded: nothing says that “rune” was paged.');
  await expect(hands.composer).toHaveValue('/answered @rune');
});

test('a broken roster says its line, keeps everybody else, and is on paper', async ({ desktop }) => {
  const { hands, page } = await openScene(
    desktop,
    'ana',
    [[0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1' }]],
    () => {
      write(desktop, {
        'roster.yaml': roster.replace('030 555 0101', '"030 555 0101'),
        'severities.yaml': severities,
      });
    },
  );
  const { problems } = await desktop
    .ic('playbook', 'check', '--json')
    .then(() => '')
    .catch((error: unknown) => (error as { stdout: string }).stdout) // as a child process that ends with 1 does
    .then((said) => JSON.parse(said) as { problems: readonly { line: number }[] }); // as ic promises
  expect(problems.map(({ line }) => line)).toEqual([8]);
  await hands.press('Alt+f');
  const people = page.getByRole('region', { name: 'Roster' });
  await expect(people).toContainText('Rune Berg');
  await expect(people).toContainText('Ben Okafor');
  await expect(people).not.toContainText('Farah');

  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await hands.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const paper = page.locator('[data-paper]');
  await expect(paper).toContainText('+47 900 00 001, +47 900 00 002');
  await expect(paper).toContainText('on call for the edge');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);

  const file = join(desktop.store, 'p/roster.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"030 555 0101', '030 555 0101'));
  await expect(people).toContainText('Farah Aziz');
});

test('the roster is there without an incident', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  await desktop.ic('init');
  playbook(desktop)();
  const { page } = await desktop.launch();
  await new Hands(page).find('Roster');
  await expect(page.getByRole('heading', { level: 1, name: 'Roster' })).toBeVisible();
  await page.keyboard.type('0199');
  await expect(page.getByRole('button', { name: 'Copy (0)20 555 0199' })).toBeVisible();
  await expect(page.getByText('Rune Berg')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Rune Berg'), 'what was looked for goes first').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
});
