import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

const day = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
const D = 1440;
const scene = (title: string, severity: string, services: string[], days: number, more: unknown[][]) => [
  [0, 'ana', 'declare', { title, severity, started: -6, takeCommand: true, services }],
  [20, 'ana', 'log', { kind: 'decision', text: 'Roll the release back' }],
  [30, 'ana', 'mitigate', {}],
  [60, 'ana', 'resolve', {}],
  ...more.map(([run, fields], i) => [70 + i, 'ana', run, fields]),
  [days * D, 'ana', 'log', { text: 'Looked at again' }],
];

test('shots', async ({ desktop }) => {
  test.setTimeout(120_000);
  await desktop.ic('init');
  const all = [
    scene('Card payments fail at checkout in the EU', 'sev1', ['checkout', 'payments-api'], 40, [
      ['add-action', { text: 'Rotate the signing keys by a job, not by hand', owner: 'marek', due: day(-4), category: 'process', priority: 'high', id: 'a1' }],
      ['set-action', { action: 'a1', due: day(-2) }],
      ['add-action', { text: 'Alert on the age of keys before they expire', owner: 'farah', due: day(2), category: 'detection', id: 'a2' }],
      ['add-action', { text: 'Write down how the fallback gateway is warmed up', category: 'training', id: 'a3', priority: 'low' }],
      ['add-action', { text: 'Limit the pool of the nightly report so that it leaves sessions for checkout even when it runs late and holds its locks', owner: 'ana', due: day(-1), category: 'architecture', id: 'a4' }],
      ['set-action', { action: 'a2', state: 'in-progress' }],
      ['add-action', { text: 'Roll back by one key', owner: 'ana', due: day(-30), category: 'mitigation', id: 'a5' }],
      ['set-action', { action: 'a5', state: 'done' }],
      ['tag-cause', { cause: 'change' }],
    ]),
    scene('Search results empty for signed-in customers', 'sev2', ['search-api'], 3, [
      ['add-action', { text: 'Warm the cache before the switch', owner: 'ben', due: day(20), category: 'mitigation', id: 'b1' }],
      ['add-action', { text: 'Game day for the search index', owner: 'ana', due: day(6), category: 'training', id: 'b2' }],
      ['add-action', { text: 'Drop the old index', owner: 'ben', id: 'b3' }],
      ['set-action', { action: 'b3', state: 'dropped', words: 'the vendor does it' }],
      ['add-action', { text: 'Page on empty answers', owner: 'ben', id: 'b4' }],
      ['set-action', { action: 'b4', state: 'done', effect: 'worked', words: 'two drills' }],
    ]),
  ];
  for (const [i, steps] of all.entries()) {
    const file = join(desktop.folder, `s${i}.jsonl`);
    const lines = steps.map(([min, by, run, fields]) => JSON.stringify({ min, by, run, with: fields }));
    writeFileSync(file, [`{"format":"ic-replay/1","title":"a scene"}`, ...lines].join('\n'));
    await desktop.ic('replay', file);
  }
  const file = join(desktop.folder, `live.jsonl`);
  writeFileSync(file, [`{"format":"ic-replay/1","title":"a scene"}`,
    JSON.stringify({ min: 0, by: 'ana', run: 'declare', with: { title: 'Card payments slow at checkout', severity: 'sev2', started: -6, takeCommand: true, services: ['checkout'] } }),
    JSON.stringify({ min: 4, by: 'ana', run: 'log', with: { text: 'Errors at 12 %' } }),
  ].join('\n'));
  await desktop.ic('replay', file);
  desktop.settings({ person: 'ana', theme: process.env['SHOT_THEME'] ?? 'light' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+3');
  await expect(page.getByRole('listbox', { name: 'Action items' }).getByRole('option').first()).toBeVisible();
  const t = process.env['SHOT_THEME'] ?? 'light';
  const shot = (name: string) => page.screenshot({ path: `/tmp/ic/shots/actions-${name}-${t}.png` });
  await shot('list');
  await hands.press('ArrowDown', 'd');
  await hands.type('some day');
  await hands.press('Enter');
  await shot('edit');
  await hands.press('Escape', 'Control+s');
  await shot('save');
  await hands.press('Escape', 'b');
  await shot('board');
  await page.setViewportSize({ width: 900, height: 800 });
  await shot('board-900');
  await hands.press('b');
  await shot('list-900');
  await page.setViewportSize({ width: 1280, height: 800 });
  await hands.press('Control+0', 'Enter');
  await expect(hands.composer).toBeFocused();
  await page.waitForTimeout(1500);
  await page.locator("#before").scrollIntoViewIfNeeded();
  await shot('incident');
  await hands.press('Alt+Shift+I');
  await hands.type('Rotate the keyring');
  await hands.press('Tab');
  await hands.type('ma');
  await shot('form');
  await hands.press('Tab');
  await hands.type('in 2 weeks');
  await shot('form2');
  await hands.press('Escape');
  await hands.press('Control+k');
  await hands.type('mitig');
  await shot('palette');
});
