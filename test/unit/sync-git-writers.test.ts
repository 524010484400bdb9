import { describe, expect, test } from 'vitest';
import { gitDesktop, gitHost } from '../support/git-desktop.ts';
import { good, refusedIn, segmentOf } from '../support/share-fixtures.ts';

const WRITERS = 10;
const FLUSHES = 3;

describe('many desktops on one repository', () => {
  test('32 ten git writers at once with 0.8 s to the host: none lost, no push refused or repeated, everybody has everything', async () => {
    const server = await gitHost();
    const devices = Array.from({ length: WRITERS }, (_, n) => 'abcdefghij'.charAt(n).repeat(16));
    const desktops = await Promise.all(
      devices.map(async (device) => ({ device, transport: await gitDesktop(server, device) })),
    );
    for (const { transport } of desktops) good(await transport.attach(true));
    server.latency = 800;
    server.requests.length = 0;

    const everything = devices.flatMap((device) =>
      Array.from({ length: FLUSHES }, (_, n) => segmentOf(device, n + 1).path),
    );
    const run = async ({ device, transport }: (typeof desktops)[number]): Promise<void> => {
      const seen = new Set<string>();
      for (let round = 1; seen.size < everything.length; round += 1) {
        if (round <= FLUSHES)
          expect(refusedIn(good(await transport.publish([segmentOf(device, round)], [])))).toEqual([]);
        for (const { path } of good(await transport.list({ streams: [] })).appeared) seen.add(path);
        if (round > FLUSHES + 20)
          throw new Error(`${device} has ${seen.size} of ${everything.length} after ${round} looks`);
      }
      expect([...seen].sort()).toEqual([...everything].sort());
    };
    await Promise.all(desktops.map(run));
    const pushes = server.requests.filter(
      (request) => request.startsWith('POST') && request.endsWith('/git-receive-pack'),
    );
    expect(pushes, 'one push for each flush').toHaveLength(WRITERS * FLUSHES);
    expect(server.git('fsck', '--strict')).not.toMatch(/error|missing/);
  }, 180_000);
});
