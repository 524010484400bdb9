import { describe, expect, test } from 'vitest';
import type { Transport } from '../../electron/sync/transport.ts';
import { ana, appearedIn, ben, good, refusedIn, segmentOf } from './share-fixtures.ts';

/** Two desktops of one workspace that are attached, and what makes the place hostile. */
type Desktops = {
  readonly first: Transport;
  readonly second: Transport;
  readonly poison: () => Promise<{ readonly unharmed: () => Promise<boolean> }>;
};

/** What has to hold whatever somebody puts at a meeting point. */
export function describeHostile(name: string, make: () => Promise<Desktops>): void {
  describe(`${name}: whatever is there`, () => {
    test('38 links, climbing paths, device names and gigabytes: nothing escapes, good files are found', async () => {
      const { first, second, poison } = await make();
      good(await first.publish([segmentOf(ana, 1)], []));
      const { unharmed } = await poison();
      const listing = good(await second.list('all'));
      expect(appearedIn(listing)).toContain(segmentOf(ana, 1).path);
      for (const file of listing.appeared) {
        expect(file.path).toMatch(/^(?:i\/[0-9a-z-]+\/(?:s|a\/[0-9a-f]{2})|m|here)\/[^/\\]+$/);
        const content = await second.read(file, 512 * 1024);
        if (content.ok && content.value !== null) {
          expect(content.value.length).toBeLessThanOrEqual(512 * 1024);
          expect(Buffer.from(content.value).includes('secret')).toBe(false);
        }
      }
      for (const prefix of ['p/', 'view/'] as const) {
        for (const path of good(await second.people.list(prefix)).keys()) {
          expect(path.split('/').some((part) => /^\.|^$/.test(part))).toBe(false);
          const content = good(await second.people.read(path, 64 * 1024));
          expect(Buffer.from(content ?? []).includes('secret')).toBe(false);
        }
      }
      good(await second.publish([segmentOf(ben, 1)], []));
      for (const path of ['../outside.icl', '/outside.icl', 'i/../../outside.icl']) {
        expect(refusedIn(good(await second.publish([{ path, bytes: Buffer.from('x') }], [])))).toEqual([
          path,
        ]);
      }
      expect(await unharmed()).toBe(true);
    });
  });
}
