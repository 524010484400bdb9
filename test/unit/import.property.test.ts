import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../electron/records/crypto.ts';
import { emptyDocument, noTimes, rowOf } from '../../shared/exchange/document.ts';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';
import { importKey } from '../../shared/exchange/key.ts';
import { pieces, tidy } from '../../shared/exchange/plan-entries.ts';
import { incidentIdOf, leftOutOf, planOf } from '../../shared/exchange/plan.ts';
import { decide } from '../../shared/incident/decide.ts';
import { named, type StreamEvent } from '../../shared/incident/envelope.ts';
import { digest } from '../../shared/incident/digest.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { audiences, entryKinds, MAX_TEXT } from '../../shared/incident/vocabulary.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const settings = { seed: 20_261_121, numRuns: 120 };

const words = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `x${text}x`),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: MAX_TEXT - 300, max: 3 * MAX_TEXT }).map((n) => 'word '.repeat(n / 5)),
  },
);
const at = fc.integer({ min: NOW - 90 * 86_400_000, max: NOW + 86_400_000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const past = maybe(fc.integer({ min: NOW - 90 * 86_400_000, max: NOW }));
const key = fc.nat(30).map((n) => importKey('row', n));

/** Any document that a reader might make. */
const documents: fc.Arbitrary<ImportedDocument> = fc
  .record({
    title: maybe(words),
    severity: maybe(fc.constantFrom('sev1', 'sev3')),
    services: fc.array(words, { maxLength: 3 }),
    times: fc.record({
      started: past,
      detected: past,
      acknowledged: past,
      declared: past,
      mitigated: past,
      resolved: past,
    }),
    rows: fc.uniqueArray(
      fc.record({
        key,
        at: maybe(at),
        until: maybe(at),
        who: maybe(words),
        kind: fc.constantFrom(...entryKinds),
        text: words,
      }),
      { maxLength: 12, selector: (row) => row.key },
    ),
    updates: fc.uniqueArray(
      fc.record({
        key: key.map((each) => importKey('update', each)),
        at,
        audience: fc.constantFrom(...audiences),
        text: words,
        who: maybe(words),
      }),
      { maxLength: 4, selector: (update) => update.key },
    ),
    actions: fc.uniqueArray(
      fc.record({
        key: key.map((each) => importKey('action', each)),
        title: fc.constantFrom('Rotate keys', 'Write a test'),
        owner: maybe(words),
      }),
      { maxLength: 2, selector: (action) => action.key },
    ),
    texts: fc.constantFrom(
      [],
      [{ section: 'summary', markdown: 'Nobody could pay.' }],
      [{ section: 'nowhere', markdown: 'Elsewhere.' }],
    ),
    causes: fc.constantFrom([], ['change'], ['no such cause']),
  })
  .map((made) => ({
    ...emptyDocument({ key: importKey('document'), format: 'csv', name: 'a.csv' }),
    ...made,
    rows: made.rows.map((row) => rowOf({ ...row, raw: '' })),
    updates: made.updates.map((update) => ({ ...update, status: null })),
    actions: made.actions.map((action) => ({ ...action, due: null, category: null, state: 'open' as const })),
  }));

/** A desktop that imports: its own writer, its own ids, its own clock. */
class Desktop {
  readonly incident: Incident;
  readonly #letter: string;
  #count = 0;

  constructor(id: string, letter: string) {
    this.incident = createIncident(id);
    this.#letter = letter;
  }

  /** @returns how many events that made. */
  take(document: ImportedDocument): number {
    const before = this.incident.events.size;
    const context = { now: NOW, playbook: defaultPlaybook, person: this.#letter };
    let added = 0;
    for (const part of planOf(document, this.incident, { ...context, into: null }) ?? []) {
      const fields = { ...part, source: { ...part.source, before: added } };
      const decision = decide(
        this.incident,
        { name: 'import', fields },
        { ...context, newId: () => 'never' },
      );
      if (!decision.ok) throw new Error(decision.error.message);
      const made: StreamEvent[] = [];
      for (const draft of decision.value) made.push(this.#record(named(draft, made)));
      added += made.filter(({ t, e }) => t === 'entry-logged/1' && e.startsWith('im.')).length;
    }
    return this.incident.events.size - before;
  }

  #record(
    draft: Omit<StreamEvent, 'id' | 'w' | 'q' | 'h' | 'o' | 'g' | 'c'> & {
      o?: readonly string[];
      g?: number;
    },
  ): StreamEvent {
    this.#count += 1;
    const number = Array.from(this.#count.toString(6))
      .map((digit) => String(Number(digit) + 2))
      .join('');
    const event: StreamEvent = {
      ...{ o: [], g: 1, c: 0, ...draft },
      id: this.#letter.repeat(26 - number.length) + number,
      w: `${this.#letter.repeat(16)}-${this.#letter.repeat(6)}`,
      ...{ q: this.#count, h: [NOW, this.#count] },
    };
    fold(this.incident, event);
    return event;
  }
}

const id = (document: ImportedDocument): string | null => incidentIdOf(document, NOW);
const digestOf = (incident: Incident) => digest(incident, (text) => sha256(text));

test('a document twice adds nothing, whatever is in it', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const desktop = new Desktop(id(document) ?? '20261121-aaaaaaaa', 'a');
      desktop.take(document);
      expect(desktop.take(document)).toBe(0);
    }),
    settings,
  );
});

test('two desktops that import it without having seen each other’s have the same incident in any order, and nothing to choose', () => {
  fc.assert(
    fc.property(documents, fc.nat(20), (document, cut) => {
      const own = id(document);
      if (own === null) return;
      const [a, b] = [new Desktop(own, 'a'), new Desktop(own, 'b')];
      const [rows, rest] = [document.rows.slice(0, cut), document.rows.slice(cut)];
      a.take(document);
      // The other one has it in two files.
      b.take({ ...document, rows });
      b.take({ ...document, rows: [...rest, ...rows] });
      const all = [...a.incident.events.values(), ...b.incident.events.values()];
      const [one, two] = [foldAll(own, all), foldAll(own, [...all].reverse())];
      expect(digestOf(two)).toEqual(digestOf(one));
      const entries = (incident: Incident) =>
        timelineOf(incident).filter(({ key: row }) => row.startsWith('im.')).length;
      expect(entries(one)).toBe(entries(a.incident));
      expect(updatesOf(one).length).toBe(updatesOf(a.incident).length);
      expect(textOf(one, 'summary')).toBe(textOf(a.incident, 'summary'));
      expect(disputesOf(one)).toEqual([]);
    }),
    settings,
  );
});

test('no words are lost: each stands in the record, or is left out with why', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const own = id(document);
      if (own === null) return;
      const desktop = new Desktop(own, 'a');
      desktop.take(document);
      const { incident } = desktop;
      const context = { now: NOW, playbook: defaultPlaybook, into: null };
      const said = [
        ...timelineOf(incident).flatMap(({ text, detail }) => [text, detail ?? '']),
        ...actionItemsOf(incident).map(({ text }) => text),
        ...['summary', 'what-happened'].map((section) => textOf(incident, section)),
        ...leftOutOf(document, undefined, context).map(({ text }) => text),
      ].join('\n');
      const wanted = [
        ...document.rows.flatMap(({ text }) => pieces(tidy(text))),
        ...document.updates.flatMap(({ text }) => pieces(tidy(text))),
        ...document.actions.map(({ title }) => title),
        ...document.texts.map(({ markdown }) => markdown),
      ];
      for (const text of wanted) expect(said.includes(text), text.slice(0, 80)).toBe(true);
    }),
    settings,
  );
});

test('long words are cut between words, in pieces that an entry holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 2_000 }),
      (text, times) => {
        const whole = tidy(`${text} `.repeat(times));
        const cut = pieces(whole);
        for (const piece of cut) expect(piece.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(cut.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''));
      },
    ),
    { ...settings, numRuns: 60 },
  );
});

test('a time that nobody stated is none: nothing to begin with is no incident', () => {
  const document = { ...emptyDocument({ key: 'a', format: 'csv' as const, name: 'x' }), times: noTimes };
  expect([
    id(document),
    planOf(document, undefined, { now: NOW, playbook: defaultPlaybook, into: null }),
  ]).toEqual([null, null]);
});
