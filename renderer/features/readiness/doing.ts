import { create } from 'zustand';
import type { TeamCommandInput } from '../../../shared/team/commands.ts';
import type { TeamDispute, TeamState } from '../../../shared/team/team.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { sayForTeam } from '../../bridge/team.ts';
import { useTeam } from '../../state/team.ts';

type View = {
  /** What was done here last, or why it was not, with the way back where there is one. */
  readonly said: { readonly words: string; readonly trouble: boolean } | null;
  readonly undo: TeamCommandInput | null;
  /** The row whose fields are open, by its key. */
  readonly open: string | null;
};
const initial: View = { said: null, undo: null, open: null };

/** What somebody does on the page: gone when they leave. */
export const useView = create<View>(() => initial);
export const forgetView = (): void => useView.setState(initial);
export const openFields = (open: string | null): void => useView.setState({ open });

/**
 * Says something for the team, and offers the way back.
 * @param back the command that takes it back, made of what the team says afterwards.
 */
async function say(
  command: TeamCommandInput,
  words: string,
  back: (now: TeamState) => TeamCommandInput | null,
): Promise<boolean> {
  const answer = await sayForTeam(command);
  if (!answer.ok) {
    useView.setState({ said: { words: answer.error.message, trouble: true }, undo: null });
    return false;
  }
  useView.setState({ said: { words, trouble: false }, undo: back(answer.value), open: null });
  return true;
}

/** Copies the page as text, and says so. */
export async function copy(text: string): Promise<void> {
  await copyWords(text, 'readiness as text');
  useView.setState({ said: null });
}

/** Takes back what was done last. */
export async function undoLast(): Promise<void> {
  const { undo } = useView.getState();
  if (undo !== null) await say(undo, 'Taken back.', () => null);
}

const team = (): TeamState | null => useTeam.getState().team;
type Plan = TeamState['plans'][number];
type Way = TeamDispute['shown'];
type PlanFields = Pick<Plan, 'what' | 'day' | 'words' | 'done'>;

/** Plans something, or changes a plan that is there. */
export function plan(fields: PlanFields, before: Plan | null, words: string): Promise<boolean> {
  const known = new Set(team()?.plans.map(({ id }) => id));
  const { what, day, words: why, done } = fields;
  return say(
    { name: 'plan', what, day, words: why, done, ...(before === null ? {} : { id: before.id }) },
    words,
    (now) => {
      if (before !== null) return planned(before, false);
      const made = now.plans.find(({ id }) => !known.has(id));
      return made === undefined ? null : planned(made, true);
    },
  );
}

/** Of two things that were said at the same time, the one that stands from now on. */
export const choose = (chosen: Way, other: Way, words: string): Promise<boolean> =>
  say(chosen.command, words, () => other.command);

/** Takes a plan off the calendar. */
export const unplan = (held: Plan): Promise<boolean> =>
  say(planned(held, true), 'Taken off the calendar.', () => planned(held, false));

const planned = ({ id, what, day, words, done }: Plan, removed: boolean): TeamCommandInput => ({
  ...{ name: 'plan', id, what, day, words, done, removed },
});

/** What the audit decides about an alert; null takes the decision back. */
export function audit(
  quarter: string,
  alert: string,
  { outcome, words }: { outcome: TeamState['audits'][number]['outcome'] | null; words: string },
  before: TeamState['audits'][number] | null,
  said: string,
): Promise<boolean> {
  const of = { name: 'audit-alert', quarter, alert } as const;
  return say({ ...of, outcome, words }, said, () =>
    before === null ? { ...of, outcome: null } : { ...of, outcome: before.outcome, words: before.words },
  );
}

/** Somebody went through a runbook and it is right. */
export const reviewed = (file: string, title: string): Promise<boolean> =>
  say({ name: 'review-runbook', file }, `“${title}” is reviewed today.`, () => ({
    ...{ name: 'review-runbook', file, undo: true },
  }));

/** A post-mortem that newcomers should read, or its reason in other words. */
export function recommend(incident: string, why: string, title: string): Promise<boolean> {
  const before = team()?.recommended.find((each) => each.incident === incident);
  return say({ name: 'recommend', incident, why }, `“${title}” is on the list.`, () =>
    before === undefined
      ? { name: 'recommend', incident, undo: true }
      : { name: 'recommend', incident, why: before.why },
  );
}

/** Takes a post-mortem off the list. */
export function withdraw(incident: string, why: string, title: string): Promise<boolean> {
  return say({ name: 'recommend', incident, why, undo: true }, `“${title}” is off the list.`, () => ({
    ...{ name: 'recommend', incident, why },
  }));
}

/** The hours of a quarter; null takes them back. */
export function capacity(
  quarter: string,
  hours: { readonly all: number; readonly reliability: number } | null,
  said: string,
): Promise<boolean> {
  const before = team()?.capacity.find((each) => each.quarter === quarter)?.hours ?? null;
  return say({ name: 'capacity', quarter, hours }, said, () => ({
    name: 'capacity',
    quarter,
    hours: before,
  }));
}
