import type { EventModule } from '../event.ts';
import { entryCorrected } from './entry-corrected.ts';
import { entryLogged } from './entry-logged.ts';
import { entryRemoved } from './entry-removed.ts';
import { incidentDeclared } from './incident-declared.ts';
import { itemTicked } from './item-ticked.ts';
import { phaseChanged } from './phase-changed.ts';
import { roleAssigned } from './role-assigned.ts';
import { severityChanged } from './severity-changed.ts';
import { updateSent } from './update-sent.ts';

/** Every kind of event of an incident. A new kind is one file beside these and one line here. */
const modules = [
  entryCorrected,
  entryLogged,
  entryRemoved,
  incidentDeclared,
  itemTicked,
  phaseChanged,
  roleAssigned,
  severityChanged,
  updateSent,
] as const;

/** By type. A payload is parsed by its own module before that module sees it, so `unknown` is what the map holds. */
export const eventModules: ReadonlyMap<string, EventModule> = new Map(
  modules.map((module) => [module.type, module as unknown as EventModule]),
);
