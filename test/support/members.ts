import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { isKeptAside, judge, standingIn, type Cut } from '../../shared/workspace/standing.ts';
import {
  approveDevice,
  createWorkspace,
  foldWorkspace,
  revokeDevice,
} from '../../shared/workspace/workspace.ts';

export const incident = '20261120-aaaaaaaa';
export const deviceOf = (name: string): string => name.padEnd(16, 'x');
export const writerOf = (name: string): string => `${deviceOf(name)}-aaaaaa`;

/** Desktops that say things of each other; each knows what it was told, and its own. */
export class Members {
  readonly events: StreamEvent[] = [];
  readonly #written = new Map<string, number>();

  /** What a device has written so far, in the workspace's stream and in an incident. */
  written(name: string): number {
    return this.#written.get(name) ?? 0;
  }

  /** It logs something, without a word on devices. */
  writes(name: string): number {
    this.#written.set(name, this.written(name) + 1);
    return this.written(name);
  }

  approves(by: string, device: string, knowing = this.events): this {
    const { draft } = this.#context(by, knowing);
    return this.#record(
      by,
      [draft((w, context) => [approveDevice(w, deviceOf(device), device, context)])].flat(),
    );
  }

  /** @param known how much of what the device wrote was known; all of it where it is not said. */
  revokes(by: string, device: string, known = this.written(device), knowing = this.events): this {
    const { draft } = this.#context(by, knowing);
    const last = new Map([[writerOf(device), known]]);
    const cut: Cut =
      known === 0
        ? new Map()
        : new Map([
            [WORKSPACE_STREAM, last],
            [incident, last],
          ]);
    const rev = `${this.events.length}`
      .replaceAll(/\d/g, (d) => 'abcdefghij'.charAt(Number(d)))
      .padEnd(13, 'z');
    return this.#record(
      by,
      draft((w, context) => revokeDevice(w, deviceOf(device), device, cut, rev, context)),
    );
  }

  #context(by: string, knowing: readonly StreamEvent[]) {
    const workspace = createWorkspace();
    for (const event of knowing) foldWorkspace(workspace, event);
    const context = { now: 0, person: by };
    return {
      draft: (say: (w: typeof workspace, c: typeof context) => EventDraft[]) => say(workspace, context),
    };
  }

  #record(by: string, drafts: readonly EventDraft[]): this {
    for (const draft of drafts) {
      const q = this.writes(by);
      const n = this.events.length;
      const id = n
        .toString(6)
        .replaceAll(/\d/g, (d) => String(Number(d) + 2))
        .padStart(26, 'a');
      this.events.push({
        ...{ ...draft, id, w: writerOf(by), q, h: [n, 0], o: draft.o ?? [], g: draft.g ?? 1, c: 0 },
      });
    }
    return this;
  }

  judgement(events: readonly StreamEvent[] = this.events, pinned = ['ana']) {
    const workspace = createWorkspace();
    for (const event of events) foldWorkspace(workspace, event);
    return judge(workspace.statements.values(), new Set(pinned.map(deviceOf)));
  }

  standing(...names: readonly string[]): string[] {
    const judgement = this.judgement();
    return names.map((name) => standingIn(judgement, deviceOf(name)));
  }

  aside(name: string, q: number): boolean {
    return isKeptAside(this.judgement(), deviceOf(name), incident, writerOf(name), q);
  }
}
