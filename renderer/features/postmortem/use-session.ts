import { useEffect, useState } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { openSession, type Session } from './session.ts';
import { takeOutLeft } from './take-out-left.ts';

/** The texts of an incident, open for as long as the front is there; `anew` of a part grows when its editor has to begin again. */
export function useSession(
  id: IncidentId,
  parts: readonly PostmortemPart[],
  beyond: (part: string, step: 1 | -1, session: Session) => boolean,
): { readonly session: Session | null; readonly anew: ReadonlyMap<string, number> } {
  const [session, setSession] = useState<Session | null>(null);
  const [anew, setAnew] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let gone = false;
    let open: Session | undefined;
    void openSession(
      id,
      parts,
      (part) => {
        setAnew((times) => new Map(times).set(part, (times.get(part) ?? 0) + 1));
        takeOutLeft(part);
      },
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
