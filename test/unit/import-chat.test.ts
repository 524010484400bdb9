import { describe, expect, test } from 'vitest';
import { looksLikeChat } from '../../shared/exchange/chat/looks-like-chat.ts';
import { readChat } from '../../shared/exchange/chat/read-chat.ts';
import type { ImportInput } from '../../shared/exchange/imported.ts';
import { costBelow, costOf } from '../support/cost.ts';

const now = Date.parse('2026-11-20T15:00:00Z');

function read(text: string, given: Partial<ImportInput> = {}) {
  const document = readChat({ name: 'Pasted text', text, zone: 'UTC', day: null, now, ...given });
  const said = document.rows.map(({ at, who, text: words }) => [
    at === null ? null : new Date(at).toISOString().slice(0, 16),
    who,
    words,
  ]);
  return { ...document, said };
}

const two = [
  ['2026-11-20T13:46', 'ana', 'it is down'],
  ['2026-11-20T13:47', 'Ben Okafor', 'looking'],
];

describe('a chat is read whichever program it is from', () => {
  test.each([
    ['Slack, older', 'ana [1:46 PM]\nit is down\nBen Okafor [1:47 PM]\nlooking'],
    [
      'Slack, quoted, with a quote that was forgotten',
      '> ana [1:46 PM]\n> it is down\n\n> Ben Okafor [1:47 PM]\nlooking',
    ],
    ['Slack, one line', 'ana  1:46 PM\nit is down\nBen Okafor  1:47 PM\nlooking'],
    ['Slack, a line for the time', 'ana\n  1:46 PM\nit is down\nBen Okafor\n  1:47 PM\nlooking'],
    [
      'Teams',
      '[13:46] ana\nit is down\n[13:47] Ben Okafor\nlooking'.replace('ana', 'Ana').replace('Ana', '@ana'),
    ],
    ['Teams, newer', 'ana, 13:46\nit is down\n\nBen Okafor, 13:47\nlooking'],
    ['Discord', 'ana — Today at 1:46 PM\nit is down\nBen Okafor — Today at 1:47 PM\nlooking'],
    ['IRC', '13:46 <ana> it is down\n13:47 <@Ben Okafor> looking'],
    ['IRC with seconds', '[13:46:00] <ana> it is down\n[13:47:00] <Ben Okafor> looking'],
    ['lines', '13:46 ana: it is down\n13:47 Ben Okafor: looking'],
    ['lines in brackets', '[13:46] ana: it is down\n[13:47] Ben Okafor: looking'],
    ['with days', '20/11/2026, 13:46 - ana: it is down\n20/11/2026, 13:47 - Ben Okafor: looking'],
  ])('%s', (_, text) => {
    expect(read(text).said).toEqual(two);
    expect(looksLikeChat(text)).toBe(true);
  });

  test('messages keep all their lines, and what is below a time alone is the same person’s', () => {
    const { said } = read('Ana Silva\n  1:46 PM\none\n\n```\ncode\n```\n1:48 PM\ntwo\nBen\n  1:50 PM\nthree');
    expect(said.map(([, who, words]) => [who, words])).toEqual([
      ['Ana Silva', 'one\n\n```\ncode\n```'],
      ['Ana Silva', 'two'],
      ['Ben', 'three'],
    ]);
  });

  test('what was done is told with who did it', () => {
    expect(read('13:46 * ana restarts it\n13:47 <ben> ok').said[0]).toEqual([
      '2026-11-20T13:46',
      'ana',
      'ana restarts it',
    ]);
  });

  test('what the program writes around messages is left out and named', () => {
    const { said, leftOut, rows } = read(
      'Today\nana [1:46 PM]\nit is down (edited)\n:eyes: 2\n3 replies\nben [1:47 PM]\nreplied to a thread:\nlooking\ncat [1:48 PM]',
    );
    expect(said.map(([, , words]) => words)).toEqual(['it is down', 'looking']);
    expect(leftOut.map(({ line, text }) => [line, text])).toEqual([
      [4, ':eyes: 2'],
      [5, '3 replies'],
      [9, 'cat 1:48 PM'],
    ]);
    expect(rows.map(({ notes }) => notes)).toEqual([['Edited there.'], ['A reply in a thread.']]);
  });

  test('every word is in a message or left out with a reason', () => {
    const text = 'a line before\nana [1:46 PM]\none\ntwo\nben [1:47 PM]\nthree';
    const { said, leftOut } = read(text);
    const kept = [...said.map(([, , words]) => words), ...leftOut.map((each) => each.text)].join('\n');
    for (const word of ['a line before', 'one', 'two', 'three']) expect(kept).toContain(word);
  });

  test('an entry has the same key when more of the chat is pasted later', () => {
    const [first] = read('13:46 ana: it is down\n13:47 ben: looking').rows;
    const later = read('13:40 cat: hm\n13:46 ana: it is down\n13:47 ben: looking\n13:50 ana: ok', {
      now: now + 3_600_000,
    });
    expect(later.rows.map(({ key }) => key)).toContain(first?.key);
    expect(new Set(later.rows.map(({ key }) => key)).size).toBe(4);
  });

  test('the same words twice in a minute are two messages', () => {
    expect(new Set(read('13:46 ana: ?\n13:46 ana: ?').rows.map(({ key }) => key)).size).toBe(2);
  });
});

