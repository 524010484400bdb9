import type { Command } from '../../shared/incident/commands.ts';
import { phaseOf, severityOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { entryKinds, roles, severities } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';

/** A number in [0, 1), the next of its series. */
export type Random = () => number;

/** The same series for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

export const people = 'ines marek pia zoë tomasz amara li wei jürgen fatima noor kenji'.split(' ');
const services = 'playback-api edge checkout login search billing media-store feature-flags'.split(' ');

const openings = [
  'Error rate of {s} at {n} %, was 0.4 % an hour ago',
  '{p} is looking into {s}',
  'Rolled {s} back to build {n}',
  'p99 of {s} is {n} ms in two of three zones',
  'Nothing unusual in the deploys of {s} since {n} UTC',
  'Customer reports for {s}: {n} in the last ten minutes',
  '“{s}” still times out for {p} – the cache was warm though',
  'Scaled {s} from {n} to twice as many replicas',
  'Decision: no further changes to {s} until {p} has read the graphs',
  'Trace {n} shows the retry storm between {s} and its database',
];
const continuations = [
  '. Dashboards are up.',
  ', will report in ten minutes. #impact',
  '. Asked {p} for a second pair of eyes; the pool of connections looks exhausted since the failover.',
  ' — see the third panel, the step is exactly at the change of the flag.',
  '.',
  '. It climbs two points a minute, and every kind of device is affected, so this is not one client.',
];

/** What people would say and do in an incident, one command after the other; the same for the same seed. */
export class Inventor {
  readonly random: Random;
  readonly #entries: string[] = [];
  #ids = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /** An id as the console makes them: 13 characters, new at every call. */
  id = (): string => {
    this.#ids += 1;
    return `${Math.floor(this.random() * 32 ** 6).toString(32)}${this.#ids.toString(32)}`
      .padStart(13, '0')
      .replaceAll(/[0189]/g, (digit) => 'wxyz'.charAt('0189'.indexOf(digit)));
  };

  declaration(startedAt: number): Command {
    const title = this.#sentence().slice(0, 120);
    const severity = pick(this.random, severities);
    const said = { title, severity, services: [pick(this.random, services)], started: startedAt };
    return {
      name: 'declare',
      fields: { ...said, foundBy: 'monitoring', exercise: false, takeCommand: false },
    };
  }

  log(): Extract<Command, { name: 'log' }> {
    const entry = this.id();
    this.#entries.push(entry);
    const kind = this.random() < 0.6 ? 'note' : pick(this.random, entryKinds);
    return { name: 'log', fields: { text: this.#sentence(), kind, entry } };
  }

  /** Mostly lines of the log; of the rest, what the state of the incident lets people do. */
  next(incident: Incident, now: number): Command {
    const { random } = this;
    const dice = random();
    const entry = this.#entries.length === 0 ? undefined : pick(random, this.#entries.slice(-200));
    if (dice < 0.72 || entry === undefined) return this.log();
    if (dice < 0.8) return { name: 'correct', fields: { entry, text: this.#sentence() } };
    if (dice < 0.82) return { name: random() < 0.7 ? 'remove' : 'restore', fields: { entry } };
    if (dice < 0.89) {
      const { id } = pick(random, defaultPlaybook.checklist);
      return { name: 'tick', fields: { item: id, undo: random() < 0.4 } };
    }
    if (dice < 0.93) {
      const text = this.#sentence();
      return {
        name: 'update',
        fields: { text, next: now + 1_800_000, audiences: ['executives', 'support'] },
      };
    }
    if (dice < 0.98)
      return { name: 'assign', fields: { role: pick(random, roles), person: pick(random, people) } };
    if (dice < 0.99) {
      const severity = pick(
        random,
        severities.filter((s) => s !== severityOf(incident)?.severity),
      );
      return { name: 'severity', fields: { severity, reason: this.#sentence() } };
    }
    const phase = phaseOf(incident);
    if (phase === 'detection') return { name: 'acknowledge', fields: {} };
    return phase === 'triage' ? { name: 'start-mitigation', fields: {} } : this.log();
  }

  #sentence(): string {
    const { random } = this;
    return (pick(random, openings) + pick(random, continuations))
      .replaceAll('{s}', () => pick(random, services))
      .replaceAll('{p}', () => pick(random, people))
      .replaceAll('{n}', () => String(1 + Math.floor(random() * 900)));
  }
}
