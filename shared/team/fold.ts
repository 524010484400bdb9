import * as z from 'zod';
import type { EntityId } from '../ids.ts';
import { incidentIdPattern } from '../ids.ts';
import type { StreamEvent } from '../incident/envelope.ts';
import { daySchema } from '../incident/events/action-item-set.ts';
import { runbookFileSchema } from '../incident/events/runbook-used.ts';
import { compareWrites, register, winner, write, type Register, type Write } from '../incident/register.ts';
import { auditOutcomes, planKinds, quarterSchema, type TeamCommandInput } from './commands.ts';
import type { TeamDispute, TeamState } from './team.ts';

const words = z.string().max(1_000);

/** What each kind of event says; a value of null, or one that is removed, takes back what stood there. */
const teamEvents = {
  'team-runbook-reviewed/1': z.object({ file: runbookFileSchema, reviewed: z.boolean() }),
  'team-alert-audited/1': z.object({
    quarter: quarterSchema,
    alert: z.string().min(1).max(200),
    outcome: z.enum(auditOutcomes).nullable(),
    words,
  }),
  'team-planned/1': z.object({
    what: z.enum(planKinds),
    day: daySchema,
    words,
    done: z.boolean(),
    removed: z.boolean(),
  }),
  'team-recommended/1': z.object({
    incident: z.string().regex(incidentIdPattern),
    why: words,
    recommended: z.boolean(),
  }),
  'team-capacity-set/1': z.object({
    quarter: quarterSchema,
    hours: z.object({ all: z.number().positive(), reliability: z.number().min(0) }).nullable(),
  }),
} as const;
export type TeamEventType = keyof typeof teamEvents;
type Said<T extends TeamEventType> = z.output<(typeof teamEvents)[T]>;

/** What the team has said outside of incidents: a register for each thing, so that any order gives the same. */
export type Team = {
  readonly [T in TeamEventType]: Map<EntityId, Register<Said<T>>>;
} & { readonly seen: Set<string> };

export const createTeam = (): Team => ({
  'team-runbook-reviewed/1': new Map(),
  'team-alert-audited/1': new Map(),
  'team-planned/1': new Map(),
  'team-recommended/1': new Map(),
  'team-capacity-set/1': new Map(),
  seen: new Set(),
});

const isTeamEvent = (type: string): type is TeamEventType => Object.hasOwn(teamEvents, type);

/**
 * Joins one event of the workspace's stream into what the team has said. What is about devices, and types of newer
 * versions, change nothing here and stay in the record.
 * @returns whether it said something that was not known.
 */
export function foldTeam(team: Team, event: StreamEvent): boolean {
  if (!isTeamEvent(event.t) || team.seen.has(event.id)) return false;
  team.seen.add(event.id);
  const read = teamEvents[event.t].safeParse(event.payload);
  if (!read.success) return false;
  const held = team[event.t] as Map<EntityId, Register<unknown>>; // of the schema that has just read it
  const place = held.get(event.e) ?? register();
  held.set(event.e, place);
  write(place, event, read.data);
  return true;
}

/** What stands: each thing once, in an order that is the same on every desktop. */
export function teamState(team: Team): TeamState {
  return {
    runbooksReviewed: standing(team['team-runbook-reviewed/1']).flatMap(({ value, at, by }) =>
      value.reviewed ? [{ file: value.file, at, by }] : [],
    ),
    audits: standing(team['team-alert-audited/1']).flatMap(({ value: { outcome, ...said }, at, by }) =>
      outcome === null ? [] : [{ ...said, outcome, at, by }],
    ),
    plans: standing(team['team-planned/1']).flatMap(({ place, value: { removed, ...said }, at, by }) =>
      removed ? [] : [{ id: place.slice('plan.'.length), ...said, at, by }],
    ),
    recommended: standing(team['team-recommended/1']).flatMap(({ value, at, by }) =>
      value.recommended ? [{ incident: value.incident, why: value.why, at, by }] : [],
    ),
    capacity: standing(team['team-capacity-set/1']).flatMap(({ value: { quarter, hours }, at, by }) =>
      hours === null ? [] : [{ quarter, hours, at, by }],
    ),
    disputes: disputesOf(team),
  };
}

/** What was said of the same thing by desktops that had not heard of each other. Who reviewed a runbook, too, agrees. */
const disputesOf = (team: Team): readonly TeamDispute[] =>
  [
    ...disputed(team['team-alert-audited/1'], (_, said) => ({ name: 'audit-alert', ...said })),
    ...disputed(team['team-planned/1'], (place, said) => ({
      ...{ name: 'plan', id: place.slice('plan.'.length), ...said },
    })),
    ...disputed(team['team-recommended/1'], (_, { incident, why, recommended }) => ({
      ...{ name: 'recommend', incident, why, undo: !recommended },
    })),
    ...disputed(team['team-capacity-set/1'], (_, said) => ({ name: 'capacity', ...said })),
  ].sort((a, b) => a.shown.at - b.shown.at || (a.shown.event < b.shown.event ? -1 : 1));

/** @param say the command that says a value. */
const disputed = <V>(
  held: ReadonlyMap<EntityId, Register<V>>,
  say: (place: EntityId, value: V) => TeamCommandInput,
): readonly TeamDispute[] =>
  [...held].flatMap(([place, { visible }]) => {
    if (visible.length < 2) return [];
    const ways = visible.map(({ id: event, at, u: by, value }) => {
      return { event, at, by, command: say(place, value) };
    });
    const shown = ways.at(-1);
    if (shown === undefined) return [];
    const words = (way: typeof shown): string => JSON.stringify(way.command);
    const others = ways.filter((way) => words(way) !== words(shown));
    return others.length === 0 ? [] : [{ shown, others }];
  });

/** What was said last of each thing; of what several said at once, what everybody’s desktop shows. */
const standing = <V>(held: ReadonlyMap<EntityId, Register<V>>) =>
  [...held]
    .flatMap(([place, each]): { readonly place: EntityId; readonly last: Write<V> }[] => {
      const last = winner(each);
      return last === undefined ? [] : [{ place, last }];
    })
    .sort((a, b) => a.last.at - b.last.at || compareWrites(a.last, b.last))
    .map(({ place, last }) => ({ place, value: last.value, at: last.at, by: last.u }));
