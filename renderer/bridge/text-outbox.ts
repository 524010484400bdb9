import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { TextsSaved } from '../state/postmortem.ts';
import { piecesOf } from './text-pieces.ts';

/** Milliseconds without a key press after which what was typed goes to the record, and how long that waits at most. */
const PAUSE = 300;
const LONGEST = 1_500;
/** Milliseconds after a write that failed until the next try: they double up to the last. */
const AGAIN = 1_000;
const AGAIN_MOST = 15_000;
/** Updates of one command (`edit-text`). */
const AT_ONCE = 200;
/** So many key presses that wait are put together: each of them writes all that waits into the draft. */
const LOOSE = 64;

/** What surrounds an outbox; handed in, so that a test needs no window. */
export type OutboxWorld = {
  /** Records updates of a section. @returns null, or why they were not. */
  send(section: string, updates: readonly string[]): Promise<Failure | null>;
  /** Keeps what is not in the record yet over a kill; empty where nothing is. */
  keep(draft: string): void;
  /** Whether all is saved, or why something is not. */
  say(state: TextsSaved): void;
  after(milliseconds: number, act: () => void): () => void;
  now(): number;
};

export type Outbox = {
  /** Takes an update that was just made in a section: it is in the draft when this returns. */
  readonly push: (section: string, update: Uint8Array) => void;
  /** Whether something of a section is not in the record yet. */
  readonly waits: (section: string) => boolean;
  /** Sends what waits now; resolves when it is answered, also where it failed. */
  readonly flush: () => Promise<void>;
  /** Tries no more by itself; what waits stays in the draft. */
  readonly close: () => void;
};

/**
 * The edits on their way to the record: collected for a moment, sent in order, sent again where that failed. What is
 * not acknowledged stands in a draft.
 */
export function createOutbox(world: OutboxWorld): Outbox {
  const waiting = new Map<string, Uint8Array[]>();
  let first: number | null = null;
  let failures = 0;
  let busy: Promise<void> | null = null;
  let stop = (): void => undefined;
  let closed = false;
  let said: TextsSaved['name'] = 'saved';

  const say = (state: TextsSaved): void => {
    if (state.name === said && state.name !== 'failed') return; // with every key press it would be drawn anew
    said = state.name;
    world.say(state);
  };
  const keep = (): void => world.keep(draftOf(waiting));
  function push(section: string, update: Uint8Array): void {
    const held = waiting.get(section) ?? [];
    held.push(update);
    if (held.length > LOOSE && busy === null) held.splice(0, held.length, Y.mergeUpdates(held));
    waiting.set(section, held);
    keep();
    first ??= world.now();
    if (failures > 0) return; // its next try is on the clock already
    say({ name: 'waiting' });
    plan(Math.max(0, Math.min(PAUSE, first + LONGEST - world.now())));
  }
  function plan(milliseconds: number): void {
    stop();
    if (!closed) stop = world.after(milliseconds, () => void flush());
  }
  async function drain(): Promise<void> {
    first = null;
    for (const [section, held] of [...waiting]) {
      const taken = held.length;
      const why = await sendAll(world, section, piecesOf(held));
      if (why !== null) {
        failures += 1;
        first ??= world.now();
        say({ name: 'failed', why });
        plan(Math.min(AGAIN_MOST, AGAIN * 2 ** (failures - 1)));
        return;
      }
      held.splice(0, taken); // what was typed meanwhile stays
      if (held.length === 0) waiting.delete(section);
      keep();
    }
    failures = 0;
    if (waiting.size === 0) say({ name: 'saved' });
    else plan(PAUSE);
  }
  async function flush(): Promise<void> {
    stop();
    if (busy !== null) await busy; // what was typed since it began goes now
    if (waiting.size === 0) return;
    busy ??= drain().finally(() => (busy = null));
    await busy;
  }
  return {
    push,
    waits: (section) => waiting.has(section),
    flush,
    close() {
      closed = true;
      stop();
    },
  };
}

async function sendAll(world: OutboxWorld, section: string, all: readonly string[]): Promise<string | null> {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const failure = await world.send(section, all.slice(at, at + AT_ONCE));
    if (failure !== null) return failure.message;
  }
  return null;
}

function draftOf(waiting: ReadonlyMap<string, readonly Uint8Array[]>): string {
  if (waiting.size === 0) return '';
  return JSON.stringify(
    Object.fromEntries(Array.from(waiting, ([section, held]) => [section, held.map(toBase64)])),
  );
}

/** What a draft kept, by section; nothing where it can't be read. */
export function readOutboxDraft(draft: string): ReadonlyMap<string, readonly Uint8Array[]> {
  const kept = new Map<string, readonly Uint8Array[]>();
  try {
    const held: unknown = draft === '' ? null : JSON.parse(draft);
    if (typeof held !== 'object' || held === null) return kept;
    for (const [section, updates] of Object.entries(held))
      if (Array.isArray(updates))
        kept.set(
          section,
          updates
            .filter((update) => typeof update === 'string')
            .map((update) => fromBase64(update))
            .filter(isWhole),
        );
  } catch {
    // Damaged: there is nothing to bring back from it.
  }
  return kept;
}

/** A damaged edit harms nothing: what is left of the others is taken. */
function isWhole(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return update.length > 0;
  } catch {
    return false;
  }
}