describe('the day of a chat', () => {
  const at = (text: string, given: Partial<ImportInput> = {}) => read(text, given).said.map(([when]) => when);

  test('is the last on which nothing of it is in the future', () => {
    expect(at('14:50 ana: a\n14:59 ben: b')).toEqual(['2026-11-20T14:50', '2026-11-20T14:59']);
    expect(at('23:50 ana: a\n23:58 ben: b')).toEqual(['2026-11-19T23:50', '2026-11-19T23:58']);
  });

  test('is the day before, for what was said before midnight', () => {
    expect(at('23:50 ana: a\n00:05 ben: b')).toEqual(['2026-11-19T23:50', '2026-11-20T00:05']);
  });

  test('is that of the incident, where it goes into one', () => {
    expect(at('13:50 ana: a\n14:05 ben: b', { day: '2026-11-03' })).toEqual([
      '2026-11-03T13:50',
      '2026-11-03T14:05',
    ]);
  });

  test('is written between messages', () => {
    expect(
      at('Monday, November 16th\n13:46 ana: a\n13:47 ben: b\nYesterday\n09:00 ana: c\nToday\n10:00 ben: d'),
    ).toEqual([...['2026-11-16T13:46', '2026-11-16T13:47'], ...['2026-11-19T09:00', '2026-11-20T10:00']]);
  });

  test('is told in words beside the time', () => {
    expect(at('ana — Yesterday at 1:46 PM\na\nben — Today at 9:01 AM\nb')).toEqual([
      '2026-11-19T13:46',
      '2026-11-20T09:01',
    ]);
    expect(at('[Tuesday 13:46] Ana: a\n[Wednesday 13:47] Ben: b')).toEqual([
      '2026-11-17T13:46',
      '2026-11-18T13:47',
    ]);
  });

  test('counts in the zone that was asked for', () => {
    expect(at('13:46 ana: a\n13:47 ben: b', { zone: 'Europe/Berlin' })).toEqual([
      '2026-11-20T12:46',
      '2026-11-20T12:47',
    ]);
  });
});

describe('what is no chat', () => {
  test.each([
    ['prose', 'At 14:02 the hub went down. Ben said: it is the proxy.\nAt 14:10 it came back.'],
    ['one message', '14:02 ana: it is down'],
    [
      'a log',
      '2026-11-20 14:02:11 INFO main: started\n2026-11-20 14:02:12 ERROR main: failed\n2026-11-20 14:02:13 WARN x: y',
    ],
    [
      'a system’s log',
      'Oct 10 20:55:30 host docker: failed\nOct 10 20:55:31 host docker: failed\nOct 10 20:55:32 host kernel: oom',
    ],
    ['a log with levels', '14:02:11 INFO: started\n14:02:12 ERROR: failed'],
    ['a log with threads', '14:02:11.123 [main] INFO c.a.Main - x\n14:02:11.124 [main] INFO c.a.Main - y'],
    ['a stack trace', 'Error: no\n    at f (a.js:10:22)\n    at g (b.js:11:22)\n    at h (c.js:12:22)'],
    ['a timeline', '14:02 Deploy of the new version\n14:10 Rolled back\n14:12 Resolved'],
    ['a timeline with labels', '14:02 Decision: roll back\n14:10 Status: resolved'],
    ['a plan', 'Standup 10:00\nLunch 12:30\nReview 15:00'],
    ['key and value', 'start: 10:00\nend: 12:00\nname: x'],
    ['a table of times', '| 14:02 | ana: a |\n| 14:03 | ben: b |'],
    ['YAML', 'at: 14:02\nwho: ana\nat: 14:03\nwho: ben'],
    ['a diff', '--- a/x 14:02\n+++ b/x 14:03\n@@ -1 +1 @@'],
    ['nothing', ''],
    [
      'processes',
      'root  329  0.0  0.0 126772  9812 ?  Dsl  00:36   0:00 /proc/self/exe init\nroot 405 0.0 0.0 ? Dsl 00:36 0:00 x',
    ],
  ])('%s', (_, text) => {
    expect(looksLikeChat(text)).toBe(false);
  });

  test('two hundred kilobytes are told apart at once', () => {
    const line = '14:02 ana: it is down and we look at it\n';
    const chat = line.repeat(200_000 / line.length);
    const prose = 'The hub went down at 14:02, and nobody knew why: it was the proxy. '.repeat(3_000);
    const lines = 'word word 12:30 word: word [12:31] — word\n'.repeat(4_800);
    for (const text of [chat, prose, lines]) looksLikeChat(text.slice(0, 2_000));
    expect([chat, prose, lines].map(looksLikeChat)).toEqual([true, false, false]);
    const each = costOf(() => [chat, prose, lines].map(looksLikeChat)) / 3;
    console.info(`looksLikeChat: ${each.toFixed(2)} ms for 200 kB`);
    // 1 to 3 ms on an idle machine; what goes back over the text would need seconds.
    expect(each).toBeLessThan(60);
  });

  test('a megabyte in one line is read in no time', () => {
    const texts = [
      '12:30 '.repeat(160_000),
      'a'.repeat(1_000_000),
      '[12:30] '.repeat(120_000),
      '> '.repeat(500_000),
    ];
    const reading = (): unknown => texts.map((text) => [looksLikeChat(text), read(text)]);
    expect(costBelow(2_000, reading)).toBeLessThan(2_000);
  });
});
