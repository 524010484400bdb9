import { lookAtAlarms, type Looked } from '../../../shared/alarms/alarm-clock.ts';
import type { AlarmMemory } from '../../../shared/alarms/alarm-memory.ts';
import type { IncidentId, Instant } from '../../../shared/ids.ts';
import { RELIEF_AHEAD_MS, reliefsOf, type Relief, type ReliefLater } from '../../../shared/duty/relief.ts';
import { alarmsOf } from '../../../shared/incident/alarms.ts';
import { endingOf } from '../../../shared/incident/exercise.ts';
import { isMeant, isSamePerson } from '../../../shared/incident/people.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { reviewBy } from '../../../shared/incident/review.ts';
import { REVIEW_OVER_MS, REVIEW_SOON_MS, reviewAlarms } from '../../../shared/incident/review-due.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { summarize, trimmed, type IncidentSummary } from '../../../shared/incident/summary.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import type { IncidentAlarms } from '../../../shared/ipc/contract.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';

/** The wall clock was set when it and the steady one drift apart by more than this between two looks. */
const DRIFT_MS = 2_000;
/** Looks come every half minute: when more than this lies between two, the machine slept. */
const SLEPT_MS = 45_000;

export type KeeperContext = {
  readonly wall: () => Instant;
  /** Milliseconds since the machine was started, sleep included. */
  readonly steady: () => number;
  /** Calls once after a while. @returns a function that calls it off. */
  readonly later: (ms: number, call: () => void) => () => void;
  readonly playbook: () => Playbook;
  /** Who sits at this desktop, as the settings say: what is meant for one person rings for them only. */
  readonly person: () => string;
  /** Whose relief is put off at this desktop. */
  readonly reliefLater: () => ReliefLater;
  readonly memory: { load(): AlarmMemory; save(memory: AlarmMemory): void };
  /** Hears the outcome of every look; `jumped` when a clock was set or the machine slept since the last one. */
  readonly heard: (looked: Looked, incidents: readonly IncidentAlarms[], jumped: boolean) => void;
};

/** Keeps what is due in every live incident and which post-mortems are, whichever is on screen, and looks at it whenever something may ring. */
export class AlarmKeeper {
  readonly #context: KeeperContext;
  readonly #incidents = new Map<IncidentId, Incident>();
  readonly #live = new Map<IncidentId, IncidentAlarms>();
  /** Who was on duty in what is live or was until a day ago: time on duty adds up over all of it. */
  readonly #duties = new Map<IncidentId, IncidentSummary>();
  /** What is over and has a post-mortem that its owner is called for. */
  readonly #reviews = new Map<IncidentId, IncidentSummary>();
  #memory: AlarmMemory;
  #callOff: () => void = () => undefined;
  #resumed = true;
  #last: { readonly wall: number; readonly steady: number } | null = null;
  #running = false;

  constructor(context: KeeperContext) {
    this.#context = context;
    this.#memory = context.memory.load();
  }

  /** Begins to look: once everything that is live is known, so that what is over rings at once and together. */
  start(): void {
    this.#running = true;
    this.look();
  }

  stop(): void {
    this.#running = false;
    this.#callOff();
  }

  isLive(id: IncidentId): boolean {
    return this.#live.has(id);
  }

  /** What is due in every live incident: a relief only once it is near. */
  get incidents(): readonly IncidentAlarms[] {
    return this.#near(this.#withReliefs());
  }

