import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { deviceIdOf, randomBase32, type KeyPair } from '../../electron/records/crypto.ts';
import { chainRoot, encodeEvent, type EventLine } from '../../electron/records/event-line.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import type { Layout } from '../../electron/records/layout.ts';
import { encodeHeader, headOf, sealSegment } from '../../electron/records/segment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { HybridClock } from '../../shared/clock.ts';
import { incidentIdAt, type IncidentId } from '../../shared/ids.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';
import { actionItemSet } from '../../shared/incident/events/action-item-set.ts';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { reviewNoted } from '../../shared/incident/events/review-noted.ts';
import { textEdited, textPlace } from '../../shared/incident/events/text-edited.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { TEXT_ROOT } from '../../shared/incident/text-update.ts';
import { severities } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { people, pick, seeded, type Random } from './invent.ts';
import { MADE_AT } from './make-store.ts';

const services =
  'playback-api edge checkout login search billing media-store feature-flags payments mail'.split(' ');
const usual =
  `error rate latency timeout deploy rollback database replica failover queue backlog cache disk memory
 connection pool certificate expired config flag release build traffic region zone customers reports dashboard alert
 threshold retry storm lock migration index slow query network packet loss dns resolver proxy load balancer restart
 capacity quota limit token login checkout payment refund invoice batch job worker leader election snapshot backup restore
 the of and to in is was were it on for with at by from after before while until because no more than every all some two
 three ten minutes hours again still not yet found looks shows rose fell went came back up down green red step graph trace`
    .split(/\s+/)
    .filter((word) => word !== '');
const syllables =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bral cor dent fil gran hest mond nor plin quer rost sten tral und vex wor'.split(
    ' ',
  );

/** Words as a team has them: a few hundred that are everywhere, some thousand that are names of things. */
function vocabulary(random: Random): readonly string[] {
  const names = Array.from({ length: 8_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, syllables)).join(''),
  );
  return [...usual, ...services, ...names];
}

/** A few words often, most of them seldom (Zipf). */
const wordFrom = (random: Random, words: readonly string[]): string =>
  words[Math.floor(words.length ** random()) - 1] ?? 'the';

export class Writing {
  readonly random: Random;
  readonly #words: readonly string[];

  constructor(seed: number) {
    this.random = seeded(seed);
    this.#words = vocabulary(this.random);
  }

