import { zoneAbbreviations } from '../../time/zones.ts';
import { matchAt, type Read } from './scan-date.ts';

/** An offset that stands right behind a clock time: only ISO 8601 writes it so, else `14:00-15:00` were one. */
const attached = /[ ]?(Z|[+\-−]\d{2}:?\d{2})(?![\d:A-Za-z])/y;
const withSpace = / [+\-−]\d{4}(?![\d:])/y;
const numbered = /\s{0,2}[([]?((?:UTC|GMT) ?[+\-−]\d{1,2}(?::?\d{2})?)(?!\d)[)\]]?/iy;
const letters =
  /\s{0,2}[([]?([A-Z]{1,5})(?![A-Za-z0-9])(?: ?\(((?:UTC|GMT)[+\-−]\d{1,2}(?::?\d{2})?)\))?[)\]]?/y;
const named =
  /\s{0,2}[([]?((?:US )?(?:Eastern|Pacific|Mountain|Central European|Eastern European|London|Zurich|Berlin|Denver)(?: (?:Standard |Daylight |Summer )?Time)?(?! [A-Z])|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)(?![A-Za-z])[)\]]?/y;

/** The zone of the clock time that ends at `at`; `iso` where it stands behind a `T`, or a date and seconds. */
export function zoneAt(text: string, at: number, iso: boolean): Read<string> | null {
  const offset = iso ? matchAt(attached, text, at) : matchAt(withSpace, text, at);
  if (offset !== null) {
    const written = (offset[1] ?? offset[0]).trim().replace('−', '-');
    return { value: written === 'Z' ? 'UTC' : written, to: at + offset[0].length };
  }
  const utc = /[zZ](?![A-Za-z0-9])/y;
  if (matchAt(utc, text, at) !== null) return { value: 'UTC', to: at + 1 };
  const numeric = matchAt(numbered, text, at);
  if (numeric !== null) return { value: numeric[1] ?? '', to: at + numeric[0].length };
  const short = matchAt(letters, text, at);
  if (short !== null && zoneAbbreviations.has(short[1] ?? ''))
    return {
      value: short[2] === undefined ? (short[1] ?? '') : `${short[1] ?? ''} (${short[2]})`,
      to: at + short[0].length,
    };
  const long = matchAt(named, text, at);
  return long === null ? null : { value: long[1] ?? '', to: at + long[0].length };
}
