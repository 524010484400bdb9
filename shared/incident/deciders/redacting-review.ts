import type { EventDraft, StreamEvent } from '../envelope.ts';
import { REDACTED } from '../events/redact.ts';
import { reviewSet, reviewSlice } from '../events/review-set.ts';
import { runbookNoted, runbookSlice } from '../events/runbook-used.ts';
import { curatedSlice, timelineCurated } from '../events/timeline-curated.ts';
import { tradeoffSlice, tradeoffWeighed } from '../events/tradeoff-weighed.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import type { DecideContext } from './decider.ts';

/** What a review decided stands without the words that go: which rows are shown, verdicts, how a runbook did, whether one is needed. */
export function reviewAgain(
  incident: Incident,
  words: readonly StreamEvent[],
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] {
  const gone = new Set(words.map(({ id }) => id));
  const places = new Set(words.map(({ e }) => e));
  return [...places].flatMap((e): readonly EventDraft[] => {
    if (e === 'review.need') {
      const held = reviewSlice.of(incident).need;
      const now = winner(held);
      if (now === undefined || now.value === null || !gone.has(now.id)) return [];
      const to = { needed: now.value.needed, why: REDACTED };
      return [reviewSet.draft({ e, at, u, payload: { field: 'need', to }, ...replacing(held) })];
    }
    if (e.startsWith('tl.')) {
      const held = curatedSlice.of(incident).get(e.slice('tl.'.length));
      const now = winner(held);
      if (now === undefined || now.value.shown === null || !gone.has(now.id)) return [];
      const payload = { shown: now.value.shown, note: '', evidence: '' };
      return [timelineCurated.draft({ e, at, u, payload, ...replacing(held) })];
    }
    if (e.startsWith('rb.')) {
      const held = runbookSlice.of(incident).get(e.slice('rb.'.length));
      const now = winner(held?.note);
      if (held === undefined || now === undefined || now.value === null || !gone.has(now.id)) return [];
      const note = { verdict: now.value.verdict, words: REDACTED };
      const payload = { file: e.slice('rb.'.length), title: held.title, note };
      return [runbookNoted.draft({ e, at: now.at, u, payload, ...replacing(held.note) })];
    }
    const held = tradeoffSlice.of(incident).get(e.slice('to.'.length));
    const now = winner(held);
    if (!e.startsWith('to.') || now === undefined || now.value === null || !gone.has(now.id)) return [];
    const payload = { weighed: { verdict: now.value.verdict, words: REDACTED } };
    return [tradeoffWeighed.draft({ e, at, u, payload, ...replacing(held) })];
  });
}
