import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { pdfByBrowser } from '../../electron/publish/browser-pdf.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { preReadOf } from '../../shared/incident/pre-read.ts';
import { notesOf } from '../../shared/incident/review-notes.ts';
import { curatedTimeline } from '../../shared/incident/curated.ts';
import { tradeoffsOf } from '../../shared/incident/tradeoffs.ts';
import { ticksOf } from '../../shared/incident/review-ticks.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parseDay } from '../../shared/time/days.ts';
import { effectChecks } from '../../shared/actions/effect.ts';
import { declared, given, incidentOf, logged, minute, moved } from '../support/given.ts';
import { caughtUp, IndexDesk } from '../support/index-desk.ts';

const after = (past: readonly StreamEvent[], ...commands: readonly CommandInput[]) =>
  commands.reduce<readonly StreamEvent[]>((events, command) => given(...events).when(command).done(), past);
const over = [declared(), moved('resolve', { at: minute(60) })];

test('taken back action', () => {
  const events = after(over,
    { name: 'add-action', fields: { text: 'x', id: 'abcdefghijklm' } },
    { name: 'set-action', fields: { action: 'abcdefghijklm', remove: true } },
    { name: 'add-action', fields: { text: 'y', owner: 'ana', due: '2026-12-01', id: 'bbcdefghijklm' } });
  const item = preReadOf(incidentOf(events), defaultPlaybook).find(({ id }) => id === 'actions');
  expect(item).toMatchObject({ done: true });
});

test('far year', () => {
  expect(parseDay('9999 years', '2026-11-21').ok).toBe(false);
});

test('redacted order', () => {
  const base = [...over, logged('d1', 'Roll back', { kind: 'decision' })];
  const events = after(base,
    { name: 'note-review', fields: { kind: 'concern', text: 'one', note: 'n1' } },
    { name: 'note-review', fields: { kind: 'concern', text: 'two', note: 'n1' } },
    { name: 'curate', fields: { row: 'd1', show: 'no' } },
    { name: 'curate', fields: { row: 'd1', show: 'yes' } },
    { name: 'weigh', fields: { entry: 'd1', verdict: 'too-dear' } },
    { name: 'weigh', fields: { entry: 'd1', verdict: 'paid-off' } },
    { name: 'tag-cause', fields: { cause: 'capacity' } },
    { name: 'tag-cause', fields: { cause: 'capacity', undo: true } },
  );
  const fresh = events.slice(base.length);
  const second = new Set(fresh.filter((_, i) => i % 2 === 1).map(({ id }) => id));
  const taken = events.map((e) => (second.has(e.id) ? { ...e, payload: null } : e));
  const look = (all: readonly StreamEvent[]) => {
    const i = incidentOf(all);
    return JSON.stringify([notesOf(i, 'concern').map((n) => n.text), curatedTimeline(i).rows.find((r) => r.key === 'd1')?.shown, tradeoffsOf(i).map((t) => t.weighed), ticksOf(i, 'cause').map((t) => t.item)]);
  };
  expect(look(taken.toReversed())).toBe(look(taken));
});

test('runbook note', () => {
  const events = after(over,
    { name: 'use-runbook', fields: { runbook: 'a.md', title: 'A', steps: [] } },
    { name: 'note-runbook', fields: { runbook: 'a.md', verdict: 'wrong', words: 'secret' } });
  const e = events.at(-1)?.id ?? '';
  const now = after(events, { name: 'redact', fields: { entry: e, reason: 'x' } });
  expect(JSON.stringify([...incidentOf(now).events.values()])).not.toContain('secret');
});

test('live log changes listed', async () => {
  const desk = await IndexDesk.open();
  const index = desk.index();
  const id = await desk.declare('Seat maps stay empty');
  await desk.run(id, { name: 'assign', fields: { role: 'commander', person: 'ana' } } as CommandInput);
  await caughtUp(index);
  const before = index.state().listed;
  await new Promise((r) => setTimeout(r, 20));
  await desk.log(id, 'a line');
  await caughtUp(index);
  expect(index.state().listed).toBe(before);
});

test('browser that goes', async () => {
  const f = mkdtempSync(join(tmpdir(), 'zz-'));
  const b = join(f, 'b');
  writeFileSync(b, `#!${process.execPath}
const fs = require('fs'); const net = require('net');
const input = new net.Socket({ fd: 3 }); const output = new net.Socket({ fd: 4 });
let rest='';
input.on('data', (d) => { const parts = (rest + d).split('\\0'); rest = parts.pop(); for (const p of parts) { const m = JSON.parse(p);
 output.write(JSON.stringify({ id: m.id, result: { targetId: 't', sessionId: 's' } }) + '\\0');
 if (m.method === 'Page.navigate') setTimeout(() => process.exit(0), 100);
}});
`);
  chmodSync(b, 0o755);
  const given = await Promise.race([pdfByBrowser('<p>x</p>', { browser: b, limitMs: 3000 }), new Promise((r) => setTimeout(() => r('hangs'), 8000))]);
  expect(given).toMatchObject({ ok: false });
});

test('effect cost', () => {
  const facts = Array.from({ length: 10_000 }, (_, i) => ({ id: `i${i}`, title: 't', startedAt: i, exercise: false, causes: ['c' + (i % 20)], services: ['s' + (i % 50)] }));
  const items = Array.from({ length: 20_000 }, (_, i) => ({ state: 'done', effect: null, endedAt: i / 2, incident: { id: `i${i >> 1}`, exercise: false, causes: ['c' + ((i >> 1) % 20)], services: [] } }));
  const t = performance.now();
  effectChecks(items as never, facts as never, 1e12);
  const ms = performance.now() - t;
  console.log('effect ms', ms);
  expect(ms).toBeLessThan(500);
});
