import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gist } from '../../shared/incident/gist.ts';
import { forYou } from '../../shared/incident/minute-for-you.ts';
import { comesLate } from '../../shared/incident/minute-late.ts';
import { minuteSections, minuteText, type MinuteSection } from '../../shared/incident/minute-words.ts';
import { minuteOf } from '../../shared/incident/minute.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, declare, zero, type Done } from '../support/course.ts';
import { parseReplay, replayInMemory } from '../support/replay-in-memory.ts';

function sections(incident: Incident, minute: number, person = 'zoe'): readonly MinuteSection[] {
  const facts = minuteOf(incident, defaultPlaybook);
  if (facts === null) throw new Error('nothing was declared');
  const reader = { now: at(minute), zone: 'Europe/Berlin', zoneName: 'CET' };
  return minuteSections(facts, forYou(incident, defaultPlaybook, person), reader);
}
const part = (incident: Incident, minute: number, id: MinuteSection['id'], person?: string) =>
  (sections(incident, minute, person).find((each) => each.id === id)?.lines ?? []).map(({ label, text }) =>
    label === null ? text : `${label} ${text}`,
  );

/** The demo as whoever comes at a minute finds it. */
function demoAt(minute: number): Incident {
  const file = join(import.meta.dirname, '../../electron/demo/two-hour-sev1.jsonl');
  const { title, lines } = parseReplay(readFileSync(file, 'utf8'));
  return replayInMemory({ title, lines: lines.filter(({ min }) => min <= minute) }, zero).incident;
}

const full: readonly Done[] = [
  declare,
  [1, 'ana', 'describe', { impact: 'One sale in ten fails.', services: ['seating'] }],
  [1, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }],
  [2, 'ben', 'acknowledge'],
  [3, 'ben', 'log', { kind: 'hypothesis', text: 'The cache is cold', entry: 'cold' }],
  [4, 'ben', 'mark', { entry: 'cold', mark: 'ruled-out', note: 'hit rate is 99 %' }],
  [5, 'ana', 'log', { kind: 'decision', text: 'Restart the cache first', entry: 'restart' }],
  [6, 'ana', 'mark', { entry: 'restart', mark: 'dropped', note: 'it is not the cache' }],
  [7, 'ben', 'log', { kind: 'hypothesis', text: 'The second site refuses sessions', entry: 'refuses' }],
  [8, 'ben', 'mark', { entry: 'refuses', mark: 'confirmed' }],
  [9, 'ana', 'describe', { impact: 'One sale in three fails.' }],
  [9, 'ben', 'log', { kind: 'status', text: '31 % fail #impact' }],
  [10, 'ana', 'start-mitigation'],
  [11, 'ana', 'log', { kind: 'decision', text: 'Send everybody to the first site. It carries them.' }],
  [12, 'ben', 'log', { kind: 'action', text: 'Move the traffic', to: 'cleo' }],
  [12, 'ana', 'link', { label: '#seats', kind: 'stakeholders', target: 'https://chat.example/seats' }],
];

