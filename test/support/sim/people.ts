import fc from 'fast-check';
import { isOfTheWorld } from './world.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { command } from '../history-commands.ts';
import { Inventor, people, pick } from '../invent.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';

/** Incidents that a life has at most. */
const INCIDENTS = 3;

/** What the people at the desktops do: commands of every kind, about what their own desktop shows. */
export class People {
  readonly #life: Life;
  readonly #inventor: Inventor;
  readonly #commands: readonly ((incident: Incident) => CommandInput)[];
  #next = 0;
  readonly incidents: string[] = [];

  constructor(life: Life) {
    this.#life = life;
    this.#inventor = new Inventor(life.seed);
    this.#commands = fc.sample(command, { seed: life.seed, numRuns: 300 });
  }

  /**
   * One command on a desktop; what is acknowledged is kept account of.
   * @param inCharge it says who is in charge: what several say at once.
   */
  async act(machine: Machine, inCharge = false): Promise<void> {
    const { random, time, account, console } = this.#life;
    const { app } = machine;
    if (app === undefined) return;
    const declares = this.incidents.length === 0 || (this.incidents.length < INCIDENTS && random() < 0.03);
    const id = declares ? null : pick(random, this.incidents);
    try {
      const input =
        id === null ? this.#inventor.declaration(machine.now) : await this.#choose(machine, id, inCharge);
      const parsed = console.commandSchema.safeParse(input);
      if (!parsed.success) return;
      const running = app.service.run(id, parsed.data, machine.name);
      const outcome = await (random() < 0.9 ? time.settle(running) : running);
      if (!outcome.ok) {
        account.tell('refused');
        return;
      }
      account.took(outcome.value.id, outcome.value.events, machine.ceiling);
      if (id === null) this.incidents.push(outcome.value.id);
      machine.open(outcome.value.id);
      machine.sync?.engine.hint([outcome.value.id]);
    } catch (error) {
      if (!isOfTheWorld(error)) throw error;
    }
  }

  /** Somebody has pasted what must not stand in a record. */
  #redact(incident: Incident): CommandInput | undefined {
    const entries = [...incident.events.values()].filter(({ t }) => t === 'entry-logged/1').map(({ e }) => e);
    if (entries.length === 0) return undefined;
    this.#life.account.tell('redactions');
    return {
      name: 'redact',
      fields: { entry: pick(this.#life.random, entries), reason: 'it names a customer' },
    };
  }

  async #choose(machine: Machine, id: string, inCharge: boolean): Promise<CommandInput | undefined> {
    const incident = await machine.app?.service.open(id);
    if (incident === undefined) return undefined;
    if (inCharge)
      return { name: 'assign', fields: { role: 'commander', person: pick(this.#life.random, people) } };
    if (this.#life.redacts && this.#life.random() < 0.04) return this.#redact(incident);
    if (this.#life.random() < 0.5) return this.#inventor.next(incident, machine.now);
    const made = this.#commands[(this.#next += 1) % this.#commands.length];
    const input = made?.(incident);
    return input?.name === 'redact' && !this.#life.redacts ? undefined : input;
  }
}
