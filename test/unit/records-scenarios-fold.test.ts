import { test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import * as fold from '../support/scenarios/fold.ts';

const records = await loadRecords();

test('2 any set of events, permuted, doubled and split, folds to the same digest', () =>
  fold.anyOrderFoldsToTheSame(records));
test('3 a clock ten years ahead pins nothing: the correction wins everywhere', () =>
  fold.aClockAheadPinsNothing(records));
test('4 a clock that goes back an hour leaves sequence and chain monotone', () =>
  fold.aClockThatGoesBackBreaksNoChain(records));
test('5 70 000 events in one millisecond are each later than the one before', () =>
  fold.manyEventsInOneMillisecond(records));
test('30 an event of a newer type is kept and passed on byte for byte', () =>
  fold.newerEventsArePassedOn(records));
test('31 an event that must be understood makes only its own entity read-only', () =>
  fold.onlyItsEntityIsReadOnly(records));
test('45 newer fold code drops the checkpoint and comes to the same digest', () =>
  fold.newerFoldCodeDropsTheCheckpoint(records));
