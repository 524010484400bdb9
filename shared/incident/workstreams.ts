import type { EntityId, Instant } from '../ids.ts';
import { compareLogOrder, type StreamEvent } from './envelope.ts';
import { reportSlice, type CanReport } from './events/can-reported.ts';
import { workstreamSlice } from './events/workstream-set.ts';
import { isSamePerson } from './people.ts';
import { alsoSet, winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A report as it stands. */
export type Report = Omit<CanReport, 'by'> & {
  readonly id: EntityId;
  readonly by: string;
  readonly at: Instant;
  /** Whether what it needs is there. */
  readonly met: boolean;
};

/** A workstream with what its lead reported last. */
export type Workstream = {
  readonly id: EntityId;
  readonly name: string;
  readonly lead: string | null;
  readonly open: boolean;
  readonly since: Instant;
  /** Reports that were not taken back, the latest last. */
  readonly reports: readonly Report[];
  /** Who was named as lead at the same time by somebody who had not seen this. */
  readonly alsoLed: readonly { readonly lead: string | null; readonly by: string }[];
};

/** Every workstream, in the order in which they were opened. */
export const workstreamsOf = derived((incident): readonly Workstream[] => {
  const reports = reportsOf(incident);
  const found: Workstream[] = [];
  for (const [id, { body, opened }] of workstreamSlice.of(incident)) {
    const now = winner(body);
    if (now === undefined) continue;
    const { name, lead, open } = now.value;
    const alsoLed = alsoSet(body).map((w) => ({ lead: w.value.lead, by: w.u }));
    found.push({
      id,
      name,
      lead,
      open,
      since: opened?.at ?? now.at,
      reports: reports.get(id) ?? [],
      alsoLed,
    });
  }
  return found.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
});

function reportsOf(incident: Incident): ReadonlyMap<EntityId, readonly Report[]> {
  const byWorkstream = new Map<EntityId, (Report & { readonly event: StreamEvent })[]>();
  for (const [id, { first, withdrawn, met }] of reportSlice.of(incident)) {
    if (first === undefined || winner(withdrawn)?.value === true) continue;
    const { event, ...said } = first;
    const report = {
      ...said,
      event,
      id,
      by: said.by ?? event.u,
      at: event.at,
      met: winner(met)?.value === true,
    };
    const others = byWorkstream.get(said.workstream);
    if (others === undefined) byWorkstream.set(said.workstream, [report]);
    else others.push(report);
  }
  for (const reports of byWorkstream.values()) reports.sort((a, b) => compareLogOrder(a.event, b.event));
  return byWorkstream;
}

/** The last report of a workstream; undefined where there is none yet. */
export const lastReport = ({ reports }: Workstream): Report | undefined => reports.at(-1);

/** What open workstreams need and do not have yet: the needs of each one's last report. */
export const openNeeds = (
  incident: Incident,
): readonly { readonly of: Workstream; readonly needs: string }[] =>
  workstreamsOf(incident).flatMap((of) => {
    const report = of.open ? lastReport(of) : undefined;
    return report === undefined || report.needs === null || report.met ? [] : [{ of, needs: report.needs }];
  });

/** A workstream by its id or its name, open ones before closed ones of the same name. */
export function workstreamNamed(incident: Incident, words: string): Workstream | undefined {
  const all = workstreamsOf(incident);
  const named = all.filter(({ name }) => name.toLowerCase() === words.trim().toLowerCase());
  return all.find(({ id }) => id === words) ?? named.find(({ open }) => open) ?? named[0];
}

/** A workstream as it is called in the room: by its name or id, or by a word that only one open one has in its name. */
export function workstreamMeant(incident: Incident, words: string): Workstream | undefined {
  const exact = workstreamNamed(incident, words);
  if (exact !== undefined) return exact;
  const word = words.trim().toLowerCase();
  const [one, another] = workstreamsOf(incident).filter(
    ({ name, open }) => open && word !== '' && name.toLowerCase().includes(word),
  );
  return another === undefined ? one : undefined;
}

/** The open workstreams that a person leads. */
export const ledBy = (incident: Incident, person: string): readonly Workstream[] =>
  workstreamsOf(incident).filter(({ lead, open }) => open && lead !== null && isSamePerson(lead, person));
