import { describe, expect, onTestFinished, test } from 'vitest';
import type { DeviceId } from '../../shared/ids.ts';
import { chunkHash } from '../../electron/records/attachments.ts';
import { beaconPath, cardPath, chunkPath } from '../../electron/sync/paths.ts';
import type { OutgoingFile, Transport } from '../../electron/sync/transport.ts';
import {
  ana,
  appearedIn,
  bad,
  ben,
  good,
  otherStream,
  readAt,
  recordsIn,
  refusedIn,
  segmentOf,
  stream,
  ws,
} from './share-fixtures.ts';
import { describeHostile } from './share-suite-hostile.ts';
import { describePeople } from './share-suite-people.ts';

/** A place where desktops meet, made for one test, with what a test does to it behind the desktops' backs. */
export type MeetingPlace = {
  /** A desktop's transport to this place; `ws` null joins. Every call is another run of the program. */
  open(desktop: { readonly ws: string | null; readonly device: DeviceId }): Transport;
  /** What somebody else does to a file there, the people's (`p/`, `view/`) included; null removes it. */
  readonly plant: (path: string, bytes: Uint8Array | null) => Promise<void>;
  /** The paths of all files there, the people's and temporary ones included. */
  paths(): Promise<readonly string[]>;
  /** It can't be reached until `back`. */
  vanish(): Promise<void>;
  back(): Promise<void>;
  /** From now on it refuses this path, whatever is in it, and no other. */
  refuse(path: string): Promise<void>;
  /** Puts there what a hostile member could: links, `..`, device names, gigabytes. @returns whether all else is untouched. */
  readonly poison: () => Promise<{ readonly unharmed: () => Promise<boolean> }>;
};

const chunkOf = (bytes: Uint8Array): OutgoingFile => ({ path: chunkPath(stream, chunkHash(bytes)), bytes });

