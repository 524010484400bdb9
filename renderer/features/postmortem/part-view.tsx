import { memo, useLayoutEffect, useRef } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { extras } from './extras.ts';
import type { Session } from './session.ts';
import css from './postmortem.module.css';

/** A part: its heading, what people write in it, and what the console brings. */
export function PartView({
  incident,
  part,
  session,
  anew,
}: {
  incident: Incident;
  part: PostmortemPart;
  session: Session;
  anew: number;
}) {
  const Extra = part.extra === null ? null : extras[part.extra];
  return (
    <section id={`part-${part.id}`} className={css['part']} aria-labelledby={`part-${part.id}-title`}>
      <h2 id={`part-${part.id}-title`}>{part.title}</h2>
      <PartText key={anew} part={part} session={session} />
      {Extra !== null && (
        <div className={css['extra']}>
          <Extra incident={incident} part={part} />
        </div>
      )}
    </section>
  );
}

/**
 * The editor's place: what is drawn around it anew with every entry leaves it alone. An editor that begins anew is put
 * in before the page is painted, and the one before it knows at its end whether it had the focus.
 */
const PartText = memo(function PartText({ part, session }: { part: PostmortemPart; session: Session }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    () => (place.current === null ? undefined : session.mount(part, place.current)),
    [part, session],
  );
  return <div ref={place} className={css['editor']} />;
});
