import type { Instant } from '../../ids.ts';
import type { Standing } from '../../sync/state.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { err, type Result } from '../../result.ts';
import type { CommandFields, CommandName } from '../commands.ts';
import type { EventDraft } from '../envelope.ts';
import type { Verdict } from '../policy.ts';
import { winner, type Register } from '../register.ts';
import type { Incident } from '../state.ts';

/** What a decision may know besides the state: handed in, so that the same question has the same answer. */
export type DecideContext = {
  readonly now: Instant;
  readonly person: string;
  readonly playbook: Playbook;
  /** A new random id, `[a-z2-7]`, 13 characters. */
  readonly newId: () => string;
  /** What this workspace thinks of the desktop that asks; a member's where it is not said. */
  readonly standing?: Standing;
};

/** Why a command was refused: a sentence for a person. Nothing was recorded. */
export type Rejection = { readonly kind: 'refused'; readonly message: string };
export type Decision = Result<readonly EventDraft[], Rejection>;

/** How far ahead of now a stated time may lie: two desktops' clocks never agree to the second. */
export const AHEAD_MS = 60_000;

export const refused = (message: string): Decision => err({ kind: 'refused', message });

/** Why a desktop that nobody has approved takes no words out of the record. */
export const notAMember =
  'Not redacted: this desktop is not a member of the workspace. Ask one who is to approve it, or to redact.';

/** Decides one command. */
export type Decider<N extends CommandName> = (
  incident: Incident,
  fields: CommandFields<N>,
  context: DecideContext,
) => Decision;

/** The deciders of some commands. */
export type Deciders<N extends CommandName> = { readonly [K in N]: Decider<K> };

/** Whether a value is what it is asked to be, and nobody has set another at the same time: then there is nothing to do. */
export const isSettled = <T>(held: Register<T> | undefined, value: T, initial: T): boolean =>
  (held?.visible.length ?? 0) <= 1 && (winner(held)?.value ?? initial) === value;

/** A refusal from what did not happen and a reason of the policy. */
export const sentence = (what: string, why: Verdict): string =>
  `${what}: ${why === true ? 'there is no such thing' : why}.`;
