import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQuery } from '../../shared/knowledge/query.ts';
import { plainText } from '../../shared/knowledge/words.ts';
import { caughtUp, found, IndexDesk } from '../support/index-desk.ts';
import { seeded } from '../support/invent.ts';
import { makeManyIncidents } from '../support/many-incidents.ts';
import { temporaryFolder } from '../support/small-disk.ts';

describe('searching', () => {
  it('finds the same with full text search as by reading everything', async () => {
    const root = join(temporaryFolder(), 'store');
    await makeManyIncidents(root, 40, 7);
    const desk = await IndexDesk.open(root);
    const [words, scan] = [desk.index(), desk.index({ fullText: false, inMemory: true })];
    await caughtUp(words);
    await caughtUp(scan);
    expect([words.state().search, scan.state().search]).toEqual(['fts5', 'scan']);
    const texts = words.search({ words: 'sev:1,2,3,4', limit: 200 }).hits.map(({ snippet }) => snippet);
    const all = texts.flat().flatMap(({ text }) => plainText(text).match(/[a-z0-9]+/g) ?? []);
    const random = seeded(3);
    const one = (): string => {
      const word = all[Math.floor(random() * all.length)] ?? 'error';
      return random() < 0.5 ? word : word.slice(0, 1 + Math.floor(random() * word.length));
    };
    let hits = 0;
    for (let i = 0; i < 120; i += 1) {
      const filter = ['', ' sev:1', ' by:pia', ' service:pay', ' kind:log', ' after:2026-11-17'][i % 6] ?? '';
      const query = { words: `${one()} ${i % 3 === 0 ? '' : one()}${filter}`, limit: 200 };
      const [a, b] = [words.search(query), scan.search(query)];
      // Where there is more than is ranked, both rank the latest, and full text search may look at others among them.
      if (a.more.length + b.more.length > 0) continue;
      expect(a, query.words).toEqual(b);
      hits += a.hits.length;
    }
    expect(hits).toBeGreaterThan(100);
  });

  it('finds after any number of changes what an index finds that is made at the end', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const random = seeded(11);
    const ids = [
      await desk.declare('Seat maps stay empty'),
      await desk.declare('Mails come twice', { started: Date.now() - 86_400_000 }),
    ];
    const entries = new Map<string, string>();
    const some = (): string =>
      ['cache', 'proxy', 'cold', 'pool', 'zoë', 'full'][Math.floor(random() * 6)] ?? 'x';
    const raised = new Map<string, number>();
    const next = (id: string): 'sev1' | 'sev3' => {
      raised.set(id, (raised.get(id) ?? 0) + 1);
      return (raised.get(id) ?? 0) % 2 === 0 ? 'sev1' : 'sev3';
    };
    for (let i = 0; i < 60; i += 1) {
      const id = ids[i % 2] ?? '';
      const [entry = '', of = ''] = [...entries][Math.floor(random() * entries.size)] ?? [];
      const dice = random();
      if (entry === '' || dice < 0.4) {
        entries.set(`e-${i}`, id);
        await desk.log(id, `${some()} ${some()} ${i}`, `e-${i}`);
      } else if (dice < 0.6)
        await desk.run(of, { name: 'correct', fields: { entry, text: `${some()} ${i}` } });
      else if (dice < 0.7) {
        entries.delete(entry);
        await desk.run(of, { name: 'remove', fields: { entry } });
      } else if (dice < 0.75)
        await desk.run(id, {
          name: 'severity',
          fields: { severity: next(id), reason: some() },
        });
      else if (dice < 0.85)
        await desk.run(id, {
          name: 'write-text',
          fields: { section: 'summary', text: `${some()} ${some()} ${i}` },
        });
      else if (dice < 0.95)
        await desk.run(id, { name: 'add-action', fields: { text: `${some()} the ${some()}` } });
      else await desk.run(id, { name: 'describe', fields: { title: `${some()} ${some()} again` } });
      if (i % 5 === 0) await caughtUp(index);
    }
    await caughtUp(index);
    const anew = desk.index({ inMemory: true });
    await caughtUp(anew);
    for (const words of [
      'c',
      'cache',
      'pro',
      'cold',
      'poo',
      'zoe',
      'full',
      'seat',
      'sev:1',
      'sev:3',
      'again',
    ])
      expect(index.search({ words, limit: 200 }), words).toEqual(anew.search({ words, limit: 200 }));
    expect(index.facts()).toEqual(anew.facts());
    expect(index.actions()).toEqual(anew.actions());
  });

  it('counts what there is, says where there is more, and puts the latest first among equals', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const day = 86_400_000;
    const at = Date.now() - 30 * day;
    const old = await desk.declare('Seat maps stay empty', { started: at });
    const late = await desk.declare('Seat maps stay empty', { started: at + 9 * day });
    for (let i = 0; i < 230; i += 1) await desk.log(old, `the cache is cold, look ${i}`);
    await caughtUp(index);
    const answer = index.search({ words: 'seat maps stay empty', limit: 40 });
    expect(answer.hits.map(({ incident }) => incident)).toEqual([late, old]);
    expect(answer).toMatchObject({ counts: { incident: 2 }, more: [], waiting: 0 });
    const many = index.search({ words: 'cache', limit: 40 });
    expect(many).toMatchObject({ counts: { entry: 200 }, more: ['entry'] });
    expect(many.hits).toHaveLength(40);
    expect(index.search({ words: 'seat', from: at + day, limit: 40 }).hits).toHaveLength(1);
    expect(
      index.search({ words: 'seat', to: at + day, limit: 40 }).hits.map(({ incident }) => incident),
    ).toEqual([old]);
  });

  it('finds an incident whose words stand apart, behind what has all of them in one place', async () => {
    const desk = await IndexDesk.open();
    const [words, scan] = [desk.index(), desk.index({ fullText: false, inMemory: true })];
    const at = Date.now() - 3_600_000;
    const apart = await desk.declare('Seat maps stay empty', { started: at, severity: 'sev1' });
    await desk.log(apart, 'the proxy refused every call');
    await desk.run(apart, { name: 'add-action', fields: { text: 'Warn before a certificate ends' } });
    const whole = await desk.declare('Mails come twice', { started: at - 86_400_000 });
    await desk.log(whole, 'the seat of the proxy is another');
    await desk.log(whole, 'the mapper waits');
    const other = await desk.declare('Seats are sold twice', { started: at });
    await desk.log(other, 'the provider is asked'); // begins as the proxy does
    for (const index of [words, scan]) {
      await caughtUp(index);
      const { hits, counts, more } = index.search({ words: 'proxy seat', limit: 40 });
      expect(hits.map(({ kind, incident, apart: is }) => [kind, incident, is])).toEqual([
        ['entry', whole, undefined],
        ['incident', apart, true],
      ]);
      expect([counts, more]).toEqual([{ entry: 1, incident: 1 }, []]);
      expect(hits[1], 'it opens the incident').toMatchObject({ ref: apart, title: 'Seat maps stay empty' });
      expect(found(index, 'maps proxy certificate')).toEqual(['incident: Seat maps stay empty']);
      const snippet = index.search({ words: 'maps proxy certificate', limit: 4 }).hits[0]?.snippet ?? [];
      expect(snippet.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe(
        'Warn before a [certificate] ends · the [proxy] refused every call',
      );
      expect(index.search({ words: 'seat proxy kind:log', limit: 4 }).hits).toHaveLength(1);
      expect(found(index, 'seat proxy sev:1')).toEqual(['incident: Seat maps stay empty']);
      expect(found(index, 'maps proxy sev:2'), 'a mapper is no map').toEqual([]);
      expect(found(index, 'maps proxy after:2100')).toEqual([]);
      expect(found(index, 'maps proxy by:zoe')).toEqual([]);
      expect(found(index, 'seat nowhere')).toEqual([]);
    }
  });

  it('shows what belongs to an exercise as such', async () => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    const id = await desk.declare('Halls are on fire', { exercise: true });
    await desk.log(id, 'the sprinklers run');
    await caughtUp(index);
    expect(index.search({ words: 'sprink', limit: 4 }).hits).toMatchObject([
      { exercise: true, kind: 'entry' },
    ]);
  });

  it.each([
    '"',
    '""',
    "'; DROP TABLE passages",
    'NEAR(seat maps)',
    '* AND OR',
    '-seat',
    '^seat',
    'words:seat',
    '\u{1F525}',
    '\u0000',
    'ß',
  ])('takes nothing that people type for a language of its own: %j', async (words) => {
    const desk = await IndexDesk.open();
    const index = desk.index();
    await desk.declare('Seat maps stay empty');
    await caughtUp(index);
    expect(() => index.search({ words, limit: 40 })).not.toThrow();
    expect(found(index, 'seat')).toHaveLength(1);
    expect(readQuery({ words, limit: 1 }, () => 0).words.length).toBeLessThan(5);
  });
});
