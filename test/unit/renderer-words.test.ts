import { describe, expect, it } from 'vitest';
import {
  draftWords,
  giveBackWord,
  readDraftWords,
  readLine,
  statedTime,
  type Line,
} from '../../renderer/state/words.ts';

const now = Date.UTC(2026, 10, 17, 13, 18);
const here = { now, zone: 'Europe/Berlin' };
const empty = { text: '', kind: 'note', time: null, prose: false } as const;
const at = (clock: string): number => Date.parse(`2026-11-17T${clock}:00+01:00`);

/** Types letter by letter, as a person does. */
function typed(text: string): Line {
  let line: Line = empty;
  for (const letter of text) line = readLine(line, line.text + letter, here);
  return line;
}

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
    for (const text of ['at 2 nodes', '-2 nodes left', '404 errors', '1:1 with Ana']) {
      expect(typed(text)).toMatchObject({ text, time: null });
    }
  });

  it('takes its kind from !kind at the start of a word', () => {
    expect(typed('!finding lock on orders')).toMatchObject({ text: 'lock on orders', kind: 'finding' });
    expect(typed('well!finding x')).toMatchObject({ kind: 'note' });
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

  it('keeps what was put aside for a correction', () => {
    expect(draftWords({ ...empty, aside: 'half a line' }, here.zone)).toBe('half a line');
  });
});
