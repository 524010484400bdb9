import { expect } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

const begun: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -6, takeCommand: true }],
  [4, 'ana', 'log', { text: 'Errors at 12 %' }],
];

test('workstreams by keyboard: opened with a lead, reported on, what is needed is there, closed', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', begun);
  const streams = page.getByRole('region', { name: 'Workstreams' });
  await expect(streams).toContainText('none');
  await hands.press('Alt+c'); // nothing to report on yet: it asks for the workstream
  await hands.type('Bring the keyring back');
  await hands.press('Tab');
  await hands.type('ben');
  await hands.press('Enter');
  await expect(streams).toContainText('Bring the keyring back ben');
  await expect(streams).toContainText('No report yet');
  await hands.enter('/workstream Second venue @farah');
  await expect(streams).toContainText('2 open');

  await hands.press('Alt+c');
  await hands.type('Keys load, one in ten fails');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+c');
  await expect(page.getByRole('textbox', { name: 'Conditions' })).toHaveValue('Keys load, one in ten fails');
  await hands.press('Enter'); // goes on: nothing is recorded without its needs by accident
  await hands.type('Loading the spare');
  await hands.press('Enter');
  await hands.type('Somebody who knows the edge');
  await hands.press('Enter');
  await expect(streams).toContainText('Keys load, one in ten fails · Loading the spare · ana');
  await expect(streams).toContainText('Needs Somebody who knows the edge');
  await expect(hands.log).toContainText('CAN report of Bring the keyring back: Keys load, one in ten fails');

  await hands.press('Alt+3');
  await hands.tabTo(streams.getByRole('button', { name: /has what it needs/ }));
  await hands.press('Enter');
  await expect(streams).toContainText('Has it: Somebody who knows the edge');
  await hands.press('Control+z');
  await expect(streams).toContainText('Needs Somebody who knows the edge');
  await hands.press('Control+z');
  await expect(streams, 'the report is taken back').not.toContainText('one in ten fails');
  await hands.press('Alt+c');
  await expect(page.getByRole('textbox', { name: 'Needs' }), 'its words are in the form').toHaveValue(
    'Somebody who knows the edge',
  );
  await hands.press('Control+Enter');
  await expect(streams).toContainText('Keys load, one in ten fails · Loading the spare · ana');
  await hands.press('Control+z');
  await expect(streams).not.toContainText('one in ten fails');

  await hands.enter('/report second venue: half of the maps are back; clearing caches');
  await expect(streams).toContainText('half of the maps are back · clearing caches');
  await hands.press('Alt+3');
  await hands.tabTo(streams.getByRole('button', { name: 'Close Second venue' }));
  await hands.press('Enter');
  await expect(streams).toContainText('Closed: Second venue');
  await hands.press('Control+z');
  await expect(streams).toContainText('2 open');
});

test('what can’t be reported says why, and the words are kept', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', begun);
  const trouble = page.getByRole('alert');
  await hands.type('/report keys load again');
  await hands.press('Enter');
  await expect(trouble).toContainText('There is no workstream yet: /workstream opens one.');
  await hands.press('Control+a');
  await hands.enter('/workstream Keyring');
  await hands.enter('/workstream Second venue');
  await hands.type('/report keys load again');
  await hands.press('Enter');
  await expect(trouble).toContainText('Write which workstream first');
  await expect(hands.composer).toHaveValue('/report keys load again');
  await hands.press('Control+a');
  await hands.enter('/report keyring');
  await hands.press('Control+Enter');
  await expect(trouble).toContainText('Say what is so first');
});

test('risks stand beside what blocks, until they are dealt with or accepted with a reason', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', begun);
  const panel = page.getByRole('region', { name: 'Roadblocks' });
  await hands.enter('/risk The spare keyring holds half of the keys');
  await hands.enter('!risk The cache fills up by noon');
  await expect(panel).toContainText('2 open');
  await panel.getByRole('button', { name: 'Dealt with: The cache fills up by noon' }).click();
  await expect(panel).toContainText('1 open');
  await panel.getByRole('button', { name: /^Accepted: The spare keyring/ }).click();
  await hands.type('Half of them is enough for tonight');
  await hands.press('Enter');
  await expect(panel).not.toContainText('The spare keyring');
  await expect(hands.log).toContainText('Half of them is enough for tonight');
});

test('a report from the lead’s desktop stands on the commander’s', async ({ desktop, colleague }) => {
  test.setTimeout(240_000);
  const [ana, ben] = await together(desktop, colleague);
  await ana.hands.enter('/workstream Keyring @ben');
  const onBens = ben.page.getByRole('region', { name: 'Workstreams' });
  await expect(onBens).toContainText('Keyring ben', WITHIN);
  await ben.hands.press('Alt+c');
  await ben.hands.type('Keys load again');
  await ben.hands.press('Tab', 'Tab');
  await ben.hands.type('A second pair of eyes');
  await ben.hands.press('Enter');
  const onAnas = ana.page.getByRole('region', { name: 'Workstreams' });
  await expect(onAnas).toContainText('Keys load again · ben', WITHIN);
  await onAnas.getByRole('button', { name: /has what it needs/ }).click();
  await expect(onBens).toContainText('Has it: A second pair of eyes', WITHIN);
});