  #near(incidents: readonly IncidentAlarms[]): readonly IncidentAlarms[] {
    const until = this.#context.wall() + RELIEF_AHEAD_MS;
    return incidents.map((each) => {
      const alarms = each.alarms.filter(({ anywhere, dueAt }) => anywhere !== true || dueAt <= until);
      return alarms.length === each.alarms.length ? each : { ...each, alarms };
    });
  }

  /** With whoever is to be relieved in it, however far that is: a clock that is set must not put it off. */
  #withReliefs(): readonly IncidentAlarms[] {
    const reliefs = Map.groupBy(this.#reliefs(), ({ incident }) => incident);
    const live = [...this.#live.values()].map((held) => {
      const incident = this.#incidents.get(held.id);
      const due = reliefs.get(held.id);
      return (incident === undefined || due === undefined ? null : this.#alarmsOf(incident, due)) ?? held;
    });
    return [...live, ...this.#reviewsDue()];
  }

  /** What is known of an incident that is not live: who was on duty in it may be tired still. */
  know(summary: IncidentSummary): void {
    if (summary.duty !== undefined) this.#duties.set(summary.id, summary);
    const { review, exercise } = summary;
    if (review !== undefined && !exercise && (review.state !== 'published' || review.outdated))
      this.#reviews.set(summary.id, summary);
    else this.#reviews.delete(summary.id);
  }

  /** Post-mortems whose time is near, of whoever sits at this desktop. */
  #reviewsDue(): readonly IncidentAlarms[] {
    const { wall, person, playbook } = this.#context;
    const now = wall();
    return [...this.#reviews.values()].flatMap((summary) => {
      if (summary.review === undefined) return [];
      const { id, title, severity, exercise } = summary;
      const { needed, dueAt, owner, why } = reviewBy(summary.review, playbook().postmortem);
      if (!needed || dueAt === null || owner === null || !isSamePerson(owner, person())) return [];
      if (now < dueAt - REVIEW_SOON_MS || now > dueAt + REVIEW_OVER_MS) return [];
      // The first call is history once its time is over.
      const alarms = reviewAlarms({ dueAt, owner, why }).filter((each) => now < dueAt || each.dueAt >= dueAt);
      return [{ id, title, severity, exercise, alarms }];
    });
  }

  /** An incident is as it is now. */
  take(incident: Incident): void {
    const summary = summarize(incident, this.#context.wall());
    if (summary !== undefined) this.know(summary);
    const alarms = summary?.takenBack === true ? null : this.#alarmsOf(incident);
    if (alarms === null) {
      this.drop(incident.id);
      return;
    }
    this.#incidents.set(incident.id, incident);
    this.#live.set(incident.id, alarms);
    this.look();
  }

  /** An incident is no longer live, or no longer there. */
  drop(id: IncidentId): void {
    this.#incidents.delete(id);
    if (this.#live.delete(id)) this.look();
  }

  /** Other records take the place of these; nothing rings until `start`. */
  clear(): void {
    this.stop();
    this.#incidents.clear();
    this.#live.clear();
    this.#duties.clear();
    this.#reviews.clear();
  }

  /** The playbook or the person has changed: other things may be due, or at another time. */
  recompute(): void {
    for (const incident of this.#incidents.values()) {
      const alarms = this.#alarmsOf(incident);
      if (alarms !== null) this.#live.set(incident.id, alarms);
    }
    this.look();
  }

  /** The machine woke up: what is over rings at once. */
  resume(): void {
    this.#resumed = true;
    this.look();
  }

  look(): void {
    if (!this.#running) return;
    const { wall, steady, later, memory, heard } = this.#context;
    this.#callOff();
    const now = { wall: wall(), steady: steady() };
    const last = this.#last ?? now;
    this.#last = now;
    // Not every system tells of it.
    if (now.steady - last.steady > SLEPT_MS) this.#resumed = true;
    const drift = now.wall - now.steady - (last.wall - last.steady);
    const jumped = this.#resumed || Math.abs(drift) > DRIFT_MS;
    const incidents = this.#withReliefs();
    const looked = lookAtAlarms({ ...now, resumed: this.#resumed, incidents, memory: this.#memory });
    this.#resumed = false;
    this.#memory = looked.memory;
    memory.save(looked.memory);
    this.#callOff = later(looked.waitMs, () => this.look());
    heard(looked, this.#near(incidents), jumped);
  }

  /** What is due in an incident; null when it is not live. */
  #alarmsOf(incident: Incident, reliefs: readonly Relief[] = []): IncidentAlarms | null {
    const declared = declarationOf(incident);
    const severity = severityOf(incident)?.severity;
    if (declared === undefined || severity === undefined || !isLive(phaseOf(incident))) return null;
    if (endingOf(incident) !== null) return null; // an exercise that is over calls nobody
    const { playbook, person } = this.#context;
    const alarms = alarmsOf(incident, playbook(), reliefs)
      .filter(({ only }) => only === undefined || isMeant(incident, only, person()))
      .toSorted((a, b) => a.dueAt - b.dueAt);
    return { id: incident.id, title: declared.title, severity, exercise: declared.exercise, alarms };
  }

  /** Who is to be relieved, in the incident where each holds what demands most. */
  #reliefs(): readonly Relief[] {
    const { wall, playbook, reliefLater } = this.#context;
    const now = wall();
    for (const [id, summary] of this.#duties)
      if (trimmed(summary, now).duty === undefined) this.#duties.delete(id);
    return reliefsOf([...this.#duties.values()], playbook(), now, reliefLater());
  }
}
