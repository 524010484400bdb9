import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ic, icJson, refusal } from '../support/ic.ts';

const folder = mkdtempSync(join(tmpdir(), 'ic-readiness-'));
const store = join(folder, 'store');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let incident = '';
beforeAll(async () => {
  await ic(store, 'init');
  const declared = await icJson(store, 'declare', '--title', 'Disk 91 % full', '--severity', 'sev4');
  incident = String(declared['incident'] ?? declared['id']);
  for (const n of [1, 2, 3]) await icJson(store, 'page', 'live', `@rune`, '--id', `page-${n}`);
  await icJson(store, 'resolve', 'live');
  mkdirSync(join(store, 'p/runbooks'), { recursive: true });
  writeFileSync(join(store, 'p/runbooks/disk.md'), '# Make room\n\n1. Look\n');
});

test('ic readiness says what waits, and ic team what was done about it', async () => {
  const before = (await ic(store, 'readiness')).out;
  expect(before).toContain('One shift of this quarter had too many pages.');
  expect(before).toContain('One noisy alert is to be audited.');
  expect(before).toContain('  disk.md: never, reviewed never');
  const { audit } = (await icJson(store, 'readiness')) as {
    audit: { quarter: string; toAudit: { alert: string }[] };
  }; // as readiness.ts has it
  await icJson(store, 'team', 'audit-alert', audit.quarter, audit.toAudit[0]?.alert ?? '', 'demoted');
  await icJson(store, 'team', 'review-runbook', 'disk.md');
  await icJson(store, 'team', 'plan', 'game-day', '2030-01-15', '--words', 'the cache is gone');
  await icJson(store, 'team', 'recommend', incident, '--why', 'short and honest');
  await icJson(store, 'team', 'capacity', '2026-q1', '4000', '1800');
  const after = (await ic(store, 'readiness')).out;
  expect(after).not.toContain('to be audited');
  expect(after).toContain('; demoted');
  expect(after).toContain('  disk.md: fresh');
  expect(after).toContain('SEV4 Disk 91 % full: short and honest');
  expect(after).toContain('Q1 2026: 45 %');
  expect((await ic(store, 'runbooks')).out).toMatch(/disk\.md.*\n.*reviewed .* by /);
  expect((await ic(store, 'team')).out).toMatch(/Game day 2030-01-15: the cache is gone \([a-z2-7]{13}\)/);
});

test('what the team said is taken back', async () => {
  await icJson(store, 'team', 'capacity', '2025-q1', '10', '5');
  await icJson(store, 'team', 'capacity', '2025-q1', '--undo');
  expect(JSON.stringify(await icJson(store, 'team'))).not.toContain('2025-q1');
});

test('mistakes are one sentence each', async () => {
  expect(await refusal(2, store, 'team', 'lunch')).toBe(
    'team does not understand “lunch”; there are review-runbook, audit-alert, plan, recommend, capacity.\n',
  );
  expect(await refusal(2, store, 'team', 'plan', 'game-day')).toBe(
    'team plan needs DAY: ic team plan process-review|alert-audit|game-day DAY [--id ID] [--words TEXT] [--done] [--remove]\n',
  );
  expect(await refusal(2, store, 'team', 'plan', 'lunch', '2026-12-01')).toContain('must be one of');
  expect(await refusal(1, store, 'team', 'capacity', '2026-q1', '10', '20')).toContain('Check the two.');
  expect(await refusal(2, store, 'team', 'capacity', '2026-q4', 'many', '1')).toBe(
    'team capacity needs both hours as numbers: ic team capacity 2026-q4 4800 1200.\n',
  );
  expect(await refusal(2, store, 'readiness', 'now')).toBe('readiness does not understand “now”.\n');
});
