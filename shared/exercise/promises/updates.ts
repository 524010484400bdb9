import type { Instant } from '../../ids.ts';
import { intervalOf, updatesDue } from '../../incident/cadence.ts';
import { severityChangesOf } from '../../incident/facts.ts';
import { derivedBy } from '../../incident/state.ts';
import { phaseAt, updatesOf, updatesTo, type Update } from '../../incident/updates.ts';
import { audiences } from '../../incident/vocabulary.ts';
import { updatesKept } from '../../metrics/updates-kept.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { UpdateContext } from '../../wording/update-context.ts';
import { updateContextOf } from '../../wording/update/context-of.ts';
import { needs, saysAmount, saysEffect } from '../../wording/update/needs.ts';
import { nextTimeRules } from '../../wording/update/next-time.ts';
import { readText } from '../../wording/update/read-text.ts';
import type { UpdateRule } from '../../wording/update/rule-ids.ts';
import { inTime, MINUTE, type Judged, type Play } from './play.ts';

/** Those who wait heard something for the first time. */
export function firstUpdate(play: Play): Judged {
  const force = severityChangesOf(play.incident)[0]?.force;
  const owed = force === undefined ? [] : audiences.flatMap((each) => intervalOf(force, each) ?? []);
  if (owed.length === 0) return { words: 'First update in time', state: 'none' };
  const minutes = Math.min(...owed);
  const at = updatesOf(play.incident)[0]?.at ?? null;
  const said = inTime(play, minutes, at, { done: 'sent {0}', never: 'none was sent' });
  return { words: `First update within ${minutes} min`, ...said };
}

/** The three parts of an update: what is affected and how much, what is being done, when the next one comes. */
const parts: Readonly<Partial<Record<UpdateRule, string>>> = {
  'impact-missing': 'no impact found',
  'action-missing': 'no action found',
  'next-time-missing': 'no next time',
};

/**
 * What an update lacks, by the rules that its writer saw, as it was when it was sent. The check asks for more than this
 * does: whoever says what is affected, or for how many, has said the impact.
 */
function lackingIn(text: string, context: UpdateContext): readonly string[] {
  const read = readText(text);
  return [...needs(read, context), ...nextTimeRules(read, context)].flatMap(({ rule }) => {
    if (context.wording.off.includes(rule)) return [];
    if (rule === 'impact-missing' && (saysEffect(read) || saysAmount(read))) return [];
    return parts[rule] ?? [];
  });
}

const lacking = derivedBy((incident, playbook: Playbook): ReadonlyMap<Update, readonly string[]> => {
  const changes = severityChangesOf(incident);
  return new Map(
    updatesOf(incident).map((update) => {
      const { at, text, nextDueAt: next } = update;
      const force = (changes.findLast((change) => change.at <= at) ?? changes[0])?.force;
      const found = update.audiences.flatMap((audience) => {
        const before = updatesTo(incident, audience).findLast((each) => each.at < at);
        const setting = { now: at, zone: 'UTC', zoneName: 'UTC', next };
        return lackingIn(text, {
          ...updateContextOf(incident, playbook, audience, setting),
          severity: force?.severity ?? 'sev1',
          phase: phaseAt(incident, at),
          cadenceMinutes: force === undefined ? null : intervalOf(force, audience),
          last: before === undefined ? null : { text: before.text, at: before.at },
        });
      });
      return [update, [...new Set(found)]];
    }),
  );
});

/** Every update says impact, action and next time. */
export function updateParts({ incident, playbook }: Play): Judged {
  const words = 'Updates have all three parts';
  const all = [...lacking(incident, playbook)];
  if (all.length === 0) return { words, state: 'open', detail: 'impact, action, next time' };
  const bad = all.filter(([, missing]) => missing.length > 0);
  const value = `${all.length - bad.length} of ${all.length}`;
  const [worst] = bad;
  if (worst === undefined) return { words, state: 'kept', value, detail: 'impact, action, next time' };
  const [{ at }, missing] = worst;
  return { words, state: 'missed', value, detail: `{0}: ${missing.join(', ')}`, times: [at] };
}

/** Every update came by the time that was promised, or that the severity asks for. */
export function cadenceKept({ incident, playbook, now, over }: Play): Judged {
  const words = 'Updates on time';
  const { onTime, late } = updatesKept(incident, playbook);
  const dues = updatesDue(incident);
  const overdue = dues.filter(({ at }) => at + MINUTE <= now);
  const all = onTime + late + overdue.length;
  const value = all === 0 ? '' : `${onTime} of ${all}`;
  const missed = overdue[0]?.at;
  if (missed !== undefined) return { words, state: 'missed', value, detail: 'was due {0}', times: [missed] };
  const next: Instant | undefined = over ? undefined : dues[0]?.at;
  const due = next === undefined ? {} : { detail: 'next due {0}', times: [next] };
  if (late > 0) return { words, state: 'missed', value, ...due };
  if (next !== undefined) return { words, state: 'open', value, ...due };
  return { words, state: all === 0 ? 'none' : 'kept', value };
}