/** What every transport has to do, whatever it is made of. */
export function describeTransport(name: string, make: () => Promise<MeetingPlace>): void {
  const open = (place: MeetingPlace, device: DeviceId, workspace: string | null = ws): Transport => {
    const transport = place.open({ ws: workspace, device });
    onTestFinished(() => transport.close());
    return transport;
  };
  /** Two desktops of one workspace, both attached. */
  const two = async (place: MeetingPlace): Promise<[Transport, Transport]> => {
    const [first, second] = [open(place, ana), open(place, ben)];
    good(await first.attach(true));
    good(await second.attach(false));
    return [first, second];
  };
  const put = async (transport: Transport, ...files: OutgoingFile[]): Promise<void> => {
    expect(refusedIn(good(await transport.publish(files, [])))).toEqual([]);
  };

  describe(`${name}: attaching`, () => {
    test('the first desktop founds the workspace there, the next ones find it, one without a workspace joins', async () => {
      const place = await make();
      const first = open(place, ana);
      expect(good(await first.attach(true))).toEqual({ ws, created: true });
      expect(good(await open(place, ana).attach(false))).toEqual({ ws, created: false });
      expect(good(await open(place, ben).attach(true))).toEqual({ ws, created: false });
      expect(good(await open(place, ben, null).attach(false))).toEqual({ ws, created: false });
    });

    test('an empty place where a store was is never taken for an empty store, and nothing is written', async () => {
      const place = await make();
      const transport = open(place, ana);
      expect(['away', 'not-a-store']).toContain(bad(await transport.attach(false)).kind);
      expect(await place.paths()).toEqual([]);
      bad(await transport.list('all'));
      bad(await transport.publish([segmentOf(ana, 1)], []));
      expect(await place.paths()).toEqual([]);
    });

    test('another team’s place is refused and left as it is', async () => {
      const place = await make();
      const [theirs] = await two(place);
      await put(theirs, segmentOf(ana, 1));
      const before = await place.paths();
      const ours = open(place, 'cccccccccccccccc', 'zzzzyyyyxxxxwwww');
      expect(bad(await ours.attach(true)).kind).toBe('other-workspace');
      expect(bad(await ours.attach(false)).kind).toBe('other-workspace');
      bad(await ours.publish([segmentOf('cccccccccccccccc', 1)], []));
      expect(await place.paths()).toEqual(before);
    });

    test('a trial of the place tells what is there and leaves nothing behind', async () => {
      const place = await make();
      const steps: number[] = [];
      const empty = await open(place, ana).probe((report) => steps.push(report.steps.length));
      expect(empty).toMatchObject({
        found: 'empty',
        trouble: null,
        readOnly: false,
        incidents: 0,
        devices: 0,
      });
      expect(empty.steps.every(({ outcome }) => outcome === 'good')).toBe(true);
      expect(steps.length).toBeGreaterThan(1);
      expect(await place.paths()).toEqual([]);

      const [first] = await two(place);
      await put(first, segmentOf(ana, 1), { path: cardPath(`${ana}.1.json`), bytes: Buffer.from('{}\n') });
      await put(first, segmentOf(ana, 2), segmentOf(ana, 1, otherStream));
      const before = await place.paths();
      const found = { trouble: null, incidents: 2, devices: 1 };
      expect(await open(place, ben).probe(() => undefined)).toMatchObject({ ...found, found: 'same' });
      const other = open(place, ben, 'zzzzyyyyxxxxwwww');
      expect(await other.probe(() => undefined)).toMatchObject({ found: 'other', incidents: 2, devices: 1 });
      expect(await place.paths()).toEqual(before);
      await place.vanish();
      const away = await open(place, ben).probe(() => undefined);
      expect(away.found === 'unusable' ? away.trouble?.kind : away.found).toMatch(/^(?:away|empty)$/);
    });
  });

  describe(`${name}: putting and finding files`, () => {
    test('what one desktop puts there the other is told of once and reads byte for byte', async () => {
      const place = await make();
      const [first, second] = await two(place);
      expect(appearedIn(good(await second.list('all')))).toEqual([]);
      const chunk = chunkOf(Buffer.alloc(3 * 1024 * 1024, 'a picture '));
      const card = { path: cardPath(`${ana}.1.json`), bytes: Buffer.from('{"k":"d"}\n') };
      const beacon = { path: beaconPath(`${ana}-1.json`), bytes: Buffer.from('{}\n') };
      const files = [segmentOf(ana, 1), segmentOf(ana, 2, otherStream), chunk, card, beacon];
      await put(first, ...files);

      const listing = good(await second.list('all'));
      expect(listing.complete).toBe(true);
      expect(appearedIn(listing)).toEqual(files.map(({ path }) => path).sort());
      for (const { path, bytes } of files) {
        for (const found of await readAt(second, listing, path))
          expect(Buffer.from(found ?? []).equals(bytes)).toBe(true);
      }
      expect(good(await second.list('all'))).toMatchObject({ appeared: [], gone: [] });
      const later = open(place, ben);
      good(await later.attach(false));
      expect(appearedIn(good(await later.list('all'))), 'a new run is told of everything').toEqual(
        appearedIn(listing),
      );
    });

    test('27 a look at the open incident finds its new entries, whether or not the system tells of changes', async () => {
      const place = await make();
      const [first, second] = await two(place);
      good(await second.list('all'));
      for (let n = 1; n <= 3; n += 1) {
        await put(first, segmentOf(ana, n));
        expect(appearedIn(good(await second.list({ streams: [stream] })))).toEqual([segmentOf(ana, n).path]);
      }
      await put(first, segmentOf(ana, 4, otherStream));
      const found = [
        ...appearedIn(good(await second.list({ streams: [stream] }))),
        ...appearedIn(good(await second.list('all'))),
      ];
      expect(found).toEqual([segmentOf(ana, 4, otherStream).path]);
    });

    test('two desktops put files there at once, one of them the same: all are there, once', async () => {
      const place = await make();
      const [first, second] = await two(place);
      const mine = Array.from({ length: 12 }, (_, n) => segmentOf(ana, n + 1));
      const theirs = Array.from({ length: 12 }, (_, n) => segmentOf(ben, n + 1));
      const both = segmentOf('cccccccccccccccc', 1);
      await Promise.all([put(first, ...mine, both), put(second, both, ...theirs)]);
      const all = [...mine, ...theirs, both].map(({ path }) => path).sort();
      expect(recordsIn([...new Set(await place.paths())])).toEqual(all);
      const third = open(place, 'cccccccccccccccc');
      good(await third.attach(false));
      expect([...new Set(appearedIn(good(await third.list('all'))))]).toEqual(all);
    });

    test('what is there already is published: again changes nothing', async () => {
      const place = await make();
      const [first, second] = await two(place);
      await put(first, segmentOf(ana, 1));
      good(await second.list('all'));
      await put(first, segmentOf(ana, 1));
      await put(first, segmentOf(ana, 1));
      expect(good(await second.list('all'))).toMatchObject({ appeared: [], gone: [] });
      expect(recordsIn(await place.paths())).toEqual([segmentOf(ana, 1).path]);
    });

    test('a file is read within its limit, or not at all', async () => {
      const place = await make();
      const [first, second] = await two(place);
      await put(first, segmentOf(ana, 1, stream, 5_000));
      const [file] = good(await second.list('all')).appeared;
      if (file === undefined) throw new Error('the file was not told of');
      expect(good(await second.read(file, 4_999))).toBeNull();
      expect(good(await second.read(file, 5_000))).toHaveLength(5_000);
      expect(good(await second.read({ ...file, path: segmentOf(ana, 9).path, tag: '' }, 5_000))).toBeNull();
    });
  });

  describe(`${name}: what goes and comes back`, () => {
    test('21 what somebody deletes is told as gone, once, and can be put there again', async () => {
      const place = await make();
      const [first, second] = await two(place);
      await put(first, segmentOf(ana, 1), segmentOf(ana, 2));
      good(await second.list('all'));
      await place.plant(segmentOf(ana, 1).path, null);
      const look = good(await second.list('all'));
      expect([look.appeared, look.gone]).toEqual([[], [segmentOf(ana, 1).path]]);
      expect(good(await second.list('all')).gone).toEqual([]);
      good(await first.list('all'));
      await put(first, segmentOf(ana, 1));
      expect(appearedIn(good(await second.list('all')))).toEqual([segmentOf(ana, 1).path]);
    });

    test('a device removes files of its own after the new ones are there', async () => {
      const place = await make();
      const [first, second] = await two(place);
      const [old, next] = [1, 2].map((n) => ({
        path: beaconPath(`${ana}-${n}.json`),
        bytes: Buffer.from(`{"n":${n}}\n`),
      }));
      if (old === undefined || next === undefined) throw new Error('there are two');
      await put(first, old);
      good(await second.list('all'));
      expect(refusedIn(good(await first.publish([next], [old.path])))).toEqual([]);
      const look = good(await second.list('all'));
      expect([appearedIn(look), look.gone]).toEqual([[next.path], [old.path]]);
      expect(recordsIn(await place.paths())).toEqual([next.path]);
      good(await first.publish([], [old.path])); // gone already: that is what was wanted
    });

    test('a name under which something else stands is given its content', async () => {
      const place = await make();
      const [first, second] = await two(place);
      const { path, bytes } = segmentOf(ana, 1);
      await place.plant(path, bytes.subarray(0, 100));
      await put(first, { path, bytes });
      const found = await readAt(second, good(await second.list('all')), path);
      expect(found.some((content) => Buffer.from(content ?? []).equals(bytes))).toBe(true);
    });

    test('37 a file that is refused keeps no other from going on', async () => {
      const place = await make();
      const [first, second] = await two(place);
      await place.refuse(segmentOf(ana, 2).path);
      const outcomes = good(
        await first.publish(
          [1, 2, 3].map((n) => segmentOf(ana, n)),
          [],
        ),
      );
      expect(outcomes.map(({ path, ok }) => [path, ok])).toEqual(
        [1, 2, 3].map((n) => [segmentOf(ana, n).path, n !== 2]),
      );
      expect(outcomes[1]).toMatchObject({ ok: false, parked: true });
      await put(first, segmentOf(ana, 4));
      const found: string[] = [];
      for (const file of good(await second.list('all')).appeared)
        if (good(await second.read(file, 1_000)) !== null) found.push(file.path);
      expect(found.sort()).toEqual([1, 3, 4].map((n) => segmentOf(ana, n).path));
    });

    test('a place that can’t be reached: nothing counts as gone, and it goes on when it is back', async () => {
      const place = await make();
      const [first, second] = await two(place);
      await put(first, segmentOf(ana, 1));
      const [file] = good(await second.list('all')).appeared;
      if (file === undefined) throw new Error('the file was not told of');
      await place.vanish();
      expect(bad(await second.list('all')).kind).toBe('away');
      expect(bad(await second.list({ streams: [stream] })).kind).toBe('away');
      const answer = await first.publish([segmentOf(ana, 2)], [segmentOf(ana, 1).path]);
      const troubles = answer.ok
        ? answer.value.map((o) => (o.ok ? 'none' : o.trouble.kind))
        : [answer.error.kind];
      expect(troubles).toEqual(['away']);
      await place.back();
      expect(good(await second.list('all'))).toMatchObject({ appeared: [], gone: [] });
      await put(first, segmentOf(ana, 2));
      const look = good(await second.list('all'));
      expect([appearedIn(look), look.gone]).toEqual([[segmentOf(ana, 2).path], []]);
      expect(good(await second.read(file, 1_000))).toHaveLength(300);
    });
  });

  describeHostile(name, async () => {
    const place = await make();
    const [first, second] = await two(place);
    return { first, second, poison: place.poison };
  });

  describePeople(name, async () => {
    const place = await make();
    const [first, second] = await two(place);
    return { first, second, plant: place.plant };
  });
}
