import { describe, expect, test } from 'vitest';
import type { GitTransport } from '../../electron/sync/git/git-transport.ts';
import type { DeviceId } from '../../shared/ids.ts';
import { gitDesktop, gitHost, testFolder } from '../support/git-desktop.ts';
import { commitOn } from '../support/git-place.ts';
import type { GitServer } from '../support/git-server.ts';
import { ana, bad, ben, good, otherStream, segmentOf, stream, ws } from '../support/share-fixtures.ts';

const logOf = (device: DeviceId): string => `refs/ic/1/${device}/log`;
const pathsOf = ({ appeared }: { appeared: readonly { readonly path: string }[] }): string[] =>
  appeared.map(({ path }) => path).sort();

/** Two desktops of one team, one entry of each put there and seen by both. */
async function two(server: GitServer): Promise<[GitTransport, GitTransport]> {
  const [first, second] = [await gitDesktop(server, ana), await gitDesktop(server, ben)];
  good(await first.attach(true));
  good(await second.attach(false));
  good(await first.publish([segmentOf(ana, 1)], []));
  good(await second.publish([segmentOf(ben, 1)], []));
  good(await first.list('all'));
  good(await second.list('all'));
  return [first, second];
}

describe('a device’s own ref', () => {
  test('33 another desktop writes under this one’s name: all of it is taken in, nothing is forced, the trouble is said', async () => {
    const server = await gitHost();
    const [first] = await two(server);
    const clone = await gitDesktop(server, ana);
    good(await clone.attach(false));
    good(await clone.publish([segmentOf(ana, 2)], []));
    const tip = server.refs().get(logOf(ana));

    const answer = await first.publish([segmentOf(ana, 3)], []);
    expect(bad(answer).kind).toBe('identity');
    expect(server.refs().get(logOf(ana)), 'nothing of the other one was replaced').toBe(tip);
    expect(pathsOf(good(await first.list('all')))).toContain(segmentOf(ana, 2).path);
    expect(bad(await first.publish([segmentOf(ana, 3)], [])).kind).toBe('identity');
    good(await first.attach(false));
    expect(bad(await first.publish([segmentOf(ana, 3)], [])).kind).toBe('identity');

    const renamed = await gitDesktop(server, 'nnnnnnnnnnnnnnnn');
    good(await renamed.attach(false));
    good(await renamed.publish([segmentOf(ana, 3)], []));
    expect(pathsOf(good(await clone.list('all')))).toContain(segmentOf(ana, 3).path);
  });

  test('33 a history that has nothing to do with this desktop’s is not built on', async () => {
    const server = await gitHost();
    const [first] = await two(server);
    server.deleteRef(logOf(ana));
    commitOn(server, logOf(ana), new Map([[segmentOf(ana, 9).path, Buffer.from('another history')]]));
    expect(pathsOf(good(await first.list('all')))).toContain(segmentOf(ana, 9).path);
    expect(bad(await first.publish([segmentOf(ana, 2)], [])).kind).toBe('identity');
  });

  test('33 a push whose answer was lost is this desktop’s own, and is built on', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    server.loseNextAnswer = 'rest';
    expect(bad(await first.publish([segmentOf(ana, 2)], [])).kind).toBe('away');
    expect(server.paths(logOf(ana)), 'the host has it').toContain(segmentOf(ana, 2).path);
    good(await first.publish([segmentOf(ana, 2), segmentOf(ana, 3)], []));
    // Git itself sends it once more, and meets what it sent before.
    server.loseNextAnswer = 'whole';
    expect(good(await first.publish([segmentOf(ana, 4)], []))).toMatchObject([{ ok: true }]);
    const all = [2, 3, 4].map((n) => segmentOf(ana, n).path);
    expect(pathsOf(good(await second.list('all')))).toEqual(all);
  });

  test('33 a push of a run that was killed may arrive late: it is this desktop’s own as well', async () => {
    const server = await gitHost();
    await two(server);
    const folder = testFolder();
    const killed = await gitDesktop(server, ana, { git: { folder } });
    good(await killed.attach(false));
    const tip = server.refs().get(logOf(ana)) ?? '';
    good(await killed.publish([segmentOf(ana, 2)], []));
    const late = server.refs().get(logOf(ana)) ?? '';
    killed.close();
    server.git('update-ref', logOf(ana), tip);
    const next = await gitDesktop(server, ana, { git: { folder } });
    good(await next.attach(false));
    server.git('update-ref', logOf(ana), late);
    good(await next.publish([segmentOf(ana, 3)], []));
    expect(server.paths(logOf(ana))).toEqual(
      expect.arrayContaining([2, 3].map((n) => segmentOf(ana, n).path)),
    );
  });

  test('34 a ref that was deleted: its files are told as gone, others’ stay, publishing fills it again', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    server.deleteRef(logOf(ana));
    expect(good(await second.list('all'))).toMatchObject({ appeared: [], gone: [segmentOf(ana, 1).path] });
    expect(good(await second.list('all')).gone).toEqual([]);
    expect(good(await first.list('all')).gone).toEqual([segmentOf(ana, 1).path]);
    good(await first.publish([segmentOf(ana, 1)], []));
    expect(pathsOf(good(await second.list('all')))).toEqual([segmentOf(ana, 1).path]);
    expect(server.paths(logOf(ana))).toContain('icc.json');
  });

  test('34 a ref that was rewound: what it lost is told as gone, and the next push is built on what is there', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    good(await first.publish([segmentOf(ana, 2)], []));
    good(await first.publish([segmentOf(ana, 3)], []));
    good(await second.list('all'));
    server.rewind(logOf(ana), 2);
    const lost = [segmentOf(ana, 2).path, segmentOf(ana, 3).path];
    expect([...good(await second.list('all')).gone].sort()).toEqual(lost);
    // Without having looked: the push finds the ref elsewhere, and goes on from there.
    good(await first.publish([segmentOf(ana, 4)], []));
    expect([...good(await first.list('all')).gone].sort()).toEqual(lost);
    good(await first.publish([segmentOf(ana, 2), segmentOf(ana, 3)], []));
    expect(pathsOf(good(await second.list('all')))).toEqual([...lost, segmentOf(ana, 4).path]);
  });

  test('34 a path that two devices hold is gone only when neither has it', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    server.deleteRef(logOf(ana));
    good(await second.list('all'));
    good(await second.publish([segmentOf(ana, 1)], []));
    good(await first.list('all'));
    good(await first.publish([segmentOf(ana, 2)], []));
    commitOn(
      server,
      logOf('ccccccccccccccccc'.slice(0, 16)),
      new Map([[segmentOf(ana, 2).path, segmentOf(ana, 2).bytes]]),
    );
    good(await second.list('all'));
    server.deleteRef(logOf(ana));
    expect(good(await second.list('all'))).toMatchObject({ appeared: [], gone: [] });
  });

  test('34 all refs are gone: that is a trouble and never an empty store, here nothing changes and nothing is written', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    for (const ref of server.refs().keys()) server.deleteRef(ref);
    expect(bad(await second.list('all')).kind).toBe('not-a-store');
    expect(bad(await second.list({ streams: [stream, otherStream] })).kind).toBe('not-a-store');
    expect(bad(await first.publish([segmentOf(ana, 2)], [])).kind).toBe('not-a-store');
    expect(bad(await first.attach(false)).kind).toBe('not-a-store');
    expect(bad(await first.attach(true)).kind, 'it was a store in this run').toBe('not-a-store');
    expect(server.refs().size).toBe(0);

    const anew = await gitDesktop(server, ana);
    expect(good(await anew.attach(true))).toEqual({ ws, created: true });
    good(await anew.publish([segmentOf(ana, 1)], []));
    good(await second.attach(false));
    expect(good(await second.list('all')), 'what came back is no news, what did not is gone').toMatchObject({
      appeared: [],
      gone: [segmentOf(ben, 1).path],
    });
  });

  test('two desktops that found different teams at the same moment never both stay', async () => {
    const server = await gitHost();
    const [first, second] = [
      await gitDesktop(server, ana),
      await gitDesktop(server, ben, { ws: 'zzzzyyyyxxxxwwww' }),
    ];
    server.latency = 60;
    const [one, other] = await Promise.all([first.attach(true), second.attach(true)]);
    const left = [...server.refs().keys()];
    expect(left.length).toBeLessThan(2);
    expect([one, other].filter((answer) => answer.ok)).toHaveLength(left.length);
    for (const answer of [one, other]) if (!answer.ok) expect(answer.error.kind).toBe('other-workspace');
  });
});

