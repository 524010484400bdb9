import { WORKSPACE_STREAM, type Instant } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TeamCommand } from '../../shared/team/commands.ts';
import { decideTeam } from '../../shared/team/decide-team.ts';
import { createTeam, foldTeam, teamState, type Team } from '../../shared/team/fold.ts';
import { emptyTeam, type TeamState } from '../../shared/team/team.ts';
import { randomBase32 } from '../records/crypto.ts';
import { StoreError } from '../records/failure.ts';
import type { RecordStore } from '../records/store.ts';
import { Mutex } from './mutex.ts';

/** What the team says outside of incidents, in the workspace’s own stream: read, decide, append, seal. */
export class TeamService {
  readonly #store: RecordStore;
  readonly #now: () => Instant;
  readonly #mutex = new Mutex();
  #team: Team = createTeam();
  #state: TeamState = emptyTeam;
  /** The state of trust that it was folded in; -1 before the first read. */
  #trusted = -1;

  constructor(store: RecordStore, now: () => Instant) {
    this.#store = store;
    this.#now = now;
  }

  /** What stands now, with what other processes and other desktops have written. */
  state(): Promise<TeamState> {
    return this.#mutex.run(async () => {
      await this.#read();
      return this.#state;
    });
  }

  /**
   * Looks for what others have written. Lists names only where nothing is new.
   * @returns what stands now where that is another than before, else undefined.
   */
  poll(): Promise<TeamState | undefined> {
    return this.#mutex.run(async () => ((await this.#read()) ? this.#state : undefined));
  }

  /** Runs a command; resolves once what it says is on the disk and sealed, for other desktops to have. */
  run(command: TeamCommand, person: string): Promise<Result<TeamState, Failure>> {
    return this.#mutex.run(async () => {
      const store = this.#store;
      if (store.readOnly !== null) return err({ kind: 'read-only', message: store.readOnly });
      await this.#read();
      const context = { now: this.#now(), person, newId: () => randomBase32(13) };
      const decision = decideTeam(this.#team, command, context);
      if (!decision.ok) return decision;
      try {
        if (decision.value.length > 0) {
          for (const event of await store.append(WORKSPACE_STREAM, decision.value))
            foldTeam(this.#team, event);
          await store.seal(WORKSPACE_STREAM);
          this.#state = teamState(this.#team);
        }
        return ok(this.#state);
      } catch (error) {
        if (error instanceof StoreError) return err(error.failure);
        throw error;
      }
    });
  }

  /** @returns whether something else stands now. */
  async #read(): Promise<boolean> {
    const { trust } = this.#store;
    await trust.poll();
    const anew = trust.version !== this.#trusted;
    // Where other devices count than before, so may other words.
    const events = anew
      ? await this.#store.readOnce(WORKSPACE_STREAM)
      : await this.#store.read(WORKSPACE_STREAM);
    if (anew) this.#team = createTeam();
    this.#trusted = trust.version;
    const fresh = events.filter((event) => foldTeam(this.#team, event)).length > 0;
    if (!fresh && !anew) return false;
    const before = JSON.stringify(this.#state);
    this.#state = teamState(this.#team);
    return before !== JSON.stringify(this.#state);
  }
}
