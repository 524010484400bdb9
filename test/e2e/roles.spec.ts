import { AxeBuilder } from '@axe-core/playwright';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const begun: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -6, takeCommand: true }],
  [1, 'ana', 'assign', { role: 'scribe', person: 'ben' }],
  [2, 'ana', 'assign', { role: 'communications-lead', person: 'cem' }],
  [12, 'cem', 'release', { role: 'communications-lead' }],
  [14, 'ben', 'log', { text: 'Errors at 12 %' }],
];

test('the role board by keyboard: experts by area, command taken and given back, hands on and off', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  const board = page.getByRole('region', { name: 'Roles' });
  await expect(board).toContainText('2 of 4 required unfilled');
  await expect(board.getByRole('button', { name: /Unfilled.*Technical lead/ })).toContainText(
    clocked(/since \d\d:\d\d/),
  );
  await expect(board.getByRole('button', { name: /Unfilled.*Communications lead/ })).toContainText(
    '3 min left',
  );

  await hands.enter('/role sme farah signing keys');
  await expect(page.getByRole('textbox', { name: 'Area' })).toHaveValue('signing keys');
  await hands.press('Enter');
  await expect(board).toContainText('Expert, signing keys');
  await hands.enter('/role expert rune edge');
  await hands.press('Enter');
  await expect(board).toContainText('Expert, edge');
  await hands.press('Control+z');
  await expect(board).not.toContainText('Expert, edge');

  const commander = board.getByRole('button', { name: /Incident commander/ });
  await expect(commander).toContainText('ana');
  await hands.press('Alt+t');
  await expect(commander).toContainText(/ines.*0 min/);
  await expect(page.getByRole('status', { name: 'Undo' })).toContainText('You took command from ana');
  await hands.press('Control+z');
  await expect(commander, 'with the former time on duty').toContainText(/ana.*14 min/);
  await hands.press('Alt+t');
  await expect(commander).toContainText('ines');

  await hands.enter('!action restart the seat service');
  await expect(board).toContainText(clocked(/Hands on since \d\d:\d\d/));
  const done = board.getByRole('button', { name: 'Done: restart the seat service' });
  await hands.press('Alt+3');
  await hands.tabTo(done);
  await hands.press('Enter');
  await expect(board).not.toContainText('Hands on since');
  await hands.press('Control+z');
  await expect(board).toContainText('Hands on since');

  await hands.enter('/role communications-lead');
  const held = page.getByRole('list', { name: 'Who held it' });
  await expect(held).toContainText(clocked(/cem \d\d:\d\d to \d\d:\d\d/));
});

test('roadblocks and links by keyboard', async ({ desktop }) => {
  const { hands, page, app } = await openScene(desktop, 'ines', begun);
  const blocks = page.getByRole('region', { name: 'Roadblocks' });
  await expect(blocks).toContainText('none');
  await hands.enter('/block @ben rune has no access to the signing host');
  await expect(blocks).toContainText('rune has no access to the signing host');
  await expect(blocks).toContainText(clocked(/ben clears it, since \d\d:\d\d/));
  await hands.press('Alt+j');
  await hands.enter('The vendor answers nobody');
  await expect(blocks).toContainText('2 open');
  await expect(blocks).toContainText('nobody clears it yet');
  await hands.press('Alt+3');
  await hands.tabTo(blocks.getByRole('button', { name: 'Cleared: The vendor answers nobody' }));
  await hands.press('Enter');
  await expect(blocks).toContainText('1 open');
  await hands.press('Control+z');
  await expect(blocks).toContainText('2 open');

  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url));
  });
  const links = page.getByRole('region', { name: 'Links' });
  await hands.press('Alt+b');
  await expect(page.getByRole('textbox', { name: 'Address or number' })).toBeFocused();
  await hands.type('https://meet.example.com/seats');
  await hands.press('Enter');
  await expect(links.getByRole('link', { name: 'Bridge' })).toBeVisible();
  await hands.press('Alt+b');
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]))
    .toEqual(['https://meet.example.com/seats']);
  desktop.complaints.length = 0; // no window was opened, the person's own browser was: that is said
  await hands.press('Control+z');
  await expect(links.getByRole('link', { name: 'Bridge' })).toHaveCount(0);

  await hands.enter('/link Dial-in +49 30 123456');
  await expect(page.getByRole('textbox', { name: 'Address or number' })).toHaveValue('+49 30 123456');
  await hands.press('Enter');
  await expect(links).toContainText('Dial-in +49 30 123456');
  await hands.enter('/link Runbook javascript:alert(1)');
  await hands.press('Control+a');
  await hands.type('javascript:alert(1)');
  await hands.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Not linked' })).toBeVisible();
});

