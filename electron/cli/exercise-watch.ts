import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { ExerciseRun } from '../../shared/exercise/run.ts';
import { formatClock } from '../../shared/time/format.ts';
import { inTerminal } from './failure-words.ts';
import { leadingHere } from './exercise-port.ts';
import { runJson, runLines } from './exercise-words.ts';
import { printable } from './printable.ts';
import { CommandFailure, type Output, type VerbContext } from './verb.ts';

/** What players do reaches this process so soon, in ms. */
const LOOK_MS = 1_000;

/** Holds the clock of an exercise until it is over or somebody interrupts: gives what is due, and says so. */
export async function watchExercise(context: VerbContext, id: IncidentId): Promise<Output> {
  const { keeper } = await leadingHere(context);
  const { now, zone, options } = context;
  const quiet = options.has('json');
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<'interrupted'>((resolve) => (interrupt = () => resolve('interrupted')));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  let looked: Instant | null = null;
  // How it stood before the first look, so that what that gives is told as given.
  let before = await keeper.view(id);
  if (before === undefined) throw notLedHere(id);
  say(quiet, runLines(before, zone));
  for (;;) {
    const at = now();
    const ticked = await keeper.tick(id, looked);
    if (!ticked.ok && ticked.error.kind !== 'busy') throw new CommandFailure(inTerminal(ticked.error));
    if (ticked.ok) {
      looked = at;
      const { run } = ticked.value;
      say(quiet, newsOf(before, run, zone));
      before = run;
      if (run.state === 'ended') break;
    }
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<'waited'>((resolve) => {
      timer = setTimeout(() => resolve('waited'), LOOK_MS);
    });
    const next = await Promise.race([waited, interrupted]);
    clearTimeout(timer);
    if (next === 'interrupted') break;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupt);
  const run = await keeper.view(id);
  if (run === undefined) throw notLedHere(id);
  const text =
    run.state === 'ended'
      ? 'The exercise is over.'
      : 'Nobody holds the clock from here on, unless the console’s window is open: what is due waits.';
  return { text, json: runJson(run) };
}

const notLedHere = (id: IncidentId): CommandFailure =>
  new CommandFailure(`This desktop does not lead an exercise ${id}.`);

function say(quiet: boolean, lines: readonly string[]): void {
  // Injects may be anybody's: none of them commands this terminal.
  if (!quiet)
    for (const line of lines) process.stdout.write(`${process.stdout.isTTY ? printable(line) : line}\n`);
}

/** What is new since the last look, a line for each. */
function newsOf(before: ExerciseRun, run: ExerciseRun, zone: string): readonly string[] {
  const had = new Set(before.injects.flatMap((each) => (each.state === 'given' ? [each.inject.id] : [])));
  const given = run.injects.filter((each) => each.state === 'given' && !had.has(each.inject.id));
  return [
    ...given.map(
      ({ inject, at }) =>
        `${formatClock(at ?? run.readAt, zone)} EXERCISE given: ${inject.title === '' ? inject.text : inject.title}`,
    ),
    ...(run.state === before.state ? [] : [run.why ?? `Now ${run.state}.`]),
    ...(before.stop === null && run.stop !== null ? [`A stop condition is met. ${run.stop.words}`] : []),
  ];
}