  sentence(words: number): string {
    const text = Array.from({ length: words }, () => wordFrom(this.random, this.#words)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  text(words: number): string {
    const sentences: string[] = [];
    for (let left = words; left > 0; left -= 14) sentences.push(this.sentence(Math.min(14, left)));
    return sentences.join(sentences.length > 6 ? '\n\n' : ' ');
  }
}

/** The one Yjs update that writes a text, as the console records it. */
function updateOf(text: string, client: number): string {
  const doc = new Y.Doc({ guid: TEXT_ROOT });
  doc.clientID = client;
  let update = '';
  doc.on('update', (bytes) => (update = toBase64(bytes)));
  doc.getText(TEXT_ROOT).insert(0, text);
  return update;
}

const sections = ['summary', 'what-happened', 'impact', 'went-well', 'better', 'trade-offs'];
/** Post-mortems are written from this many texts for each part: making each by itself would take a minute. */
const TEXTS = 300;

/**
 * A store with `count` incidents of some 45 events each, every one with a post-mortem of about 700 words, made fast: one
 * writer, two segments each, no caches. The same seed tells the same stories; ids, keys and salts differ.
 * @returns the ids, the latest first, and how many bytes of segments there are.
 */
export async function makeManyIncidents(
  root: string,
  count: number,
  seed = 1,
): Promise<{ readonly ids: readonly IncidentId[]; readonly bytes: number }> {
  const store = await RecordStore.open(root, desktopEnvironment({ now: () => MADE_AT }), true);
  const { identity, layout, ws } = store;
  if (identity === null) throw new Error(`the store in ${root} is read-only`);
  await store.close();
  const writing = new Writing(seed);
  const texts = sections.map((section) =>
    Array.from({ length: TEXTS }, (_, i) => ({
      section,
      update: updateOf(writing.text(60 + (i % 5) * 30), i + 1),
    })),
  );
  const ids: IncidentId[] = [];
  let bytes = 0;
  for (let i = 0; i < count; i += 1) {
    const id = incidentIdAt(MADE_AT - (i + 1) * APART, randomBase32(8));
    const author = new Author(ws, id, identity);
    tell(author, writing, texts, MADE_AT - (i + 1) * APART, i);
    ids.push(id);
    bytes += author.write(layout);
  }
  return { ids, bytes };
}

/** From one incident to the next. */
const APART = 3 * 3_600_000;

function tell(
  author: Author,
  writing: Writing,
  texts: readonly (readonly { section: string; update: string }[])[],
  declaredAt: number,
  index: number,
): void {
  const { random } = writing;
  let now = declaredAt;
  const run = (command: Command): void => author.run(command, (now += 60_000), pick(random, people));
  run({
    name: 'declare',
    fields: {
      ...{ title: writing.sentence(4 + (index % 4)).slice(0, 110), severity: pick(random, severities) },
      ...{ services: [pick(random, services)], started: declaredAt - 600_000, foundBy: 'monitoring' },
      ...{ exercise: index % 40 === 7, takeCommand: true },
    },
  });
  run({ name: 'acknowledge', fields: {} });
  for (let n = 0; n < 20 + (index % 21); n += 1) {
    now += 45_000;
    const payload = { kind: n % 9 === 0 ? 'finding' : 'note', text: writing.sentence(8 + (n % 11)) } as const;
    author.append(entryLogged.draft({ e: author.id(), at: now, u: pick(random, people), payload }));
  }
  run({
    name: 'update',
    fields: { text: writing.sentence(18), next: now + 1_800_000, audiences: ['support'] },
  });
  for (const name of ['start-mitigation', 'mitigate', 'resolve'] as const) run({ name, fields: {} });
  const u = pick(random, people);
  for (const of of texts) {
    const { section, update } = pick(random, of);
    now += 600_000;
    author.append(textEdited.draft({ e: textPlace(section), at: now, u, payload: { update } }));
  }
  for (let n = 0; n < 2; n += 1) {
    const factor = {
      kind: 'factor',
      text: writing.sentence(9),
      person: null,
      category: null,
      removed: false,
    } as const;
    author.append(reviewNoted.draft({ e: author.id(), at: now, u, payload: factor }));
    const name = writing.sentence(7);
    const to = { text: name, owner: pick(random, people), due: '2026-12-01', state: 'open' } as const;
    author.append(actionItemSet.draft({ e: author.id(), at: now, u, payload: { name, opened: true, to } }));
  }
}

/** One session that writes one incident. */
class Author {
  readonly #lines: EventLine[] = [];
  readonly #incident: Incident;
  readonly #ws: string;
  readonly #keys: KeyPair;
  readonly #w: string;
  readonly #clock: HybridClock;
  #previous: string;
  #now = 0;
  #ids = 0;

  constructor(ws: string, id: IncidentId, keys: KeyPair) {
    this.#incident = createIncident(id);
    this.#ws = ws;
    this.#keys = keys;
    this.#w = `${deviceIdOf(keys.publicKey)}-${randomBase32(6)}`;
    this.#clock = new HybridClock(() => this.#now);
    this.#previous = chainRoot(ws, id, this.#w);
  }

  /** Thirteen characters, others at every call. */
  id = (): string => {
    this.#ids += 1;
    return this.#ids
      .toString(32)
      .padStart(13, 'y')
      .replaceAll(/[0189]/g, (digit) => 'wxyz'.charAt('0189'.indexOf(digit)));
  };

  append(draft: EventDraft): StreamEvent {
    this.#now = draft.at;
    const q = this.#lines.length + 1;
    const line = encodeEvent(draft, { w: this.#w, q, h: this.#clock.send(), previous: this.#previous });
    if (!line.ok) throw new Error(`an invented event can't be kept: ${line.error}`);
    this.#previous = line.value.hash;
    this.#lines.push(line.value);
    return line.value.event;
  }

  /** Only what was decided is folded: what else there is changes nothing of what may be done. */
  run(command: Command, now: number, person: string): void {
    const context = { now, person, playbook: defaultPlaybook, newId: this.id };
    const decision = decide(this.#incident, command, context);
    if (!decision.ok) throw new Error(`${command.name}: ${decision.error.message}`);
    for (const draft of decision.value) fold(this.#incident, this.append(draft));
  }

  /** Seals it in two segments. @returns their bytes. */
  write(layout: Layout): number {
    const { id } = this.#incident;
    const folder = layout.segments(id);
    mkdirSync(folder, { recursive: true });
    const half = Math.ceil(this.#lines.length / 2);
    let prev: string | null = null;
    let size = 0;
    for (const part of [this.#lines.slice(0, half), this.#lines.slice(half)]) {
      const clk = { off: 0, err: 0, src: 'none' };
      const header = encodeHeader({ ws: this.#ws, inc: id, w: this.#w, prev, seen: {}, clk, app: '0.1.0' });
      const { name, bytes } = sealSegment(header, part, this.#keys.privateKey);
      prev = headOf(part.at(-1)?.hash ?? '');
      size += bytes.length;
      writeFileSync(join(folder, name), bytes);
    }
    return size;
  }
}
