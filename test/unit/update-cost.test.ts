import { expect, test } from 'vitest';
import { checkUpdate } from '../../shared/wording/update/check-update.ts';
import type { UpdateContext } from '../../shared/wording/update-context.ts';
import { timesCost } from '../support/cost.ts';
import { usualContext } from '../support/update-corpus.ts';

const paragraph =
  'Since 13:31 CET some card payments in Europe have failed. This is probably caused by a lock in payments-db. ' +
  'Our team is working hard, and we will update you shortly. Ben is looking at hydra. Everything is back to normal for Spain. ' +
  'Most orders are late because of an outage at our cloud provider. We take this seriously. ';
const text = (paragraph + paragraph).slice(0, 600);
const context: UpdateContext = { ...usualContext, severity: 'sev1' };

/** Work of the size of a check, to tell a slow machine from a slow check: a hundred times six hundred characters sorted. */
function yardstick(round: number): number {
  let sum = 0;
  for (let i = 0; i < 100; i += 1)
    sum += Array.from(text).sort((a, b) => a.localeCompare(b, 'en')).length + round;
  return sum;
}

test('a check of 600 characters, with all of its fixes tried, is over between two key presses', () => {
  const typed = (round: number) => checkUpdate(`${text.slice(0, 300)}${round}${text.slice(300)}`, context);
  for (let i = 0; i < 30; i += 1) typed(i);
  expect(typed(1).length).toBeGreaterThan(6);
  const times = timesCost(1, typed, yardstick);
  console.info(`a check is ${times.toFixed(2)} x the yardstick`); // a tenth is usual
  expect(times).toBeLessThan(1);
});

test('a text that was pasted in by mistake is checked in a moment', () => {
  const long = paragraph.repeat(60);
  const whole = (run: number) => checkUpdate(`${long}${run}`, context);
  const short = (run: number) => {
    for (let i = 0; i < 60; i += 1) checkUpdate(`${paragraph}${run}.${i}`, context);
  };
  // Twenty thousand characters cost no more than sixty times three hundred; what goes back over a text costs sixty times that.
  expect(timesCost(4, whole, short)).toBeLessThan(4);
});
