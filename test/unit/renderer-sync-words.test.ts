import { describe, expect, it, vi } from 'vitest';
import type { ConnectionState, Trouble } from '../../shared/sync/connection.ts';
import { noSync, type Device, type Gap, type Peer, type SyncState } from '../../shared/sync/state.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';

vi.stubEnv('TZ', 'UTC');
const { standingWords, syncLine, wholeLine } = await import('../../renderer/incident-parts/sync-words.ts');
const { awayWords, askingIn, heardOf, lookingAt } = await import('../../renderer/incident-parts/presence.ts');
const { desktopsOf, doingWords, findingOf, standingSentences } =
  await import('../../renderer/features/sync/words.ts');
const { isAddress, isKnown, meetingOf } = await import('../../renderer/features/sync/place.ts');

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 17, 14, 18);
const ago = (minutes: number): number => now - minutes * MINUTE;

const folder = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  ...{ key: 'folder:/mnt/team', connection: { kind: 'folder', path: '/mnt/team' }, place: '/mnt/team' },
  ...{ standing: 'in-step', waiting: 0, lastExchange: now, since: null, trouble: null },
  ...{ parked: [], progress: null },
  ...over,
});
const git = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  ...folder({ key: 'git:x', place: 'git@host:x' }),
  connection: { kind: 'git', url: 'git@host:x', branch: 'incidents' },
  ...over,
});
const trouble = (kind: Trouble['kind']): Trouble => ({ kind, message: 'What to do.' });
const peer = (name: string, minutes: number, over: Partial<Peer> = {}): Peer => ({
  ...{ device: name, name, lastExchange: ago(minutes), here: minutes < 2, open: [], waiting: 0 },
  ...over,
});
const device = (name: string, over: Partial<Device> = {}): Device => ({
  ...{ id: name, name, standing: 'member', self: false },
  ...over,
});
const sync = (over: Partial<SyncState>): SyncState => ({ ...noSync, connections: [folder()], ...over });
const gap = (name: string, count: number, stream = 'a'): Gap => ({ stream, device: name, name, count });

/** The line as it is read: `[outlined]`, then how many others there are. */
const read = (state: SyncState, lasting: readonly string[] = [], stream: string | null = 'a'): string => {
  const { items, others } = syncLine(state, { now, lasting: new Set(lasting), stream });
  const said = items.map(({ name, words, apart }) => {
    const text = name === undefined ? words : `${name} ${words}`;
    return apart ? `[${text}]` : text;
  });
  return [...said, ...(others === 0 ? [] : [`+${others}`])].join(' | ');
};

