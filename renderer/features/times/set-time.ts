import type { Instant } from '../../../shared/ids.ts';
import { timesOf } from '../../../shared/incident/times.ts';
import { parseInstant } from '../../../shared/time/words.ts';
import { run } from '../../bridge/incidents.ts';
import { stamp, zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, openSheet } from '../../state/ui.ts';
import { namedTime } from './named-time.ts';

/** Corrects a time and offers the way back; null takes a time of detection back. @returns null, or why it was refused. */
export async function setTime(what: string, to: Instant | null): Promise<string | null> {
  const { opened } = useProjections.getState();
  const time = opened === null ? undefined : timesOf(opened.incident).find((each) => each.what === what);
  if (time === undefined) return null;
  const fields = (at: Instant | null) => (at === null ? { what } : { what, to: at });
  const failure = await run({ name: 'set-time', fields: fields(to) });
  if (failure !== null) return failure.message;
  const said = to === null ? 'taken back' : `is ${stamp(to, wallClock())}`;
  if (time.at !== to) offerUndo(`${time.label} ${said}`, { name: 'set-time', fields: fields(time.at) });
  return null;
}

/** `/times detected 13:35` does it at once; `/times` asks. */
export async function setTimeInWords(words: string): Promise<string | null> {
  const { opened } = useProjections.getState();
  if (words === '' || opened === null) {
    openSheet({ name: 'times' });
    return null;
  }
  const times = timesOf(opened.incident);
  const named = namedTime(times, words);
  if (named === null) {
    const all = [...new Set(times.map(({ label }) => label.toLowerCase()))].join(', ');
    return `Begin with the time that is meant: ${all}. What it is to be stands after it.`;
  }
  const read = parseInstant(named.words, { now: wallClock(), zone, side: 'past' });
  return read.ok ? setTime(named.what, read.value) : read.error;
}
