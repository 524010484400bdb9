import { compareHlc } from '../../../shared/clock.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Register } from '../../../shared/incident/register.ts';
import { loadRecords } from '../desktop.ts';
import * as fold from './fold.ts';
import * as log from './log.ts';
import { clockOf, filesThat, ignoresFullDisk, without, writeOf, type Mutation } from './mutation-kit.ts';
import * as segment from './segment.ts';

/**
 * What the scenarios are worth: each must fail once the mechanism that it stands for is switched off. A mechanism is
 * switched off where it is handed in (file system, locks, context), or by replacing one function of one module.
 */
export const mutations: readonly Mutation[] = [
  {
    scenario: '2 any order folds to the same',
    switchedOff: 'a register that keeps what arrived last',
    run: async () =>
      fold.anyOrderFoldsToTheSame(
        await without('register', () => ({
          write<T>(into: Register<T>, event: StreamEvent, value: T) {
            into.visible = [writeOf(event, value)];
          },
        })),
      ),
  },
  {
    scenario: '3 a clock ahead pins nothing',
    switchedOff:
      'an order of writes in which the latest clock wins, not the write that names what it replaces',
    run: async () =>
      fold.aClockAheadPinsNothing(
        await without('register', () => ({
          write<T>(into: Register<T>, event: StreamEvent, value: T) {
            into.visible = [...into.visible, writeOf(event, value)].sort((a, b) => compareHlc(a.h, b.h));
          },
          compareWrites: (a: StreamEvent, b: StreamEvent) => compareHlc(a.h, b.h),
        })),
      ),
  },
  {
    scenario: '4 a clock that goes back',
    switchedOff: 'a clock without its maximum',
    run: async () =>
      fold.aClockThatGoesBackBreaksNoChain(
        await without('clock', () => ({ HybridClock: clockOf((now) => [now, 0]) })),
      ),
  },
  {
    scenario: '5 many events in a millisecond',
    switchedOff: 'a counter of 16 bits',
    run: async () => {
      let sent = 0;
      const wraps = clockOf((now) => [now, (sent += 1) & 0xffff]);
      return fold.manyEventsInOneMillisecond(await without('clock', () => ({ HybridClock: wraps })));
    },
  },
  {
    scenario: '8 killed before sealing',
    switchedOff: 'no recovery at the next start',
    run: async () =>
      log.killedBeforeSealing(await without('recovery', () => ({ recoverWriters: () => Promise.resolve() }))),
  },
  {
    scenario: '8 killed after sealing',
    switchedOff: 'a segment is not named by its entries',
    run: async () =>
      log.killedAfterSealing(
        await without('segment', (original) => {
          let sealed = 0;
          return {
            sealSegment: (...args: never[]) => {
              const made = original['sealSegment']?.(...args) as { name: string; bytes: Buffer };
              sealed += 1;
              return { ...made, name: made.name.replace(/.{4}\.icl$/, `aaa${'abcdef'.charAt(sealed)}.icl`) };
            },
          };
        }),
      ),
  },
  {
    scenario: '8 a living log is left alone',
    switchedOff: 'no locks',
    run: async () =>
      log.aLivingLogIsLeftAlone(await loadRecords(), { tryLock: () => ({ release: () => undefined }) }),
  },
  {
    scenario: '9 a cut log keeps its prefix',
    switchedOff: 'a reader that gives up at the first torn line',
    run: async () =>
      log.aCutLogKeepsItsPrefix(
        await without('wal', (original) => ({
          readWal: (bytes: Uint8Array) => {
            const content = original['readWal']?.(bytes as never) as { good: number } | undefined;
            return content?.good === bytes.length ? content : undefined;
          },
        })),
        50,
      ),
  },
  {
    scenario: '9 a changed line is not shown',
    switchedOff: 'no checksums',
    run: async () => log.aChangedLineIsNotShown(await without('zlib', () => ({ crc32: () => 0 }))),
  },
  {
    scenario: '10 fsync fails once',
    switchedOff: 'a sync that reports success and does nothing',
    run: async () =>
      log.whatWasAcknowledgedIsThere(await loadRecords(), 'once', {
        wrap: filesThat(() => ({ sync: () => Promise.resolve() })),
      }),
  },
  {
    scenario: '10 fsync fails once',
    switchedOff: 'a second try on the same descriptor',
    run: async () =>
      log.whatWasAcknowledgedIsThere(await loadRecords(), 'once', {
        wrap: filesThat((file) => ({ sync: () => file.sync().catch(() => file.sync()) })),
      }),
  },
  {
    scenario: '10 fsync fails once',
    switchedOff: 'folders are not synced',
    run: async () =>
      log.whatWasAcknowledgedIsThere(await loadRecords(), 'once', {
        wrap: (fs) => ({ ...fs, syncFolder: () => Promise.resolve() }),
      }),
  },
  {
    scenario: '10 fsync fails for good',
    switchedOff: 'errors of fsync are ignored',
    run: async () =>
      log.whatWasAcknowledgedIsThere(await loadRecords(), 'for good', {
        wrap: filesThat((file) => ({ sync: () => file.sync().catch(() => undefined) })),
      }),
  },
  {
    scenario: '11 a full disk',
    switchedOff: 'short writes are taken for whole ones',
    run: async () => log.aFullDiskLosesNothing(await loadRecords(), { wrap: filesThat(ignoresFullDisk) }),
  },
  {
    scenario: '11 a full disk',
    switchedOff: 'what was half written is not cut off',
    run: async () =>
      log.aFullDiskLosesNothing(await loadRecords(), {
        wrap: filesThat(() => ({ truncate: () => undefined })),
      }),
  },
  {
    scenario: '11 an old file stays whole',
    switchedOff: 'no check of the size before the rename',
    run: async () => {
      let expected = 0;
      const wrap = filesThat((file) => ({
        write: (bytes) => {
          expected = bytes.length;
          ignoresFullDisk(file).write?.(bytes);
        },
        size: () => expected,
      }));
      return log.anOldFileStaysWhole(await loadRecords(), wrap);
    },
  },
  {
    scenario: '12 a cut segment is awaited',
    switchedOff: 'a reader that does not look for the last line',
    run: async () =>
      segment.aCutSegmentIsAwaited(
        await without('segment', (original) => ({
          parseSegment: (...args: never[]) => {
            const found = original['parseSegment']?.(...args) as { ok: boolean; error?: { kind: string } };
            return found.error?.kind === 'pending' ? { ok: false, error: { kind: 'damaged' } } : found;
          },
        })),
      ),
  },
  {
    scenario: '13 a flipped bit',
    switchedOff: 'payloads are not hashed',
    run: async () =>
      segment.aFlippedBitIsNoticed(
        await without('eventLine', (original) => ({
          decodeEvent: (text: string, w: string) =>
            original['decodeEvent']?.(text as never, w as never, true as never),
        })),
        11,
      ),
  },
  {
    scenario: '13 a flipped bit',
    switchedOff: 'signatures are not checked',
    run: async () =>
      segment.aFlippedBitIsNoticed(await without('segment', () => ({ isSegmentSigned: () => true })), 1),
  },
  {
    scenario: '14 a forged chain',
    switchedOff: 'signatures are not checked',
    run: async () =>
      segment.aForgedChainIsRefused(await without('segment', () => ({ isSegmentSigned: () => true }))),
  },
  {
    scenario: '15 another workspace',
    switchedOff: 'the workspace is not compared',
    run: async () =>
      segment.anotherWorkspaceIsRefused(await loadRecords(), (store, from) => ({
        ...store.context(),
        ws: from.ws,
        keyOf: (device) => from.keyOf(device),
      })),
  },
  {
    scenario: '30 newer events',
    switchedOff: 'a fold that drops what it does not know',
    run: async () =>
      fold.newerEventsArePassedOn(
        await without('fold', (original) => ({
          fold: (incident: never, event: StreamEvent) =>
            !event.t.startsWith('weather') && original['fold']?.(incident, event as never),
        })),
      ),
  },
  {
    scenario: '30 newer events',
    switchedOff: 'an import that writes the JSON anew',
    run: async () =>
      fold.newerEventsArePassedOn(
        await without('atomicWrite', (original) => ({
          atomicWrite: (fs: never, path: string, bytes: Uint8Array) =>
            original['atomicWrite']?.(
              fs,
              path as never,
              (path.endsWith('.icl') && path.startsWith('/old')
                ? Buffer.from(Buffer.from(bytes).toString().replaceAll('\u2028', '\\u2028'))
                : bytes) as never,
            ),
        })),
      ),
  },
  {
    scenario: '31 only its entity is read-only',
    switchedOff: 'must-understand is not looked at',
    run: async () =>
      fold.onlyItsEntityIsReadOnly(
        await without('fold', (original) => ({
          fold: (incident: never, event: StreamEvent) =>
            original['fold']?.(incident, { ...event, c: 0 } as never),
        })),
      ),
  },
  {
    scenario: '45 newer fold code',
    switchedOff: 'a checkpoint that does not say which code made it',
    run: async () =>
      fold.newerFoldCodeDropsTheCheckpoint(
        await without('checkpoint', (original) => ({
          readCheckpoint: (...args: never[]) => original['readCheckpoint']?.(...args.slice(0, 5), 1 as never),
        })),
      ),
  },
];
