import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCard } from '../../electron/records/device-card.ts';
import { deviceIdOf, newKeyPair } from '../../electron/records/crypto.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { ic, icJson, refusal } from '../support/ic.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { treeOf } from '../support/tree.ts';

let made = '';
let id = '';
let ben = '';

/** A store with an entry to redact, and the cards of two devices called Zoë and one called Ben. */
beforeAll(async () => {
  made = join(mkdtempSync(join(tmpdir(), 'ic-devices-')), 'store');
  const store = await RecordStore.open(made, desktopEnvironment({ deviceName: 'ana' }), true);
  const [pair, other, third] = [newKeyPair(), newKeyPair(), newKeyPair()];
  ben = deviceIdOf(pair.publicKey);
  await writeCard(nodeFileSystem, store.layout.cards, store.ws, pair, 'Ben');
  for (const keys of [other, third])
    await writeCard(nodeFileSystem, store.layout.cards, store.ws, keys, 'Zoë');
  await store.close();
  id = (await ic(made, 'declare', '--title', 'Films do not start', '--severity', 'sev2')).out;
  await ic(made, 'log', id, 'the password is swordfish', '--entry', 'secret');
  await ic(made, 'correct', id, 'secret', 'the password was swordfish');
});

afterAll(() => rmSync(join(made, '..'), { recursive: true, force: true }));

const copy = (): string => {
  const to = join(temporaryFolder(), 'store');
  cpSync(made, to, { recursive: true });
  return to;
};

test('devices are listed with their standing, approved by the beginning of an id and revoked by name', async () => {
  const store = copy();
  const { devices } = (await icJson(store, 'devices')) as { devices: { name: string; standing: string }[] };
  expect(devices.map(({ name, standing }) => `${name} ${standing}`)).toEqual([
    ...['ana member', 'Ben unverified', 'Zoë unverified', 'Zoë unverified'],
  ]);
  expect((await ic(store, 'approve', ben.slice(0, 8))).out).toMatch(/^Ben \(.{16}\) is a member now: /);
  expect((await ic(store, 'approve', ben)).out).toMatch(/ is a member already\.$/);
  expect(await icJson(store, 'revoke', 'ben')).toMatchObject({ id: ben, standing: 'revoked' });
  const lines = (await ic(store, 'devices')).out.split('\n');
  expect(lines[0]).toMatch(/^[a-z2-7]{16} {2}ana {2}member {2}\(this desktop\)$/);
  expect(lines[1]).toBe(`${ben}  Ben  revoked`);
  expect(await icJson(store, 'verify')).toMatchObject({ problems: [] });
});

describe('what can’t be done with devices exits with 1, a mistake in the call with 2', () => {
  const calls = [
    [1, 'a name that several have', ['approve', 'zoë'], /^“zoë” is several devices: .*Say which\.\n$/],
    [1, 'nobody', ['approve', 'farah'], /^There is no device “farah” here/],
    [1, 'this very desktop', ['revoke', 'ana'], /^Not revoked: this is the desktop that you are at/],
    [2, 'no device', ['revoke'], /^revoke needs DEVICE/],
    [2, 'more than a device', ['approve', 'a', 'b'], /^approve does not understand “b”/],
    [2, 'words behind devices', ['devices', 'all'], /^devices does not understand “all”/],
  ] as const;
  test.each(calls)('%i: %s', async (code, _what, [verb, ...words], why) => {
    expect(await refusal(code, made, verb, ...words)).toMatch(why);
  });
});

test('redact says what would go, does it with --yes only, and what it can’t reach', async () => {
  const store = copy();
  const before = treeOf(join(store, 'i'));
  expect(await refusal(2, store, 'redact', id, 'secret', '--reason', 'a password')).toBe(
    'This takes out, on every desktop and for good: the words of the entry, 1 correction. Add --yes to do it.\n',
  );
  expect(treeOf(join(store, 'i'))).toEqual(before);
  expect(await refusal(2, store, 'redact', id, 'secret', '--yes')).toMatch(/--reason/);
  expect(await refusal(1, store, 'redact', id, 'nope', '--reason', 'x', '--yes')).toBe(
    'Not redacted: there is no such entry.\n',
  );
  const done = await ic(store, 'redact', id, 'secret', '--reason', 'a password', '--by', 'ana', '--yes');
  expect(done.out).toMatch(/^ana redacted an entry: a password\n.*history still has them/);
  for (const [path, bytes] of treeOf(store)) expect(bytes.includes('swordfish'), path).toBe(false);
  expect((await ic(store, 'show', id)).out).toMatch(/ {2}Redacted\n/);
  expect((await ic(store, 'verify')).out).toMatch(/, 2 of them redacted\.$/);
  expect(await refusal(1, store, 'redact', id, 'secret', '--reason', 'x', '--yes')).toBe(
    'Not redacted: it was redacted already.\n',
  );
  expect(await refusal(1, store, 'correct', id, 'secret', 'new words')).toBe(
    'Not corrected: it was redacted.\n',
  );
  // The line that a desktop sends again does not bring it back.
  expect((await ic(store, 'log', id, 'the password is swordfish', '--entry', 'secret')).out).toMatch(
    /^Nothing to change/,
  );
});
