import { expect, test } from 'vitest';
import { caretAfter } from '../../renderer/features/postmortem/caret.ts';

test.each([
  ['before what changed it stays', 'The key| was hunter2.', 'The key| was [redacted].'],
  ['behind it it stays behind the same words', 'The key was hunter2 then|.', 'The key was [redacted] then|.'],
  ['within what went it is behind what came', 'The key was hun|ter2.', 'The key was [redacted]|.'],
  ['at the end of what went it is behind what came', 'The key was hunter2|.', 'The key was [redacted]|.'],
  ['where nothing changed it stays', 'The key| was.', 'The key| was.'],
  ['in a text that is gone it is at its beginning', 'The key|', '|'],
])('a caret in a text that begins anew: %s', (_, before, after) => {
  const plain = (text: string): string => text.replace('|', '');
  expect(caretAfter(plain(before), plain(after), before.indexOf('|'))).toBe(after.indexOf('|'));
});
