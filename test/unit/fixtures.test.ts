import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventIdPattern, writerIdPattern } from '../../shared/ids.ts';
import { commanderHandsOn, holderOf, missingRoles } from '../../shared/incident/roles.ts';
import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { winner } from '../../shared/incident/register.ts';
import { boardOf } from '../../shared/incident/boards.ts';
import { checklistOf } from '../../shared/incident/checklist.ts';
import { commandNames } from '../../shared/incident/commands.ts';
import { dueList } from '../../shared/incident/due.ts';
import { declarationOf, phaseOf, severityOf, transitionsOf } from '../../shared/incident/facts.ts';
import { linksOf } from '../../shared/incident/links.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { entryKinds, type EntryKind } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { parseReplay, replayInMemory, type Step } from '../support/replay-in-memory.ts';

const zero = Date.parse('2026-11-20T02:12:00Z');
const play = (name: string) => {
  const file = resolve(import.meta.dirname, '../../electron/demo', name);
  return replayInMemory(parseReplay(readFileSync(file, 'utf8')), zero);
};

/** Minutes by which each update was late; what was sent with nothing due was not. */
const lateness = (steps: readonly Step[]): number[] =>
  steps
    .filter((s) => s.line.run === 'update')
    .map((s) => (s.dueBefore === null ? 0 : Math.max(0, s.line.min - s.dueBefore)));

describe.each(['two-hour-sev1', 'resolved-sev3', 'earlier-sev2', 'game-day'])('%s.jsonl', (file) => {
  const name = `${file}.jsonl`;
  const { incident, steps } = play(name);

  it('declares first, and goes on in the order in which it was entered', () => {
    expect(steps[0]?.line.run).toBe('declare');
    for (const [i, { line }] of steps.entries())
      expect(line.min).toBeGreaterThanOrEqual(steps[i - 1]?.line.min ?? 0);
  });

  it('runs without a refusal, and no line does nothing', () => {
    expect(steps.filter((s) => s.refused !== null).map((s) => [s.line, s.refused])).toEqual([]);
    expect(steps.filter((s) => s.events.length === 0).map((s) => s.line)).toEqual([]);
  });

  it('makes events as a store would', () => {
    const events = steps.flatMap((s) => s.events);
    for (const { id, w } of events)
      expect([id, w]).toEqual([
        expect.stringMatching(eventIdPattern),
        expect.stringMatching(writerIdPattern),
      ]);
    expect(events.map((e) => e.id)).toEqual(events.map((e) => e.id).sort());
    expect(new Set(events.map((e) => `${e.w} ${e.q}`)).size).toBe(events.length);
    expect(incident.newer.size).toBe(0);
  });

  it('puts no clock time into its words, so that it can be played at any time of day', () => {
    for (const { line } of steps) expect(JSON.stringify(line.with)).not.toMatch(/\b\d{1,2}:\d{2}\b/);
  });
});

