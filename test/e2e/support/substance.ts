import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import type { Instant } from '../../../shared/ids.ts';
import { longModeOf } from '../../../shared/incident/cadence.ts';
import { checklistOf, runOf } from '../../../shared/incident/checklist.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { linksOf } from '../../../shared/incident/links.ts';
import { roleHistoryOf } from '../../../shared/incident/roles.ts';
import { createIncident, type Incident } from '../../../shared/incident/state.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';
import { timesOf } from '../../../shared/incident/times.ts';
import { updateFactsOf } from '../../../shared/incident/update-facts.ts';
import { updatesOf } from '../../../shared/incident/updates.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';

/** Steps of a replay lie on tenths of a minute; what a hand takes longer than that is no part of what is recorded. */
const SLOT = 6_000;

/** Makes a store that was made at `at`: nothing that is recorded later lies before it. */
export async function makeStoreAt(root: string, at: Instant): Promise<void> {
  const store = await RecordStore.open(root, desktopEnvironment({ now: () => at }), true);
  await store.close();
}

/** Reads one incident from a store, as a process of its own. */
export async function incidentIn(root: string, id: string): Promise<Incident> {
  const store = await RecordStore.open(root, desktopEnvironment());
  try {
    const incident = createIncident(id);
    for (const event of await store.readOnce(id)) fold(incident, event);
    return incident;
  } finally {
    await store.close();
  }
}

const byText = (a: readonly unknown[], b: readonly unknown[]): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;

/** What is recorded of an incident: who said and did what and when, without the ids that every record has its own of. */
export function substanceOf(incident: Incident, zero: Instant) {
  const when = (at: Instant | null | undefined): number | null =>
    at === null || at === undefined ? null : Math.floor((at - zero) / SLOT) / 10;
  const { title, impact, services, foundBy, startedAt } = declarationOf(incident) ?? {};
  return {
    declared: { title, impact, services, foundBy, startedAt: when(startedAt) },
    severity: severityOf(incident)?.severity,
    phase: phaseOf(incident),
    times: timesOf(incident).map(({ label, at, history }) => [
      label,
      when(at),
      history.map(({ to, by }) => [when(to), by]),
    ]),
    roles: roleHistoryOf(incident).map(({ role, person, area, at, by }) => [
      role,
      person,
      area,
      when(at),
      by,
    ]),
    links: linksOf(incident, defaultPlaybook).map(({ label, kind, target }) => [label, kind, target]),
    long: longModeOf(incident)?.minutes ?? null,
    run: runOf(incident),
    checklist: checklistOf(incident, defaultPlaybook).map(({ item, done, skipped, tick, owner }) => [
      item.text,
      item.phase,
      done,
      skipped,
      tick?.by ?? null,
      when(tick?.at),
      owner,
    ]),
    facts: updateFactsOf(incident, defaultPlaybook).map(({ name, words, basis, source }) => [
      name,
      words,
      basis,
      source?.kind === 'stated' ? [source.by, when(source.at)] : null,
    ]),
    // What the status page says since is not compared: the window always says it, a recorded update need not.
    updates: updatesOf(incident).map(({ text, audiences, by, at, nextDueAt, channel, approvedBy }) => [
      text,
      audiences,
      by,
      when(at),
      when(nextDueAt),
      channel,
      approvedBy,
    ]),
    log: timelineOf(incident)
      .map((row) => [
        when(row.at),
        row.kind,
        row.by,
        row.text,
        row.version,
        row.takenBackBy ?? null,
        row.waits === undefined
          ? null
          : [row.waits.to, when(row.waits.dueAt), row.waits.mark, row.waits.marked?.note ?? null],
      ])
      .sort(byText),
  };
}
