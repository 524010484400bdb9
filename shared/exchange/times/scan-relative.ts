import type { FoundTime } from './found-time.ts';
import { matchAt, type Read } from './scan-date.ts';

const MINUTE = 60_000;
const units: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };
const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, fifteen: 15, twenty: 20 },
  ...{ thirty: 30, 'half an': 0.5, 'a few': 3, 'a couple of': 2 },
};

const later =
  /(?:about |around |~|roughly )?(\d{1,4}|half an|a few|a couple of|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty) ?(s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hrs?|hours?|days?) (?:later|afterwards)(?![A-Za-z])/iy;
const next = /(?:the )?(?:next|following) (day|morning|afternoon|evening)(?![A-Za-z])/iy;
const offset = /(?:T ?)?\+ ?(\d{1,4}) ?(s|m|h|d|secs?|mins?|minutes?|hours?)(?![A-Za-z0-9])/iy;
const counted = /T ?\+ ?(\d{1,3}):(\d{2})(?::(\d{2}))?(?![\d:])/iy;

type Relative = NonNullable<FoundTime['relative']>;

/** A time that is told from another one: `15 minutes later`, `the following morning`, `T+5m`. */
export function relativeAt(text: string, at: number): Read<Relative> | null {
  const [late = '', many = '', unit = ''] = matchAt(later, text, at) ?? [];
  if (late !== '') {
    const count = Number(counts[many.toLowerCase()] ?? many);
    const ms = count * (units[unit.charAt(0).toLowerCase()] ?? 0);
    return { value: { ms, after: 'before', day: false }, to: at + late.length };
  }
  const [day = ''] = matchAt(next, text, at) ?? [];
  if (day !== '') return { value: { ms: 1440 * MINUTE, after: 'before', day: true }, to: at + day.length };
  const [clock = '', h = '', m = '', s = '0'] = matchAt(counted, text, at) ?? [];
  if (clock !== '') {
    const ms = (Number(h) * 60 + Number(m)) * MINUTE + Number(s) * 1000;
    return { value: { ms, after: 'first', day: false }, to: at + clock.length };
  }
  const [plus = '', n = '', of = ''] = matchAt(offset, text, at) ?? [];
  if (plus === '') return null;
  const ms = Number(n) * (units[of.charAt(0).toLowerCase()] ?? 0);
  return { value: { ms, after: 'first', day: false }, to: at + plus.length };
}
