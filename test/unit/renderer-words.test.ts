import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseReplay } from '../../electron/incidents/replay.ts';
import {
  draftWords,
  giveBackWord,
  readDraftWords,
  readLine,
  readWhole,
  statedTime,
  withKind,
  type Line,
} from '../../renderer/state/words.ts';

const now = Date.UTC(2026, 10, 17, 13, 18);
const here = { now, zone: 'Europe/Berlin' };
const empty: Line = { text: '', kind: 'note', time: null, prose: false, to: null, wait: null, plain: false };
const at = (clock: string): number => Date.parse(`2026-11-17T${clock}:00+01:00`);

/** Types letter by letter, as a person does. */
function typed(text: string, from: Line = empty): Line {
  let line = from;
  for (const letter of text) line = readLine(line, line.text + letter, here);
  return line;
}
/** Everything that a line says when Enter is pressed. */
const said = (text: string) => {
  const { kind } = typed(text);
  return { kind, ...readWhole(typed(text), here) };
};

describe('a line that is being typed', () => {
  it('gives its first word to the column of times, once there is text after it', () => {
    expect(typed('-5m ')).toMatchObject({ text: '-5m ', time: null });
    expect(typed('-5m pool full')).toMatchObject({
      text: 'pool full',
      time: { at: at('14:13'), token: '-5m' },
    });
    expect(typed('14:02 pool full')).toMatchObject({ text: 'pool full', time: { at: at('14:02') } });
  });

  it('takes the zone that follows the time along', () => {
    expect(typed('2:05pm CET late note')).toMatchObject({ text: 'late note', time: { token: '2:05pm CET' } });
  });

  it('leaves prose alone', () => {
    for (const text of [
      'at 2 nodes',
      '-2 nodes left',
      '404 errors',
      '1:1 with Ana',
      '@ana 10m ago it began',
    ]) {
      expect(typed(text)).toMatchObject({ text, time: null, to: null, wait: null });
    }
  });

  it('takes its kind from !kind at the start of a word, and from its shorter names', () => {
    expect(typed('!finding lock on orders')).toMatchObject({ text: 'lock on orders', kind: 'finding' });
    expect(typed('!exit errors under 1 %')).toMatchObject({ text: 'errors under 1 %', kind: 'criterion' });
    expect(typed('!block no access')).toMatchObject({ text: 'no access', kind: 'roadblock' });
    expect(typed('well!finding x')).toMatchObject({ kind: 'note' });
    expect(typed('!constructor x')).toMatchObject({ kind: 'note', text: '!constructor x' });
    expect(typed('-5m !decision roll back')).toMatchObject({
      text: 'roll back',
      kind: 'decision',
      time: { token: '-5m' },
    });
  });

  it('gives back the time and then the kind with Backspace, and the time stays prose', () => {
    const line = giveBackWord(typed('-5m !finding x'));
    expect(line).toMatchObject({ text: '-5m x', time: null, prose: true });
    if (line === null) return;
    expect(readLine(line, '-5m xy', here)).toMatchObject({ text: '-5m xy', time: null });
    expect(statedTime(line, here)).toEqual({ at: null, text: '-5m x' });
    expect(giveBackWord(line)).toMatchObject({ kind: 'note' });
    expect(giveBackWord(empty)).toBeNull();
  });

  it('states its time as the last word too', () => {
    expect(statedTime(typed('pool full -2m'), here)).toEqual({ at: at('14:16'), text: 'pool full' });
  });
});

describe('an ask', () => {
  it('names a person and minutes, and what is asked stays', () => {
    expect(said('!ask @db-sme 10m Can that session be ended?')).toMatchObject({
      kind: 'ask',
      to: 'db-sme',
      minutes: 10,
      text: 'Can that session be ended?',
    });
    expect(said('-2m !ask @ana, in 1h what changed?')).toMatchObject({
      to: 'ana',
      minutes: 60,
      text: 'what changed?',
      at: at('14:16'),
    });
  });

  it('takes minutes as its last words as well', () => {
    expect(said('!ask @ana what changed? in 15 min')).toMatchObject({ minutes: 15, text: 'what changed?' });
    expect(said('!ask @ana is it over 10m -2m')).toMatchObject({
      minutes: 10,
      text: 'is it over',
      at: at('14:16'),
    });
  });

  it('leaves minutes in the middle, too many of them, and those of other kinds to the text', () => {
    for (const text of [
      '!ask @ana were 10m rows lost?',
      '!ask @ana can it wait 99999m',
      '!action @ana restart in 10m',
      '!finding lag was 10m',
      'lag in 10m',
    ]) {
      expect(said(text).minutes).toBeNull();
    }
  });

  it('gives back its minutes, then its person, then its kind with Backspace, and they stay text', () => {
    const first = giveBackWord(typed('!ask @ana 10m what changed?'));
    expect(first).toMatchObject({ text: '10m what changed?', to: 'ana', wait: null });
    if (first === null) return;
    const second = giveBackWord(first);
    expect(second).toMatchObject({ text: '@ana 10m what changed?', to: null });
    if (second === null) return;
    // Changing a letter of it does not make it a chip again under the hands.
    expect(readLine(second, '@an 10m what changed?', here)).toMatchObject({ to: null });
    expect(giveBackWord(second)).toMatchObject({ kind: 'note', text: '@ana 10m what changed?' });
  });

  it('becomes one from words that are there already', () => {
    expect(withKind(typed('@marek 5m restart?'), 'ask')).toMatchObject({
      kind: 'ask',
      to: 'marek',
      wait: { minutes: 5 },
      text: 'restart?',
    });
    expect(withKind(typed('!ask @marek 5m restart?'), 'note')).toMatchObject({
      kind: 'note',
      to: null,
      wait: null,
      text: '@marek 5m restart?',
    });
  });
});