describe('the line of the exchange', () => {
  it('says of each desktop when it was heard of, the latest first, and counts those that are long gone', () => {
    const peers = [peer('scribe', 3), peer('tech-lead', 0), peer('old', 60 * 24 * 3, { waiting: 214 })];
    expect(read(sync({ peers }), ['old'])).toBe('tech-lead 14:18 | scribe 14:15 | +1');
  });

  it('says who waits once that lasts longer than an exchange, the most behind first', () => {
    const peers = [peer('scribe', 0), peer('db-sme', 1, { waiting: 3 }), peer('ops', 1, { waiting: 9 })];
    expect(read(sync({ peers }))).toBe('scribe 14:18 | db-sme 14:17 | ops 14:17');
    expect(read(sync({ peers }), ['db-sme', 'ops'])).toBe(
      '[ops 14:17, 9 waiting] | [db-sme 14:17, 3 waiting] | scribe 14:18',
    );
  });

  it('says what is kept here while a place is away, asks to sign in, or only lets read', () => {
    const said = (state: ConnectionState): string => read(sync({ connections: [state] }));
    const away = { standing: 'offline', since: ago(13), waiting: 12, trouble: trouble('away') } as const;
    expect(said(folder(away))).toBe('[Folder away since 14:05, 12 kept]');
    const long = syncLine(sync({ connections: [folder(away)] }), { now, lasting: new Set(), stream: null });
    expect(long.items[0]?.long).toBe('Folder away since 14:05, 12 waiting to be sent');
    expect(said(git({ ...away, waiting: 0 }))).toBe('[Repository away since 14:05]');
    const auth = git({ standing: 'attention', waiting: 12, trouble: trouble('auth') });
    expect(said(auth)).toBe('[Asks to sign in, 12 kept]');
    expect(said(folder({ standing: 'receive-only', waiting: 4 }))).toBe('[Receives only, 4 kept]');
    expect(said(folder({ standing: 'offline', trouble: trouble('busy') }))).toBe('[Another program syncs]');
    expect(said(git({ parked: [{ path: 'x', why: 'y' }] }))).toBe('[1 file parked]');
    expect(said(folder({ standing: 'starting', progress: { done: 120, of: 400 } }))).toBe(
      '[First exchange, 120 of 400 files]',
    );
    expect(said(folder({ standing: 'attention', trouble: trouble('full') }))).toBe('[Folder is full]');
  });

  it('has words for every trouble', () => {
    const kinds = [
      'away',
      'auth',
      'refs',
      'not-a-store',
      'other-workspace',
      'read-only',
      'full',
      'policy',
    ] as const;
    const more = ['identity', 'newer', 'no-git', 'address', 'busy'] as const;
    for (const kind of [...kinds, ...more])
      expect(standingWords(git({ standing: 'attention', trouble: trouble(kind) }), now)?.words).toMatch(
        /^[A-Z].{8,40}$/,
      );
  });

  it('names the entries that are missing, of the incident on screen only', () => {
    const gaps = [gap('ben', 17), gap('ana', 3, 'b')];
    expect(read(sync({ gaps, peers: [peer('ben', 0)] }))).toBe('[waiting for 17 entries of ben] | ben 14:18');
    expect(read(sync({ gaps }), [], null)).toBe('[waiting for 20 entries of 2 desktops]');
  });

  it('says the last exchange where nobody else is known, and leaves revoked desktops out', () => {
    expect(read(sync({}))).toBe('last exchange 14:18');
    const devices = [device('lost', { standing: 'revoked' })];
    expect(read(sync({ devices, peers: [peer('lost', 0)] }))).toBe('last exchange 14:18');
    expect(read(sync({ connections: [] }))).toBe('');
    expect(read(sync({ connections: [folder({ waiting: 2 })] }), ['folder:/mnt/team'])).toBe('[2 waiting]');
  });

  it('has everything on hover', () => {
    const state = sync({
      peers: [peer('scribe', 0), peer('old', 60 * 24 * 3, { waiting: 214 })],
      gaps: [gap('ben', 1)],
    });
    expect(wholeLine(state, now).split('\n')).toEqual([
      '/mnt/team: up to date',
      'scribe 14:18, here now',
      'old Sat 14 Nov 14:18, 214 waiting',
      'waiting for 1 entry of ben',
    ]);
  });
});

describe('who is here', () => {
  const state = sync({
    peers: [
      peer('Ana Ruiz', 0, { open: ['a'] }),
      peer('ben', 20, { open: ['a'] }),
      peer('lost', 0, { open: ['a'] }),
      peer('cem', 0, { open: ['b'] }),
    ],
    devices: [
      device('me', { self: true }),
      device('cem', { standing: 'unverified' }),
      device('lost', { standing: 'revoked' }),
    ],
  });

  it('has the incident open on a desktop that was heard of just now, and is not revoked', () => {
    expect(lookingAt(state, 'a')).toEqual(['Ana Ruiz']);
    expect(lookingAt(state, 'c')).toEqual([]);
    expect(lookingAt(noSync, 'a')).toBeNull();
  });

  it('is found by name, whatever the letters; who is away has a time, who has no desktop none', () => {
    expect(heardOf(state, 'ana ruiz', now)).toBe('here now');
    expect(heardOf(state, 'ben', now)).toBe('last exchange 13:58');
    expect([awayWords(state, 'Ana Ruiz', now), awayWords(state, 'ben', now)]).toEqual([
      null,
      'away since 13:58',
    ]);
    expect(heardOf(state, 'dora', now)).toBeNull();
  });

  it('is approved by members only', () => {
    expect(askingIn(state).map(({ name }) => name)).toEqual(['cem']);
    const self = device('me', { self: true, standing: 'unverified' });
    expect(askingIn({ ...state, devices: [self, device('cem', { standing: 'unverified' })] })).toEqual([]);
  });
});

