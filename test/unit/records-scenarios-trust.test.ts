import { test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import * as trust from '../support/scenarios/trust.ts';

const records = await loadRecords();

test('6 a profile that was copied to a second PC writes under a new identity, says so and loses nothing', () =>
  trust.aCopiedProfileGetsItsOwnIdentity(records));
test('7 a machine resumed in mid-session leaves two branches of one chain, and both are kept', () =>
  trust.bothBranchesOfAWriterAreKept(records));
test('16 an unknown signer is kept and marked until a member approves it', () =>
  trust.anUnknownSignerIsKeptAndMarked(records));
