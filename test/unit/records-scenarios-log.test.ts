import { test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import * as log from '../support/scenarios/log.ts';

const records = await loadRecords();

test('8 killed between log and segment: each entry is there once, and others can see it', () =>
  log.killedBeforeSealing(records));
test('8 killed between segment and the end of its log: each entry is there once', () =>
  log.killedAfterSealing(records));
test('8 the log of a living session is left alone by a second process', () =>
  log.aLivingLogIsLeftAlone(records));
test('9 a log cut at any byte is read to its last whole line', () => log.aCutLogKeepsItsPrefix(records));
test('9 a line that was changed is not shown, the log is set aside and named', () =>
  log.aChangedLineIsNotShown(records));
test('10 fsync fails once: saved elsewhere, and there after a power cut', () =>
  log.whatWasAcknowledgedIsThere(records, 'once'));
test('10 fsync fails for good: never shown as saved, and what was saved before is there', () =>
  log.whatWasAcknowledgedIsThere(records, 'for good'));
test('11 a full disk: said loudly, nothing lost, and it goes on once there is room', () =>
  log.aFullDiskLosesNothing(records));
test('11 a file that is replaced on a full disk is the old one or the new one', () =>
  log.anOldFileStaysWhole(records));
