import type { DeviceId, Instant } from '../../../shared/ids.ts';
import type { Pace } from '../transport.ts';
import { parseAddress } from './address.ts';

/** From the beginning of one look to the next one's, where looking itself does not take longer. */
const LOOK_MS = 2_000;
const SHORTEST_PAUSE_MS = 250;
const LOOK_AT_ALL_MS = 10_000;
const BEACON_MS = 60_000;
/** On hosts that limit how often they are used. */
const LIMITED_LOOK_MS = 5_000;
const LIMITED_LOOK_AT_ALL_MS = 30_000;
const LIMITED_BEACON_MS = 300_000;
/** A device that wrote within this time is at work. */
const AT_WORK_MS = 10 * 60_000;

/** Hosts that many share, and how many pushes a minute one repository may take there. GitHub names the figure itself. */
const limits: readonly { readonly host: string; readonly name: string; readonly pushes: number }[] = [
  { host: 'github.com', name: 'GitHub', pushes: 6 },
  { host: 'gitlab.com', name: 'GitLab', pushes: 6 },
  { host: 'bitbucket.org', name: 'Bitbucket', pushes: 6 },
];

/** How often a repository may be used: by what its host allows, shared among the desktops that are at work. */
export class GitPace {
  readonly #limit: (typeof limits)[number] | undefined;
  readonly #now: () => Instant;
  readonly #moved = new Map<DeviceId, Instant>();
  /** How long the last look took, in ms. */
  #lookTook = 0;

  constructor(url: string, now: () => Instant) {
    const address = parseAddress(url);
    const host = address.ok ? address.value.host : '';
    this.#limit = limits.find((limit) => host === limit.host || host.endsWith(`.${limit.host}`));
    this.#now = now;
  }

  /** These devices have written something since the look before. */
  moved(devices: readonly DeviceId[]): void {
    for (const device of devices) this.#moved.set(device, this.#now());
  }

  /** A look that began at `since` has ended. */
  looked(since: Instant): void {
    this.#lookTook = Math.max(0, this.#now() - since);
  }

  pace(own: DeviceId): Pace {
    const look = Math.min(LOOK_MS, Math.max(SHORTEST_PAUSE_MS, LOOK_MS - this.#lookTook));
    if (this.#limit === undefined) return { look, lookAtAll: LOOK_AT_ALL_MS, beacon: BEACON_MS, why: null };
    const { name, pushes } = this.#limit;
    const others = [...this.#moved].filter(
      ([device, at]) => device !== own && Math.abs(this.#now() - at) < AT_WORK_MS,
    ).length;
    const publish = Math.ceil(((others + 1) * 60_000) / pushes);
    const desktops = others === 0 ? '' : ` With ${others + 1} desktops at work,`;
    const each = `${desktops === '' ? ' E' : ' e'}ntries go out every ${Math.round(publish / 1_000)} s`;
    return {
      look: LIMITED_LOOK_MS,
      lookAtAll: LIMITED_LOOK_AT_ALL_MS,
      beacon: LIMITED_BEACON_MS,
      publish,
      why: `${name} limits how often a repository is used (${pushes} pushes a minute).${desktops}${each}, urgent ones at once.`,
    };
  }
}
