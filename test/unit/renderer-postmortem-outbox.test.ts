import { fromBase64 } from 'lib0/buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createOutbox, readOutboxDraft, type OutboxWorld } from '../../renderer/bridge/text-outbox.ts';
import { piecesOf } from '../../renderer/bridge/text-pieces.ts';
import type { TextsSaved } from '../../renderer/state/postmortem.ts';
import { MAX_UPDATE } from '../../shared/incident/events/text-edited.ts';
import { readUpdate, TEXT_ROOT } from '../../shared/incident/text-update.ts';
import type { Failure } from '../../shared/ipc/errors.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

/** A text that is edited, and the updates of its edits. */
function edited(): { text: Y.Text; doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc({ gc: false });
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  return { text: doc.getText(TEXT_ROOT), doc, updates };
}
const madeBy = (updates: readonly string[]): string => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, fromBase64(update));
  return doc.getText(TEXT_ROOT).toJSON();
};

describe('what an editor made, as updates that fit the events of a record', () => {
  test('what was typed letter by letter goes as one', () => {
    const { text, updates } = edited();
    for (const [at, letter] of Array.from('seat maps').entries()) text.insert(at, letter);
    const pieces = piecesOf(updates);
    expect(pieces).toHaveLength(1);
    expect(madeBy(pieces)).toBe('seat maps');
  });

  test('a page that was pasted is cut into events, and no character of two units is torn', () => {
    const { text, updates } = edited();
    text.insert(0, 'start end');
    const long = '🗺️ Seat maps of Zürich, ümläut 漢字 '.repeat(4_000);
    text.insert(6, long);
    const pieces = piecesOf(updates);
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(MAX_UPDATE);
      expect(readUpdate(piece), 'the record takes it').toBeDefined();
    }
    expect(madeBy(pieces)).toBe(`start ${long}end`);
  });

  test('a text of many authors that is emptied goes in parts as well', () => {
    const { text, doc, updates } = edited();
    for (let author = 0; author < 4_000; author += 1) {
      doc.clientID = author * 1_000_003 + 7;
      text.insert(author % 3 === 0 ? 0 : text.length, 'ab');
    }
    const before = updates.splice(0);
    doc.clientID = 99;
    text.delete(0, text.length);
    const pieces = piecesOf(updates);
    for (const piece of pieces) expect(readUpdate(piece)).toBeDefined();
    const copy = new Y.Doc();
    for (const update of before) Y.applyUpdate(copy, update);
    for (const piece of pieces) Y.applyUpdate(copy, fromBase64(piece));
    expect(copy.getText(TEXT_ROOT).toJSON()).toBe('');
  });

  test('whatever is typed, deleted, undone and pasted comes out the same, and the record takes all of it', () => {
    const step = fc.oneof(
      fc.record({ at: fc.nat(), insert: fc.string({ unit: 'grapheme', maxLength: 30 }) }),
      fc.record({ at: fc.nat(), remove: fc.nat(12) }),
      fc.constant('undo' as const),
      fc.constant('redo' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { text, updates } = edited();
        const undo = new Y.UndoManager(text, { captureTimeout: 0 });
        for (const each of steps) {
          if (each === 'undo') undo.undo();
          else if (each === 'redo') undo.redo();
          else if ('insert' in each) text.insert(each.at % (text.length + 1), each.insert);
          else {
            const at = each.at % (text.length + 1);
            text.delete(at, Math.min(each.remove, text.length - at));
          }
        }
        const pieces = piecesOf(updates);
        for (const piece of pieces) expect(readUpdate(piece)).toBeDefined();
        // Yjs tears a character whose half is deleted: both ways make the same of it.
        const all = new Y.Doc();
        for (const update of updates) Y.applyUpdate(all, update);
        expect(madeBy(pieces)).toBe(all.getText(TEXT_ROOT).toJSON());
      }),
    );
  });
});

/** An outbox over a clock and a record of its own. */
function desk(answers: (Failure | null)[] = []) {
  let clock = 0;
  let timers: { at: number; act: () => void }[] = [];
  const sent: { section: string; updates: readonly string[] }[] = [];
  const said: TextsSaved[] = [];
  const kept: string[] = [];
  const world: OutboxWorld = {
    send(section, updates) {
      sent.push({ section, updates });
      return Promise.resolve(answers.shift() ?? null);
    },
    keep: (draft) => kept.push(draft),
    say: (state) => said.push(state),
    after(milliseconds, act) {
      const timer = { at: clock + milliseconds, act };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
    now: () => clock,
  };
  const pass = async (milliseconds: number): Promise<void> => {
    clock += milliseconds;
    const due = timers.filter(({ at }) => at <= clock);
    timers = timers.filter(({ at }) => at > clock);
    for (const { act } of due) act();
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  };
  return { outbox: createOutbox(world), sent, said, kept, pass };
}
const full: Failure = { kind: 'disk-full', message: 'Not saved: the disk is full.' };

describe('the edits of a text on their way to the record', () => {
  test('given somebody who types, then a pause sends it as one, and nothing waits', async () => {
    const { outbox, sent, said, kept, pass } = desk();
    const { text, updates } = edited();
    for (const letter of 'seat') text.insert(text.length, letter);
    for (const update of updates) outbox.push('summary', update);
    expect(kept.at(-1), 'a kill now loses nothing').not.toBe('');
    await pass(299);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(sent).toHaveLength(1);
    expect(madeBy(sent[0]?.updates ?? [])).toBe('seat');
    expect(said.at(-1)).toEqual({ name: 'saved' });
    expect(kept.at(-1)).toBe('');
    expect(outbox.waits('summary')).toBe(false);
  });

  test('given somebody who never pauses, then it goes every one and a half seconds all the same', async () => {
    const { outbox, sent, pass } = desk();
    const { text, updates } = edited();
    for (let key = 0; key < 20; key += 1) {
      text.insert(text.length, 'x');
      outbox.push('summary', updates.at(-1) ?? new Uint8Array());
      await pass(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(1);
  });

  test('given a disk that is full, then it is said, kept, and sent again later with what was typed meanwhile', async () => {
    const { outbox, sent, said, kept, pass } = desk([full, full]);
    const { text, updates } = edited();
    text.insert(0, 'seat');
    outbox.push('summary', updates[0] ?? new Uint8Array());
    await pass(300);
    expect(said.at(-1)).toEqual({ name: 'failed', why: full.message });
    text.insert(4, ' maps');
    outbox.push('summary', updates[1] ?? new Uint8Array());
    expect(readOutboxDraft(kept.at(-1) ?? '').get('summary')).toHaveLength(2);
    await pass(1_000);
    expect(sent).toHaveLength(2);
    expect(said.at(-1)?.name, 'still').toBe('failed');
    await pass(2_000);
    expect(madeBy(sent[2]?.updates ?? [])).toBe('seat maps');
    expect(said.at(-1)).toEqual({ name: 'saved' });
    expect(kept.at(-1)).toBe('');
  });

  test('given a front that is left, then what was just typed goes at once', async () => {
    const { outbox, sent, pass } = desk();
    const { text, updates } = edited();
    text.insert(0, 'last words');
    outbox.push('summary', updates[0] ?? new Uint8Array());
    await Promise.all([outbox.flush(), pass(0)]);
    expect(madeBy(sent[0]?.updates ?? [])).toBe('last words');
  });

  test('a draft that is damaged brings nothing back, and stops nothing', () => {
    for (const draft of ['', '{', 'null', '[1]', '{"summary":5}', '{"summary":["%%"]}'])
      expect([...readOutboxDraft(draft).values()].flat()).toEqual([]);
  });
});
