import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clocked } from '../support/clock-time.ts';
import { ic, icJson, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-duty-'));
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const lines = [
    { format: 'ic-replay/1', title: 'for a test' },
    {
      min: 0,
      by: 'ana',
      run: 'declare',
      with: { title: 'Playback fails', severity: 'sev1', takeCommand: true },
    },
    { min: 10, by: 'ana', run: 'assign', with: { role: 'scribe', person: 'ben' } },
    { min: 130, by: 'ana', run: 'log', with: { text: 'Errors at 12 %' } },
  ];
  const file = join(folder, 'scene.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  await ic(store, 'init');
  await ic(store, 'replay', file);
  await ic(store, 'playbook', 'init');
  writeFileSync(
    join(store, 'p/roster.yaml'),
    '- name: cem\n  roles: commander\n- name: ana\n  roles: commander\n',
  );
});

test('ic duty says who is on duty, for how long, when relief is due and who could take over', async () => {
  const { out } = await ic(store, 'duty');
  expect(out).toMatch(/^ana: on duty 2 h 10, since .*\n {2}Incident commander, SEV1 Playback fails\n/);
  expect(out).toMatch(/Relief due .*\(\+10 min over\), after 2 h 00 in command\n {2}Could take over: cem\n/);
  expect(out).toMatch(/ben: on duty 2 h 00, since .*\n {2}Scribe, SEV1 Playback fails\n {2}Relief due/);
  expect(await icJson(store, 'duty')).toMatchObject({
    onDuty: [
      {
        person: 'ana',
        onBreak: null,
        relief: { after: 'command', role: 'commander' },
        couldTakeOver: [{ name: 'cem', awake: null, lastOnDuty: null }],
      },
      { person: 'ben', relief: { after: 'duty', role: 'scribe' }, couldTakeOver: [] },
    ],
  });
});

test('a break takes the relief back, and the list of incidents is free of who was on duty', async () => {
  await icJson(store, 'break', 'live', 'ana', '--minutes', '30');
  expect((await ic(store, 'duty')).out).toMatch(clocked(/ana: .*\n.*\n {2}On a break until \d\d:\d\d$/m));
  await icJson(store, 'break', 'live', 'ana', '--back');
  expect((await ic(store, 'duty')).out).toMatch(/\+1[01] min over/);
  expect(JSON.stringify(await icJson(store, 'show'))).not.toContain('"duty"');
});

test('ic duty takes no words, and a break that nobody is on does not end', async () => {
  expect(await refusal(2, store, 'duty', 'now')).toBe('duty does not understand “now”.\n');
  expect(await refusal(1, store, 'break', 'live', 'zoe', '--back')).toContain('zoe is not on a break here.');
});
