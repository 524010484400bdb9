import type { EntityId, Instant } from '../ids.ts';
import type { EventDraft } from '../incident/envelope.ts';
import { replacing, winner, type Register } from '../incident/register.ts';
import { placeOfWords } from '../incident/short-digest.ts';
import { err, ok, type Result } from '../result.ts';
import type { TeamCommand } from './commands.ts';
import type { Team, TeamEventType } from './fold.ts';

export type TeamContext = {
  readonly now: Instant;
  readonly person: string;
  /** A new random id, `[a-z2-7]`, 13 characters. */
  readonly newId: () => string;
};
export type TeamDecision = Result<
  readonly EventDraft[],
  { readonly kind: 'refused'; readonly message: string }
>;

const refused = (message: string): TeamDecision => err({ kind: 'refused', message });

/** Turns what a person asks for into the events to record in the workspace’s stream, or into the reason why not. */
export function decideTeam(team: Team, command: TeamCommand, context: TeamContext): TeamDecision {
  const say = <T extends TeamEventType>(type: T, e: EntityId, payload: Values[T], again = false) =>
    ok(said(team, type, e, payload, context, again));
  switch (command.name) {
    case 'review-runbook': {
      const { file, undo } = command;
      const e = placeOfWords('runbook', file);
      if (undo && winner(team['team-runbook-reviewed/1'].get(e)) === undefined) return ok([]);
      // Somebody who goes through it again says so anew.
      return say('team-runbook-reviewed/1', e, { file, reviewed: !undo }, !undo);
    }
    case 'audit-alert': {
      const { quarter, alert, outcome, words } = command;
      const e = placeOfWords(`audit.${quarter}`, alert);
      if (outcome === null && winner(team['team-alert-audited/1'].get(e)) === undefined)
        return refused(`Nothing changed: nothing was decided about “${alert}” in ${quarter}.`);
      return say('team-alert-audited/1', e, { quarter, alert, outcome, words });
    }
    case 'plan': {
      const { id, what, day, words, done, removed } = command;
      const e = `plan.${id ?? context.newId()}`;
      if (removed && winner(team['team-planned/1'].get(e)) === undefined)
        return refused('Nothing changed: there is no such plan.');
      return say('team-planned/1', e, { what, day, words, done, removed });
    }
    case 'recommend': {
      const { incident, why, undo } = command;
      const e = `recommended.${incident}`;
      if (undo && winner(team['team-recommended/1'].get(e)) === undefined)
        return refused('Nothing changed: that post-mortem is not recommended.');
      return say('team-recommended/1', e, { incident, why, recommended: !undo });
    }
    case 'capacity': {
      const { quarter, hours } = command;
      if (hours !== null && hours.reliability > hours.all)
        return refused('Not recorded: more hours went into reliability than there were. Check the two.');
      const e = `capacity.${quarter}`;
      if (hours === null && winner(team['team-capacity-set/1'].get(e)) === undefined)
        return refused(`Nothing changed: there are no hours for ${quarter}.`);
      return say('team-capacity-set/1', e, { quarter, hours });
    }
  }
}

type Values = {
  readonly [T in TeamEventType]: Team[T] extends Map<EntityId, Register<infer V>> ? V : never;
};

/** One thing said; nothing where it is so already and nobody has said another at the same time. */
function said<T extends TeamEventType>(
  team: Team,
  t: T,
  e: EntityId,
  payload: Values[T],
  { now: at, person: u }: TeamContext,
  again: boolean,
): readonly EventDraft[] {
  const held: Register<unknown> | undefined = team[t].get(e);
  const same = JSON.stringify(winner(held)?.value) === JSON.stringify(payload);
  if (same && !again && (held?.visible.length ?? 0) <= 1) return [];
  return [{ t, e, at, u, payload, ...replacing(held) }];
}
