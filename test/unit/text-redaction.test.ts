import fc from 'fast-check';
import { fromBase64, toBase64 } from 'lib0/buffer';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sha256 } from '../../electron/records/crypto.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { digest } from '../../shared/incident/digest.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { MAX_UPDATE } from '../../shared/incident/events/text-edited.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { hasLeft } from '../../shared/incident/text-redaction.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { costOf } from '../support/cost.ts';
import { declared, recorder } from '../support/given.ts';
import { MADE_AT } from '../support/make-store.ts';
import { manyEdits } from '../support/text-edits.ts';

const id = '20261120-aaaaaaaa';
const SECRET = 'hunter2';

/** Desktops that write to one text, each with what it has heard of. */
class Room {
  readonly #desks: Incident[];
  #clock = MADE_AT;
  #ids = 0;

  constructor(count: number) {
    const start = declared();
    this.#desks = Array.from({ length: count }, () => foldAll(id, [start]));
  }

  incident(desk: number): Incident {
    return this.#desks[desk % this.#desks.length] ?? createIncident(id);
  }

  read = (desk: number): string => textOf(this.incident(desk), 'summary');

  run(desk: number, command: CommandInput, standing?: 'unverified') {
    const incident = this.incident(desk);
    const decision = decide(incident, commandSchema.parse(command), {
      now: (this.#clock += 1_000),
      person: `person ${desk}`,
      playbook: defaultPlaybook,
      newId: recorder.newId,
      ...(standing === undefined ? {} : { standing }),
    });
    if (decision.ok) for (const draft of decision.value) fold(incident, recorder.record(draft, this.#clock));
    return decision;
  }

  /** Types, letter by letter where it is to be so, as an editor does. */
  type(desk: number, at: number, words: string, each = false): void {
    const doc = new Y.Doc();
    const before = [...this.incident(desk).events.values()].filter(
      ({ t, payload }) => t === 'text-edited/1' && payload !== null,
    );
    for (const { payload } of before) Y.applyUpdate(doc, fromBase64((payload as { update: string }).update)); // as made here
    doc.clientID = 1_000_000 + (this.#ids += 1);
    const text = doc.getText('text');
    const updates: string[] = [];
    doc.on('update', (bytes) => updates.push(toBase64(bytes)));
    const place = Math.min(at, text.length);
    for (const [i, part] of (each ? Array.from(words) : [words]).entries()) text.insert(place + i, part);
    if (updates.length > 0) this.run(desk, { name: 'edit-text', fields: { section: 'summary', updates } });
  }

  write = (desk: number, text: string, base?: string) =>
    this.run(desk, {
      name: 'write-text',
      fields: { section: 'summary', text, ...(base === undefined ? {} : { base }) },
    });

  redact = (desk: number, words = SECRET) =>
    this.run(desk, { name: 'redact-text', fields: { section: 'summary', words, reason: 'a password' } });
  /** Only what redactions that crossed have left of each other’s words. */
  redactLeft = (desk: number) =>
    this.run(desk, { name: 'redact-text', fields: { section: 'summary', reason: 'a password' } });

  tell(from: number, to: number): void {
    for (const event of this.incident(from).events.values()) fold(this.incident(to), event);
  }

  meet(): string {
    for (const from of this.#desks.keys()) for (const to of this.#desks.keys()) this.tell(from, to);
    for (const from of this.#desks.keys()) this.tell(from, 0);
    for (const to of this.#desks.keys()) this.tell(0, to);
    const hash = (incident: Incident) => digest(incident, (text) => sha256(text)).state;
    for (const desk of this.#desks) {
      expect(hash(desk)).toBe(hash(this.incident(0)));
      expect(textOf(desk, 'summary')).toBe(this.read(0));
    }
    return this.read(0);
  }

  /** The letters that are left in the edits, one after the other. */
  left(desk: number): string {
    return [...this.incident(desk).events.values()].map(lettersOf).join('|');
  }
}

function lettersOf({ t, payload }: StreamEvent): string {
  if (t !== 'text-edited/1' || payload === null) return '';
  const { structs } = Y.decodeUpdate(fromBase64((payload as { update: string }).update)); // as its schema says
  return structs
    .map((item) =>
      item instanceof Y.Item && item.content instanceof Y.ContentString ? item.content.str : '',
    )
    .join('');
}

describe('words are taken out of a text', () => {
  test('where they stand, and what was written around them stays', () => {
    const room = new Room(1);
    room.write(0, `The password was ${SECRET}, and everybody knew ${SECRET}.`);
    room.redact(0);
    expect(room.read(0)).toBe('The password was [redacted], and everybody knew [redacted].');
    expect(room.left(0)).not.toContain(SECRET);
    expect(room.left(0)).toContain('The password was ');
    expect(timelineOf(room.incident(0)).map(({ text }) => text)).toContainEqual(
      'person 0 redacted words in a text: a password',
    );
  });

  test('also those that were deleted long ago, and those that were typed letter by letter', () => {
    const room = new Room(1);
    room.write(0, `Do not read ${SECRET} aloud.`);
    room.write(0, 'Do not read it aloud.');
    room.type(0, 0, 'huntr', true);
    room.type(0, 4, 'e');
    room.type(0, 6, '2 ');
    room.write(0, 'Do not read it aloud.');
    room.redact(0);
    expect(room.read(0)).toBe('Do not read it aloud.');
    expect(room.left(0).replaceAll('|', '')).not.toMatch(/hunt|r2|huntr/);
  });

  test('what others write at the same time, offline, stays and finds its place', () => {
    const room = new Room(2);
    room.write(0, `one ${SECRET} two`);
    room.tell(0, 1);
    room.redact(0);
    room.type(1, 0, 'zero ');
    room.type(1, room.read(1).length, ' three');
    room.type(1, room.read(1).indexOf('ter2'), 'XY');
    expect(room.meet()).toMatch(/^zero one .*(?:\[redacted\].*XY|XY.*\[redacted\]).* two three$/);
    expect(room.left(1)).not.toContain('hunt');
  });

  test('two people who take different words out at the same time: neither stands there', () => {
    const room = new Room(2);
    room.write(0, 'alpha secret-a middle secret-b omega');
    room.tell(0, 1);
    room.redact(0, 'secret-a');
    room.redact(1, 'secret-b');
    const text = room.meet();
    expect(text).toBe('alpha [redacted] middle [redacted] omega');
    // What each wrote anew holds the words of the other: asked for once more, they go from there as well.
    room.redact(0, 'secret-a');
    expect(room.left(0)).not.toMatch(/secret/);
    expect(room.meet()).toBe(text);
    expect(room.redact(1, 'secret-a').ok).toBe(false);
  });

  test('what redactions that crossed have left of each other’s words goes without saying them, also on both desktops at once', () => {
    const room = new Room(2);
    room.write(0, 'alpha secret-a middle secret-b omega');
    room.tell(0, 1);
    expect(room.redactLeft(0), 'nothing crossed yet').toMatchObject({ ok: false });
    room.redact(0, 'secret-a');
    room.redact(1, 'secret-b');
    expect(hasLeft(room.incident(0), 'summary'), 'neither knows of the other').toBe(false);
    const text = room.meet();
    expect(hasLeft(room.incident(0), 'summary')).toBe(true);
    for (const desk of [0, 1]) expect(room.redactLeft(desk)).toMatchObject({ ok: true });
    expect(room.meet()).toBe(text);
    for (const desk of [0, 1]) {
      expect(room.left(desk)).not.toMatch(/secret/);
      expect(room.redactLeft(desk), 'nothing is left').toEqual({
        ok: false,
        error: {
          kind: 'refused',
          message: 'Nothing changed: no redactions of “summary” have left any of each other’s words.',
        },
      });
    }
  });

  test('again, where somebody wrote them anew', () => {
    const room = new Room(1);
    room.write(0, `one ${SECRET}`);
    room.redact(0);
    room.write(0, `one ${SECRET} again`);
    room.redact(0);
    expect(room.read(0)).toBe('one [redacted] again');
    expect(room.left(0)).not.toContain(SECRET);
  });

  test('thousands of them, in updates that fit the record', () => {
    const room = new Room(1);
    room.write(0, `${SECRET} and `.repeat(6_000));
    const decision = room.redact(0);
    if (!decision.ok) throw new Error(decision.error.message);
    for (const { payload } of decision.value)
      expect(((payload['update'] as string | undefined) ?? '').length).toBeLessThanOrEqual(MAX_UPDATE);
    expect(room.read(0)).toBe('[redacted] and '.repeat(6_000));
    expect(room.left(0)).not.toContain(SECRET);
  });

  test('is refused where they never stood, and to a desktop that nobody has approved', () => {
    const room = new Room(1);
    room.write(0, `one ${SECRET}`);
    expect(room.redact(0, 'Hunter2')).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        message:
          'Not redacted: these words never stood in “summary” as this desktop knows it. Capitals and spaces count.',
      },
    });
    const fields = { section: 'summary', words: SECRET, reason: 'a password' };
    expect(room.run(0, { name: 'redact-text', fields }, 'unverified')).toMatchObject({ ok: false });
    expect(room.read(0)).toBe(`one ${SECRET}`);
  });

  test('within seconds from thousands of edits of thousands of sessions', () => {
    const events = manyEdits(4_000).events.map((event, n) => ({
      ...event,
      id: recorder.record({ ...{ t: 'text-edited/1', e: event.e, at: n, u: 'ana' }, payload: {} }, n).id,
    }));
    const incident = foldAll(id, [declared(), ...events]);
    const context = { now: MADE_AT, person: 'ana', playbook: defaultPlaybook, newId: recorder.newId };
    const ask = (command: CommandInput) => {
      const decision = decide(incident, commandSchema.parse(command), context);
      if (!decision.ok) throw new Error(decision.error.message);
      for (const draft of decision.value) fold(incident, recorder.record(draft, Date.now()));
    };
    const text = textOf(incident, 'summary');
    const [before, after] = [text.slice(0, 20_000), text.slice(20_000)];
    ask({ name: 'write-text', fields: { section: 'summary', text: `${before}${SECRET}${after}` } });
    const redact = () =>
      ask({ name: 'redact-text', fields: { section: 'summary', words: SECRET, reason: 'a password' } });
    expect(costOf(redact, 1)).toBeLessThan(10_000);
    expect(textOf(incident, 'summary')).toBe(`${before}[redacted]${after}`);
  });
});

/** What people at three desktops do to a text, without having heard of each other all the time. */
const doing = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.constantFrom('type', 'secret', 'letters', 'delete', 'tell', 'redact'),
    fc.nat(40),
    fc.nat(2),
  ),
  { minLength: 5, maxLength: 25 },
);

test('whatever people write beside words that are taken out: all read the same, their own words stay, the others are gone', () => {
  let redactions = 0;
  fc.assert(
    fc.property(doing, (steps) => {
      const room = new Room(3);
      const kept = new Set<string>();
      for (const [n, [desk, what, at, other]] of steps.entries()) {
        if (what === 'type') {
          const word = `<${n}>`;
          // Between words, so that it is told from them afterwards.
          room.type(desk, room.read(desk).indexOf('<', at) < 0 ? 0 : room.read(desk).indexOf('<', at), word);
          kept.add(word);
        } else if (what === 'secret' || what === 'letters') room.type(desk, 0, SECRET, what === 'letters');
        else if (what === 'delete') room.write(desk, room.read(desk).replaceAll(SECRET, ''));
        else if (what === 'tell') room.tell(desk, other);
        else if (room.redact(desk).ok) redactions += 1;
      }
      room.meet();
      room.redact(0);
      const text = room.meet();
      expect(text).not.toContain(SECRET);
      expect(room.left(1)).not.toContain(SECRET);
      for (const word of kept) expect(text).toContain(word);
    }),
    { seed: 44, numRuns: 150 },
  );
  expect(redactions).toBeGreaterThan(50);
});
