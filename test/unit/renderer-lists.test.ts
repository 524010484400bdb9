import { describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { createDraftSaver } from '../../renderer/bridge/draft-saver.ts';
import { linesOf } from '../../renderer/features/home/sections.ts';
import { ticksOf } from '../../renderer/features/incident-bar/ruler-ticks.ts';
import { severityWords } from '../../renderer/features/incident-bar/severity-words.ts';
import { roleNamed, roleWords } from '../../renderer/incident-parts/role-named.ts';
import { unknownWord } from '../../renderer/features/log/suggestions.ts';
import { rowAsText } from '../../renderer/features/log/row-copy.ts';
import { formerWords, newBelow } from '../../renderer/features/log/row-words.ts';
import { stillness } from '../../renderer/state/stillness.ts';

const MINUTE = 60_000;

const summary = (over: Partial<IncidentSummary>): IncidentSummary => ({
  id: '20261117-aaaaaaaa',
  title: 'Seat maps stay empty',
  severity: 'sev2',
  phase: 'triage',
  exercise: false,
  services: ['seating'],
  startedAt: 0,
  declaredAt: 0,
  phaseSince: 0,
  resolvedAt: null,
  closedAt: null,
  commander: 'ana',
  updateDueAt: null,
  lastEntryAt: 0,
  events: 1,
  ...over,
});

const row = (over: Partial<TimelineRow>): TimelineRow => ({
  key: 'a',
  at: Date.UTC(2026, 10, 17, 13, 2),
  h: [0, 0],
  id: 'a',
  recordedAt: 0,
  by: 'ana',
  device: 'a'.repeat(16),
  kind: 'finding',
  text: 'pool full',
  version: 1,
  before: [],
  alsoSet: [],
  ...over,
});

describe('the list of incidents', () => {
  const all = [
    summary({ id: 'c', phase: 'prevention', title: 'Closed one' }),
    summary({ id: 'x', exercise: true, severity: 'sev1' }),
    summary({ id: 'r', phase: 'post-mortem', title: 'Reviewed one' }),
    summary({ id: '2' }),
    summary({ id: '1', severity: 'sev1' }),
  ];
  const ids = (typed: string) =>
    linesOf(all, typed, defaultPlaybook.postmortem).map((line) =>
      line.kind === 'head' ? line.title : line.summary.id,
    );

  it('shows live ones by severity, exercises after them, then what waits for a review, then what is closed', () => {
    expect(ids('')).toEqual(['1', '2', 'x', 'Waiting for a review', 'r', 'Closed', 'c']);
  });

  it('is filtered by every word that is typed', () => {
    expect(ids('seat SEV1')).toEqual(['1', 'x']);
    expect(ids('nothing like it')).toEqual([]);
  });
});

describe('the clock of the window', () => {
  it('stands still to the next minute, or to the next change of what is counted', () => {
    expect(stillness(10_000, [])).toBe(50_000);
    expect(stillness(10_000, [10_000 + 5 * MINUTE + 3_000])).toBe(3_000);
    expect(stillness(10_000, [10_000 + MINUTE + 400])).toBe(400);
    expect(stillness(10_000, [9_000])).toBe(50_000);
  });
});

describe('the ruler', () => {
  const kinds = (over: number, interval: number) =>
    ticksOf(0, over * MINUTE, interval)
      .map(({ kind }) => kind[0])
      .join('');

  it('has a tick a minute, a mark at the promise and taller ticks after it', () => {
    expect(kinds(-10, 15)).toBe(`${'g'.repeat(5)}${'l'.repeat(10)}m`);
    expect(kinds(4, 15)).toBe(`${'g'.repeat(15)}moooo`);
  });

  it('leaves the number alone past fifteen minutes over', () => expect(kinds(16, 15)).toBe(''));
});

describe('the log', () => {
  it('counts what came below the row that was last seen', () => {
    const rows = ['a', 'b', 'c'].map((key) => row({ key }));
    expect(newBelow(rows, 'a')).toBe(2);
    expect(newBelow(rows, null)).toBe(0);
  });

  it('copies a row in the order in which it is read, with UTC', () => {
    expect(rowAsText(row({}), 'Europe/Berlin')).toBe('14:02 (2026-11-17 13:02 UTC) ana Finding: pool full');
    const corrected = row({
      kind: 'note',
      version: 2,
      before: [{ text: 'pool half full', by: 'ana', recordedAt: 0 }],
    });
    expect(rowAsText(corrected, 'Europe/Berlin')).toBe(
      '14:02 (2026-11-17 13:02 UTC) ana pool full (before: pool half full)',
    );
  });
});

describe('a role named in the composer', () => {
  it('is found by the beginning of any of its words', () => {
    expect(
      ['comm', 'communications', 'tech', 'scribe', 'expert', 'sme', 'incident', ''].map(roleNamed),
    ).toEqual([
      'commander',
      'communications-lead',
      'technical-lead',
      'scribe',
      'sme',
      'sme',
      'commander',
      null,
    ]);
  });
});

describe('the words after a command', () => {
  it('are a role and a person', () => {
    expect(roleWords('scribe dora')).toEqual({ role: 'scribe', person: 'dora' });
    expect(roleWords('tech lead Ana Ruiz')).toEqual({ role: 'technical-lead', person: 'Ana Ruiz' });
    expect(roleWords('Incident commander @ines')).toEqual({ role: 'commander', person: 'ines' });
    expect(roleWords('technical-lead Jo-Ann')).toEqual({ role: 'technical-lead', person: 'Jo-Ann' });
    expect(roleWords('comms')).toEqual({ role: 'communications-lead', person: '' });
    expect(roleWords('')).toEqual({ role: null, person: '' });
    expect(roleWords('dora scribe')).toBeNull();
  });

  it('are a severity and a reason', () => {
    expect(severityWords('2 Only EU is affected')).toEqual({
      severity: 'sev2',
      reason: 'Only EU is affected',
    });
    expect(severityWords('SEV1: all of it')).toEqual({ severity: 'sev1', reason: 'all of it' });
    expect(severityWords('')).toEqual({ severity: null, reason: '' });
    expect(severityWords('5')).toBeNull();
    expect(severityWords('only EU')).toBeNull();
  });

  it('are only asked for after a word that is known', () => {
    const commands = [{ word: 'sev', label: '', chord: undefined, run: () => null }];
    expect(unknownWord('/sev 2', commands)).toBeNull();
    expect(unknownWord('!finding x', commands)).toBeNull();
    expect(unknownWord('at /frob', commands)).toBeNull();
    expect(unknownWord('/frobnicate x', commands)).toBe(
      '“/frobnicate” is no command: Enter logs it as it is',
    );
    expect(unknownWord('!guess x', commands)).toBe('“!guess” is no kind: Enter logs it as it is');
  });
});

describe('drafts', () => {
  it('are written one at a time, always the latest', async () => {
    const sent: string[] = [];
    const gates: (() => void)[] = [];
    const saver = createDraftSaver(({ text }) => {
      sent.push(text);
      return new Promise<void>((done) => gates.push(done));
    });
    for (const text of ['a', 'ab', 'abc']) saver.save({ text, unsaved: [] });
    expect(sent).toEqual(['a']);
    gates.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(sent).toEqual(['a', 'abc']);
  });
});

describe('the former words of a corrected row', () => {
  const long = (word: string) =>
    `Failing starts are down from two in three to about ${word} in three and falling. Most viewers can play again.`;

  it('are short where the text is long and little of it changed', () => {
    expect(formerWords(long('one'), long('two'))).toBe('… one …');
    expect(formerWords(long('one'), long('about one'))).toBe('… three to about one in three …');
  });

  it('are whole where they are short, or all of them changed', () => {
    expect(formerWords('EU errors 2.9 %', 'EU errors 9.2 %')).toBe('EU errors 2.9 %');
    expect(formerWords(long('one'), 'No longer true')).toBe(long('one'));
  });
});
