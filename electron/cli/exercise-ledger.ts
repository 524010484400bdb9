import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { named, type StreamEvent } from '../../shared/incident/envelope.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';

/** Base32's letters in the order in which strings compare, so that what comes later compares greater. */
const letters = '234567abcdefghijklmnopqrstuvwxyz';
const numbered = (n: number, length: number): string =>
  n
    .toString(32)
    .replace(/./g, (digit) => letters.charAt(parseInt(digit, 32)))
    .padStart(length, '2');

/** A record of one incident that is kept nowhere: the same decisions and the same fold as in a store, without one. */
export class Ledger {
  readonly incident: Incident;
  readonly #playbook: Playbook;
  #count = 0;

  constructor(id: IncidentId, playbook: Playbook) {
    this.incident = createIncident(id);
    this.#playbook = playbook;
  }

  /** @returns null once it is recorded, or the sentence with which it was refused. */
  run(input: CommandInput, person: string, now: Instant): string | null {
    const newId = (): string => numbered((this.#count += 1), 13);
    const context = { now, person, playbook: this.#playbook, newId };
    const decision = decide(this.incident, commandSchema.parse(input), context);
    if (!decision.ok) return decision.error.message;
    const events: StreamEvent[] = [];
    for (const each of decision.value) {
      const draft = named(each, events);
      this.#count += 1;
      const event: StreamEvent = {
        ...draft,
        ...{ id: numbered(this.#count, 26), w: WRITER, q: this.#count, h: [now, this.#count] },
        ...{ o: draft.o ?? [], g: draft.g ?? 1, c: draft.c ?? 0 },
      };
      events.push(event);
      fold(this.incident, event);
    }
    return null;
  }
}

const WRITER = `${'2'.repeat(16)}-${'2'.repeat(6)}`;
