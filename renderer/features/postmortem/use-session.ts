import { useEffect, useState } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { openSession, type Session } from './session.ts';

/** The texts of an incident, open for as long as the front is there; `anew` grows when an editor has to begin again. */
export function useSession(
  id: IncidentId,
  parts: readonly PostmortemPart[],
  beyond: (part: string, step: 1 | -1, session: Session) => boolean,
): { readonly session: Session | null; readonly anew: number } {
  const [session, setSession] = useState<Session | null>(null);
  const [anew, setAnew] = useState(0);
  useEffect(() => {
    let gone = false;
    let open: Session | undefined;
    void openSession(
      id,
      parts,
      () => setAnew((times) => times + 1),
      (part, step) => open !== undefined && beyond(part, step, open),
    ).then((made) => {
      open = made;
      if (gone) void made.close();
      else setSession(made);
    });
    return () => {
      gone = true;
      void open?.close();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- those of the beginning: a part that comes later has its editor made then
  }, [id]);
  return { session, anew };
}