describe('hosts that take branches only', () => {
  test('36 the host refuses refs/ic: branches are used instead, by everybody, with nothing asked', async () => {
    const server = await gitHost();
    server.refuse({ refs: 'refs/ic/' });
    const [first, second] = await two(server);
    expect([...server.refs().keys()].sort()).toEqual([`refs/heads/icc/${ana}`, `refs/heads/icc/${ben}`]);
    good(await first.publish([segmentOf(ana, 2)], []));
    expect(pathsOf(good(await second.list('all')))).toEqual([segmentOf(ana, 2).path]);
    const later = await gitDesktop(server, ana);
    good(await later.attach(false));
    server.requests.length = 0;
    good(await later.publish([segmentOf(ana, 3)], []));
    expect(
      server.requests.filter((request) => request.startsWith('POST')),
      'one push, no detour',
    ).toHaveLength(1);
  });

  test('36 the host hides refs/ic: the same', async () => {
    const server = await gitHost();
    server.git('config', 'transfer.hideRefs', 'refs/ic');
    const [first, second] = await two(server);
    expect([...server.refs().keys()].every((ref) => ref.startsWith('refs/heads/icc/'))).toBe(true);
    good(await first.publish([segmentOf(ana, 2)], []));
    expect(pathsOf(good(await second.list('all')))).toEqual([segmentOf(ana, 2).path]);
  });

  test('36 the host begins to refuse refs/ic: what is there stays readable, new files go to branches', async () => {
    const server = await gitHost();
    const [first, second] = await two(server);
    server.refuse({ refs: 'refs/ic/' });
    good(await first.publish([segmentOf(ana, 2)], []));
    expect([...server.refs().keys()]).toContain(`refs/heads/icc/${ana}`);
    expect(good(await second.list('all'))).toMatchObject({ gone: [] });
    const later = await gitDesktop(server, 'cccccccccccccccc');
    good(await later.attach(false));
    const all = [segmentOf(ana, 1), segmentOf(ana, 2), segmentOf(ben, 1)].map(({ path }) => path);
    expect(pathsOf(good(await later.list('all')))).toEqual(all);
  });

  test('36 the host refuses refs and branches alike: one trouble says so, and nothing is parked', async () => {
    const server = await gitHost();
    const [first] = await two(server);
    server.refuse({ refs: 'refs/' });
    const trouble = bad(await first.publish([segmentOf(ana, 2), segmentOf(ana, 3)], []));
    expect(trouble.kind).toBe('refs');
    expect(trouble.message).toContain('declined');
    server.refuseNothing();
    good(await first.publish([segmentOf(ana, 2)], []));
  });
});
