import type { PushChannel } from '../../shared/ipc/channels.ts';
import type { Notice, Pushes } from '../../shared/ipc/contract.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';

/** What a session is given: which store, for whom, and whom it tells what. */
export type SessionOptions = {
  readonly path: string;
  readonly demo: boolean;
  readonly person: () => string;
  readonly version: string;
  /** Notices that do not come from the store, such as damaged settings. */
  readonly notices: readonly Notice[];
  readonly push: <C extends PushChannel>(channel: C, message: Pushes[C]) => void;
  /** Hears of every incident that has changed, by whoever. */
  readonly changed: (summary: IncidentSummary) => void;
  /** The team's rules are others now. */
  readonly playbookChanged: () => void;
  /** What was written in a stream is in a file now that others can be given. */
  readonly sealed: (stream: string) => void;
  /** A device is known, or stands, in another way now. */
  readonly devicesChanged: () => void;
  /** Hears which incidents are open in the window. */
  readonly openedChanged: (incidents: readonly string[]) => void;
};
