import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clocked } from '../support/clock-time.ts';
import { ic, icJson, refusal } from '../support/ic.ts';

let store = '';
let id = '';
beforeAll(async () => {
  store = join(mkdtempSync(join(tmpdir(), 'ic-escalation-')), 'store');
  await ic(store, 'init');
  mkdirSync(join(store, 'p'));
  writeFileSync(
    join(store, 'p/roster.yaml'),
    '- name: Rune Berg\n  phones: [112, +47 900 00 001]\n  roles: scribe\n  zone: Europe/Oslo\n- name: =Farah\n',
  );
  id = (await ic(store, 'declare', '--title', 'Seat maps stay empty', '--severity', 'sev1')).out;
});
afterAll(() => rmSync(join(store, '..'), { recursive: true, force: true }));

test('ic escalation says whom to page and to tell, and how far that is', async () => {
  expect((await ic(store, 'escalation', id)).out).toMatch(
    /1\. on call for the service, 5 min: to be paged, (?:due now|\+\d+ min over)/,
  );
  await icJson(store, 'page', 'live', '@rune', '--by', 'ana');
  await icJson(store, 'page-failed', 'live', 'rune');
  await icJson(store, 'page', 'live', '=farah', '--extra');
  await icJson(store, 'tell', 'live', 'support leads', '--how', 'by phone');
  const { out } = await ic(store, 'escalation', 'live');
  expect(out).toMatch(clocked(/Rune Berg paged \d\d:\d\d by phone, no answer after under a minute/));
  expect(out).toMatch(/2\. second on call, 5 min: to be paged, due now/);
  expect(out).toMatch(/Beside the ladder: =Farah paged/);
  expect(out).toMatch(clocked(/support leads: told \d\d:\d\d, by phone/));
  expect(await icJson(store, 'escalation', 'live')).toMatchObject({
    id,
    severity: 'sev1',
    ladder: [{ state: 'missed' }, { state: 'due' }, { state: 'later' }],
    pages: [
      { who: 'Rune Berg', by: 'ana', outcome: 'failed', msToAnswer: null },
      { who: '=Farah', outcome: 'open' },
    ],
  });
});

test('ic roster finds people, and puts the ladders on paper with them', async () => {
  expect((await ic(store, 'roster', 'scribe')).out).toBe(
    'Rune Berg  112, +47 900 00 001  Scribe  Europe/Oslo',
  );
  expect((await ic(store, 'roster', 'nobody')).out).toBe('Nobody on the roster fits “nobody”.');
  const { out } = await ic(store, 'roster', '--print');
  expect(out).toContain('SEV2\n  tell within 30 min: support leads');
  expect(out).toContain('SEV4\n  nobody to page');
  expect(await icJson(store, 'roster', 'rune')).toMatchObject({
    roster: [{ phones: ['112', '+47 900 00 001'] }],
  });
});

test('ic shift-log has every page with its shift; as CSV no cell is a formula', async () => {
  await icJson(store, 'page-answered', 'live', '=farah');
  const { out } = await ic(store, 'shift-log');
  expect(out).toMatch(/Rune Berg  no answer  (?:at night|by day)  SEV1 Seat maps stay empty/);
  expect(out).toMatch(/=Farah  1 page$/m);
  const { out: csv } = await ic(store, 'shift-log', '--csv', '--person', '=farah');
  expect(csv.split(/\r?\n/)[1]).toMatch(/^'=Farah,\d{4}-.*,SEV1,Seat maps stay empty,0$/);
  expect((await ic(store, 'shift-log', '--to', '-1h')).out).toBe('Nobody was paged in that time.');
  expect(await icJson(store, 'shift-log', '--person', 'rune')).toMatchObject({
    pages: [{ person: 'Rune Berg', after: null }],
    shifts: [{ person: 'Rune Berg', pages: 1, tooMany: false }],
  });
});

test('what can’t be done says why', async () => {
  expect(await refusal(1, store, 'page', 'live', 'rune', '--step', '9')).toContain('SEV1 has 3 steps');
  expect(await refusal(1, store, 'page-answered', 'live', 'zoe')).toContain(
    'nothing says that “zoe” was paged',
  );
  expect(await refusal(2, store, 'escalation')).toContain('Which incident?');
  expect(await refusal(2, store, 'shift-log', '--from', '-1h', '--to', '-2h')).toContain(
    'lies before --from',
  );
  expect(await refusal(2, store, 'shift-log', '--from', 'soon')).toContain('can’t be read as a time');
});

test('ic page without anybody pages the step that is due; words that mean nobody use up no step', async () => {
  const other = (await ic(store, 'declare', '--title', 'Seats', '--severity', 'sev1')).out;
  const strange = (await ic(store, 'page', other, 'nobody')).out;
  expect(strange).toContain('“nobody” is not on the roster; paged as words beside the ladder.');
  expect((await ic(store, 'escalation', other)).out).toMatch(
    /1\. on call for the service, 5 min: to be paged/,
  );
  expect((await ic(store, 'page', other)).out).toContain('on call for the service');
  expect(await refusal(1, store, 'page', other)).toContain('no step of the ladder is due now');
  const rested = (await ic(store, 'break', other, 'nobodyhere')).out;
  expect(rested).toContain('“nobodyhere” has not been seen in this incident and is not on the roster');
  expect((await ic(store, 'break', other, 'rune')).out).not.toContain('not been seen');
});
