import type { IncidentId } from '../../shared/ids.ts';
import type { Command } from '../../shared/incident/commands.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Outcome } from './incident-service.ts';

/** What imports wrote is sealed after a pause of so many ms, or once it is so many incidents. */
const PAUSE_MS = 500;
const MOST_THROUGH = 2_000;

type Records = {
  /** Decides and writes without sealing; the incident may not be there yet, and nobody looks at it for that. */
  readonly write: (id: IncidentId, command: Command, person: string) => Promise<Result<Outcome, Failure>>;
  /** Seals an incident, and lets go of it unless somebody looks at it. */
  readonly putAway: (id: IncidentId) => Promise<void>;
};

/** How imports write incidents: part by part, by the thousand, without holding all of them in memory. */
export class IncidentImports {
  readonly #records: Records;
  /** What imports are through with, and when it is put away. */
  readonly #through = new Set<IncidentId>();
  #putting: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(records: Records) {
    this.#records = records;
  }

  /**
   * Runs `import` under an id, of an incident that may not be there yet. Others see nothing of it until `through` says that it is
   * whole: a long import is not sealed for each of its parts.
   */
  bring(id: IncidentId, command: Command, person: string): Promise<Result<Outcome, Failure>> {
    return this.#records.write(id, command, person);
  }

  /**
   * An import is through with an incident: what it wrote is on the disk. Once imports have paused it is sealed, as everything is,
   * and put away unless somebody looks at it: a thousand of them are many.
   */
  async through(id: IncidentId): Promise<void> {
    this.#through.add(id);
    clearTimeout(this.#putting);
    if (this.#through.size >= MOST_THROUGH) await this.#putAway();
    else this.#putting = setTimeout(() => void this.#putAway(), PAUSE_MS);
  }

  async #putAway(): Promise<void> {
    for (const id of this.#through) {
      if (this.#closed) return;
      this.#through.delete(id);
      await this.#records.putAway(id);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#putting);
  }
}
