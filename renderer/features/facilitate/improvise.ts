import { injectKinds, type InjectKind } from '../../../shared/exercise/scenario.ts';
import { fieldOf, writeField } from '../../state/fields.ts';
import { once } from '../../state/once.ts';
import { sayDone } from '../../state/ui.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ExerciseStepInput } from '../../../shared/exercise/run.ts';
import { offerBack, step } from './actions.ts';
import { ledRun } from './led.ts';
import { changeView } from './view.ts';
import { focusObservation } from './keys.ts';
import { titleOfInject } from './words.ts';

/** The fields of an inject that is being written: kept as everything half typed is. */
export const parts = ['kind', 'from', 'to', 'title', 'text', 'when'] as const;
export type Part = (typeof parts)[number];
export const fieldName = (part: Part): string => `improvise.${part}`;

/** The kinds that can be written here; a picture needs its file, which a scenario brings. */
export const writableKinds = injectKinds.filter((kind) => kind !== 'picture');

const MOST = 600;

/** Minutes from now as they are typed: none is at once. */
export function readWhen(words: string): Result<number, string> {
  const typed = words.trim().toLowerCase();
  if (typed === '' || typed === 'now') return ok(0);
  const [, number] = /^(?:in\s+)?\+?(\d{1,3})\s*(?:m|min|minutes?)?$/.exec(typed) ?? [];
  const minutes = Number(number);
  return number === undefined || minutes > MOST
    ? err(`“${words.trim()}” is no number of minutes: write 5, or nothing for at once.`)
    : ok(minutes);
}

type Improvised = Extract<ExerciseStepInput, { do: 'improvise' }>;

/** Reads the form. @returns the step, or what is missing, as a sentence. */
export function readForm(of: (part: Part) => string): Result<Improvised, { part: Part; words: string }> {
  const text = of('text').trim();
  if (text === '') return err({ part: 'text', words: 'Say what the players get: it is kept until then.' });
  const when = readWhen(of('when'));
  if (!when.ok) return err({ part: 'when', words: when.error });
  const kind: InjectKind = writableKinds.find((each) => each === of('kind')) ?? 'message';
  return ok({
    ...{
      do: 'improvise',
      kind,
      text,
      title: of('title').trim(),
      from: of('from').trim(),
      to: of('to').trim(),
    },
    inMinutes: when.value,
  });
}

/** Gives an inject that no scenario has, at once or later. @returns null, or the field that can't be used and why. */
export const improvise = once<{ part: Part; words: string } | null>(async () => {
  const read = readForm((part) => fieldOf(fieldName(part)));
  const before = ledRun();
  if (!read.ok) return read.error;
  if (before === null) return null;
  const what = read.value;
  const run = await step(what);
  if (run === null || ledRun()?.id !== run.id) return null; // why is said above the line; or another one is on screen
  for (const part of parts) writeField(fieldName(part), '');
  changeView({ adding: false });
  focusObservation();
  const added = run.injects.find(
    ({ inject }) => !before.injects.some((held) => held.inject.id === inject.id),
  );
  const title = added === undefined ? '' : titleOfInject(added.inject);
  if (added === undefined || added.state === 'given') sayDone(`Given: ${title}`);
  else
    offerBack(run, `Comes in ${what.inMinutes ?? 0} min: ${title}`, { do: 'skip', inject: added.inject.id });
  return null;
}, null);
