import { importKey } from '../../exchange/key.ts';
import type { EntityId } from '../../ids.ts';
import { freeId, idOf } from '../../playbook/item-id.ts';
import { ok } from '../../result.ts';
import { canReported, needMet, reportSlice, reportWithdrawn } from '../events/can-reported.ts';
import { workstreamSet, workstreamSlice, type WorkstreamBody } from '../events/workstream-set.ts';
import { canWriteTo } from '../policy.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import {
  lastReport,
  workstreamMeant,
  workstreamNamed,
  workstreamsOf,
  type Workstream,
} from '../workstreams.ts';
import { isSettled, refused, sentence, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { takenBackIn } from './taken-back.ts';

type Names = 'workstream' | 'set-workstream' | 'close-workstream' | 'report' | 'withdraw-report' | 'need-met';

/** Work that goes on beside other work, each with its lead and its reports. */
export const workstreams: Deciders<Names> = {
  workstream(incident, { name, lead, id }, context) {
    // Sent again after “not saved”.
    if (id !== undefined && workstreamSlice.of(incident).has(id)) return ok([]);
    const known = workstreamNamed(incident, name);
    if (known === undefined)
      return set(incident, id ?? placeOf(incident, name), { name, lead: lead ?? null, open: true }, context);
    // What is open keeps its lead where no other is named; what was closed is opened again.
    return set(incident, known.id, { name: known.name, lead: lead ?? known.lead, open: true }, context);
  },

  'set-workstream'(incident, { workstream, name, lead, open }, context) {
    const known = workstreamMeant(incident, workstream);
    if (known === undefined) return unknown(incident, 'Nothing changed', workstream);
    const other = name === undefined ? undefined : workstreamNamed(incident, name);
    if (other !== undefined && other.id !== known.id)
      return refused(`Nothing changed: there is a workstream “${other.name}” already.`);
    const led = lead === undefined ? known.lead : lead === '' ? null : lead;
    const to = { name: name ?? known.name, lead: led, open: open ?? known.open };
    return set(incident, known.id, to, context);
  },

  'close-workstream'(incident, { workstream, undo }, context) {
    const known = workstreamMeant(incident, workstream);
    if (known === undefined) return unknown(incident, 'Nothing changed', workstream);
    return set(incident, known.id, { name: known.name, lead: known.lead, open: undo }, context);
  },

  report(incident, { workstream, conditions, actions = null, needs = null, report }, context) {
    const known = workstreamMeant(incident, workstream);
    if (known === undefined) return unknown(incident, 'Not reported', workstream);
    if (!known.open) return refused(`Not reported: “${known.name}” is closed; open it again first.`);
    if (report !== undefined && reportSlice.of(incident).get(report)?.first !== undefined) return ok([]);
    const e = report ?? context.newId();
    const payload = { workstream: known.id, name: known.name, conditions, actions, needs };
    return ok([canReported.draft({ e, at: context.now, u: context.person, payload })]);
  },

  'withdraw-report'(incident, { workstream, report, undo }, { now, person }) {
    const known = workstreamMeant(incident, workstream);
    if (known === undefined) return unknown(incident, 'Nothing changed', workstream);
    const e = report ?? (undo ? lastWithdrawn(incident, known.id) : lastReport(known)?.id);
    const held = e === undefined ? undefined : reportSlice.of(incident).get(e);
    if (e === undefined || held?.first?.workstream !== known.id)
      return refused(`Nothing changed: there is no such report of “${known.name}”.`);
    if (isSettled(held.withdrawn, !undo, false)) return ok([]);
    const payload = { withdrawn: !undo, name: known.name };
    return ok([reportWithdrawn.draft({ e, at: now, u: person, payload, ...replacing(held.withdrawn) })]);
  },

  'need-met'(incident, { workstream, undo }, { now, person }) {
    const known = workstreamMeant(incident, workstream);
    if (known === undefined) return unknown(incident, 'Nothing changed', workstream);
    const report = lastReport(known);
    const held = report === undefined ? undefined : reportSlice.of(incident).get(report.id);
    if (report === undefined || held === undefined || report.needs === null)
      return refused(`Nothing changed: the last report of “${known.name}” needs nothing.`);
    if (isSettled(held.met, !undo, false)) return ok([]);
    const payload = { met: !undo, name: known.name, needs: report.needs };
    return ok([needMet.draft({ e: report.id, at: now, u: person, payload, ...replacing(held.met) })]);
  },
};

/**
 * Two desktops that open a workstream of the same name at the same time open one: who leads it can be chosen. The name
 * is not read from its place, which no redaction reaches.
 */
const placeOf = (incident: Incident, name: string): EntityId =>
  freeId(`ws.${importKey(idOf(name.toLowerCase()))}`, new Set(workstreamSlice.of(incident).keys()));

function set(incident: Incident, e: EntityId, to: WorkstreamBody, context: DecideContext): Decision {
  const verdict = canWriteTo(incident, e);
  if (verdict !== true) return refused(sentence('Nothing changed', verdict));
  const held = workstreamSlice.of(incident).get(e)?.body;
  const from = winner(held)?.value ?? null;
  const same = from?.name === to.name && from.lead === to.lead && from.open === to.open;
  if (same && (held?.visible.length ?? 0) <= 1) return ok([]);
  const { now: at, person: u } = context;
  return ok([workstreamSet.draft({ e, at, u, payload: { ...to, from }, ...replacing(held) })]);
}

/** The report that was taken back last. */
const lastWithdrawn = (incident: Incident, workstream: EntityId): EntityId | undefined =>
  takenBackIn(reportSlice.of(incident)).findLast(({ held }) => held.first?.workstream === workstream)?.id;

function unknown(incident: Incident, what: string, words: string): Decision {
  const names = workstreamsOf(incident).map(({ name }: Workstream) => `“${name}”`);
  const there = names.length === 0 ? 'none is open yet' : `there are ${names.join(', ')}`;
  return refused(`${what}: there is no workstream “${words}”; ${there}.`);
}
