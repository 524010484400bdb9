import type { BoardItem } from '../../shared/incident/boards.ts';
import { wallClock } from '../state/clock.ts';
import { markItem, markOrAsk } from './marking.ts';

/** It was answered: with the answer where it is known, or the line asks for it. */
export function answerAsk(ask: BoardItem, answer?: string): void {
  if (answer === undefined) markOrAsk(ask, 'done');
  else void markItem(ask, 'done', { note: answer });
}

/** More time: on top of what is left, or from now on when it is over. */
export function giveMoreTime(ask: BoardItem, minutes: 5 | 10): Promise<boolean> {
  const left = ask.dueAt === null ? 0 : Math.max(0, Math.ceil((ask.dueAt - wallClock()) / 60_000));
  // What was acknowledged stays acknowledged.
  return markItem(ask, ask.mark, { minutes: left + minutes });
}
