import { entrySlice } from '../incident/events/entry-logged.ts';
import { lastTime } from '../incident/facts.ts';
import { excerptOf } from '../incident/excerpt.ts';
import { winner } from '../incident/register.ts';
import type { Incident } from '../incident/state.ts';

/**
 * What ended an incident, as somebody said it: the last decision before its impact stopped, or the last action where
 * nothing was decided. null where neither stands in its log.
 */
export function endedBy(incident: Incident): string | null {
  const until = lastTime(incident, 'mitigate') ?? lastTime(incident, 'resolve');
  if (until === null) return null;
  let found: { readonly rank: number; readonly at: number; readonly text: string } | null = null;
  for (const entry of entrySlice.of(incident).values()) {
    const said = winner(entry.body)?.value ?? entry.first;
    if (said === undefined || said.at > until || winner(entry.removed)?.value === true) continue;
    const rank = said.kind === 'decision' ? 1 : said.kind === 'action' ? 0 : -1;
    if (rank < 0 || said.text === '') continue;
    if (found === null || rank > found.rank || (rank === found.rank && said.at >= found.at))
      found = { rank, at: said.at, text: said.text };
  }
  return found === null ? null : excerptOf(found.text);
}
