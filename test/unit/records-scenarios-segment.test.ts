import { test } from 'vitest';
import { loadRecords } from '../support/desktop.ts';
import * as segment from '../support/scenarios/segment.ts';

const records = await loadRecords();

test('12 a segment cut at any byte is awaited, and imported once it is whole', () =>
  segment.aCutSegmentIsAwaited(records));
test('13 a flipped bit is noticed, the file kept, the rest shown, and a good copy heals it', () =>
  segment.aFlippedBitIsNoticed(records, 3));
test('14 a chain made again without the key is refused', () => segment.aForgedChainIsRefused(records));
test('15 a segment of another workspace is refused and kept aside', () =>
  segment.anotherWorkspaceIsRefused(records));
