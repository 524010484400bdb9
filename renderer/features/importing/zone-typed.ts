import { offsetWords, zoneCalled } from '../../../shared/exchange/times/zones-called.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { zoneNamed } from '../../../shared/time/zones.ts';

/** A zone as somebody types it (`Europe/Berlin`, `CET`, `UTC+2`), as the readers take it; null where the field is empty. */
export function readZone(words: string): Result<string | null, string> {
  const typed = words.trim();
  if (typed === '') return ok(null);
  const named = zoneNamed(typed);
  if (typeof named === 'string') return known(named, typed);
  const called = zoneCalled(typed.toUpperCase()) ?? zoneCalled(typed);
  if (called === null)
    return err(`“${typed}” is no zone that is known here. Type one such as Europe/Berlin, CET or UTC+2.`);
  if (called.place !== null) return ok(called.place);
  if (typeof called.zone === 'string') return known(called.zone, typed);
  return ok(called.zone === 0 ? 'UTC' : offsetWords(called.zone).slice('UTC'.length));
}

function known(zone: string, typed: string): Result<string, string> {
  try {
    return ok(new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone);
  } catch {
    return err(`“${typed}” is no zone that is known here. Type one such as Europe/Berlin, CET or UTC+2.`);
  }
}
