import type { Instant } from '../../../shared/ids.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import type { ConnectionState } from '../../../shared/sync/connection.ts';
import type { Device, Gap, Peer, ProbeReport, ProbeStep, SyncState } from '../../../shared/sync/state.ts';
import { entries } from '../../incident-parts/sync-words.ts';
import { stamp } from '../../incident-parts/zone.ts';

/** How many characters of a device's id two people compare. */
const SHORT = 8;
export const shortId = (device: string): string => device.slice(0, SHORT);

/** How a meeting point stands, as sentences. */
export function standingSentences(state: ConnectionState, now: Instant): string {
  const { standing, trouble, since, waiting, lastExchange } = state;
  const last = lastExchange === null ? '' : ` Last exchange ${stamp(lastExchange, now)}.`;
  const from = since === null ? '' : ` since ${stamp(since, now)}`;
  const kept = waiting === 0 ? 'Nothing waits to go there.' : `${entries(waiting)} kept here until then.`;
  switch (standing) {
    case 'starting':
      return 'Looking at it for the first time.';
    case 'in-step':
      return `Up to date.${last}`;
    case 'waiting':
      return `${waiting === 0 ? 'Files' : entries(waiting)} on the way there.${last}`;
    case 'offline':
      return `Not reachable${from}; tried again by itself. ${kept}`;
    case 'receive-only':
      return `Others’ entries arrive, this desktop’s are kept here${waiting === 0 ? '' : `: ${waiting}`}.${last}`;
    case 'attention':
      return `${trouble?.kind === 'auth' ? 'Asks to sign in' : 'Stands still'}${from}. ${kept}`;
  }
}

/** A desktop of the workspace, with what is known of what it does. */
export type Desktop = {
  readonly device: Device;
  readonly peer: Peer | null;
  /** Entries of it that others have told of and that are not here, by stream. */
  readonly gaps: readonly Gap[];
};

const rank = ({ device: { self, standing }, peer }: Desktop): number => {
  if (self) return 0;
  if (standing === 'revoked') return 4;
  if (standing === 'unverified') return 1;
  return peer?.here === true ? 2 : 3;
};

/** All desktops: this one, those that wait for approval, who is here, then by when they were last heard of. */
export function desktopsOf({ devices, peers, gaps }: SyncState): readonly Desktop[] {
  const known = new Set(devices.map(({ id }) => id));
  const unknown = peers
    .filter(({ device }) => !known.has(device))
    .map(({ device, name }): Device => ({ id: device, name, standing: 'unverified', self: false }));
  return [...devices, ...unknown]
    .map((device): Desktop => ({
      device,
      peer: peers.find((peer) => peer.device === device.id) ?? null,
      gaps: gaps.filter((gap) => gap.device === device.id),
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (b.peer?.lastExchange ?? 0) - (a.peer?.lastExchange ?? 0) ||
        a.device.name.localeCompare(b.device.name),
    );
}

/** What a desktop does, and what waits for it or of it, each a few words. */
export function doingWords(
  { device, peer, gaps }: Desktop,
  summaries: readonly IncidentSummary[],
  now: Instant,
): readonly string[] {
  if (device.self) return ['this desktop'];
  if (peer === null) return ['nothing heard of it yet'];
  const titleOf = (id: string): string | undefined => {
    const found = summaries.find((each) => each.id === id);
    return found?.exercise === true ? `EXERCISE ${found.title}` : found?.title;
  };
  const titles = peer.open.flatMap((id) => titleOf(id) ?? []);
  const others = peer.open.length - titles.length;
  const has = [
    ...titles.map((title) => `“${title}”`),
    ...(others > 0 ? ['an incident that is not here yet'] : []),
  ];
  const seen =
    peer.lastExchange === null ? 'not heard of yet' : `last exchange ${stamp(peer.lastExchange, now)}`;
  const missing = gaps.reduce((sum, gap) => sum + gap.count, 0);
  return [
    peer.here ? `here now, ${seen}` : seen,
    ...(has.length === 0 ? [] : [`has ${has.join(', ')} open`]),
    ...(peer.waiting === 0 || device.standing === 'revoked'
      ? []
      : [`${entries(peer.waiting)} of this desktop ${peer.waiting === 1 ? 'waits' : 'wait'} for it`]),
    ...(missing === 0 ? [] : [`${entries(missing)} of it ${missing === 1 ? 'has' : 'have'} not arrived`]),
  ];
}

export const stepLabel: Readonly<Record<ProbeStep['what'], string>> = {
  reach: 'Reach it',
  git: 'Git on this desktop',
  'sign-in': 'Sign in',
  store: 'What is there',
  write: 'Write there',
  refs: 'A part of its own',
  'read-back': 'Read it back',
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What the test found, what that means, and what pressing Enter does; null where there is nothing to press. */
export type Finding = { readonly title: string; readonly means: string; readonly verb: string | null };

/** `own`: how many incidents this desktop has. `known`: this store is connected to the place already. */
export function findingOf(report: ProbeReport, own: number, known: boolean): Finding {
  const { found, readOnly, incidents, devices, trouble } = report;
  if (found === 'unusable') {
    return { title: 'It can’t be used as it is', means: trouble?.message ?? '', verb: null };
  }
  const receive =
    'It may be read and not written: others’ entries arrive here, this desktop’s are kept here.';
  if (found === 'other') {
    const there = `Another workspace, with ${plural(incidents, 'incident')} and ${plural(devices, 'desktop')}`;
    return own > 0
      ? {
          title: there,
          means: `This desktop has ${plural(own, 'incident')} of its own, and two workspaces do not become one. Choose an empty place for yours, or start IC Console with an empty folder for its records and join from there.`,
          verb: null,
        }
      : {
          title: there,
          means: `Joining makes this desktop one of theirs: their incidents come here, and what you write goes there, marked until one of them approves this desktop.${readOnly ? ` ${receive}` : ''}`,
          verb: 'Join it',
        };
  }
  if (found === 'empty' && known) {
    return {
      title: 'Empty now',
      means:
        'Your workspace was here before: if this is a share that is not mounted, mount it first. Fill it again writes everything that is here back there.',
      verb: 'Fill it again',
    };
  }
  if (readOnly) return { title: 'To be read only', means: receive, verb: 'Connect to receive' };
  return found === 'same'
    ? {
        title: 'This workspace’s own',
        means: `${plural(incidents, 'incident')} and ${plural(devices, 'desktop')} are there already.`,
        verb: 'Connect',
      }
    : {
        title: 'Empty, and good',
        means: `This workspace’s records begin there${own === 0 ? '' : `, with the ${plural(own, 'incident')} of this desktop`}. Whoever reaches the place can read them.`,
        verb: 'Connect',
      };
}
