import { boardOf } from '../../../shared/incident/boards.ts';
import type { Incident } from '../../../shared/incident/state.ts';

/** What is not verified and what was not answered, by its words: resolving is not kept back by it, only told. */
export type LeftOpen = { readonly criteria: readonly string[]; readonly asks: readonly string[] };

export const leftOpen = (incident: Incident): LeftOpen => ({
  criteria: boardOf(incident, 'criterion')
    .filter(({ open }) => open)
    .map(({ text }) => text),
  asks: boardOf(incident, 'ask')
    .filter(({ open }) => open)
    .map(({ text, to }) => (to === null ? text : `${to}: ${text}`)),
});

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** `2 exit criteria not verified, 1 ask open`; null where nothing is. */
export function leftOpenWords({ criteria, asks }: LeftOpen): string | null {
  const parts = [
    criteria.length === 0
      ? ''
      : `${counted(criteria.length, 'exit criterion', 'exit criteria')} not verified`,
    asks.length === 0 ? '' : `${counted(asks.length, 'ask', 'asks')} open`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}
