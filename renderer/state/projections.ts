import { create } from 'zustand';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { entrySlice, isLogged } from '../../shared/incident/events/entry-logged.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { Timeline, type TimelineRow } from '../../shared/incident/timeline.ts';
import type {
  DesktopState,
  IncidentAlarms,
  OpenIncident,
  Pushes,
  Settings,
  Start,
  StoreState,
} from '../../shared/ipc/contract.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { noSync, type SyncState } from '../../shared/sync/state.ts';

/** The incident on screen. The incident itself changes in place; this object is a new one after every change. */
export type Opened = {
  readonly incident: Incident;
  readonly timeline: Timeline;
  readonly rows: readonly TimelineRow[];
};

/** A cache of what main knows: it can be thrown away and asked for again at any time. */
export type Projections = {
  readonly ready: boolean;
  readonly settings: Settings;
  readonly store: StoreState;
  /** The exchange with other desktops. */
  readonly sync: SyncState;
  readonly summaries: readonly IncidentSummary[];
  readonly playbook: Playbook;
  readonly platform: Start['platform'];
  readonly version: string;
  readonly desktop: DesktopState;
  /** What is due in every open incident, whichever is on screen. */
  readonly alarms: readonly IncidentAlarms[];
  readonly opened: Opened | null;
};

const initial: Projections = {
  ready: false,
  settings: {
    person: '',
    personKnown: true,
    theme: 'system',
    density: 'comfortable',
    times: 'local',
    notifications: true,
    sound: false,
    minuteWhenLate: true,
    keepAwake: true,
    shortcut: '',
    reliefLater: {},
  },
  desktop: { shortcutTrouble: null },
  alarms: [],
  store: { path: '', demo: false, readOnly: null, notSaved: null, notices: [] },
  sync: noSync,
  summaries: [],
  playbook: defaultPlaybook,
  platform: 'other',
  version: '',
  opened: null,
};

export const useProjections = create<Projections>(() => initial);

/** What an import brought that was taken back stands in no list. */
const stands = ({ takenBack }: IncidentSummary): boolean => takenBack !== true;

export const receiveStart = ({ go: _, ...start }: Start): void =>
  useProjections.setState({ ...start, summaries: start.summaries.filter(stands), ready: true });
export const receiveStore = (store: StoreState): void => useProjections.setState({ store });
export const receiveSync = (sync: SyncState): void => useProjections.setState({ sync });
export const receiveSettings = (settings: Settings): void => useProjections.setState({ settings });
export const receivePlaybook = (playbook: Playbook): void => useProjections.setState({ playbook });
export const receiveAlarms = ({ incidents, desktop }: Pushes['alarms:state']): void =>
  useProjections.setState({ alarms: incidents, desktop });
export const receiveSummaries = ({ summaries }: Pushes['incident:summaries']): void =>
  useProjections.setState((held) => {
    const changed = new Map(summaries.map((summary) => [summary.id, summary]));
    const kept = held.summaries.map((summary) => {
      const now = changed.get(summary.id) ?? summary;
      changed.delete(summary.id);
      return now;
    });
    const all = [...kept, ...changed.values()].filter(stands);
    return { summaries: all.sort((a, b) => b.declaredAt - a.declaredAt) };
  });

/** Folds an incident from all of its events: when it is opened, and after a gap. */
export function receiveIncident({ id, version, events }: OpenIncident): void {
  const incident = foldAll(id, events);
  // Main has counted more than its events where some of them were put aside, or have other words now.
  incident.version = version;
  const timeline = new Timeline(incident);
  useProjections.setState({ opened: { incident, timeline, rows: timeline.rows() } });
}

/**
 * Folds what main pushed: O(1) for each event.
 * @returns whether nothing is missing; if not, the incident has to be asked for again.
 */
export function receiveEvents({ id, from, events }: Pushes['incident:events']): boolean {
  const { opened } = useProjections.getState();
  if (opened?.incident.id !== id) return true;
  const { incident, timeline } = opened;
  if (from > incident.version) return false;
  let changed = false;
  for (const event of events) {
    if (!fold(incident, event)) continue;
    timeline.apply(event);
    changed = true;
  }
  if (changed) useProjections.setState({ opened: { incident, timeline, rows: timeline.rows() } });
  return incident.version >= from + events.length;
}

export const forgetIncident = (): void => useProjections.setState({ opened: null });

/** Whether an entry is in the record already, as far as the window knows. */
export const isRecorded = (entry: string): boolean => {
  const { opened } = useProjections.getState();
  return opened !== null && isLogged(entrySlice.of(opened.incident).get(entry));
};

export const useOpened = (): Opened | null => useProjections((s) => s.opened);
export const useSummaries = (): readonly IncidentSummary[] => useProjections((s) => s.summaries);
export const useStore = (): StoreState => useProjections((s) => s.store);
export const useSync = (): SyncState => useProjections((s) => s.sync);
/** What was set aside or needs to be known: of this desktop's store, and of the exchange with others. */
export function useNotices(): StoreState['notices'] {
  const [ours, shared] = [useStore().notices, useSync().notices];
  if (shared.length === 0) return ours;
  // A playbook file that two people edited is found here and said by the exchange: one of them is enough.
  const said = new Set(shared.flatMap(({ where }) => (where === null ? [] : [where])));
  return [...ours.filter(({ where }) => where === null || !said.has(where)), ...shared];
}
export const useSettings = (): Settings => useProjections((s) => s.settings);
export const usePerson = (): string => useProjections((s) => s.settings.person);
export const useAlarms = (): readonly IncidentAlarms[] => useProjections((s) => s.alarms);
export const usePlaybook = (): Playbook => useProjections((s) => s.playbook);
