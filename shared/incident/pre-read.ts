import type { Instant } from '../ids.ts';
import type { Playbook, PreReadSeen } from '../playbook/playbook.ts';
import { actionItemSlice } from './events/action-item-set.ts';
import { textSlice } from './events/text-edited.ts';
import { declarationOf, lastTime } from './facts.ts';
import { winner } from './register.ts';
import { notesOf } from './review-notes.ts';
import { reviewOf } from './review.ts';
import { tickOf } from './review-ticks.ts';
import type { Incident } from './state.ts';

/** A point of the check before the meeting. */
export type PreReadItem = {
  readonly id: string;
  readonly text: string;
  readonly seen: PreReadSeen | null;
  readonly done: boolean;
  /** Who ticked it and when; `by` is null where the console sees it. */
  readonly tick: { readonly by: string | null; readonly at: Instant | null } | null;
  /** What is missing, where the console can tell: “detected is not set”. */
  readonly missing: string | null;
};

/** What the console can only tell from the texts: whoever has them says it, so that this needs no text library. */
export type TextsSeen = {
  /** The text of the part that the impact is written in. */
  readonly impact: string;
  /** Findings of the text check that nobody has kept or mended; null where it was not run. */
  readonly findings: number | null;
};

/** The check before the meeting: what the console sees done ticks itself, everything else is ticked by hand. */
export const preReadOf = (
  incident: Incident,
  playbook: Playbook,
  texts: TextsSeen = { impact: '', findings: null },
): readonly PreReadItem[] =>
  playbook.postmortem.preRead.map(({ id, text, seen }) => {
    const tick = tickOf(incident, 'pre-read', id);
    const missing = seen === null ? null : missingFor(incident, playbook, seen, texts);
    const sees = seen !== null && missing === null;
    const done = tick !== undefined || sees;
    const by = tick !== undefined ? { by: tick.by, at: tick.at } : sees ? { by: null, at: null } : null;
    return { id, text, seen, done, tick: by, missing: done ? null : missing };
  });

/** What keeps a point from ticking itself; null where nothing does. */
function missingFor(
  incident: Incident,
  playbook: Playbook,
  seen: PreReadSeen,
  { impact, findings }: TextsSeen,
): string | null {
  switch (seen) {
    case 'times-set':
      if ((declarationOf(incident)?.detectedAt ?? null) === null) return 'when it was detected is not set';
      return lastTime(incident, 'mitigate') === null ? 'when it was mitigated is not set' : null;
    case 'impact-written': {
      const said = `${impact} ${declarationOf(incident)?.impact ?? ''}`;
      return /\d/.test(said) ? null : 'the impact has no number in it yet';
    }
    case 'two-factors': {
      const count = notesOf(incident, 'factor').length;
      return count >= 2 ? null : count === 1 ? '1 factor so far' : 'no factor yet';
    }
    case 'actions-owned':
      return actionsMissing(incident);
    case 'meeting-planned': {
      const { meeting, dueAt } = reviewOf(incident, playbook);
      if (meeting === null) return 'no meeting is planned';
      return dueAt !== null && meeting.at > dueAt ? 'the meeting is after the post-mortem is due' : null;
    }
    case 'text-checked':
      if (findings === null) return 'the text check was not read yet';
      if (findings > 0) return `${findings} ${findings === 1 ? 'finding is' : 'findings are'} open`;
      return textSlice.of(incident).size === 0 ? 'nothing is written yet' : null;
  }
}

function actionsMissing(incident: Incident): string | null {
  const open = [...actionItemSlice.of(incident).values()].filter(
    ({ text, state, removed }) =>
      winner(text) !== undefined && winner(state)?.value !== 'dropped' && winner(removed)?.value !== true,
  );
  if (open.length === 0) return 'no action yet';
  const without = open.filter(
    ({ owner, due }) => (winner(owner)?.value ?? null) === null || (winner(due)?.value ?? null) === null,
  ).length;
  return without === 0 ? null : `${without} without an owner or a day`;
}
