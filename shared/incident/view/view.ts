import type { IncidentId, Instant } from '../../ids.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { declarationOf, phaseOf, severityOf } from '../facts.ts';
import { reviewOf } from '../review.ts';
import { holderOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { severityLabel } from '../vocabulary.ts';
import { withFirstLine, type Hash } from './first-line.ts';
import { indexPage, type IndexLine } from './index-page.ts';
import { logPage } from './log-page.ts';
import { postmortemPage } from './postmortem-page.ts';
import { readmePage } from './readme-page.ts';
import { updatesPage } from './updates-page.ts';
import { inline } from './words.ts';

/** Raised with every change of what the pages look like: they are written anew then. */
export const VIEW_VERSION = 2;

/** The names of all files that an incident can have: one that it has no longer is taken away. */
export const viewNames = ['README.md', 'log.md', 'updates.md', 'postmortem.md'] as const;

/** An incident as files for people, by their names in `view/<id>/`, and its line in the list of all. */
export type IncidentView = {
  /** How many events they were made of. */
  readonly events: number;
  readonly files: ReadonlyMap<string, string>;
  readonly line: IndexLine;
};

/**
 * An incident as Markdown; the same bytes for the same record and playbook. Undefined as long as its declaration has not
 * arrived: before that nobody knows whether it is an exercise.
 */
export function viewOf(incident: Incident, playbook: Playbook, hash: Hash): IncidentView | undefined {
  const declared = declarationOf(incident);
  // A declaration that was redacted leaves a record all the same, and pages that must not go on showing it.
  if (declared === undefined && incident.redacted.size === 0) return undefined;
  const exercise = declared?.exercise ?? false;
  const severity = severityOf(incident)?.severity ?? null;
  const title = declared?.title ?? null;
  const heading = `${exercise ? 'EXERCISE ' : ''}${severity === null ? '' : `${severityLabel[severity]}: `}${title === null ? 'title redacted' : inline(title)}`;
  const files = new Map<string, string>();
  const add = (name: (typeof viewNames)[number], body: string | undefined): void => {
    if (body !== undefined) files.set(name, withFirstLine(body, incident.events.size, hash));
  };
  const postmortem = postmortemPage(incident, playbook, exercise);
  const state = postmortem === undefined ? null : reviewOf(incident, playbook).state;
  add('README.md', readmePage(incident, playbook, { heading, postmortem: state }));
  add('log.md', logPage(incident, heading, exercise));
  add('updates.md', updatesPage(incident, heading, exercise));
  add('postmortem.md', postmortem);
  const line: IndexLine = {
    id: incident.id,
    title,
    severity,
    phase: phaseOf(incident),
    exercise,
    declaredAt: declared?.declaredAt ?? dayOf(incident.id),
    commander: holderOf(incident, 'commander'),
    postmortem: state,
  };
  return { events: incident.events.size, files, line };
}

/** The list of all incidents, as the file `view/README.md`. */
export const viewIndex = (lines: readonly IndexLine[], events: number, hash: Hash): string =>
  withFirstLine(indexPage(lines), events, hash);

/** Midnight of the day that an incident was declared on, from its id. */
const dayOf = (id: IncidentId): Instant =>
  Date.UTC(Number(id.slice(0, 4)), Number(id.slice(4, 6)) - 1, Number(id.slice(6, 8)));
