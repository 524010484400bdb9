import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { PageMeans } from '../../../shared/incident/events/page-made.ts';
import { pagesOf, spanWords, tellingsOf, type Page } from '../../../shared/incident/pages.ts';
import { run } from '../../bridge/incidents.ts';
import { runForNew } from '../../incident-parts/appeared.ts';
import { offerUndo, showTrouble } from '../../state/ui.ts';
import { wallClock } from '../../state/clock.ts';

type PageFields = Extract<CommandInput, { name: 'page' }>['fields'];

/** Records a page; Ctrl+Z takes it back. @returns null, or why it was not recorded. */
export async function recordPage(fields: PageFields, name: string): Promise<string | null> {
  const outcome = await runForNew({ name: 'page', fields }, (incident) =>
    pagesOf(incident).map(({ id }) => id),
  );
  if (outcome.failure !== null) return outcome.failure.message;
  if (outcome.id !== null)
    offerUndo(`Paged ${name}`, { name: 'withdraw-page', fields: { page: outcome.id } });
  return null;
}

/** Records who was told; Ctrl+Z takes it back. @returns null, or why it was not recorded. */
export async function recordTold(who: string, how: string | null): Promise<string | null> {
  const fields = { who, ...(how === null ? {} : { how }) };
  const outcome = await runForNew({ name: 'tell', fields }, (incident) =>
    tellingsOf(incident).map(({ id }) => id),
  );
  if (outcome.failure !== null) return outcome.failure.message;
  if (outcome.id !== null) offerUndo(`Told ${who}`, { name: 'withdraw-tell', fields: { who: outcome.id } });
  return null;
}

/** Somebody who was told was not, after all. */
export async function takeTellingBack(id: string, who: string): Promise<void> {
  const failure = await run({ name: 'withdraw-tell', fields: { who: id } });
  showTrouble(failure?.message ?? null);
  if (failure === null)
    offerUndo(`${who}: not told`, { name: 'withdraw-tell', fields: { who: id, undo: true } });
}

/** Says what became of a page; Ctrl+Z opens it again. @returns null, or why it was not recorded. */
export async function recordOutcome(
  name: 'page-answered' | 'page-failed',
  page: string,
  by: string | null = null,
  words?: string,
): Promise<string | null> {
  const failure = await run(
    name === 'page-failed'
      ? { name, fields: { page } }
      : { name, fields: { page, ...(by === null ? {} : { by }) } },
  );
  if (failure !== null) return failure.message;
  const said = name === 'page-answered' ? 'answered' : 'no answer';
  offerUndo(words ?? `${page}: ${said}`, { name: 'page-open', fields: { page } });
  return null;
}

const say = async (doing: Promise<string | null>): Promise<void> => showTrouble(await doing);

/** Somebody answered: the minutes stop. */
export const answered = (page: Page): Promise<void> =>
  say(
    recordOutcome(
      'page-answered',
      page.id,
      null,
      `${page.who} answered after ${spanWords(wallClock() - page.at)}`,
    ),
  );

/** Nobody answers: the ladder goes on at once. */
export const noAnswer = (page: Page): Promise<void> =>
  say(recordOutcome('page-failed', page.id, null, `No answer from ${page.who}`));

/** Pages a step of the ladder, in the words that it has. */
export const pageStep = (step: number, name: string, means: PageMeans): Promise<void> =>
  say(recordPage({ step, means }, name));

/** Pages a person: for the step that names them, or the one that is due. */
export const pagePerson = (who: string, means: PageMeans): Promise<void> =>
  say(recordPage({ who, means }, who));

/** Pages the same people again. */
export const pageAgain = (page: Page): Promise<void> =>
  say(
    recordPage(
      { who: page.who, means: page.means, ...(page.step === null ? { extra: true } : {}) },
      page.who,
    ),
  );

/** @returns whether it was recorded; why it was not is said. */
export async function tellThem(who: string, how: string | null): Promise<boolean> {
  const why = await recordTold(who, how);
  showTrouble(why);
  return why === null;
}
