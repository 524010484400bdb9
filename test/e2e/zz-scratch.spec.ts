import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import {
  desktop as dt,
  deviceNamed,
  exchange,
  folder,
  peer,
  repository,
  standInProbe,
  tell,
  trouble,
} from './support/exchange.ts';
import type { ProbeReport } from '../../shared/sync/state.ts';

for (const scheme of ['light', 'dark'] as const)
  test(`scratch ${scheme}`, async ({ desktop }) => {
    test.setTimeout(180_000);
    desktop.settings({ person: 'ines' });
    const { page, app } = await desktop.launch({ args: ['--demo'], colorScheme: scheme });
    const hands = new Hands(page);
    const shoot = (name: string) =>
      page.screenshot({ path: `/tmp/sy/${name}-${scheme}.png`, animations: 'disabled' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
    await shoot('home-none');
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
    const id = await page.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'icConsole') as { request: (c: string, a?: unknown) => Promise<{ value: { id: string }[] }> };
      return (await bridge.request('incident:list')).value[0]?.id ?? '';
    });
    const names = ['marek', 'dora', 'ben', 'oskar', 'rune'];
    const devices = [
      dt('ines', { self: true }),
      ...names.map((n) =>
        dt(n, n === 'rune' ? { standing: 'unverified' } : n === 'oskar' ? { standing: 'revoked' } : {}),
      ),
    ];
    const peers = [
      peer('marek', 0, { open: [id] }),
      peer('dora', 1, { open: [id] }),
      peer('ben', 3, { waiting: 3 }),
      peer('rune', 40, { open: [id] }),
      peer('oskar', 60 * 24 * 5, { waiting: 214 }),
    ];
    await tell(app, exchange({ connections: [folder()], devices, peers }));
    await shoot('inc-calm');
    await page.waitForTimeout(15_500);
    await shoot('inc-waiting');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('inc-waiting-900');
    await page.setViewportSize({ width: 1100, height: 800 });
    await shoot('inc-waiting-1100');
    await page.setViewportSize({ width: 1280, height: 800 });
    await tell(
      app,
      exchange({
        connections: [
          folder({
            standing: 'offline',
            since: Date.now() - 600_000,
            waiting: 12,
            trouble: trouble(
              'away',
              'The folder can’t be reached. Everything is kept here, and goes there by itself once it is back.',
            ),
          }),
        ],
        devices,
        peers,
        gaps: [{ stream: id, device: deviceNamed('ben'), name: 'ben', count: 17 }],
      }),
    );
    await hands.settle();
    await shoot('inc-away');
    await page.locator('#roles').evaluate((e) => e.lastElementChild?.scrollIntoView());
    await hands.type('@r');
    await shoot('inc-roles');
    await hands.press('Escape', 'Control+a', 'Delete', 'Alt+ArrowUp', 'Shift+Delete');
    await hands.settle();
    await shoot('redact');
    await hands.press('Escape');
    await tell(
      app,
      exchange({
        connections: [
          repository({
            standing: 'attention',
            since: Date.now() - 600_000,
            waiting: 12,
            trouble: trouble(
              'auth',
              'The Git host asks to sign in. Everything is kept here. Sign in with Git in a terminal once (git ls-remote), then press Look now.',
            ),
          }),
          folder(),
        ],
        devices,
        peers,
      }),
    );
    await shoot('inc-auth');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('inc-auth-900');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('Alt+y');
    await hands.settle();
    await shoot('sharing');
    await tell(
      app,
      exchange({
        connections: [
          folder({ progress: { done: 120, of: 400 }, standing: 'starting' }),
          repository({
            parked: [
              {
                path: 'i/20261120-k3x97qz2/s/abc-000001-000009-abcdefghij.icl',
                why: 'The host’s secret scanner refused it: redact the entry that holds a password, and it goes.',
              },
            ],
            lastExchange: Date.now() - 60_000,
          }),
        ],
        devices,
        peers,
      }),
    );
    await page.getByRole('button', { name: 'Revoke the desktop of ben' }).click();
    await shoot('sharing-2');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('sharing-900');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('c');
    const report: ProbeReport = {
      found: 'other',
      readOnly: false,
      incidents: 12,
      devices: 4,
      trouble: null,
      steps: [
        { what: 'reach', outcome: 'good', words: 'The folder is there.' },
        { what: 'store', outcome: 'good', words: 'Records of a workspace are there.' },
        { what: 'write', outcome: 'good', words: 'A file was written, 3 ms.' },
        { what: 'read-back', outcome: 'good', words: 'It was read back as it was, and removed.' },
      ],
    };
    await standInProbe(app, { report });
    await hands.type('/mnt/other');
    await hands.press('Enter');
    await hands.settle();
    await shoot('connect-other');
    await hands.press('Control+a');
    await hands.type('https://git.example/team/incidents.git');
    await standInProbe(app, {
      report: {
        ...report,
        found: 'unusable',
        trouble: trouble(
          'auth',
          'The Git host asks to sign in, and Git on this desktop has nothing to sign in with. Sign in once in a terminal with “git ls-remote” and the address, then press Try again.',
        ),
        steps: [
          { what: 'git', outcome: 'good', words: 'Git 2.39.' },
          { what: 'reach', outcome: 'good', words: 'The host answers.' },
          { what: 'sign-in', outcome: 'bad', words: 'The host refused.' },
          { what: 'store', outcome: 'not-tried', words: '' },
          { what: 'refs', outcome: 'not-tried', words: '' },
        ],
      },
    });
    await hands.press('Enter');
    await hands.settle();
    await shoot('connect-bad');
    await hands.press('Escape', 'Escape');
    await hands.press('Control+0');
    await hands.settle();
    await shoot('home');
    await tell(app, exchange({}));
    await hands.press('Alt+y');
    await hands.settle();
    await shoot('sharing-empty');
    await app.close();
    const first = await desktop.launch({ colorScheme: scheme });
    await first.page.setViewportSize({ width: 1280, height: 800 });
    await first.page.screenshot({ path: `/tmp/sy/first-${scheme}.png` });
  });
