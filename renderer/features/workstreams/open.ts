import { ledBy, workstreamsOf, type Workstream } from '../../../shared/incident/workstreams.ts';
import { useProjections } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';

/** The open workstreams of the incident on screen. */
export function openWorkstreams(): readonly Workstream[] {
  const { opened } = useProjections.getState();
  return opened === null ? [] : workstreamsOf(opened.incident).filter(({ open }) => open);
}

/** Which workstream a report is about where none is named: the one that the person at this desktop leads. */
function nextToReport(): Workstream | undefined {
  const { opened, settings } = useProjections.getState();
  const own = opened === null ? undefined : ledBy(opened.incident, settings.person)[0];
  return own ?? openWorkstreams()[0];
}

/** Asks for a report; where there is no workstream yet, for the workstream. */
export function askReport(workstream: string | undefined = nextToReport()?.id): void {
  if (workstream === undefined) askWorkstream();
  else openSheet({ name: 'report', workstream });
}

/** Where the name and the lead of a workstream are typed: a new one has a place of its own. */
export const fieldsOf = (edit: string | undefined): readonly [name: string, lead: string] => [
  `workstream.${edit ?? 'new'}.name`,
  `workstream.${edit ?? 'new'}.lead`,
];

/** Asks for a workstream: a new one, or the one that is there. */
export function askWorkstream(edit?: Workstream): void {
  openSheet({ name: 'workstream', ...(edit === undefined ? {} : { edit: edit.id }) });
}
