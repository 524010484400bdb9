import type { EventModule } from '../event.ts';
import { actionItemSet } from './action-item-set.ts';
import { breakSet } from './break-set.ts';
import { canReported, needMet, reportWithdrawn } from './can-reported.ts';
import { entryCorrected } from './entry-corrected.ts';
import { entryMarked } from './entry-marked.ts';
import { entryLogged } from './entry-logged.ts';
import { entryRemoved } from './entry-removed.ts';
import { exerciseBegun, exerciseEnded, exercisePaced, injectGiven } from './exercise.ts';
import { factChanged } from './fact-changed.ts';
import { handoffAnswered } from './handoff-answered.ts';
import { handoffOffered } from './handoff-offered.ts';
import { incidentDeclared } from './incident-declared.ts';
import { itemAdded, itemWithdrawn } from './item-added.ts';
import { itemAssigned, itemSkipped, itemTicked } from './item-ticked.ts';
import { linkSet } from './link-set.ts';
import { longModeSet } from './long-mode-set.ts';
import { pageMade } from './page-made.ts';
import { pageOutcome, pageWithdrawn } from './page-outcome.ts';
import { phaseChanged } from './phase-changed.ts';
import { phaseUndone } from './phase-undone.ts';
import { redact } from './redact.ts';
import { reviewNoted } from './review-noted.ts';
import { reviewSet } from './review-set.ts';
import { reviewTicked } from './review-ticked.ts';
import { roleAssigned } from './role-assigned.ts';
import { runbookNoted, runbookUsed } from './runbook-used.ts';
import { severityChanged } from './severity-changed.ts';
import { sourceImported } from './source-imported.ts';
import { textEdited } from './text-edited.ts';
import { timelineCurated } from './timeline-curated.ts';
import { timeSet } from './time-set.ts';
import { told, toldWithdrawn } from './told.ts';
import { tradeoffWeighed } from './tradeoff-weighed.ts';
import { updateCorrected, updateWithdrawn } from './update-corrected.ts';
import { updateApproved, updateDrafted } from './update-drafted.ts';
import { updateSent } from './update-sent.ts';
import { workstreamSet } from './workstream-set.ts';

/** Every kind of event of an incident. A new kind is one file beside these and one line here. */
const modules = [
  breakSet,
  entryCorrected,
  entryLogged,
  entryMarked,
  entryRemoved,
  factChanged,
  handoffAnswered,
  handoffOffered,
  incidentDeclared,
  itemAdded,
  itemAssigned,
  itemSkipped,
  itemTicked,
  itemWithdrawn,
  linkSet,
  longModeSet,
  pageMade,
  pageOutcome,
  pageWithdrawn,
  phaseChanged,
  phaseUndone,
  redact,
  roleAssigned,
  severityChanged,
  textEdited,
  timeSet,
  updateApproved,
  told,
  toldWithdrawn,
  updateCorrected,
  updateDrafted,
  updateSent,
  updateWithdrawn,
  canReported,
  needMet,
  reportWithdrawn,
  workstreamSet,
  reviewSet,
  reviewNoted,
  reviewTicked,
  timelineCurated,
  tradeoffWeighed,
  actionItemSet,
  runbookUsed,
  runbookNoted,
  exerciseBegun,
  injectGiven,
  exercisePaced,
  exerciseEnded,
  sourceImported,
] as const;

/** By type. A payload is parsed by its own module before that module sees it, so `unknown` is what the map holds. */
export const eventModules: ReadonlyMap<string, EventModule> = new Map(
  modules.map((module) => [module.type, module as unknown as EventModule]),
);