describe('the screen of what is shared', () => {
  it('lists this desktop, who waits for approval, who is here, who was heard of, who is revoked', () => {
    const names = ['gone', 'here', 'asks', 'lost', 'later'];
    const devices = [
      ...names.map((name) =>
        device(
          name,
          name === 'asks' ? { standing: 'unverified' } : name === 'lost' ? { standing: 'revoked' } : {},
        ),
      ),
      device('me', { self: true }),
    ];
    const peers = [peer('gone', 900), peer('here', 0), peer('later', 30), peer('new', 0)];
    const order = desktopsOf(sync({ devices, peers })).map(
      ({ device: { name, standing } }) => `${name} ${standing}`,
    );
    expect(order).toEqual([
      ...['me member', 'new unverified', 'asks unverified', 'here member', 'later member', 'gone member'],
      'lost revoked',
    ]);
  });

  it('says what a desktop has open, what waits for it and what of it is missing', () => {
    // Only what is read of it.
    const summaries = [{ id: 'a', title: 'Seat maps stay empty' }] as unknown as readonly IncidentSummary[];
    const state = sync({
      devices: [device('ben')],
      peers: [peer('ben', 0, { open: ['a', 'z'], waiting: 1 })],
      gaps: [gap('ben', 17)],
    });
    const [ben] = desktopsOf(state);
    if (ben === undefined) throw new Error('there is no desktop');
    expect(doingWords(ben, summaries, now)).toEqual([
      'here now, last exchange 14:18',
      'has “Seat maps stay empty”, an incident that is not here yet open',
      '1 entry of this desktop waits for it',
      '17 entries of it have not arrived',
    ]);
  });

  it('says how each place stands in sentences', () => {
    const said = (over: Partial<ConnectionState>): string => standingSentences(folder(over), now);
    expect(said({})).toBe('Up to date. Last exchange 14:18.');
    expect(said({ standing: 'waiting', waiting: 1 })).toBe('1 entry on the way there. Last exchange 14:18.');
    expect(said({ standing: 'offline', since: ago(13), waiting: 12 })).toBe(
      'Not reachable since 14:05; tried again by itself. 12 entries kept here until then.',
    );
  });

  it('takes addresses for repositories and everything else for folders', () => {
    for (const words of [
      'https://host/x.git',
      'ssh://git@host/x',
      'git@host:team/x.git',
      'ext::sh',
      'file:///x',
    ])
      expect(isAddress(words), words).toBe(true);
    for (const words of [
      '/mnt/team',
      String.raw`C:\Team\Incidents`,
      '~/team',
      String.raw`\\server\share`,
      'D:/x',
    ])
      expect(isAddress(words), words).toBe(false);
    expect(meetingOf('  ', 'incidents')).toBeNull();
    expect(meetingOf(' /mnt/team ', '')).toEqual({ kind: 'folder', path: '/mnt/team' });
    expect(meetingOf('git@host:x', ' ')).toEqual({ kind: 'git', url: 'git@host:x' });
    expect(meetingOf('git@host:x', 'records')).toEqual({ kind: 'git', url: 'git@host:x', branch: 'records' });
  });

  it('says of a place that is connected and empty now that it was filled before, and offers to fill it again', () => {
    const report = {
      found: 'empty',
      steps: [],
      trouble: null,
      readOnly: false,
      incidents: 0,
      devices: 0,
    } as const;
    const known = [folder(), { key: 'git:git@host:x' }];
    expect(['/mnt/team ', 'git@host:x', '/mnt/other', ' '].map((typed) => isKnown(typed, known))).toEqual([
      ...[true, true, false, false],
    ]);
    expect(findingOf(report, 3, true)).toEqual({
      title: 'Empty now',
      means:
        'Your workspace was here before: if this is a share that is not mounted, mount it first. Fill it again writes everything that is here back there.',
      verb: 'Fill it again',
    });
  });

  it('says what the test of a place comes to, and offers only what can be done', () => {
    const report = {
      found: 'empty',
      steps: [],
      trouble: null,
      readOnly: false,
      incidents: 0,
      devices: 0,
    } as const;
    expect(findingOf(report, 3, false)).toMatchObject({ title: 'Empty, and good', verb: 'Connect' });
    const other = { ...report, found: 'other', incidents: 12, devices: 4 } as const;
    expect(findingOf(other, 0, false)).toMatchObject({
      title: 'Another workspace, with 12 incidents and 4 desktops',
      verb: 'Join it',
    });
    expect(findingOf(other, 3, false).verb).toBeNull();
    expect(findingOf({ ...report, found: 'same', readOnly: true }, 3, false).verb).toBe('Connect to receive');
    const unusable = { ...report, found: 'unusable', trouble: trouble('no-git') } as const;
    expect(findingOf(unusable, 0, false)).toEqual({
      title: 'It can’t be used as it is',
      means: 'What to do.',
      verb: null,
    });
  });
});