test('roles, roadblocks and links by mouse', async ({ desktop }) => {
  const { page, hands } = await openScene(desktop, 'ines', [
    ...begun,
    [14, 'ana', 'log', { text: 'rune has no access', kind: 'roadblock', to: 'ben' }],
    [14, 'ana', 'link', { label: 'Bridge', target: 'https://meet.example.com/seats', kind: 'bridge' }],
    [15, 'ana', 'log', { text: 'flush the cache', kind: 'action' }],
  ]);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const board = page.getByRole('region', { name: 'Roles' });
  const undo = page.getByRole('status', { name: 'Undo' }).getByRole('button', { name: 'Undo' });

  await hands.log.hover();
  await board.getByRole('button', { name: /Unfilled.*Technical lead/ }).hover();
  await expect(page.getByRole('tooltip')).toContainText('Drives the diagnosis');
  await board.getByRole('button', { name: /Unfilled.*Technical lead/ }).click();
  await page.getByRole('listbox', { name: 'People' }).getByRole('option', { name: /^ben/ }).click();
  const lead = board.getByRole('button', { name: /Technical lead/ });
  await expect(lead).toContainText(/ben.*also scribe/);
  await expect(hands.composer).toBeFocused();

  await board.getByRole('button', { name: /ben.*Scribe/ }).click();
  await page.getByRole('button', { name: 'Release' }).click();
  await expect(board).toContainText('Unfilled');
  await undo.click();
  await expect(board.getByRole('button', { name: /ben.*Scribe/ })).toContainText('14 min');

  await board.getByRole('button', { name: 'Done: flush the cache' }).click();
  await expect(board).not.toContainText('Hands on since');

  await board.getByRole('button', { name: /Incident commander/ }).click();
  await page.getByRole('button', { name: 'Take command' }).click();
  await expect(board.getByRole('button', { name: /Incident commander/ })).toContainText('ines');

  const blocks = page.getByRole('region', { name: 'Roadblocks' });
  await blocks.getByRole('button', { name: 'Cleared: rune has no access' }).click();
  await expect(blocks).toContainText('none');
  await blocks.getByRole('button', { name: 'Add a roadblock' }).click();
  await hands.enter('No key for the host');
  await expect(blocks).toContainText('No key for the host');

  const links = page.getByRole('region', { name: 'Links' });
  await links.getByRole('listitem').hover();
  await links.getByRole('button', { name: 'Edit Bridge' }).click();
  await page.getByRole('textbox', { name: 'Address or number' }).fill('https://meet.example.com/other');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(links.getByRole('link', { name: 'Bridge' })).toHaveAttribute(
    'href',
    'https://meet.example.com/other',
  );
  await links.getByRole('listitem').hover();
  await links.getByRole('button', { name: 'Remove Bridge' }).click();
  await expect(links).toContainText('No bridge yet');
  await undo.click();
  await expect(links.getByRole('link', { name: 'Bridge' })).toHaveAttribute(
    'href',
    'https://meet.example.com/other',
  );
});

test('more people than one can lead are said, and a second word on a role is kept', async ({ desktop }) => {
  const experts = Array.from({ length: 8 }, (_, i): SceneStep => [
    3,
    'ana',
    'assign',
    { role: 'sme', person: `expert${i}`, area: `area ${i}` },
  ]);
  const { page } = await openScene(desktop, 'ines', [...begun.slice(0, 2), ...experts]);
  const board = page.getByRole('region', { name: 'Roles' });
  await expect(board).toContainText('9 report to ana; more than 7 is too many: name a deputy or leads.');
  await board.getByRole('button', { name: 'Name a deputy' }).click();
  await expect(page.getByRole('form', { name: 'Deputy' })).toBeVisible();
});
