import type { Command } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { randomBase32 } from '../records/crypto.ts';
import { StoreError } from '../records/failure.ts';
import type { RecordStore } from '../records/store.ts';

/** More than these go to the disk in several writes: taking a long import back is a thousand small ones. */
const MOST_DRAFTS = 500;

function writesOf(drafts: readonly EventDraft[]): readonly (readonly EventDraft[])[] {
  if (drafts.length <= MOST_DRAFTS) return [drafts];
  return Array.from({ length: Math.ceil(drafts.length / MOST_DRAFTS) }, (_, i) =>
    drafts.slice(i * MOST_DRAFTS, (i + 1) * MOST_DRAFTS),
  );
}

type Asked = {
  readonly command: Command;
  readonly person: string;
  readonly now: number;
  readonly playbook: Playbook;
  /** Is given what each write has brought to the disk, before the next one. */
  readonly written: (events: readonly StreamEvent[]) => void;
};

/**
 * Decides a command over an incident, and appends what it decides; nobody else may do so meanwhile.
 * @returns what is on the disk when it resolves.
 * @throws StoreError when the store can't be written to.
 */
export async function recordCommand(
  store: RecordStore,
  incident: Incident,
  { command, person, now, playbook, written }: Asked,
): Promise<Result<readonly StreamEvent[], Failure>> {
  if (store.readOnly !== null) throw new StoreError({ kind: 'read-only', message: store.readOnly });
  const decision = decide(incident, command, {
    now,
    person,
    playbook,
    newId: () => randomBase32(13),
    standing: store.trust.standingOf(store.identity?.device ?? ''),
  });
  if (!decision.ok) return err(decision.error);
  if (decision.value.length === 0) return ok([]);
  const events: StreamEvent[] = [];
  for (const drafts of writesOf(decision.value)) {
    const appended = await store.append(incident.id, drafts);
    written(appended);
    events.push(...appended);
  }
  return ok(events);
}
