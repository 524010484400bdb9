import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/console.ts';
import { lineOf, make, twoHourIncident } from './support/fixture.ts';
import { Hands } from './support/hands.ts';

/** Half of the incident is typed before the kill; a handful after it. */
const HALF = 60;

test('an incident is typed by keyboard, the process is killed in mid-line, and nothing is lost', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const steps = twoHourIncident().filter((step) => step.min <= HALF);
  const entries = steps.filter((step) => step.run === 'log');
  const last = entries.at(-1);
  if (last === undefined) throw new Error('the fixture has no entries');

  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await expect(first.page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  for (const step of steps.filter((s) => s !== last)) await make(hands, step);
  const incident = await desktop.incident();

  const line = lineOf(last);
  const half = line.slice(0, Math.ceil(line.length / 2));
  await hands.type(half);
  const draft = join(desktop.profile, 'drafts', `${incident.id}.json`);
  const typed = JSON.stringify(await hands.composer.inputValue());
  await expect.poll(() => readFileSync(draft, 'utf8')).toContain(`"text":${typed}`);
  await desktop.kill(first.app);

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await expect(second.page.getByText(incident.title)).toBeVisible();
  await again.press('Enter');
  await expect(again.composer).toBeFocused();
  await again.press('End');
  await again.enter(line.slice(half.length));
  await again.moveOn('Resolve');
  await expect(second.page.getByRole('list', { name: 'Phase', exact: true })).toContainText('Post-mortem');
  await second.app.close();

  const shown = await desktop.shown(incident.id);
  const logged = shown.log.filter(({ kind }) => kind !== 'console' && kind !== 'update');
  const expected = entries.map((step) => String(step.with['text']));
  expect(logged.map(({ text }) => text).toSorted()).toEqual(expected.toSorted());
  expect(shown).toMatchObject({ severity: 'sev1', phase: 'post-mortem' });
  expect(await desktop.ic('verify')).toMatch(/^All good/);
});
