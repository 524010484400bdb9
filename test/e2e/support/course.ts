import type { ElectronApplication } from '@playwright/test';
import type { Step } from '../../../electron/incidents/replay.ts';
import type { Instant } from '../../../shared/ids.ts';
import { setClock } from './moved-clock.ts';
import type { Hands } from './hands.ts';

/** Who makes the steps of a course now, at which desktop, and what was made so far. */
export class Course {
  readonly zero: Instant;
  /** The words of the entries that have a name in the fixture, and of the items of its own. */
  readonly entries = new Map<string, { text: string; kind: string }>();
  readonly items = new Map<string, string>();
  readonly updates: string[] = [];
  /** The wordings that wait to be sent, by their audience. */
  readonly drafts = new Map<string, string>();
  /** What the window has no field for, by line of the fixture. */
  readonly leftOut = new Map<number, readonly string[]>();
  app: ElectronApplication;
  hands: Hands;
  #person: string;

  /** @param zero minute 0 of the course, a whole minute. */
  constructor(zero: Instant, at: { app: ElectronApplication; hands: Hands }, person: string) {
    this.zero = zero;
    this.app = at.app;
    this.hands = at.hands;
    this.#person = person;
  }

  /** The instant of a minute of the course. */
  instant(minute: number): Instant {
    return this.zero + Math.round(minute * 60_000);
  }

  /** A minute of the course as a clock shows it, to the second. */
  clock(minute: number): string {
    return new Date(this.instant(minute)).toLocaleTimeString('en-GB', { hour12: false });
  }

  /** An entry has been made; later steps call it by its name in the fixture. */
  remember(step: Step): void {
    const { entry, text, kind = 'note' } = step.with as { entry?: string; text: string; kind?: string }; // a log step's
    if (entry !== undefined) this.entries.set(entry, { text, kind });
  }

  /** Fields of a step that nothing on screen asks for. */
  leaveOut(step: Step, ...fields: readonly string[]): void {
    const present = fields.filter((field) => step.with[field] !== undefined);
    if (present.length > 0) this.leftOut.set(step.line, present);
  }

  /** A step as it could be made in the window. */
  asMade(step: Step): Step {
    const left = this.leftOut.get(step.line) ?? [];
    return {
      ...step,
      with: Object.fromEntries(Object.entries(step.with).filter(([name]) => !left.includes(name))),
    };
  }

  /** The clock moves on to the minute of a step, and whoever makes it sits down. */
  async sitDown(step: Step): Promise<void> {
    await setClock(this.app, this.hands.page, this.instant(step.min));
    if (step.by === this.#person) return;
    await this.hands.become(step.by);
    this.#person = step.by;
  }
}

/** The words of a log step as one line of the composer: kind, event time, who and how long, text. */
export function lineOf(course: Course, step: Step): string {
  const { kind, at, text, to, minutes } = step.with as {
    kind?: string;
    at?: number;
    text: string;
    to?: string;
    minutes?: number;
  };
  const said = [
    at === undefined ? '' : clockWords(course, step.min, at),
    kind === undefined ? '' : `!${kind}`,
    to === undefined ? '' : `@${to}`,
    minutes === undefined || kind === 'decision' ? '' : `${minutes}m`,
    text,
    minutes === undefined || kind !== 'decision' ? '' : `revisit ${minutes}m`,
  ];
  return said.filter((word) => word !== '').join(' ');
}

/** Whole minutes ago are typed as such, everything else as the clock showed it. */
export function clockWords(course: Course, now: number, at: number): string {
  const ago = Math.round((now - at) * 10) / 10;
  return ago >= 1 && Number.isInteger(ago) ? `-${ago}m` : course.clock(at);
}
