import { create } from 'zustand';
import { afterAction, type AfterAction } from '../../../shared/exercise/after-action.ts';
import { reportMarkdown } from '../../../shared/exercise/report-markdown.ts';
import type { Gap } from '../../../shared/exercise/strengths-and-gaps.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';

/** The gap that keys are about: null is the first that nobody has taken up. */
export const useGap = create<{ readonly selected: string | null }>(() => ({ selected: null }));
export const selectGap = (selected: string | null): void => useGap.setState({ selected });

/** The gap that is meant: the one that was selected, as long as it waits, else the first that does. */
export const gapMeant = (gaps: readonly Gap[], selected: string | null): Gap | undefined =>
  gaps.find(({ key, taken }) => key === selected && !taken) ?? gaps.find(({ taken }) => !taken);

/** What the exercise on screen has shown; null where it is none, or goes on. */
export function reportNow(): AfterAction | null {
  const { opened, playbook } = useProjections.getState();
  const report = opened === null ? null : afterAction(opened.incident, playbook, wallClock());
  return report === null || report.ended === null ? null : report;
}

/** The report as Markdown, marked as an exercise at both ends; null where there is none. */
export function reportText(): string | null {
  const report = reportNow();
  return report === null ? null : reportMarkdown(report, zone);
}
