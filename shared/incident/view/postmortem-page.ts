import type { Playbook } from '../../playbook/playbook.ts';
import { postmortemLines } from '../documents/postmortem-markdown.ts';
import { isPostmortemBegun } from '../documents/postmortem-begun.ts';
import { noPostmortem, postmortemDocument } from '../documents/postmortem.ts';
import type { Incident } from '../state.ts';
import { textOf } from '../text.ts';
import { page } from './pieces.ts';

/** The post-mortem as a page, a draft marked as one; undefined where nobody has begun it, or the incident is live (again). */
export function postmortemPage(
  incident: Incident,
  playbook: Playbook,
  exercise: boolean,
): string | undefined {
  if (noPostmortem(incident) !== null || !isPostmortemBegun(incident)) return undefined;
  const text = (part: string): string => textOf(incident, part);
  return page(exercise, postmortemLines(postmortemDocument(incident, playbook, { zone: 'UTC', text })));
}
