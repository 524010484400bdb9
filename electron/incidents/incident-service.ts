import { incidentIdAt, incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import type { Command } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { fold, refold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { summarize, trimmed, type IncidentSummary } from '../../shared/incident/summary.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { randomBase32 } from '../records/crypto.ts';
import { StoreError } from '../records/failure.ts';
import { codeOf, type FileSystem } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import { findWals } from '../records/stream-reader.ts';
import { HeldIncidents, type Held } from './held-incidents.ts';
import { IncidentImports } from './incident-imports.ts';
import { KeptSummaries } from './kept-summaries.ts';
import { recordCommand } from './record-command.ts';

/** What others are told when the record grows, by whoever it was written. */
export type IncidentChange = {
  readonly id: IncidentId;
  /** The incident's version before these events. */
  readonly from: number;
  readonly events: readonly StreamEvent[];
  readonly summary: IncidentSummary | undefined;
};

export type ServiceContext = {
  readonly fs: FileSystem;
  readonly now: () => number;
  /** The rules in force: the team may change them while the console runs. */
  readonly playbook: () => Playbook;
  readonly foldVersion: number;
  /** Hears of every stream that has a new segment of this session. */
  readonly sealed?: (stream: string) => void;
};

export type Outcome = {
  readonly id: IncidentId;
  readonly version: number;
  readonly events: readonly StreamEvent[];
};

type Logs = ReturnType<typeof findWals>;

/** How often logs that ended sessions left behind are looked at, in ms. */
const RECOVER_MS = 30_000;

/** Incidents over a store: load, decide, append, fold, publish. The window and `ic` stand on the same service. */
export class IncidentService {
  readonly store: RecordStore;
  readonly #context: ServiceContext;
  /** What imports write by. */
  readonly imports: IncidentImports;
  readonly #held: HeldIncidents;
  readonly #summaries: KeptSummaries;
  #listener: (change: IncidentChange) => void = () => undefined;
  #polling: Promise<void> | undefined;
  /** The state of trust that what is held was folded in. */
  #trusted: number;
  /** When the logs of ended sessions were last looked for. */
  #recovered: number;

  constructor(store: RecordStore, context: ServiceContext) {
    this.store = store;
    this.#trusted = store.trust.version;
    this.#recovered = context.now();
    this.#context = context;
    this.#summaries = new KeptSummaries(store, context.fs, context.foldVersion);
    this.#held = new HeldIncidents(store, (stream) => context.sealed?.(stream));
    this.imports = new IncidentImports({
      write: (id, command, person) => this.#write(id, command, person),
      putAway: (id) => this.#putAway(id),
    });
  }

  /** Hears of every change, from this process or another. One listener: the caller spreads the word. */
  listen(listener: (change: IncidentChange) => void): void {
    this.#listener = listener;
  }

  /** All incidents, live ones and closed, latest declared first. */
  async list(): Promise<readonly IncidentSummary[]> {
    const { fs } = this.#context;
    const wals = findWals(fs, this.store.layout, null);
    const found: IncidentSummary[] = [];
    for (const id of this.store.streams().filter((name) => incidentIdPattern.test(name))) {
      await this.#apart(id, async () => {
        const summary = await this.#summaries.of(id, wals, () => this.#summaryOf(id));
        if (summary !== null) found.push(trimmed(summary, this.#context.now()));
      });
    }
    await this.#summaries.save();
    return found.sort((a, b) => b.declaredAt - a.declaredAt || (a.id < b.id ? 1 : -1));
  }

  /** An incident that the disk does not give back takes no other with it: it is said, and looked for again. */
  async #apart(id: IncidentId, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      this.#summaries.forget(id);
      const { quarantine, layout } = this.store;
      quarantine.leave(
        layout.segments(id),
        `The records of ${id} can’t be read: the disk or its rights are in the way.`,
      );
    }
  }

  async #summaryOf(id: IncidentId): Promise<IncidentSummary | undefined> {
    const held = this.#held.loaded(id);
    if (held !== undefined) {
      // With what others wrote since: the summary is kept as one of all that is there now.
      await held.mutex.run(async () => {
        if (this.#held.isHeld(held)) this.#publish(held.incident, await this.store.read(id));
      });
      return this.#summaryNow(held.incident);
    }
    const incident = createIncident(id);
    for (const event of await this.store.readOnce(id)) fold(incident, event);
    return this.#summaryNow(incident);
  }

  /** With who was on duty, where that still matters: fatigue adds up over incidents. */
  #summaryNow(incident: Incident): IncidentSummary | undefined {
    return summarize(incident, this.#context.now());
  }

  /** One incident with all its events; undefined when there is none of that id. */
  async open(id: IncidentId): Promise<Incident | undefined> {
    const held = await this.#held.load(id);
    return held.incident.events.size === 0 ? undefined : held.incident;
  }

  /**
   * Runs a command and records what it decides; resolves once that is on the disk.
   * @param id the incident, or null for `declare`.
   */
  async run(id: IncidentId | null, command: Command, person: string): Promise<Result<Outcome, Failure>> {
    const { now } = this.#context;
    if ((id === null) !== (command.name === 'declare')) {
      return err({
        kind: 'invalid',
        message: 'A new incident is declared; everything else needs an incident.',
      });
    }
    const target = id ?? incidentIdAt(now(), randomBase32(8));
    try {
      const held = await this.#held.load(target);
      if (id !== null && held.incident.events.size === 0) {
        return err({ kind: 'not-found', message: `There is no incident ${id} on this desktop.` });
      }
      return await held.mutex.run(() => this.#record(held, command, person));
    } catch (error) {
      if (error instanceof StoreError) return err(error.failure);
      throw error;
    }
  }

  /** One look at an incident, which does not stay in memory for it; undefined when there is none of that id. */
  async peek(id: IncidentId): Promise<Incident | undefined> {
    const held = this.#held.loaded(id);
    if (held !== undefined) return held.incident;
    const incident = createIncident(id);
    for (const event of await this.store.readOnce(id)) fold(incident, event);
    return incident.events.size === 0 ? undefined : incident;
  }

  async #write(id: IncidentId, command: Command, person: string): Promise<Result<Outcome, Failure>> {
    try {
      const held = await this.#held.load(id, false);
      return await held.mutex.run(() => this.#record(held, command, person, false));
    } catch (error) {
      if (error instanceof StoreError) return err(error.failure);
      throw error;
    }
  }

  /** Its summary is kept, as it is all that is left of it here. */
  async #putAway(id: IncidentId): Promise<void> {
    await this.#held.putAway(id, (incident) => {
      const summary = this.#summaryNow(incident);
      return this.#summaries.of(id, new Map(), () => Promise.resolve(summary));
    });
  }

  async #record(
    held: Held,
    command: Command,
    person: string,
    sealing = true,
  ): Promise<Result<Outcome, Failure>> {
    const { now, playbook } = this.#context;
    const { incident, timer } = held;
    const recorded = await recordCommand(this.store, incident, {
      ...{ command, person, now: now(), playbook: playbook() },
      written: (events) => this.#publish(incident, events),
    });
    if (!recorded.ok) return recorded;
    const { value: events } = recorded;
    if (sealing && events.length > 0) timer.appended(events, this.store.unsealed(incident.id).full);
    return ok({ id: incident.id, version: incident.version, events });
  }

  #publish(incident: Incident, events: readonly StreamEvent[]): void {
    const from = incident.version;
    const fresh = events.filter((event) => fold(incident, event));
    if (fresh.length > 0)
      this.#listener({ id: incident.id, from, events: fresh, summary: this.#summaryNow(incident) });
  }

  /**
   * Looks for what other processes have written: the logs and segments of open incidents, and which other incidents
   * have changed. Lists names only; cheap enough to be called several times a second.
   */
  poll(): Promise<void> {
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = undefined;
    });
    return this.#polling;
  }

  async #poll(): Promise<void> {
    const { fs } = this.#context;
    const { layout, writerId, trust } = this.store;
    await trust.poll();
    if (trust.version !== this.#trusted) {
      this.#trusted = trust.version;
      for (const held of this.#held.all())
        if (held.loaded) await this.#apart(held.incident.id, () => this.#reload(held));
    }
    await this.#recover(findWals(fs, layout, writerId).size > 0);
    const wals = findWals(fs, layout, writerId);
    const allWals = findWals(fs, layout, null);
    for (const id of this.store.streams().filter((name) => incidentIdPattern.test(name))) {
      await this.#apart(id, () => this.#look(id, wals, allWals));
    }
    await this.#summaries.save();
  }

  /**
   * Seals, now and then, what sessions left behind that ended without doing so: killed since this one began, or ended
   * while the disk took nothing. Until then no other desktop sees it.
   */
  async #recover(left: boolean): Promise<void> {
    const now = this.#context.now();
    if (!left || Math.abs(now - this.#recovered) < RECOVER_MS) return;
    this.#recovered = now;
    await this.store.recover();
  }

  /**
   * Other events count now: a device was revoked, or approved again. Whoever follows hears of a version that no events
   * lead to, and asks for the incident anew.
   */
  async #reload({ incident, mutex }: Held): Promise<void> {
    await mutex.run(async () => {
      if (!refold(incident, await this.store.readOnce(incident.id))) return;
      this.#listener({
        id: incident.id,
        from: incident.version,
        events: [],
        summary: this.#summaryNow(incident),
      });
    });
  }

  async #look(id: IncidentId, wals: Logs, allWals: Logs): Promise<void> {
    const held = this.#held.loaded(id);
    if (held !== undefined) {
      await held.mutex.run(async () => {
        if (this.#held.isHeld(held))
          this.#publish(held.incident, await this.store.read(id, wals.get(id) ?? []));
      });
      return;
    }
    if (!this.#summaries.hasChanged(id, wals, allWals)) return;
    const summary = await this.#summaries.of(id, allWals, () => this.#summaryOf(id));
    this.#listener({ id, from: 0, events: [], summary: summary ?? undefined });
  }

  /** Seals and releases everything. */
  async close(): Promise<void> {
    this.#held.closing();
    this.imports.close();
    await this.#polling;
    await this.#held.close();
    await this.store.close();
  }
}
