import { expect, test } from './support/console.ts';

test('the page is confined: no Node, a frozen bridge, no inline script, no navigation, no request outside', async ({
  desktop,
}) => {
  const { app, page } = await desktop.launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const world = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    frozen: Object.isFrozen(Reflect.get(window, 'icConsole')),
    bridge: Object.keys(Reflect.get(window, 'icConsole') as object).sort(),
  }));
  expect(world).toEqual({
    require: 'undefined',
    process: 'undefined',
    frozen: true,
    bridge: ['pathOf', 'request', 'subscribe'],
  });

  const refused = await page.evaluate(async () => {
    const request = (
      Reflect.get(window, 'icConsole') as { request: (c: string, a: unknown) => Promise<unknown> }
    ).request;
    const unknown = await Promise.resolve()
      .then(() => request('app:quit', undefined))
      .then(
        () => 'answered',
        () => 'refused',
      );
    const malformed = await request('incident:open', { id: '../../etc' });
    return { unknown, malformed };
  });
  expect(refused.unknown).toBe('refused');
  expect(refused.malformed).toMatchObject({ ok: false, error: { kind: 'invalid' } });

  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url));
  });
  await page.evaluate(() => {
    window.open('https://example.com/runbook');
    window.open('file:///etc/passwd');
    window.open('https://user:secret@example.com/');
  });
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]))
    .toEqual(['https://example.com/runbook']);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  const blocked = await page.evaluate(
    () =>
      new Promise((done) => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "inline"';
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
          once: true,
        });
        document.body.append(script);
      }),
  );
  expect(blocked).toBe('script-src-elem');
  expect(
    await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'reached',
        () => 'blocked',
      ),
    ),
  ).toBe('blocked');
  desktop.complaints.length = 0; // the policy's refusals above are what was asked for
});

test('a second start brings the first window to the front and ends', async ({ desktop }) => {
  const { app } = await desktop.launch();
  await app.evaluate(({ app: shell }) => {
    shell.on('second-instance', () =>
      Reflect.set(globalThis, 'seconds', Number(Reflect.get(globalThis, 'seconds') ?? 0) + 1),
    );
  });
  const second = await desktop.launch().then(
    () => 'a second window',
    () => 'ended',
  );
  expect(second).toBe('ended');
  expect(await app.evaluate(() => Reflect.get(globalThis, 'seconds') as number)).toBe(1);
});
