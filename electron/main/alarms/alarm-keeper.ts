import { lookAtAlarms, type Looked } from '../../../shared/alarms/alarm-clock.ts';
import type { AlarmMemory } from '../../../shared/alarms/alarm-memory.ts';
import type { IncidentId, Instant } from '../../../shared/ids.ts';
import { alarmsOf } from '../../../shared/incident/alarms.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
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
  readonly memory: { load(): AlarmMemory; save(memory: AlarmMemory): void };
  /** Hears the outcome of every look; `jumped` when a clock was set or the machine slept since the last one. */
  readonly heard: (looked: Looked, incidents: readonly IncidentAlarms[], jumped: boolean) => void;
};

/** Keeps what is due in every live incident, whichever is on screen, and looks at it whenever something may ring. */
export class AlarmKeeper {
  readonly #context: KeeperContext;
  readonly #incidents = new Map<IncidentId, Incident>();
  readonly #live = new Map<IncidentId, IncidentAlarms>();
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

  get incidents(): readonly IncidentAlarms[] {
    return [...this.#live.values()];
  }

  /** An incident is as it is now. */
  take(incident: Incident): void {
    const alarms = this.#alarmsOf(incident);
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
  }

  /** The playbook has changed: everything may be due at another time. */
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
    const incidents = this.incidents;
    const looked = lookAtAlarms({ ...now, resumed: this.#resumed, incidents, memory: this.#memory });
    this.#resumed = false;
    this.#memory = looked.memory;
    memory.save(looked.memory);
    this.#callOff = later(looked.waitMs, () => this.look());
    heard(looked, incidents, jumped);
  }

  /** What is due in an incident; null when it is not live. */
  #alarmsOf(incident: Incident): IncidentAlarms | null {
    const declared = declarationOf(incident);
    const severity = severityOf(incident)?.severity;
    if (declared === undefined || severity === undefined || !isLive(phaseOf(incident))) return null;
    const alarms = alarmsOf(incident, this.#context.playbook()).toSorted((a, b) => a.dueAt - b.dueAt);
    return { id: incident.id, title: declared.title, severity, exercise: declared.exercise, alarms };
  }
}
