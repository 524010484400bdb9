import { AxeBuilder } from '@axe-core/playwright';
import { test } from './support/console.ts';
import { openScene } from './support/scene.ts';
for (const theme of ['light', 'hc-dark']) {
  test(`look ${theme}`, async ({ desktop }) => {
    test.setTimeout(120_000);
    const { page, hands } = await openScene(desktop, 'ines', [
      [0, 'ines', 'declare', { title: 'Card readers at the gates refuse season tickets', severity: 'sev1', started: -12, takeCommand: true, services: ['gates', 'passes'] }],
      [1, 'ines', 'acknowledge'],
      [2, 'ines', 'assign', { role: 'technical-lead', person: 'marek' }],
      [3, 'ines', 'assign', { role: 'scribe', person: 'ben' }],
      [3, 'ines', 'assign', { role: 'deputy', person: 'ben' }],
      [4, 'ines', 'assign', { role: 'communications-lead', person: 'cem' }],
      [5, 'ines', 'assign', { role: 'sme', person: 'farah', area: 'readers' }],
      [8, 'ines', 'update', { text: 'Season tickets are refused at the gates.', next: 23 }],
      [9, 'ben', 'tick', { item: 'recent-changes' }],
      [10, 'ben', 'skip', { item: 'bridge', why: 'all stand at the gates' }],
      [11, 'ben', 'assign-item', { item: 'severity-criteria', person: 'marek' }],
      [12, 'ines', 'start-mitigation'],
      [13, 'ines', 'add-item', { text: 'Stewards have paper lists' }],
      [14, 'ines', 'log', { text: 'open the gates by hand until 20:00', kind: 'decision', minutes: 20 }],
      [15, 'ines', 'log', { text: 'restart the gate controllers', kind: 'action' }],
      [16, 'ben', 'log', { text: 'how many readers are on the old firmware?', kind: 'ask', to: 'farah', minutes: 10, entry: 'e-a' }],
      [17, 'farah', 'mark', { entry: 'e-a', mark: 'acknowledged' }],
      [18, 'marek', 'log', { text: 'nobody of us may open the controller cabinet', kind: 'roadblock', to: 'ben' }],
      [19, 'ines', 'link', { label: 'Bridge', target: 'https://meet.example.com/gates', kind: 'bridge' }],
      [19, 'ines', 'link', { label: 'Control room', target: '+49 30 5550100', kind: 'other' }],
      [20, 'cem', 'release', { role: 'communications-lead' }],
      [26, 'ben', 'log', { text: 'Queue at gate 3 is 200 people' }],
    ]);
    await page.evaluate((t) => (document.documentElement.dataset['theme'] = t), theme);
    await page.setViewportSize({ width: 1280, height: 800 });
    const shoot = (name: string) => page.screenshot({ path: `/tmp/mr/${name}-${theme}.png` });
    const axe = async (where: string) => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      for (const v of violations) for (const n of v.nodes) console.log(`AXE ${where} ${v.id}: ${v.help} ${n.target.join(' ')} ${n.html.slice(0, 160)}`);
    };
    await hands.log.hover();
    await shoot('s1');
    await axe('console');
    await hands.press('Alt+1', '@');
    await axe('assign');
    await hands.press('Escape', 's');
    await axe('skip');
    await hands.press('Escape', 'Escape', 'Alt+u');
    await axe('update');
    await shoot('s6');
    await hands.press('Escape', 'Alt+l');
    await axe('link');
    await shoot('s7');
    await hands.press('Escape');
    await hands.enter('/role sme rune edge');
    await axe('sme');
    await shoot('s8');
    await hands.press('Escape', 'Escape');
    await hands.log.hover();
    await page.getByRole('button', { name: /Technical lead/ }).first().hover();
    await page.getByRole('tooltip').waitFor({ timeout: 4000 }).catch(() => console.log('NO TOOLTIP'));
    await shoot('s2');
    await page.getByRole('checkbox', { name: 'Stewards have paper lists' }).hover();
    await page.getByRole('region', { name: 'Links' }).scrollIntoViewIfNeeded();
    await page.evaluate(() => document.getElementById('links')?.parentElement?.scrollTo(0, 9999));
    await hands.press('Alt+k');
    await shoot('s3');
    await hands.press('Escape');
    await hands.enter('/role communications-lead');
    await shoot('s4');
    await hands.press('Escape');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('s5');
    await axe('900');
    await hands.press('Alt+3');
    await shoot('s9');
    desktop.complaints.forEach((c) => console.log(c));
  });
}
