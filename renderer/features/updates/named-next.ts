import type { Instant } from '../../../shared/ids.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import { updateContextOf } from '../../../shared/wording/update/context-of.ts';
import { promisesIn } from '../../../shared/wording/update/promise.ts';
import { readText } from '../../../shared/wording/update/read-text.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Desk } from './words.ts';

type Held = { readonly asked: readonly unknown[]; readonly times: readonly Instant[] };
/** What was read last of each text; only a few are written at a time. */
const held = new Map<string, Held>();
const MOST = 16;

/**
 * The time that words name for the next update, read as the text check reads them: the only one that is yet to come,
 * at the latest at `latest`. null where they name none, or several.
 */
export function namedNext(desk: Desk, audience: Audience, text: string, latest: Instant): Instant | null {
  const ahead = new Set(timesOf(desk, audience, text).filter((at) => at > desk.now && at <= latest));
  const [only] = ahead;
  return ahead.size === 1 && only !== undefined ? only : null;
}

function timesOf(desk: Desk, audience: Audience, text: string): readonly Instant[] {
  const { incident, playbook, now } = desk;
  const asked = [now, zone, zoneName(now)];
  const last = held.get(text);
  if (last !== undefined && last.asked.every((each, i) => each === asked[i])) return last.times;
  const setting = { now, zone, zoneName: zoneName(now), next: null };
  const promises = promisesIn(readText(text), updateContextOf(incident, playbook, audience, setting));
  const times = promises.flatMap((promise) => promise.times.flatMap(({ at }) => at ?? []));
  if (held.size >= MOST) held.clear();
  held.set(text, { asked, times });
  return times;
}
