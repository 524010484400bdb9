import type { Instant } from '../../ids.ts';
import { declarationOf, severityOf } from '../../incident/facts.ts';
import { isLive } from '../../incident/phases.ts';
import type { Incident } from '../../incident/state.ts';
import { componentsOf } from '../../incident/update-facts.ts';
import { phaseAt, updatesTo, type Update } from '../../incident/updates.ts';
import type { PageStatus, Severity } from '../../incident/vocabulary.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { inExercise } from '../../wording/exercise.ts';
import { cleaned, cleanedLine, cut } from '../../wording/formats/message.ts';

/** The longest name of an incident that Statuspage takes. */
const MAX_NAME = 255;
/** Statuspage's own words for how bad it is. */
const impactOf: Record<Severity, string> = { sev1: 'critical', sev2: 'major', sev3: 'minor', sev4: 'none' };

const iso = (at: Instant): string => new Date(at).toISOString();

/**
 * The incident as a status page has it: what Statuspage's API answers for `GET /v1/pages/PAGE/incidents` (`incidents`, each with
 * its `incident_updates`, latest first). Only what customers were told is in it: a status page is public, and a log is not.
 */
export function statuspageIncidents(incident: Incident, playbook: Playbook): string {
  const declared = declarationOf(incident);
  const exercise = declared?.exercise === true;
  const severity = severityOf(incident)?.severity;
  const told = updatesTo(incident, 'customers');
  const components = componentsOf(declared?.services ?? [], playbook).named.map((name) => ({ name }));
  const mark = (words: string): string => (exercise ? inExercise(cleaned(words)) : cleaned(words));
  const name = cleanedLine(declared?.title ?? 'title redacted');
  const room = MAX_NAME - (exercise ? ' EXERCISE EXERCISE'.length : 0);
  const status = told.at(-1);
  const monitoring = told.find((update) => statusOf(incident, update) === 'monitoring');
  const resolved = status !== undefined && statusOf(incident, status) === 'resolved' ? status : undefined;
  const opened = told[0]?.at ?? declared?.declaredAt ?? 0;
  const page = {
    id: incident.id,
    name: exercise ? `EXERCISE ${cut(name, room)} EXERCISE` : cut(name, room),
    status: status === undefined ? statusIn(incident, Infinity) : statusOf(incident, status),
    impact: severity === undefined ? 'none' : impactOf[severity],
    created_at: iso(opened),
    started_at: iso(declared?.startedAt ?? opened),
    monitoring_at: monitoring === undefined ? null : iso(monitoring.at),
    resolved_at: resolved === undefined ? null : iso(resolved.at),
    components,
    incident_updates: told
      .map((update) => ({
        id: update.id,
        incident_id: incident.id,
        status: statusOf(incident, update),
        body: mark(update.text),
        display_at: iso(update.at),
        created_at: iso(incident.events.get(update.id)?.h[0] ?? update.at),
        affected_components: components,
      }))
      .reverse(),
    postmortem_body: null,
  };
  return `${JSON.stringify({ incidents: [page] }, null, 2)}\n`;
}

/** What was said with it; else what the phase in which it was sent is called there. */
const statusOf = (incident: Incident, { status, at }: Update): PageStatus => status ?? statusIn(incident, at);

function statusIn(incident: Incident, at: Instant): PageStatus {
  const phase = phaseAt(incident, at);
  if (!isLive(phase)) return 'resolved';
  return phase === 'resolution' ? 'monitoring' : 'investigating';
}
