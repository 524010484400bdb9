import type { Finding } from '../../../shared/wording/finding.ts';
import { checkUpdate } from '../../../shared/wording/update/check-update.ts';
import { updateContextOf } from '../../../shared/wording/update/context-of.ts';
import { inPlace, type GoodPoint } from '../../../shared/wording/update/in-place.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Whose } from '../../state/update-wordings.ts';
import { nextOf, strictest, toldBy, wordsOf, type Desk } from './words.ts';

/** What the check says of the words for somebody. */
export type Reading = {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly inPlace: readonly GoodPoint[];
};

type Held = { readonly asked: readonly unknown[]; readonly reading: Reading };
/** The last answer for each: a key press in one wording asks anew for that one only. */
const held = new Map<Whose, Held>();

/** Checks the words as they stand. */
export function readingOf(desk: Desk, whose: Whose): Reading {
  const { incident, playbook, now } = desk;
  const told = toldBy(desk, whose);
  const next = nextOf(desk, told, whose);
  const text = wordsOf(desk, whose);
  const audience = strictest(told);
  const asked = [text, audience, next, now, incident.id, incident.version, playbook];
  const last = held.get(whose);
  if (last !== undefined && last.asked.every((each, i) => each === asked[i])) return last.reading;
  const context = updateContextOf(incident, playbook, audience, {
    now,
    zone,
    zoneName: zoneName(now),
    next,
  });
  const reading = { text, findings: checkUpdate(text, context), inPlace: inPlace(text, context) };
  held.set(whose, { asked, reading });
  return reading;
}
