import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { STORE_FORMAT } from '../../records/workspace.ts';
import type { Attachment } from '../transport.ts';
import { mostUsed, type DeviceRefs, type Looked } from './device-refs.ts';
import type { OwnRefs } from './own-refs.ts';
import type { GitRepository } from './repository.ts';
import { gitStoreTroubles } from './transport-words.ts';

export type AttachContext = {
  readonly repository: GitRepository;
  readonly refs: DeviceRefs;
  readonly own: OwnRefs;
  /** The workspace; null: whichever is there. */
  readonly ws: string | null;
  readonly look: () => Promise<Result<Looked, Trouble>>;
  /** Pushes this device's first commit, with nothing in it but whose records these are. */
  readonly found: (ws: string) => Promise<Trouble | null>;
};

/** Finds the workspace in a repository, or founds it there. Own refs never meet: two that found at once see each other after. */
export async function attachRepository(
  context: AttachContext,
  mayFound: boolean,
): Promise<Result<Attachment, Trouble>> {
  const { ws, look } = context;
  const looked = await look();
  if (!looked.ok) return looked;
  const { workspaces, empty } = looked.value;
  if (empty && (ws === null || !mayFound))
    return err(ws === null ? gitStoreTroubles.noStore : gitStoreTroubles.emptied);
  if (empty && ws !== null) return foundHere(context, ws);
  const there = ws ?? mostUsed(workspaces);
  if (there === null || workspaces.size === 0) return err(gitStoreTroubles.unreadable);
  if (!workspaces.has(there)) return err(gitStoreTroubles.otherTeams);
  if (context.refs.formatOf(there).minReader > STORE_FORMAT) return err(gitStoreTroubles.newer);
  return ok({ ws: there, created: false });
}

async function foundHere(context: AttachContext, ws: string): Promise<Result<Attachment, Trouble>> {
  const { repository, own, look, found } = context;
  const trouble = await found(ws);
  if (trouble !== null) return err(trouble);
  const looked = await look();
  if (!looked.ok) return looked;
  if ([...looked.value.workspaces.keys()].every((each) => each === ws)) return ok({ ws, created: true });
  // Whoever sees the other one leaves: at least one of the two does.
  const tip = own.tip('log');
  const removed = tip === null ? null : await repository.remove(own.name('log'), tip);
  if (removed !== null && !removed.ok) return removed;
  const again = await look();
  return again.ok ? err(gitStoreTroubles.foundedTwice) : again;
}
