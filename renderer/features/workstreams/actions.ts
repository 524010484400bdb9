import type { Workstream } from '../../../shared/incident/workstreams.ts';
import { run, runOrSay } from '../../bridge/incidents.ts';
import { fieldOf, writeField } from '../../state/fields.ts';
import { focusComposer } from '../../state/focus.ts';
import { offerUndo } from '../../state/ui.ts';

/** Opens a workstream, or names its lead. @returns null, or why it was not, as a sentence. */
export async function openWorkstream(
  name: string,
  lead: string,
  before: Workstream | undefined,
): Promise<string | null> {
  const fields = { name, ...(lead === '' ? {} : { lead }) };
  const failure = await run({ name: 'workstream', fields });
  if (failure !== null) return failure.message;
  if (before === undefined) {
    offerUndo(`Workstream ${name} opened`, { name: 'close-workstream', fields: { workstream: name } });
    return null;
  }
  const { id: workstream, lead: led, open } = before;
  offerUndo(`Workstream ${name} changed`, {
    name: 'set-workstream',
    fields: { workstream, lead: led ?? '', open },
  });
  return null;
}

/** Calls it something else, or says who leads it. @returns null, or why not. */
export async function changeWorkstream(
  before: Workstream,
  name: string,
  lead: string,
): Promise<string | null> {
  const failure = await run({ name: 'set-workstream', fields: { workstream: before.id, name, lead } });
  if (failure !== null) return failure.message;
  offerUndo(`Workstream ${name} changed`, {
    name: 'set-workstream',
    fields: { workstream: before.id, name: before.name, lead: before.lead ?? '' },
  });
  return null;
}

/** Its work is done, or no longer needed; Ctrl+Z opens it again. */
export async function closeWorkstream({ id: workstream, name }: Workstream): Promise<void> {
  if (await runOrSay({ name: 'close-workstream', fields: { workstream } }))
    offerUndo(`Workstream ${name} closed`, { name: 'close-workstream', fields: { workstream, undo: true } });
  focusComposer();
}

export type ReportWords = { readonly conditions: string; readonly actions: string; readonly needs: string };

/** Records what the lead of a workstream reports. @returns null, or why it was not recorded. */
export async function reportOn(
  { id: workstream, name }: Workstream,
  { conditions, actions, needs }: ReportWords,
): Promise<string | null> {
  const fields = {
    ...{ workstream, conditions },
    ...(actions === '' ? {} : { actions }),
    ...(needs === '' ? {} : { needs }),
  };
  const failure = await run({ name: 'report', fields });
  if (failure !== null) return failure.message;
  offerUndo(`Report of ${name} recorded`, async () => {
    const refused = await run({ name: 'withdraw-report', fields: { workstream } });
    if (refused !== null) return refused.message;
    // What was typed since is the later word.
    for (const [part, words] of Object.entries({ conditions, actions, needs })) {
      const field = `report.${workstream}.${part}`;
      if (fieldOf(field) === '') writeField(field, words);
    }
    return null;
  });
  return null;
}

/** What it needs is there; Ctrl+Z says that it is missing again. */
export async function meetNeed({ id: workstream, name }: Workstream): Promise<void> {
  if (await runOrSay({ name: 'need-met', fields: { workstream } }))
    offerUndo(`${name} has what it needs`, { name: 'need-met', fields: { workstream, undo: true } });
  focusComposer();
}
