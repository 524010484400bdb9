import { test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import * as redaction from '../support/scenarios/redaction.ts';

const records = await loadRecords();

test('44 redacted while a peer is offline: the words go from every file everywhere, and every chain verifies', () =>
  redaction.redactedWordsGoEverywhere(records));
test('44 whole copies that come later, or again, bring no redacted words back', () =>
  redaction.wholeCopiesBringNothingBack(records));
test('44 killed at any step of taking words out: the next start finishes it, and no other word is lost', () =>
  redaction.killedWhileTakingOut(records));
test('only members take words out: what others say counts once they are approved', () =>
  redaction.onlyMembersTakeWordsOut(records));
test('a copy without words that no member made takes nothing: the whole one stays, or comes back', () =>
  redaction.aStrangersCopyTakesNothing(records));
test('what a revoked device writes is kept aside everywhere, and is back once it is approved again', () =>
  redaction.aRevokedDeviceIsKeptAside(records));
