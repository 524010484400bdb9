import { ok } from '../../result.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { severityChanged, severitySlice } from '../events/severity-changed.ts';
import { severityOf, severitySince } from '../facts.ts';
import { canChangeSeverity, canUndoSeverity, lastSeverityChange } from '../policy.ts';
import { replacing } from '../register.ts';
import { severityLabel, type Severity } from '../vocabulary.ts';
import { refused, sentence, type Deciders } from './decider.ts';

/** How bad it is, and with it how often people are told. */
export const severity: Deciders<'severity' | 'undo-severity'> = {
  severity(incident, { severity, reason, at }, { now, person, playbook }) {
    const verdict = canChangeSeverity(incident, severity);
    const current = severityOf(incident);
    if (verdict !== true || current === undefined) return refused(sentence('Severity not changed', verdict));
    const since = severitySince(incident);
    if (at !== undefined && since !== undefined && at < since) {
      return refused(
        `Severity not changed: that time is before ${severityLabel[current.severity]} came into force.`,
      );
    }
    return ok([
      severityChanged.draft({
        e: 'incident',
        at: at ?? now,
        u: person,
        payload: {
          from: current.severity,
          to: severity,
          reason,
          ...cadenceIn(playbook, severity),
        },
        ...replacing(severitySlice.of(incident)),
      }),
    ]);
  },

  'undo-severity'(incident, _fields, { now, person }) {
    const last = lastSeverityChange(incident);
    const verdict = canUndoSeverity(incident);
    if (verdict !== true || last === undefined) return refused(sentence('Nothing changed', verdict));
    const { made, before } = last;
    return ok([
      severityChanged.draft({
        e: 'incident',
        at: now,
        u: person,
        payload: {
          from: made.force.severity,
          to: before.force.severity,
          reason: 'taken back',
          cadenceMinutes: before.force.cadenceMinutes,
          audienceMinutes: { ...before.force.audienceMinutes },
          undoes: made.id,
        },
        ...replacing(severitySlice.of(incident)),
      }),
    ]);
  },
};

/** The interval that the playbook asks for, as events record it. */
export function cadenceIn(playbook: Playbook, severity: Severity) {
  const { cadenceMinutes, audienceMinutes } = playbook.severities[severity];
  return Object.keys(audienceMinutes).length === 0
    ? { cadenceMinutes }
    : { cadenceMinutes, audienceMinutes: { ...audienceMinutes } };
}
