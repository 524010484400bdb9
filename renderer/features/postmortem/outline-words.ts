import { actionItemsOf } from '../../../shared/incident/action-items.ts';
import { notesOf } from '../../../shared/incident/review-notes.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { lastWritten } from '../../../shared/incident/text-history.ts';
import { tradeoffsOf } from '../../../shared/incident/tradeoffs.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook, PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useProjections } from '../../state/projections.ts';
import { curatedNow } from './parts/curated-now.ts';

const counted = new Map<string, { readonly text: string; readonly words: number }>();

/** How many words a part has; counted again when it reads otherwise. */
export function wordsIn(incident: Incident, part: string): number {
  const text = textOf(incident, part);
  const held = counted.get(part);
  if (held?.text === text) return held.words;
  const words = text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  counted.set(part, { text, words });
  return words;
}

/** How a part stands, for the line below its name: who wrote last and how much, and what the console brought to it. */
export function standingOf(
  incident: Incident,
  playbook: Playbook,
  part: PostmortemPart,
  now: Instant,
): string {
  const words = wordsIn(incident, part.id);
  const last = lastWritten(incident, part.id);
  const brought = broughtTo(incident, playbook, part);
  const written =
    words === 0 || last === undefined
      ? null
      : `${last.by}, ${stamp(last.at, now)}, ${words} ${words === 1 ? 'word' : 'words'}`;
  return [written, brought].filter((each) => each !== null).join(' · ') || 'empty';
}

function broughtTo(incident: Incident, playbook: Playbook, { extra }: PostmortemPart): string | null {
  switch (extra) {
    case 'timeline': {
      const { opened } = useProjections.getState();
      const held = opened?.incident === incident ? opened.rows : undefined;
      const { shown, rows } = curatedNow(incident, held, playbook);
      const of = rows.length;
      return `${shown} of ${of} ${of === 1 ? 'entry' : 'entries'}`;
    }
    case 'actions': {
      const items = actionItemsOf(incident).filter(({ state }) => state !== 'dropped');
      const alone = items.filter(({ owner }) => owner === null).length;
      if (items.length === 0) return null;
      return alone === 0 ? `${items.length}` : `${items.length}, ${alone} without owner`;
    }
    case 'factors':
      return countOf(notesOf(incident, 'factor').length, 'factor');
    case 'concerns':
      return countOf(notesOf(incident, 'concern').length, 'concern');
    case 'thanks':
      return countOf(notesOf(incident, 'thanks').length, 'thank-you');
    case 'impact':
      return 'from the record';
    case 'trade-offs': {
      const all = tradeoffsOf(incident);
      const weighed = all.filter(({ weighed: said }) => said !== null).length;
      return all.length === 0 ? null : `${weighed} of ${all.length} evaluated`;
    }
    case null:
      return null;
  }
}

const countOf = (count: number, of: string): string | null =>
  count === 0 ? null : `${count} ${of}${count === 1 ? '' : 's'}`;