describe('the two-hour SEV1', () => {
  const { incident, steps } = play('two-hour-sev1.jsonl');
  const logged = steps.filter((s) => s.line.run === 'log');
  const ran = (run: string): Step[] => steps.filter((s) => s.line.run === run);

  it('lasts two hours and has at least 150 entries by four people', () => {
    expect(logged.length).toBeGreaterThanOrEqual(150);
    expect([...new Set(logged.map((s) => s.line.by))].sort()).toEqual(['ines', 'marek', 'pia', 'yusuf']);
    expect(steps.at(-1)?.line.min).toBeGreaterThanOrEqual(118);
    expect(steps.at(-1)?.line.min).toBeLessThanOrEqual(130);
  });

  it('uses every kind of entry, people, tags and times before the entry', () => {
    const kinds = new Set(timelineOf(incident).map((row) => row.kind));
    expect(entryKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
    const texts = logged.map((s) => String(s.line.with['text']));
    expect(texts.filter((t) => /(^|\s)@[a-z]/.test(t)).length).toBeGreaterThan(10);
    expect(texts.filter((t) => /(^|\s)#[a-z]/.test(t)).length).toBeGreaterThan(10);
    expect(logged.filter((s) => s.line.with['at'] !== undefined).length).toBeGreaterThanOrEqual(8);
  });

  it('goes from SEV2 to SEV1', () => {
    expect(declarationOf(incident)?.exercise).toBe(false);
    expect(ran('severity').map((s) => s.command.fields)).toMatchObject([{ severity: 'sev1' }]);
    expect(severityOf(incident)).toMatchObject({ severity: 'sev1', cadenceMinutes: 15 });
  });

  it('fills its roles in time but for communications, and hands command to the deputy', () => {
    const lead = ran('assign').find((s) => s.line.with['role'] === 'communications-lead');
    expect(lead?.line.min).toBeGreaterThan(5);
    expect(ran('assign').filter((s) => s.line.with['role'] === 'sme')).toHaveLength(2);
    const [taken] = ran('accept-handoff');
    const given = { role: 'commander', person: 'pia', from: 'ines' };
    expect(taken?.events.map((event) => event.payload)).toContainEqual(expect.objectContaining(given));
    expect(taken?.line.min).toBeCloseTo(75, 0);
    expect(holderOf(incident, 'commander')).toBe('pia');
    expect(missingRoles(incident, defaultPlaybook)).toEqual([]);
  });

  it('sends exactly two updates late, by three and by seven minutes', () => {
    expect(lateness(steps).length).toBeGreaterThanOrEqual(8);
    expect(lateness(steps).filter((minutes) => minutes > 0)).toEqual([3, 7]);
  });

  it('is reopened once, and is over at the end', () => {
    const verbs = transitionsOf(incident).map((t) => t.verb);
    const stretch = ['mitigate', 'resolve'];
    expect(verbs).toEqual(['acknowledge', 'start-mitigation', ...stretch, 'reopen', ...stretch]);
    expect(phaseOf(incident)).toBe('post-mortem');
  });

  it('corrects several entries, takes two back and restores one of them', () => {
    const entries = [...entrySlice.of(incident).values()];
    expect(entries.filter((e) => (e.corrections?.size ?? 0) > 0).length).toBeGreaterThanOrEqual(4);
    expect([ran('remove').length, ran('restore').length]).toEqual([2, 1]);
    expect(entries.filter((e) => winner(e.removed)?.value === true)).toHaveLength(1);
  });

  it('leads nowhere but to hosts that can’t exist', () => {
    const targets = ran('link').map((s) => String(s.line.with['target']));
    expect(targets.length).toBeGreaterThanOrEqual(4);
    for (const target of targets) expect(target).toMatch(/^https:\/\/[a-z.]+\.example\//);
  });

  it('uses every command with the resolved SEV3 and the game day but those that take back, and leaves nothing waiting but an alert for the morning', () => {
    const others = ['resolved-sev3.jsonl', 'game-day.jsonl'];
    const learnt = new Set(others.flatMap((name) => play(name).steps.map(({ line }) => line.run)));
    const unused = commandNames.filter((name) => ran(name).length === 0 && !learnt.has(name));
    expect(unused.sort()).toEqual([
      ...[
        'decline-handoff',
        'drop-draft',
        'edit-text',
        'import',
        'long-incident',
        'page-open',
        'redact',
        'redact-text',
      ],
      'remove-item',
      ...[
        'set-workstream',
        'take-command',
        'take-role',
        'unapprove',
        'undo-import',
        'undo-phase',
        'undo-severity',
        'unlink',
      ],
      ...['withdraw-handoff', 'withdraw-page', 'withdraw-report', 'withdraw-tell', 'withdraw-update'],
    ]);
    for (const kind of [
      'ask',
      'action',
      'hypothesis',
      'criterion',
      'roadblock',
      'risk',
      'proposal',
    ] as const) {
      const open = boardOf(incident, kind).filter((item) => item.open);
      expect(open.map((item) => item.text)).toEqual(
        kind === 'action' ? [expect.stringMatching(/^drafted an alert.* goes in by daylight/)] : [],
      );
    }
  });

  it('shows a row for every entry', () => {
    const rows = timelineOf(incident);
    const said = ['proposal', 'objection', 'decision'] as const; // by their own commands
    const others = ran('propose').length + ran('object').length + ran('decide').length;
    expect(said.every((kind) => rows.some((r) => r.kind === kind))).toBe(true);
    expect(rows.filter((r) => r.kind !== 'console' && r.kind !== 'update')).toHaveLength(
      logged.length + others,
    );
  });
});

describe('where the demo opens', () => {
  const file = readFileSync(resolve(import.meta.dirname, '../../electron/demo/two-hour-sev1.jsonl'), 'utf8');
  const replay = parseReplay(file);
  const lines = replay.lines.filter((line) => line.min <= 47);
  const { incident } = replayInMemory({ ...replay, lines }, zero);
  const now = zero + 47 * 60_000;
  const open = (kind: EntryKind) => boardOf(incident, kind).filter((item) => item.open);

  it('everything that has a clock is there, with time left: a page, the update, an ask, a role, two decisions', () => {
    const due = dueList(incident, defaultPlaybook).map(({ kind, dueAt }) => [kind, (dueAt - now) / 60_000]);
    expect(due.map(([kind]) => kind)).toEqual(['page', 'role', 'ask', 'revisit', 'update', 'revisit']);
    expect(due.every(([, left]) => Number(left) > 0 && Number(left) < 30)).toBe(true);
    expect(missingRoles(incident, defaultPlaybook)).toEqual(['scribe']);
  });

  it('the boards have something on them', () => {
    expect([open('ask').length, open('hypothesis').length, open('roadblock').length]).toEqual([1, 2, 1]);
    expect(open('ask')[0]).toMatchObject({ to: 'rune', mark: 'acknowledged' });
    expect(boardOf(incident, 'hypothesis')).toHaveLength(6);
    expect(boardOf(incident, 'criterion').map((item) => item.open)).toEqual([false, true, true]);
  });

  it('the incident has its links, its impact in a sentence, and a commander with hands on the work', () => {
    expect(linksOf(incident, defaultPlaybook).map((link) => link.kind)).toEqual([
      'bridge',
      'responders',
      'stakeholders',
      'dashboard',
    ]);
    expect(declarationOf(incident)?.impact).toMatch(/one start in four/);
    expect(commanderHandsOn(incident)).not.toBeNull();
  });

  it('the checklist has an item that was left out, one of its own, and one that is somebody’s', () => {
    const items = checklistOf(incident, defaultPlaybook);
    expect(items.filter((item) => item.skipped !== null)).toHaveLength(1);
    expect(items.filter((item) => item.own)).toHaveLength(2);
    expect(items.find(({ item }) => item.id === 'stopgap-owner')).toMatchObject({
      owner: 'pia',
      done: false,
    });
    expect(items.find(({ item }) => item.id === 'roles')).toMatchObject({ again: { why: 'scribe left' } });
  });
});

describe('the short ones', () => {
  it('are a SEV3 that was closed, every update on time', () => {
    const { incident, steps } = play('resolved-sev3.jsonl');
    expect([phaseOf(incident), severityOf(incident)?.severity]).toEqual(['prevention', 'sev3']);
    expect(lateness(steps)).toEqual([0, 0]);
  });

  it('are an exercise that was resolved and says so in every update', () => {
    const { incident, steps } = play('game-day.jsonl');
    expect(declarationOf(incident)?.exercise).toBe(true);
    expect([phaseOf(incident), severityOf(incident)?.severity]).toEqual(['post-mortem', 'sev2']);
    expect(lateness(steps)).toEqual([0, 0]);
    for (const { line } of steps.filter((s) => s.line.run === 'update')) {
      expect(line.with['text']).toMatch(/^EXERCISE EXERCISE EXERCISE .* EXERCISE EXERCISE EXERCISE$/);
    }
  });
});
