import fc from 'fast-check';
import { HybridClock } from '../../shared/clock.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { named, type EventDraft, type StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { command } from './history-commands.ts';
import { people } from './invent.ts';
import { MADE_AT } from './make-store.ts';

const id = '20261120-aaaaaaaa';
const year = 365 * 86_400_000;

/** What happens next: a desktop runs a command or receives a part of what another has, or time goes by. */
export type Step =
  | { readonly do: 'run'; readonly on: number; readonly command: (incident: Incident) => CommandInput }
  | { readonly do: 'record'; readonly on: number; readonly draft: EventDraft }
  | { readonly do: 'receive'; readonly on: number; readonly from: number; readonly every: number }
  | { readonly do: 'wait'; readonly ms: number };

/** A history of several desktops: all events, and for each which others its author had seen when writing it. */
export type History = {
  readonly events: readonly StreamEvent[];
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
};

/** A number in six digits that an event's id may have. */
const inBase32 = (n: number): string =>
  n
    .toString(6)
    .padStart(6, '0')
    .replaceAll(/\d/g, (digit) => String(Number(digit) + 2));

const DESKTOPS = 3;
const on = fc.nat(DESKTOPS - 1);

/** What other versions write, and what redaction leaves. */
const strange: fc.Arbitrary<EventDraft> = fc
  .record({
    t: fc.constantFrom(
      'weather-noted/1',
      'entry-logged/2',
      'severity-changed/1',
      'entry-corrected/1',
      'phase-changed/1',
      'phase-undone/1',
      'time-set/1',
      'update-corrected/1',
      'entry-marked/1',
      'item-added/1',
      'link-set/1',
      'text-edited/1',
    ),
    e: fc.constantFrom(
      'incident',
      'role.commander',
      'weather',
      'update.x',
      'time.x',
      'toString',
      'constructor',
    ),
    c: fc.boolean(),
    payload: fc.oneof(
      fc.constant(null),
      fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 2 })),
    ),
  })
  .map(({ t, e, c, payload }) => ({
    t: t,
    e,
    at: MADE_AT,
    u: 'zoe',
    payload: payload as EventDraft['payload'], // null is what redaction leaves
    ...(c ? { c: 1 as const } : {}),
  }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('run'), on, command }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('receive'),
      on,
      from: on,
      every: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('record'), on, draft: strange }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      ms: fc.integer({ min: 0, max: 90_000 }),
    }),
  },
);

/** Skews of the desktops' clocks: some seconds, an hour, ten years either way. */
const skew = fc.constantFrom(0, 3_000, -3_000, 3_600_000, -3_600_000, 10 * year, -10 * year);

export const histories: fc.Arbitrary<History> = fc
  .record({
    skews: fc.array(skew, { minLength: DESKTOPS, maxLength: DESKTOPS }),
    steps: fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }),
    exercise: fc.boolean(),
  })
  .map(({ skews, steps, exercise }) => play(skews, steps, exercise));

function play(skews: readonly number[], steps: readonly Step[], exercise: boolean): History {
  let time = MADE_AT;
  let ids = 0;
  const newId = (letter: string, length: number): string =>
    // Scattered, so that neither the order of writing nor the desktop shows in the order of ids.
    ((ids += 1) * 2_654_435_761)
      .toString(36)
      .replaceAll(/[^a-z]/g, letter)
      .padStart(length, letter)
      .slice(-length);
  const seen = new Map<string, ReadonlySet<string>>();
  const desktops = skews.map((skew, i) => {
    const now = (): number => time + skew;
    const letter = 'abc'.charAt(i);
    return { incident: createIncident(id), clock: new HybridClock(now), now, letter, q: 0 };
  });
  const record = (n: number, draft: EventDraft): StreamEvent | undefined => {
    const desktop = desktops[n];
    if (desktop === undefined) return undefined;
    const event: StreamEvent = {
      ...draft,
      id: `${2 + ((ids += 1) % 6)}${newId(desktop.letter, 19)}${inBase32(ids)}`,
      w: `${desktop.letter.repeat(16)}-${desktop.letter.repeat(6)}`,
      q: (desktop.q += 1),
      h: desktop.clock.send(),
      o: draft.o ?? [],
      g: draft.g ?? 1,
      c: draft.c ?? 0,
    };
    seen.set(event.id, new Set(desktop.incident.events.keys()));
    fold(desktop.incident, event);
    return event;
  };
  const run = (n: number, input: CommandInput): void => {
    const desktop = desktops[n];
    const parsed = commandSchema.safeParse(input);
    if (desktop === undefined || !parsed.success) return;
    const context = {
      now: desktop.now(),
      person: people[n] ?? 'nobody',
      playbook: defaultPlaybook,
      newId: () => newId('d', 13),
    };
    const decision = decide(desktop.incident, parsed.data, context);
    const made: StreamEvent[] = [];
    for (const draft of decision.ok ? decision.value : []) {
      const event = record(n, named(draft, made));
      if (event !== undefined) made.push(event);
    }
  };
  const receive = (to: number, from: number, every: number): void => {
    const [target, source] = [desktops[to], desktops[from]];
    if (target === undefined || source === undefined) return;
    for (const [i, event] of [...source.incident.events.values()].entries()) {
      if (i % every === 0 && fold(target.incident, event)) target.clock.receive(event.h);
    }
  };
  const declared = { title: 'Films do not start', severity: 'sev2', takeCommand: true, exercise } as const;
  run(0, { name: 'declare', fields: declared });
  for (const n of [1, 2]) receive(n, 0, 1);
  for (const step of steps) {
    time += 500;
    if (step.do === 'wait') time += step.ms;
    else if (step.do === 'receive') receive(step.on, step.from, step.every);
    else if (step.do === 'record') record(step.on, step.draft);
    else {
      const incident = desktops[step.on]?.incident;
      if (incident !== undefined) run(step.on, step.command(incident));
    }
  }
  const all = new Map(desktops.flatMap(({ incident }) => [...incident.events]));
  return { events: [...all.values()], seen };
}
