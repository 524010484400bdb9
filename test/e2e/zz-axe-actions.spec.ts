import { AxeBuilder } from '@axe-core/playwright';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

for (const theme of ['light', 'dark'])
  test(`axe ${theme}`, async ({ desktop }) => {
    await desktop.ic('init');
    const file = join(desktop.folder, 's.jsonl');
    writeFileSync(file, [
      `{"format":"ic-replay/1","title":"a scene"}`,
      ...[
        ['declare', { title: 'Card payments fail', severity: 'sev2', started: -6, takeCommand: true, services: ['checkout'], exercise: true }],
        ['add-action', { text: 'Rotate the keys', owner: 'marek', due: '2026-11-01', id: 'a1', priority: 'high', category: 'process' }],
        ['set-action', { action: 'a1', due: '2026-11-10' }],
        ['add-action', { text: 'Alert on age', id: 'a2' }],
        ['set-action', { action: 'a2', state: 'done' }],
        ['add-action', { text: 'Another', id: 'a3', due: '2027-01-01' }],
      ].map(([run, fields], min) => JSON.stringify({ min, by: 'ana', run, with: fields })),
    ].join('\n'));
    await desktop.ic('replay', file);
    desktop.settings({ person: 'ana', theme });
    const { page } = await desktop.launch();
    const hands = new Hands(page);
    const look = async (place: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role="option"]')].flatMap((e) => { const f = e.matches('input') ? e.parentElement : null; const s = e.closest('label') ?? f ?? e; const { width, height } = s.getBoundingClientRect(); return (width < 24 || height < 24) && width > 1 && s.checkVisibility() ? [`${e.tagName} ${e.textContent?.slice(0, 30)} ${width}x${height}`] : []; }));
      expect([place, ...violations.flatMap((v) => v.nodes.map((n) => `${v.id} ${n.target.join(' ')} ${n.html.slice(0, 140)}`)), ...small]).toEqual([place]);
    };
    await hands.press('Control+3');
    await expect(page.getByRole('listbox', { name: 'Action items' }).getByRole('option').first()).toBeVisible({ timeout: 15_000 });
    await look('list');
    await hands.press('d');
    await expect(page.getByRole('textbox', { name: 'Until' })).toBeFocused();
    await look('editing');
    await hands.press('Escape', 'b');
    await look('board');
    await hands.press('Control+s');
    await look('saving');
    await hands.press('Escape', 'b', 'Control+0', 'Enter');
    await expect(hands.composer).toBeFocused();
    await hands.say('before');
    await look('panel');
    await hands.press('Escape');
    await hands.press('Alt+Shift+I');
    await look('form');
    await hands.press('Escape');
    await page.getByTitle('Changes it').first().click();
    await look('form of one that is there');
    if (theme === 'light') await page.screenshot({ path: '/tmp/ic/shots/actions-formedit-light.png' });
  });
