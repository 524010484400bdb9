import { expect } from 'vitest';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { Decision } from '../../shared/incident/deciders/decider.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { incidentOf, minute, recorder } from './happened.ts';

export * from './happened.ts';

type Drafts = readonly (Partial<EventDraft> & Pick<EventDraft, 't'>)[];

/** What has happened, what is asked for, and what is recorded of it: `given(…).when(…).then(…)`, as in Emmett. */
export function given(...events: readonly StreamEvent[]) {
  return {
    when(
      command: CommandInput,
      {
        now = minute(30),
        by = 'ana',
        playbook = defaultPlaybook,
      }: { now?: number; by?: string; playbook?: Playbook } = {},
    ) {
      const context = { now, person: by, playbook, newId: () => 'newid234567ab' };
      const decision: Decision = decide(incidentOf(events), commandSchema.parse(command), context);
      return {
        /** Everything that has happened now; fails where it was refused. */
        done: (): readonly StreamEvent[] => {
          if (!decision.ok) throw new Error(decision.error.message);
          return [...events, ...decision.value.map((draft) => recorder.record(draft, now))];
        },
        /** Exactly these events, each with at least these fields. */
        then: (...drafts: Drafts) => {
          expect(decision).toMatchObject({ ok: true, value: drafts });
        },
        thenNothing: () => {
          expect(decision).toEqual({ ok: true, value: [] });
        },
        thenRefused: (why: string) => {
          expect(decision).toEqual({ ok: false, error: { kind: 'refused', message: why } });
        },
      };
    },
  };
}

/** What two desktops did without having seen each other's, joined: in the order of arrival of each of them. */
export function apart(
  past: readonly StreamEvent[],
  ana: CommandInput,
  ben: CommandInput,
): readonly [StreamEvent[], StreamEvent[]] {
  const done = (command: CommandInput, by: string) =>
    given(...past)
      .when(command, { by })
      .done()
      .slice(past.length);
  const [a, b] = [done(ana, 'ana'), done(ben, 'ben')];
  return [
    [...past, ...a, ...b],
    [...past, ...b, ...a],
  ];
}
