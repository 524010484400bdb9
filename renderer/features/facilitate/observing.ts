import * as z from 'zod';
import { observationKinds, type ObservationKind } from '../../../shared/exercise/observation.ts';
import type { ExerciseRun, Observation } from '../../../shared/exercise/run.ts';
import { showTrouble } from '../../state/ui.ts';
import { doInExercise } from '../../bridge/exercise.ts';
import { fieldOf, writeField } from '../../state/fields.ts';
import { ledRun } from './led.ts';
import { focusObservation } from './keys.ts';
import { offerBack, step, stepWithUndo } from './actions.ts';

/** The fields in which an observation is half typed: kept through Esc, a kill and a restart, and never in the record. */
export const fields = {
  text: 'observe.text',
  kind: 'observe.kind',
  /** The observation that is being changed, and what was half typed before that. */
  edit: 'observe.edit',
  aside: 'observe.aside',
  asideKind: 'observe.aside-kind',
  /** What was entered and is not acknowledged yet, one after the other. */
  sent: 'observe.sent',
} as const;

export const kindLabel: Readonly<Record<ObservationKind, string>> = { strength: 'Strength', gap: 'Gap' };

export const kindIn = (words: string): ObservationKind | null =>
  observationKinds.find((each) => each === words) ?? null;

/** The next kind: none, a strength, a gap, none. */
export function turnKind(): void {
  const at = observationKinds.findIndex((each) => each === fieldOf(fields.kind));
  writeField(fields.kind, observationKinds[at + 1] ?? '');
  focusObservation();
}

/** Takes what is typed; a sign at its beginning says what it is: `+ repeats decisions aloud`, `- nobody asked`. */
export function typeObservation(typed: string): void {
  const [sign = '', kind] = /^\+ /.test(typed)
    ? (['+ ', 'strength'] as const)
    : /^[-−] /.test(typed)
      ? ([typed.slice(0, 2), 'gap'] as const)
      : [];
  if (kind !== undefined) writeField(fields.kind, kind);
  writeField(fields.text, typed.slice(sign.length));
}

type Sent = { readonly text: string; readonly kind: ObservationKind | null; readonly edit: string };

const sentSchema = z.array(
  z.object({ text: z.string(), kind: z.enum(observationKinds).nullable(), edit: z.string() }),
);

/** What waits to be acknowledged; a draft that can't be read has nothing. */
function sentNow(): readonly Sent[] {
  try {
    const read = sentSchema.safeParse(JSON.parse(fieldOf(fields.sent) || '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
const keepSent = (all: readonly Sent[]): void =>
  writeField(fields.sent, all.length === 0 ? '' : JSON.stringify(all));

/** Keeps what is typed as a private observation, or changes the one that is being changed. The line is free at once. */
export function addObservation(): void {
  const [text, edit] = [fieldOf(fields.text).trim(), fieldOf(fields.edit)];
  if (text === '') return;
  keepSent([...sentNow(), { text, edit, kind: kindIn(fieldOf(fields.kind)) }]);
  leaveEdit();
  void sendObservations();
}

let sending = false;

/** Sends what was entered, in order: what a kill came between is sent again, and is no second observation. */
export async function sendObservations(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (;;) {
      const [first] = sentNow();
      const run = ledRun();
      if (first === undefined || run === null) return;
      const refused = await send(run, first);
      if (ledRun()?.id !== run.id) return; // another incident is on screen: its fields are others
      keepSent(sentNow().slice(1));
      showTrouble(refused);
      if (refused !== null) giveBack(first);
    }
  } finally {
    sending = false;
  }
}

/** @returns null, or why it was not kept. */
async function send(run: ExerciseRun, { text, kind, edit }: Sent): Promise<string | null> {
  const before = run.observations.find(({ id }) => id === edit);
  const is = (each: Observation): boolean => each.text === text && each.kind === kind;
  if (run.observations.some((each) => is(each) && (edit === '' || each.id === edit))) return null;
  const answer = await doInExercise(run.id, {
    ...{ do: 'observe', text, kind },
    ...(before === undefined ? {} : { id: before.id }),
  });
  if (!answer.ok) return answer.error.message;
  const added = answer.value.observations.find(({ id }) => !run.observations.some((held) => held.id === id));
  if (before !== undefined)
    offerBack(run, 'Observation changed', {
      do: 'observe',
      id: before.id,
      text: before.text,
      kind: before.kind,
    });
  else if (added !== undefined)
    offerBack(run, 'Observation kept', { do: 'observe', id: added.id, text, kind, removed: true });
  return null;
}

/** Words that were refused stand before what was typed meanwhile. */
function giveBack({ text, kind }: Sent): void {
  const now = fieldOf(fields.text);
  writeField(fields.text, now === '' ? text : `${text} ${now}`);
  if (fieldOf(fields.kind) === '') writeField(fields.kind, kind ?? '');
}

/** Opens an observation in the line; what was half typed there stands aside until Enter or Esc. */
export function editObservation({ id, text, kind }: Observation): void {
  if (fieldOf(fields.edit) === '') {
    writeField(fields.aside, fieldOf(fields.text));
    writeField(fields.asideKind, fieldOf(fields.kind));
  }
  writeField(fields.edit, id);
  writeField(fields.text, text);
  writeField(fields.kind, kind ?? '');
  focusObservation();
}

/** What stood aside is in the line again; nothing where nothing did. */
export function leaveEdit(): void {
  writeField(fields.text, fieldOf(fields.aside));
  writeField(fields.kind, fieldOf(fields.asideKind));
  for (const field of [fields.edit, fields.aside, fields.asideKind]) writeField(field, '');
}

export async function removeObservation({ id, text, kind }: Observation): Promise<void> {
  if (fieldOf(fields.edit) === id) leaveEdit();
  const what = { do: 'observe', id, text, kind } as const;
  await stepWithUndo(`Observation removed: ${text}`, { ...what, removed: true }, what);
}

/** Says whether an expected response was seen; the same again takes it back. */
export async function saw(inject: string, expectation: string, seen: boolean | null): Promise<void> {
  await step({ do: 'saw', inject, expectation, seen });
}
