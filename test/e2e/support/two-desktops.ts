import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Desktop, expect, test as base } from './console.ts';
import { Seat } from './seat.ts';

/** Specs with two people get a second desktop of its own: another profile, another store. */
export const test = base.extend<{ colleague: Desktop }>({
  // Playwright reads the names of the fixtures that this one needs from the pattern: none.
  colleague: async ({}, use, info) => {
    const colleague = new Desktop();
    await use(colleague);
    if (info.status !== info.expectedStatus) await colleague.shoot(info.outputPath('colleague'));
    await colleague.dispose();
    expect(colleague.complaints).toEqual([]);
  },
});

/** Where the two meet, and how a test takes it away from both. */
export type Meeting = {
  /** As a person types it. */
  readonly place: string;
  /** What the sharing line says while it is away. */
  readonly away: RegExp;
  cutOff(): void;
  restore(): void;
};

/** Two looks, the pause after typing before an entry is sealed, and a machine that has other things to do. */
export const WITHIN = { timeout: 15_000 };
const title = 'Seat maps stay empty';

/** Two live windows on one incident as one room: everything that this promises, over any meeting point. */
export async function oneRoom(first: Desktop, second: Desktop, meeting: Meeting): Promise<void> {
  const [ana, ben] = [new Seat(first, 'ana'), new Seat(second, 'ben')];
  await Promise.all([ana.sitDown(), ben.sitDown()]);
  await ana.connect(meeting.place, 'Empty, and good');
  await ben.connect(meeting.place, 'Another workspace');

  await ana.hands.declare(title, { severity: 3, began: '-4m' });
  await expect(ben.page.getByText(title).first()).toBeVisible({ timeout: 30_000 });
  await ben.hands.find(title);
  await expect(ben.hands.composer).toBeFocused();
  await ana.hands.enter('12 % of seat maps are empty');
  await expect(ben.hands.log).toContainText('12 % of seat maps are empty', WITHIN);

  // Until a member approves his desktop what ben writes is marked; nobody is pressed to.
  const approve = ana.page.getByRole('button', { name: 'Approve the desktop of ben' });
  await approve.click(WITHIN);
  await ana.hands.done('Approved the desktop of ben');
  await expect(approve).toHaveCount(0);
  await expect(ana.hands.composer).toBeFocused();
  const standings = async (): Promise<readonly string[]> =>
    (
      JSON.parse(await second.ic('devices', '--json')) as { devices: readonly { standing: string }[] }
    ).devices.map(
      ({ standing }) => standing, // as ic promises
    );
  await expect.poll(standings, { timeout: 30_000 }).toEqual(['member', 'member']);

  await ben.hands.type('half a li');
  await ana.hands.enter('Only the second venue');
  await expect(ben.hands.log).toContainText('Only the second venue', WITHIN);
  await expect(ben.hands.composer).toHaveValue('half a li');
  await ben.hands.type('ne of ben');
  await ben.hands.press('Enter');
  await expect(ana.hands.log).toContainText('half a line of ben', WITHIN);
  await expect(ana.line).toContainText('ben', WITHIN);

  meeting.cutOff();
  for (const { line } of [ana, ben]) await expect(line).toContainText(meeting.away, { timeout: 45_000 });
  await ana.hands.changeSeverity(1, 'all venues');
  await ben.hands.changeSeverity(2, 'two venues');
  await expect(ana.banner).toContainText('SEV1');
  await expect(ben.banner).toContainText('SEV2');
  meeting.restore();
  for (const seat of [ana, ben]) await seat.lookNow();
  for (const { hands } of [ana, ben]) {
    await expect(hands.log).toContainText(/also set to SEV[12] by (ana|ben)/, { timeout: 30_000 });
    await expect(hands.log.getByRole('button', { name: /^Choose SEV/ })).toBeVisible();
  }
  const shown = /SEV\d/.exec((await ana.banner.textContent()) ?? '')?.[0] ?? '';
  await expect(ben.banner).toContainText(shown);
  await ana.hands.log.getByRole('button', { name: /^Choose SEV/ }).click();
  await expect(ben.hands.log.getByRole('button', { name: /^Choose SEV/ })).toHaveCount(0, WITHIN);
  const chosen = /SEV\d/.exec((await ana.banner.textContent()) ?? '')?.[0] ?? '';
  expect(chosen).not.toBe(shown);
  await expect(ben.banner).toContainText(chosen);

  await ana.hands.back();
  await ana.hands.enter('Before the power cut');
  const { id } = await first.incident();
  // What the cut is to find is in the record; a line on its way would wait in the composer instead.
  await expect.poll(() => first.ic('show', id)).toContain('Before the power cut');
  await first.kill(ana.app);
  await ben.hands.back();
  await ben.hands.enter('Written while ana was away');
  await ana.sitDown();
  await ana.hands.find(title);
  await expect(ana.hands.log).toContainText('Before the power cut');
  await expect(ana.hands.log).toContainText('Written while ana was away', { timeout: 30_000 });
  await expect(ben.hands.log).toContainText('Before the power cut', { timeout: 30_000 });
  await expect
    .poll(async () => (await second.ic('digest', id)) === (await first.ic('digest', id)), WITHIN)
    .toBe(true);
}

/**
 * Two people at their desktops, over one shared folder, with the same incident open: the first one declares it, SEV3.
 * @param declared what it is called, and how bad it is.
 */
export async function together(
  first: Desktop,
  second: Desktop,
  people: readonly [string, string] = ['ana', 'ben'],
  declared: { readonly title: string; readonly severity: 1 | 2 | 3 | 4 } = { title, severity: 3 },
): Promise<readonly [Seat, Seat]> {
  const place = join(first.folder, 'team');
  mkdirSync(place);
  const [one, other] = [new Seat(first, people[0]), new Seat(second, people[1])];
  await Promise.all([one.sitDown(), other.sitDown()]);
  await one.connect(place, 'Empty, and good');
  await other.connect(place, 'Another workspace');
  await one.hands.declare(declared.title, { severity: declared.severity, began: '-4m' });
  await expect(other.page.getByText(declared.title).first()).toBeVisible({ timeout: 30_000 });
  await other.hands.find(declared.title);
  await expect(other.hands.composer).toBeFocused();
  return [one, other];
}