describe('the minute', () => {
  it('says what it is, since when, how far it is and how the impact changed', () => {
    expect(part(course(...full), 15, 'what')).toEqual([
      'One sale in three fails.',
      'Since 13:55, 20 min. We are working on making it stop since 14:10.',
      'Before: One sale in ten fails. At 14:09: 31 % fail.',
    ]);
  });

  it('says the few things that happened, the latest last, and none of them twice', () => {
    const incident = course(...full);
    expect(part(incident, 15, 'happened')).toEqual([
      '14:00 Declared SEV1; found by a person',
      '14:02 Acknowledged',
      '14:08 Confirmed: The second site refuses sessions',
    ]);
    expect(part(incident, 15, 'tried')).toEqual([
      '14:04 Not: The cache is cold (hit rate is 99 %)',
      '14:06 Reversed: Restart the cache first (it is not the cache)',
    ]);
    expect(part(incident, 15, 'doing')).toEqual([
      '14:11 ana decided: Send everybody to the first site',
      '14:12 cleo: Move the traffic',
    ]);
  });

  it('keeps what weighs most of what happened, and says how much more there is', () => {
    const decisions = Array.from({ length: 9 }, (_, i): Done => {
      return [20 + i, 'ana', 'log', { kind: 'decision', text: `Decision ${i}` }];
    });
    const incident = course(
      ...full,
      [19, 'ana', 'severity', { severity: 'sev2', reason: 'fewer' }],
      ...decisions,
    );
    const happened = sections(incident, 40).find(({ id }) => id === 'happened');
    expect(happened?.lines.map(({ text }) => text)).toEqual([
      'Declared SEV1; found by a person',
      'Confirmed: The second site refuses sessions',
      'SEV1 to SEV2: fewer',
      'Decided: Decision 6',
      'Decided: Decision 7',
    ]);
    expect(happened?.more).toBe('8 more');
  });

  it('says who does what, and what nobody does', () => {
    expect(part(course(...full), 15, 'who')).toEqual([
      'Commander ana',
      'Technical lead ben',
      'Communications Unfilled',
      'Scribe Unfilled',
    ]);
  });

  it('tells whoever has nothing to do whom to tell, and to leave the responders alone', () => {
    expect(part(course(...full), 15, 'you')).toEqual([
      'Nothing is asked of you.',
      'Tell ana, who commands, that you are here. Leave the responders to their work.',
    ]);
  });

  it('says first what is asked of the person who reads, then what is theirs', () => {
    const asked = course(...full, [
      13,
      'ana',
      'log',
      { kind: 'ask', text: 'Is it warm?', to: 'Cleo', minutes: 9 },
    ]);
    expect(part(asked, 15, 'you', 'cleo')).toEqual(['ana asks you: Is it warm?', 'Yours: Move the traffic']);
    expect(part(asked, 15, 'you', 'ben')).toEqual([
      'Technical lead: Drives the diagnosis and proposes what to do',
    ]);
  });

  it('says when the next update goes out, and that it is over where it is', () => {
    expect(part(course(...full), 10, 'next')).toEqual(['14:15 CET']);
    expect(part(course(...full), 20, 'next')).toEqual(['Due at 14:15 CET, not out yet']);
    const over = course(...full, [30, 'ana', 'resolve']);
    expect(part(over, 90, 'you')).toEqual(['Nothing is asked of you: it is over.']);
    expect(part(over, 90, 'next')).toEqual(['No further update is due.']);
  });

  it('holds the last two findings that carry a number, or what was logged under #impact', () => {
    const found = course(
      ...full,
      [13, 'ben', 'log', { kind: 'finding', text: 'The cache looks fine' }],
      [14, 'ben', 'log', { kind: 'finding', text: 'Session errors are at 12 %' }],
    );
    expect(part(found, 15, 'what')[2]).toBe(
      'Before: One sale in ten fails. At 14:09: 31 % fail. At 14:14: Session errors are at 12 %.',
    );
  });

  it('says what is objected to, needed, paged and not answered, and what stakeholders were told last', () => {
    const incident = course(
      ...full,
      [12, 'ben', 'log', { kind: 'proposal', text: 'Restart the proxies', entry: 'proxies' }],
      [13, 'cleo', 'log', { kind: 'objection', text: 'They hold all sessions', about: 'proxies' }],
      [13, 'ana', 'workstream', { name: 'Keyring', lead: 'ben' }],
      [14, 'ben', 'report', { workstream: 'Keyring', conditions: 'Out', actions: 'Load', needs: 'A key' }],
      [14, 'ana', 'page', { who: 'Rune', minutes: 5 }],
      [14, 'ana', 'update', { text: 'A third of all sales fail. We move them.', next: 29 }],
    );
    expect(part(incident, 15, 'doing')).toContain(
      'Proposed: Restart the proxies; cleo objects: They hold all sessions',
    );
    expect(part(incident, 15, 'who')).toContain('Keyring needs A key');
    expect(part(incident, 15, 'who')).toContain('Paged Rune, at 14:14, not answered yet');
    expect(part(incident, 15, 'next')[1]).toBe(
      '14:14 Told last: A third of all sales fail; promised the next for 14:29',
    );
  });

  it('reads out what came with an offer of command, and the key that accepts it', () => {
    const offered = course(...full, [
      14,
      'ana',
      'hand-over',
      { role: 'commander', person: 'zoe', words: 'The bank calls back at 15:00.' },
    ]);
    expect(part(offered, 15, 'you')[0]).toBe(
      'ana hands over to you: command, saying “The bank calls back at 15:00”. Alt+Q accepts it',
    );
  });

  it('keeps the decisions that still stand when it is over', () =>
    expect(part(course(...full, [30, 'ana', 'resolve']), 90, 'doing')).toEqual([
      '14:11 ana decided: Send everybody to the first site',
    ]));

  it('reads in under a minute in the demo, whoever comes whenever: at most 180 words on the screen', () => {
    for (const minute of [10, 20, 30, 47, 60, 80, 103, 120]) {
      const shown = sections(demoAt(minute), minute).flatMap(({ id, title, lines, more }) => [
        id === 'what' ? '' : title, // it has no heading on the screen
        ...(more === null ? [] : ['+1']),
        // Links show their names; where they lead is in the copy.
        ...lines.flatMap(({ label, text }) => (id === 'meet' ? [label] : [label, text])),
      ]);
      const words = shown
        .join(' ')
        .split(/\s+/)
        .filter((word) => word !== '').length;
      expect(words, `at minute ${minute}`).toBeLessThanOrEqual(180);
    }
  });

  it('leaves out what can be missed first where there is more to say than fits into a minute', () => {
    const streams = Array.from({ length: 12 }, (_, i): Done => {
      return [
        16,
        'ana',
        'assign',
        { role: 'sme', person: `expert ${i}`, area: `an area of its own, number ${i}` },
      ];
    });
    const incident = course(...full, ...streams);
    expect(part(incident, 20, 'tried')).toEqual([
      '14:06 Reversed: Restart the cache first (it is not the cache)',
    ]);
    expect(part(incident, 20, 'happened')).toHaveLength(3);
  });

  it('is copied with the title, the links and EXERCISE on a game day', () => {
    const [, , run, fields] = declare;
    const incident = course([0, 'ana', run, { ...fields, exercise: true }], ...full.slice(1));
    const facts = minuteOf(incident, defaultPlaybook);
    if (facts === null) throw new Error('nothing was declared');
    const reader = { now: at(15), zone: 'UTC', zoneName: 'UTC' };
    const text = minuteText(facts, forYou(incident, defaultPlaybook, 'zoe'), reader);
    expect(text).toMatch(/^EXERCISE EXERCISE EXERCISE\.\n\nSEV1: Seat maps stay empty \(seating\)\n/);
    expect(text).toMatch(/\n\nEXERCISE EXERCISE EXERCISE\.$/);
    expect(text).toContain('#seats  https://chat.example/seats');
  });

  it('holds nothing that was redacted or taken back', () => {
    const secret = course(
      ...full,
      [13, 'ana', 'log', { kind: 'decision', text: 'swordfish opens the vault', entry: 'secret' }],
      [13, 'ana', 'log', { kind: 'status', text: 'swordfish 3 % #impact', entry: 'figure' }],
      [14, 'ana', 'remove', { entry: 'secret' }],
      [14, 'ana', 'remove', { entry: 'figure' }],
    );
    expect(JSON.stringify(sections(secret, 15))).not.toContain('swordfish');
    expect(part(secret, 15, 'what')[2]).toContain('31 % fail');
  });
});

