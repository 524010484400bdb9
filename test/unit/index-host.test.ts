import { expect, it, onTestFinished } from 'vitest';
import type { FromIndex, ToIndex } from '../../electron/index/protocol.ts';
import { IndexRunner } from '../../electron/index/runner.ts';
import { KnowledgeHost, type IndexProcess } from '../../electron/main/knowledge-host.ts';
import type { KnowledgeState } from '../../shared/knowledge/search.ts';
import { IndexDesk } from '../support/index-desk.ts';

/** The process of the index, here: what runs in it is the same. */
class FakeProcess implements IndexProcess {
  readonly heard: ToIndex[] = [];
  say: (message: FromIndex) => void = () => undefined;
  exit: () => void = () => undefined;
  killed = false;
  postMessage(message: ToIndex): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: FromIndex) => void): void {
    this.say = listener;
  }
  onExit(listener: () => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

const state: KnowledgeState = {
  version: 2,
  listed: 1,
  waiting: 0,
  incidents: 3,
  search: 'fts5',
  trouble: null,
};

function hostOn(desk: IndexDesk | null) {
  const forks: FakeProcess[] = [];
  const pushed: unknown[] = [];
  const host = new KnowledgeHost({
    fork() {
      const fork = new FakeProcess();
      forks.push(fork);
      return fork;
    },
    push: (channel, message) => void pushed.push([channel, message]),
    store: () => Promise.resolve(desk?.service.store ?? null),
    timeout: 200,
  });
  onTestFinished(() => host.stop());
  return { host, forks, pushed };
}

it('the index is started by the first question, with the store on screen, and answers it', async () => {
  const desk = await IndexDesk.open();
  const { host, forks, pushed } = hostOn(desk);
  host.changed('20261120-aaaaaaaa'); // nobody listens yet, and nothing is started for it
  expect(forks).toHaveLength(0);
  const asked = host.ask({ of: 'state' });
  await expect
    .poll(() => forks[0]?.heard)
    .toMatchObject([
      { kind: 'start', store: { root: desk.root, ws: desk.service.store.ws } },
      { kind: 'ask', id: 1, ask: { of: 'state' } },
    ]);
  forks[0]?.say({ kind: 'answer', id: 1, answer: state });
  expect(await asked).toEqual({ ok: true, value: state });
  forks[0]?.say({ kind: 'state', state });
  expect(pushed).toEqual([['knowledge:changed', state]]);
});

it('an index that falls over, or does not answer, is one sentence, and the next question finds another', async () => {
  const { host, forks } = hostOn(await IndexDesk.open());
  const asked = host.ask({ of: 'facts' });
  await expect.poll(() => forks.length).toBe(1);
  forks[0]?.exit();
  expect(await asked).toMatchObject({ ok: false, error: { kind: 'busy' } });
  expect(await host.ask({ of: 'facts' })).toMatchObject({ ok: false, error: { kind: 'busy' } }); // after the time-out
  expect(forks).toHaveLength(2);
});

it('without a store there is nothing to look through', async () => {
  const { host, forks } = hostOn(null);
  expect(await host.ask({ of: 'state' })).toMatchObject({ ok: false, error: { kind: 'read-only' } });
  expect(forks).toHaveLength(0);
});

it('a runner reads what it is told of, tells how far it is, and answers meanwhile', async () => {
  const desk = await IndexDesk.open();
  const id = await desk.declare('Seat maps stay empty');
  const told: KnowledgeState[] = [];
  const runner = new IndexRunner({
    index: desk.index(),
    tell: (now) => told.push(now),
    rulesChanged: () => Promise.resolve(false),
  });
  onTestFinished(() => runner.stop());
  await runner.settled();
  expect(told.at(-1)).toMatchObject({ incidents: 1, waiting: 0 });
  const search = async (words: string) =>
    (await runner.answer({ of: 'search', query: { words, limit: 9 } })).hits.length;
  expect(await search('seat')).toBe(1);
  await desk.log(id, 'the cache is cold');
  runner.changed([id]);
  await expect.poll(() => search('cache'), { timeout: 10_000 }).toBe(1);
  await desk.log(id, 'nobody told of this');
  runner.look();
  await expect.poll(() => search('nobody'), { timeout: 10_000 }).toBe(1);
  await runner.answer({ of: 'rebuild' });
  await runner.settled();
  expect(await search('seat')).toBe(1);
});