describe('a decision', () => {
  it('says when it is looked at again, as its last words', () => {
    for (const words of ['revisit 30m', 'in 30m', ', revisit in 30 min']) {
      expect(said(`!decision Keep the fallback ${words}`)).toMatchObject({
        minutes: 30,
        text: 'Keep the fallback',
        to: null,
      });
    }
  });

  it('leaves what only looks like it alone', () => {
    for (const text of ['!decision raise the timeout to 30m', '!decision wait for 30m', '!decision in 30m']) {
      expect(said(text).minutes).toBeNull();
    }
  });
});

describe('an action and a roadblock', () => {
  it('name a person first', () => {
    expect(said('!action @marek restart workers')).toMatchObject({ to: 'marek', text: 'restart workers' });
    expect(said('!roadblock @dora no access to the vault')).toMatchObject({
      kind: 'roadblock',
      to: 'dora',
      text: 'no access to the vault',
    });
  });
});

describe('a line that corrects an entry', () => {
  const kept: Line = { ...empty, text: 'pool full', time: { at: at('13:40'), token: '13:40', kept: true } };

  it('keeps the time of the entry until another one is typed in front', () => {
    expect(readLine(kept, 'pool is full', here).time).toEqual(kept.time);
    expect(readLine(kept, '13:50 pool full', here)).toMatchObject({
      text: 'pool full',
      time: { at: at('13:50'), token: '13:50' },
    });
  });

  it('lets the time be changed in the text', () => {
    const back = giveBackWord(kept);
    expect(back).toMatchObject({ text: '13:40 pool full', prose: false });
    if (back === null) return;
    expect(readLine(back, '13:45 pool full', here)).toMatchObject({
      text: 'pool full',
      time: { at: at('13:45') },
    });
  });
});

describe('the draft of a line', () => {
  it('reads back as the same line, with the clock time that -5m meant', () => {
    const words = draftWords({ ...typed('-5m !finding pool full'), aside: '' }, here.zone);
    expect(words).toBe('!finding 14:13 pool full');
    const later = { ...here, now: now + 3_600_000 };
    expect(readDraftWords(words, later)).toMatchObject({
      text: 'pool full',
      kind: 'finding',
      time: { at: at('14:13') },
    });
  });

  it('reads an ask back with its person and minutes, half typed or not', () => {
    for (const text of ['!ask @ana 10m what changed?', '!ask @ana 10m ', '-5m !ask @ana what']) {
      const line = typed(text);
      const back = readDraftWords(draftWords({ ...line, aside: '' }, here.zone), here);
      expect(back).toMatchObject({ kind: 'ask', to: 'ana', text: line.text });
      expect(back.wait?.minutes).toBe(line.wait?.minutes);
    }
  });

  it('keeps as prose what was given back as prose', () => {
    const read = { prose: true, plain: true };
    expect(readDraftWords('!ask @ana 10m what', here, read)).toMatchObject({
      to: null,
      text: '@ana 10m what',
    });
    expect(readDraftWords('14:02 was late', here, { prose: true })).toMatchObject({
      time: null,
      text: '14:02 was late',
    });
  });

  it('keeps what was put aside for a correction', () => {
    expect(draftWords({ ...empty, aside: 'half a line' }, here.zone)).toBe('half a line');
  });
});

describe('the lines of a whole incident', () => {
  const file = join(import.meta.dirname, '../../electron/demo/two-hour-sev1.jsonl');
  const steps = parseReplay(readFileSync(file, 'utf8'));
  const lines = (steps.ok ? steps.value : []).filter(({ run }) => run === 'log');

  it('are understood as they were meant, letter by letter', () => {
    expect(lines.length).toBeGreaterThan(100);
    for (const { with: of } of lines) {
      const {
        kind = 'note',
        text,
        to,
        minutes,
      } = of as {
        kind?: string;
        text: string;
        to?: string;
        minutes?: number;
      }; // what a log step holds
      const first = `${to === undefined ? '' : `@${to} `}${minutes === undefined || kind !== 'ask' ? '' : `${minutes}m `}`;
      const last = minutes === undefined || kind !== 'decision' ? '' : ` revisit ${minutes}m`;
      expect(said(`!${kind} ${first}${text}${last}`)).toMatchObject({
        kind,
        text: text.trim(),
        to: to ?? null,
        minutes: minutes ?? null,
      });
    }
  });
});
