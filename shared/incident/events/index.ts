import type { EventModule } from '../event.ts';
import { entryCorrected } from './entry-corrected.ts';
import { entryMarked } from './entry-marked.ts';
import { entryLogged } from './entry-logged.ts';
import { entryRemoved } from './entry-removed.ts';
import { factChanged } from './fact-changed.ts';
import { incidentDeclared } from './incident-declared.ts';
import { itemAdded, itemWithdrawn } from './item-added.ts';
import { itemAssigned, itemSkipped, itemTicked } from './item-ticked.ts';
import { linkSet } from './link-set.ts';
import { longModeSet } from './long-mode-set.ts';
import { phaseChanged } from './phase-changed.ts';
import { phaseUndone } from './phase-undone.ts';
import { redact } from './redact.ts';
import { roleAssigned } from './role-assigned.ts';
import { severityChanged } from './severity-changed.ts';
import { textEdited } from './text-edited.ts';
import { timeSet } from './time-set.ts';
import { updateCorrected, updateWithdrawn } from './update-corrected.ts';
import { updateSent } from './update-sent.ts';

/** Every kind of event of an incident. A new kind is one file beside these and one line here. */
const modules = [
  entryCorrected,
  entryLogged,
  entryMarked,
  entryRemoved,
  factChanged,
  incidentDeclared,
  itemAdded,
  itemAssigned,
  itemSkipped,
  itemTicked,
  itemWithdrawn,
  linkSet,
  longModeSet,
  phaseChanged,
  phaseUndone,
  redact,
  roleAssigned,
  severityChanged,
  textEdited,
  timeSet,
  updateCorrected,
  updateSent,
  updateWithdrawn,
] as const;

/** By type. A payload is parsed by its own module before that module sees it, so `unknown` is what the map holds. */
export const eventModules: ReadonlyMap<string, EventModule> = new Map(
  modules.map((module) => [module.type, module as unknown as EventModule]),
);
