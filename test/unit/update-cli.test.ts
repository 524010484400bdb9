import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ic, icJson, refusal } from '../support/ic.ts';

let store = '';
let id = '';
const out = async (verb: string, ...words: string[]): Promise<string> => {
  const said = await ic(store, verb, id, ...words);
  expect([said.code, said.err], [verb, ...words].join(' ')).toEqual([0, '']);
  return said.out;
};

beforeAll(async () => {
  store = join(mkdtempSync(join(tmpdir(), 'ic-updates-')), 'store');
  await ic(store, 'init');
  const title = ['--title', 'Card payments fail', '--severity', 'sev1', '--by', 'ana'];
  id = (await ic(store, 'declare', ...title)).out;
  await out('describe', '--impact', 'Two of three fail.', '--services', 'cart, payments-api', '--by', 'ana');
  await out('describe', '--estimate', 'about 15:30', '--basis', 'two earlier failovers', '--by', 'ana');
  await out('log', 'fall back to the second route @ben', '--kind', 'decision', '--by', 'ana');
});

afterAll(() => rmSync(join(store, '..'), { recursive: true, force: true }));

describe('the facts', () => {
  test('are listed with where they come from', async () => {
    const lines = (await out('facts')).split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^Affected +cart, payments-api +\(services, /);
    expect(lines).toContainEqual(expect.stringMatching(/^How much +Two of three fail\. +\(ana, /));
    expect(lines).toContainEqual(
      expect.stringMatching(/^Being done +fall back to the second route @ben +\(dec/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Cause +Not confirmed$/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^Estimate +about 15:30, based on two earlier failovers/),
    );
    expect((await icJson(store, 'facts', id))['facts']).toHaveLength(7);
  });

  test('make words for an audience', async () => {
    const words = await out('wording', '--audience', 'executives', '--next', '+20m');
    expect(words).toMatch(/^Card payments fail, since [^]*Impact: Two of three fail\.\n/);
    expect(words).toContain('What we are doing: fall back to the second route.');
    expect(words).toMatch(
      new RegExp(String.raw`The next update comes at \d\d:\d\d \S+(?: on \w{3} \d+ \w{3})?\.$`),
    );
    expect(await icJson(store, 'wording', id, '--audience', 'support')).toMatchObject({
      audience: 'support',
    });
  });
});

describe('an update', () => {
  test('is drafted, approved by somebody else, copied, sent and listed', async () => {
    await out('draft-update', 'customers', 'Some <b> payments fail.', '--by', 'cem');
    expect(await out('updates', '--audience', 'customers')).toContain('draft by cem, not approved yet');
    expect(await refusal(1, store, 'approve-update', id, 'customers', '--by', 'cem')).toMatch(
      /^Not approved: /,
    );
    await out('approve-update', 'customers', '--by', 'ana');
    const to = ['--audience', 'customers', '--draft', '--format'];
    expect(await out('copy-update', ...to, 'plain')).toBe('Some <b> payments fail.');
    expect(await out('copy-update', ...to, 'slack')).toContain('Some &lt;b&gt; payments fail.');
    expect(await out('copy-update', ...to, 'email')).toMatch(/^Subject: Card payments fail: Investigating\n/);
    const json = await out('copy-update', ...to, 'statuspage', '--status', 'identified');
    expect(JSON.parse(json)).toMatchObject({
      incident: { status: 'identified', deliver_notifications: false },
    });
    const sent = await out('send-updates', '--next', '+15m', '--channel', 'status page', '--by', 'cem');
    expect(sent).toBe('Update sent to customers (status page), approved by ana');
    await out('update', 'We look into it', '--next', '+15m', '--audiences', 'support', '--by', 'cem');
    const listed = await out('updates');
    expect(listed).toContain('product: nothing sent yet, next due');
    expect(listed).toMatch(
      /1 {2}\S.* by cem, status page, approved by ana, on time: Some <b> payments fail\./,
    );
    expect(await icJson(store, 'updates', id, '--audience', 'customers')).toMatchObject({
      audiences: [{ sent: [{ number: 1, channel: 'status page', approvedBy: 'ana', lateMinutes: 0 }] }],
    });
    const last = ['--audience', 'customers', '--format', 'plain', '--last'];
    expect(await out('copy-update', ...last)).toBe('Some <b> payments fail.');
  });

  test('is refused in one sentence where something is missing', async () => {
    const to = ['--audience', 'product', '--format'];
    const refused = (code: 1 | 2, verb: string, ...words: string[]) =>
      refusal(code, store, verb, id, ...words);
    expect(await refused(1, 'copy-update', ...to, 'plain', '--draft')).toMatch(
      /^No draft for product was shared/,
    );
    expect(await refused(1, 'copy-update', ...to, 'plain', '--last')).toMatch(
      /^No update was sent to product/,
    );
    expect(await refused(2, 'copy-update', ...to, 'fax')).toMatch(/^--format is one of plain, slack/);
    expect(await refused(2, 'copy-update', '--audience', 'product')).toMatch(/^copy-update needs --format/);
    expect(await refused(2, 'copy-update', ...to, 'plain', '--last', '--draft')).toMatch(/^Either the draft/);
    expect(await refused(2, 'wording')).toMatch(/^wording needs --audience/);
    expect(await refused(2, 'wording', '--audience', 'product', '--next', 'soon')).toMatch(/can’t be read/);
    expect(await refused(2, 'updates', '--audience', 'clowns')).toMatch(/^--audience is one of/);
    expect(await refused(2, 'facts', 'more')).toMatch(/does not understand “more”/);
    expect(await refused(1, 'describe', '--estimate', 'soon')).toBe(
      'Not recorded: an estimate stands with its basis only.\n',
    );
  });
});
