import type { Instant } from '../../shared/ids.ts';
import { both, clock } from './zone.ts';

/** A clock time with its UTC on hover. */
export const Moment = ({
  at,
  words,
  className,
}: {
  at: Instant;
  words?: string;
  className?: string | undefined;
}) => (
  <time className={className} dateTime={new Date(at).toISOString()} title={both(at)}>
    {words ?? clock(at)}
  </time>
);