describe('whoever comes late', () => {
  const incident = course(...full);
  it('is who has nothing in an incident that has been live for more than five minutes', () => {
    expect(comesLate(incident, 'zoe', at(6))).toBe(true);
    expect(comesLate(incident, 'zoe', at(5))).toBe(false);
    expect(comesLate(course(...full, [30, 'ana', 'resolve']), 'zoe', at(40))).toBe(false);
  });
  it('is nobody who wrote in it or holds a role', () => {
    expect(comesLate(incident, 'Ana', at(20))).toBe(false);
    const held = course(declare, [1, 'ana', 'assign', { role: 'scribe', person: 'Dan Okoro' }]);
    expect(comesLate(held, 'dan.okoro', at(20))).toBe(false);
  });
});

describe('the point of a text', () => {
  it.each([
    ['Send everybody to the first site. It carries them.', 'Send everybody to the first site'],
    ['49 % fail #impact #edge', '49 % fail'],
    ['@ben restarts the cache', 'ben restarts the cache'],
    ['Almost half of all starts fail, and the share still grows', 'Almost half of all starts fail…'],
    ['everything that changed in the last twelve hours please', 'everything that changed in the last…'],
    ['p95 is 0.4 s at no. 3', 'p95 is 0.4 s at no. 3'],
    ['x'.repeat(60), `${'x'.repeat(40)}…`],
  ])('of “%s” is “%s”', (text, point) => {
    expect(gist(text, 40)).toBe(point);
  });
});
