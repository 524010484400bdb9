import type { Command, CommandName } from './commands.ts';
import { breaks } from './deciders/breaks.ts';
import { checklist } from './deciders/checklist.ts';
import {
  AHEAD_MS,
  refused,
  sentence,
  type DecideContext,
  type Decider,
  type Deciders,
  type Decision,
} from './deciders/decider.ts';
import { drafts } from './deciders/drafts.ts';
import { entries } from './deciders/entries.ts';
import { escalation } from './deciders/escalation.ts';
import { exercising } from './deciders/exercising.ts';
import { facts } from './deciders/facts.ts';
import { handoff } from './deciders/handoff.ts';
import { importing } from './deciders/importing.ts';
import { lifecycle } from './deciders/lifecycle.ts';
import { promising } from './deciders/promising.ts';
import { proposals } from './deciders/proposals.ts';
import { redacting } from './deciders/redacting.ts';
import { reviewing } from './deciders/reviewing.ts';
import { roles } from './deciders/roles.ts';
import { runbooks } from './deciders/runbooks.ts';
import { severity } from './deciders/severity.ts';
import { texts } from './deciders/texts.ts';
import { updates } from './deciders/updates.ts';
import { workstreams } from './deciders/workstreams.ts';
import { eventModules } from './events/index.ts';
import type { Incident } from './state.ts';
import { declarationOf } from './facts.ts';
import { canWriteTo } from './policy.ts';
import { explainIssue } from '../explain.ts';

/** Every command has its case in one of these. */
const deciders: Deciders<CommandName> = {
  ...lifecycle,
  ...severity,
  ...entries,
  ...proposals,
  ...redacting,
  ...roles,
  ...handoff,
  ...breaks,
  ...updates,
  ...drafts,
  ...escalation,
  ...checklist,
  ...facts,
  ...texts,
  ...workstreams,
  ...reviewing,
  ...promising,
  ...runbooks,
  ...exercising,
  ...importing,
};

/** Turns a command into the events to record, or into the reason why not. */
export function decide(incident: Incident, command: Command, context: DecideContext): Decision {
  const decider = deciders[command.name] as Decider<CommandName>; // the name picks both the fields and the decider
  const declared = declarationOf(incident);
  if (command.name !== 'declare' && command.name !== 'import' && declared === undefined) {
    return refused('This incident has no declaration yet: it may still be on its way from another desktop.');
  }
  const at = 'at' in command.fields ? command.fields.at : undefined;
  const tooEarly = at !== undefined && declared !== undefined && at < declared.startedAt;
  if (at !== undefined && at > context.now + AHEAD_MS) return refused('That time lies in the future.');
  if (tooEarly && command.name !== 'log' && command.name !== 'correct') {
    return refused('That time is before the impact began: check the time, or correct when it started.');
  }
  return checked(incident, decider(incident, command.fields, context));
}

/**
 * What could not be read back is not recorded: a payload must satisfy the schema of its own kind of event. Nor is
 * anything written to what only a newer version understands.
 */
function checked(incident: Incident, decision: Decision): Decision {
  if (!decision.ok) return decision;
  for (const { t, e, payload } of decision.value) {
    const verdict = canWriteTo(incident, e);
    if (verdict !== true) return refused(sentence('Nothing changed', verdict));
    const parsed = eventModules.get(t)?.payload.safeParse(payload);
    if (parsed?.success !== true) return refused(`Not recorded. ${explainIssue(parsed?.error.issues[0])}`);
  }
  return decision;
}
