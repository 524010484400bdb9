import type { IncidentId, Instant } from '../../ids.ts';
import { reviewStateLabel, type ReviewState } from '../events/review-set.ts';
import { isLive, phaseLabel, type Phase } from '../phases.ts';
import { severityLabel, type Severity } from '../vocabulary.ts';
import { page, section, stamp, ZONE_WORDS } from './pieces.ts';
import { inline } from './words.ts';

/** What the list of incidents says of one; plain data, so that it can be kept. */
export type IndexLine = {
  readonly id: IncidentId;
  /** null where it was redacted. */
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly phase: Phase;
  readonly exercise: boolean;
  readonly declaredAt: Instant;
  readonly commander: string | null;
  /** Where its post-mortem stands; null where there is none yet. */
  readonly postmortem: ReviewState | null;
};

/** The list of all incidents: those that are live first, each part by the time of declaring, latest first. */
export function indexPage(lines: readonly IndexLine[]): string {
  const sorted = [...lines].sort((a, b) => b.declaredAt - a.declaredAt || (a.id < b.id ? 1 : -1));
  const live = sorted.filter(({ phase }) => isLive(phase));
  const over = sorted.filter(({ phase }) => !isLive(phase));
  return page(false, [
    '# Incidents',
    '',
    `${lines.length === 1 ? '1 incident' : `${lines.length} incidents`}. ${ZONE_WORDS}`,
    ...section('Live', live.map(lineOf)),
    ...section('Over', over.map(lineOf)),
  ]);
}

function lineOf({
  id,
  title,
  severity,
  phase,
  exercise,
  declaredAt,
  commander,
  postmortem,
}: IndexLine): string {
  const name = `${severity === null ? '' : `${severityLabel[severity]}: `}${title === null ? 'title redacted' : inline(title)}`;
  const commanded = commander === null || !isLive(phase) ? '' : `, commanded by ${inline(commander)}`;
  const what = `${phaseLabel[phase]}, declared ${stamp(declaredAt)}${commanded}`;
  const learnt =
    postmortem === null
      ? ''
      : ` [Post-mortem](${id}/postmortem.md): ${reviewStateLabel[postmortem].toLowerCase()}.`;
  return `- ${exercise ? '**EXERCISE** ' : ''}[${id}](${id}/README.md) ${name}. ${what}.${learnt}`;
}
