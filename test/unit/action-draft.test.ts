import { expect, test } from 'vitest';
import { emptyAction, signsRead } from '../../renderer/incident-parts/action-draft.ts';

const today = '2026-11-21';

test('the form of a new item understands the words that /promise understands', () => {
  const typed = { ...emptyAction, text: 'Canary for payments @ben in 2 weeks #process !high' };
  expect(signsRead(typed, today)).toEqual({
    ...emptyAction,
    ...{
      text: 'Canary for payments',
      owner: 'ben',
      due: '2026-12-05',
      category: 'process',
      priority: 'high',
    },
  });
});

test('words without a sign, and an item whose fields were filled, stay as they were typed', () => {
  const prose = { ...emptyAction, text: 'Tell support by friday' };
  expect(signsRead(prose, today)).toBe(prose);
  const filled = { ...emptyAction, text: 'Thank @ben', owner: 'ana' };
  expect(signsRead(filled, today)).toBe(filled);
  const sign = { ...emptyAction, text: '@ben' };
  expect(signsRead(sign, today)).toBe(sign);
});
