import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { run } from '../bridge/incidents.ts';
import { useProjections } from '../state/projections.ts';

type Ids = (incident: Incident) => readonly string[];

const idsNow = (ids: Ids, place: string): readonly string[] => {
  const { opened } = useProjections.getState();
  return opened?.incident.id === place ? ids(opened.incident) : [];
};

/**
 * Runs a command that adds something, and finds out under which id, so that it can be taken back.
 * @returns the id, null where the incident was left meanwhile, or why the command was refused.
 */
export async function runForNew(
  command: CommandInput,
  ids: Ids,
): Promise<{ readonly failure: Failure } | { readonly failure: null; readonly id: string | null }> {
  const place = useProjections.getState().opened?.incident.id ?? '';
  const before = new Set(idsNow(ids, place));
  const failure = await run(command);
  if (failure !== null) return { failure };
  const added = (): string | undefined => idsNow(ids, place).findLast((id) => !before.has(id));
  return { failure: null, id: added() ?? (await whenItIs(added, place)) };
}

/** Main answers and pushes on two ways: what was added may be a moment later here. */
function whenItIs(added: () => string | undefined, place: string): Promise<string | null> {
  return new Promise((done) => {
    const stop = useProjections.subscribe(({ opened }) => {
      const id = added();
      if (id === undefined && opened?.incident.id === place) return;
      stop();
      done(id ?? null);
    });
  });
}
