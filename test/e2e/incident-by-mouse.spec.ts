import { expect, test } from './support/console.ts';
import { Mouse } from './support/mouse.ts';
import { incidentIn, substanceOf } from './support/substance.ts';

test('an incident is run by mouse: the keyboard puts words into fields, and nothing else', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  await page.setViewportSize({ width: 1280, height: 800 });
  const mouse = new Mouse(page);

  await mouse.button(/^Declare an incident/).click();
  await mouse.write(
    page.getByRole('textbox', { name: 'What do customers see?' }),
    'Films and live channels do not start',
  );
  await mouse.write(page.getByRole('textbox', { name: 'Impact began' }), '-9m');
  await mouse.write(page.getByRole('combobox', { name: 'Services' }), 'playback-api,edge,');
  await page.getByRole('radio', { name: /SEV2/ }).check({ force: true });
  await mouse.button(/^Declare SEV2/).click();

  // The roles are asked for one after the other; what nobody is found for yet waits.
  await mouse.write(mouse.sheet.getByRole('combobox', { name: 'Person' }), 'marek');
  await mouse.button(/^Assign/, mouse.sheet).click();
  await expect(mouse.region('Roles')).toContainText('marek');
  await mouse.button(/^Cancel/, mouse.sheet).click();
  await mouse.moveOn('Acknowledge', '-2m');

  await mouse.button(/^Add a link|^Set a link|^Add/, mouse.region('Links')).click();
  await mouse.write(
    mouse.sheet.getByRole('textbox', { name: 'Address or number' }),
    'https://call.example/playback',
  );
  await mouse.button(/^Set/, mouse.sheet).click();
  await expect(mouse.region('Links').getByRole('link', { name: 'Bridge' })).toBeVisible();

  await mouse.button(/say the impact|playback-api/).click();
  await mouse.write(
    mouse.sheet.getByRole('textbox', { name: 'Impact, in one sentence' }),
    'Almost a third of starts fail.',
  );
  await mouse.button(/^Change/, mouse.sheet).click();
  await expect(page.getByRole('banner')).toContainText('Almost a third of starts fail.');

  await mouse.enter('30 % of starts fail, was 0.4 % an hour ago #impact', 'Finding');
  await mouse.enter('The origin, or the links to it.', 'Hypothesis');
  await mouse.enter('@pia 5m everything that changed in the last 12 h please', 'Ask');
  await mouse.enter('0.5 % of starts or less fail, for ten minutes', 'Exit criterion');
  await mouse.enter('I have command.');

  await mouse.button('Ruled out: The origin, or the links to it.').click();
  await mouse.answer('no timeouts at the origin');
  await expect(mouse.region('Hypotheses')).toContainText('1 ruled out');
  await mouse.rowMenu('everything that changed', 'Acknowledged');
  await mouse.done('Ask acknowledged');
  await mouse.rowMenu('everything that changed', 'Answered');
  await mouse.answer('playback-api 2216');

  await (await mouse.row('30 % of starts')).getByRole('button', { name: 'Correct' }).click();
  await mouse.write(mouse.composer, '32 % of starts fail, was 0.4 % an hour ago #impact');
  await mouse
    .button(/^Correct/)
    .last()
    .click();
  await expect(mouse.log).toContainText('32 % of starts fail');
  await mouse.enter('A line for the wrong incident');
  await mouse.rowMenu('A line for the wrong incident', 'Take back');
  await (await mouse.row('A line for the wrong incident')).getByRole('button', { name: 'Restore' }).click();
  await mouse.done('Entry restored');
  await mouse.button(/^Undo/).click();
  await expect(mouse.log.getByRole('button', { name: 'Restore' })).toBeVisible();

  await mouse.tick('Severity checked against its criteria');
  await mouse.tick('Severity checked against its criteria');
  await mouse.done('again');
  await mouse.region('Checklist').getByText('Call open, responders have joined').hover();
  await mouse.button('Skip “Call open, responders have joined”').click();
  await mouse.write(page.getByRole('textbox', { name: /^Why is/ }), 'it never closed');
  await mouse.button(/^Skip: /).click();
  await mouse.done('Skipped “Call open');
  await mouse.region('Checklist').getByText('Recent changes listed').hover();
  await mouse.button('Give “Recent changes listed” to somebody').click();
  await mouse.write(page.getByRole('combobox', { name: /^Who does/ }), 'pia');
  await mouse.button(/^Give: /).click();
  await mouse.done('“Recent changes listed” is pia’s');
  await mouse.button(/Add an item/).click();
  await mouse.write(page.getByRole('textbox', { name: 'New item' }), 'Tell the live desk');
  await mouse.button(/^Add: /).click();
  await mouse.tick('Tell the live desk');

  await mouse.button('Severity 2: change it').click();
  await mouse.sheet.getByRole('radio', { name: /SEV1/ }).check({ force: true });
  await mouse.sheet.getByRole('group', { name: 'Reason' }).getByRole('button').first().click();
  await mouse.button(/^Change/, mouse.sheet).click();
  await expect(page.getByRole('banner')).toContainText('SEV1');

  await mouse.assign(/Communications lead/, 'yusuf');
  await mouse.assign(/^Unfilled.*Scribe/, 'pia');
  await mouse.assign('expert', 'rune', 'edge platform');
  await expect(mouse.region('Roles')).toContainText('Expert, edge platform');
  await mouse.button(/pia.*Scribe/, mouse.region('Roles')).click();
  await mouse.button('Release', mouse.sheet).click();
  await mouse.done('released scribe');
  await mouse.button(/^Undo/).click();

  await mouse
    .button(/^Write/, mouse.region('Next'))
    .first()
    .click();
  await mouse.button('Same words for all').click();
  await mouse.write(
    page.getByRole('textbox', { name: 'Words for all' }),
    'Almost a third of starts fail. We test a rollback.',
  );
  await mouse.write(page.getByRole('textbox', { name: 'Another time' }), '+15m');
  await mouse.button(/^Mark sent/).click();
  await expect(page.getByRole('status', { name: 'Sent' })).toContainText('everybody has been told');
  await mouse.button('Back to the log').click();
  await expect(mouse.log).toContainText('Update 1 sent');

  await mouse.button('Add a roadblock').or(mouse.button('Log a roadblock')).first().click();
  await page.keyboard.insertText('@ines the second approval');
  await mouse.button(/^Add/, mouse.line).click();
  await mouse.button(/Cleared: the second approval/).click();
  await expect(mouse.region('Roadblocks')).toContainText('none');

  await mouse.moveOn('Start mitigation');
  await mouse.moveOn(/^Mitigated/);
  await mouse.region('Exit criteria').getByRole('checkbox').click();
  await expect(mouse.region('Exit criteria')).toContainText('1 of 1 verified');
  await mouse.moveOn('Resolve');
  await mouse.moveOn(/^Take back/);
  await mouse.moveOn('Resolve');
  await mouse.moveOn('Reopen');
  await expect(mouse.region('Checklist')).toContainText('Second run');
  await mouse.moveOn(/^Mitigated/);
  await mouse.moveOn('Resolve');

  await page.getByRole('banner').getByRole('timer').click();
  await mouse.sheet.getByRole('option', { name: /^Detected/ }).click();
  await mouse.write(mouse.sheet.getByRole('combobox'), '-5m');
  await mouse.button(/^Correct/, mouse.sheet).click();
  await mouse.done('Detected is');
  await mouse.button(/^Close/, mouse.sheet).click();

  // What has no place of its own on the screen is in the palette, which has one.
  await mouse.button(/everything/).click();
  await mouse.write(page.getByRole('combobox', { name: 'What to do, or where to go' }), 'spoken status');
  await page.getByRole('option', { name: /^Spoken status/ }).click();
  await expect(page.getByRole('document', { name: 'Spoken status' })).toBeVisible();
  await mouse.button(/^Close/, mouse.sheet).click();
  await mouse.button(/keys$/).click();
  await mouse.button(/^Close/, page.getByRole('dialog', { name: 'Keys' })).click();
  await mouse.moveOn('Close');
  await mouse.button(/^All incidents/).click();
  await page.getByRole('option', { name: /Films and live channels/ }).click();
  await expect(mouse.log).toBeVisible();

  const { id } = await desktop.incident();
  const { severity, phase, links, updates, checklist } = substanceOf(await incidentIn(desktop.store, id), 0);
  expect({ severity, phase }).toEqual({ severity: 'sev1', phase: 'prevention' });
  expect(links).toEqual([['Bridge', 'bridge', 'https://call.example/playback']]);
  expect(updates).toHaveLength(1);
  expect(checklist.map(([text]) => text)).toContain('Tell the live desk');
});
