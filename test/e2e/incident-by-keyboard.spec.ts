import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../electron/incidents/replay.ts';
import { expect, test } from './support/console.ts';
import { Course, lineOf } from './support/course.ts';
import { incidentOf, make } from './support/fixture.ts';
import { Hands } from './support/hands.ts';
import { learntOf } from './support/substance-learnt.ts';
import { incidentIn, makeStoreAt, substanceOf } from './support/substance.ts';

/** The process is killed after an hour, in the middle of a line. */
const HALF = 60;
/** Until then every letter is a key press; after it texts come as from a paste. */
const TYPED = 15;
const MINUTE = 60_000;

test('two hours are run by keyboard alone, the process is killed in mid-line, and the record is what was done', async ({
  desktop,
}) => {
  test.setTimeout(480_000);
  const steps = incidentOf('two-hour-sev1');
  const end = steps.at(-1)?.min ?? 0;
  const zero = Math.floor(Date.now() / MINUTE - end - 10) * MINUTE;
  const before = steps.filter((step) => step.min <= HALF);
  const last = before.findLast((step) => step.run === 'log');
  if (last === undefined) throw new Error('the fixture has no entries');
  desktop.settings({ person: 'ines' });
  await makeStoreAt(desktop.store, zero - MINUTE);

  const first = await desktop.launch();
  const course = new Course(zero, { app: first.app, hands: new Hands(first.page) }, 'ines');
  await expect(first.page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  for (const step of before.filter((s) => s !== last)) {
    course.hands.quick = step.min > TYPED;
    await test.step(`${step.min} ${step.run}`, () => make(course, step));
  }
  const incident = await desktop.incident();

  await course.sitDown(last);
  const line = lineOf(course, last);
  const half = line.slice(0, Math.ceil(line.length / 2));
  course.hands.quick = false;
  await course.hands.type(half);
  const draft = join(desktop.profile, 'drafts', `${incident.id}.json`);
  // What was understood of the line, such as its kind, stands before the words.
  const typed = JSON.stringify(await course.hands.composer.inputValue()).slice(1);
  await expect.poll(() => readFileSync(draft, 'utf8')).toContain(typed);
  await desktop.kill(first.app);

  const second = await desktop.launch();
  const again = new Hands(second.page);
  again.quick = true;
  course.app = second.app;
  course.hands = again;
  await expect(second.page.getByText(incident.title)).toBeVisible();
  await again.press('Enter');
  await expect(again.composer).toBeFocused();
  await again.press('End');
  await course.sitDown(last);
  await again.enter(line.slice(half.length));
  course.remember(last);
  for (const step of steps.filter((s) => s.min > HALF))
    await test.step(`${step.min} ${step.run}`, () => make(course, step));
  await second.app.close();

  const other = join(desktop.folder, 'replayed');
  const replayed = await replay(
    other,
    steps.map((step) => course.asMade(step)),
    zero,
    { create: true },
  );
  if (!replayed.ok) throw new Error(replayed.error);
  const typedIn = substanceOf(await incidentIn(desktop.store, incident.id), zero);
  expect(typedIn).toEqual(substanceOf(await incidentIn(other, replayed.value), zero));
  expect(await desktop.ic('verify')).toMatch(/^All good/);
});

test('what is learnt from an incident is written, met over, promised and published by keyboard alone', async ({
  desktop,
}) => {
  test.setTimeout(480_000);
  const steps = incidentOf('resolved-sev3');
  const end = steps.at(-1)?.min ?? 0;
  const zero = Math.floor(Date.now() / MINUTE - end - 10) * MINUTE;
  desktop.settings({ person: 'pia' });
  await makeStoreAt(desktop.store, zero - MINUTE);
  const { app, page } = await desktop.launch();
  const course = new Course(zero, { app, hands: new Hands(page) }, 'pia');
  course.hands.quick = true;
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  for (const step of steps) await test.step(`${step.min} ${step.run}`, () => make(course, step));
  const { id } = await desktop.incident();
  await app.close();

  const other = join(desktop.folder, 'replayed');
  const made = steps.map((step) => course.asMade(step));
  const replayed = await replay(other, made, zero, { create: true });
  if (!replayed.ok) throw new Error(replayed.error);
  const typedIn = await incidentIn(desktop.store, id);
  const expected = await incidentIn(other, replayed.value);
  expect(learntOf(typedIn)).toEqual(learntOf(expected));
  expect(substanceOf(typedIn, zero)).toEqual(substanceOf(expected, zero));
  expect(await desktop.ic('verify')).toMatch(/^All good/);
});
