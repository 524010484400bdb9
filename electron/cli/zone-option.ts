import { zoneNamed } from '../../shared/time/zones.ts';
import { UsageError, type VerbContext } from './verb.ts';

/** The zone whose clock times a document has beside UTC: `--zone`, or this machine's. */
export function zoneOption({ options, zone }: Pick<VerbContext, 'options' | 'zone'>): string {
  const said = options.get('zone');
  if (typeof said !== 'string') return zone;
  const named = zoneNamed(said);
  // A name of a place: documents name the zone that they were made in.
  if (typeof named !== 'string' && said.toUpperCase() !== 'UTC')
    throw new UsageError(`“${said}” is no zone with a name, such as Europe/Berlin or UTC.`);
  return typeof named === 'string' ? properName(named) : 'UTC';
}

/** `Europe/Berlin`, however it was typed. */
const properName = (zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
