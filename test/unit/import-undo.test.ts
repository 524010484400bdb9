import { expect, test } from 'vitest';
import { runImport } from '../../electron/exchange/import-run.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { documentsIn, NOW, take } from '../support/import-desk.ts';

import { at, desk, first, opened, table, whole } from '../support/import-stories.ts';

test('an import is taken back as a whole, and brought back', async () => {
  const service = await desk();
  const { id } = first((await take(service, [await whole('a.csv')])).incidents);
  const shown = async () => {
    const incident = await opened(service, id);
    const entries = timelineOf(incident).filter(
      ({ kind, takenBackBy }) => kind === 'decision' && takenBackBy === undefined,
    );
    return [entries.length, updatesOf(incident).length, actionItemsOf(incident).length];
  };
  expect(await shown()).toEqual([1, 1, 1]);
  const undo = (back: boolean) =>
    service.run(id, { name: 'undo-import', fields: { source: 'last', undo: back } }, 'ana');
  expect(await undo(false)).toMatchObject({ ok: true });
  expect(await shown()).toEqual([0, 0, 0]);
  expect(await undo(true)).toMatchObject({ ok: true });
  expect(await shown()).toEqual([1, 1, 1]);
});

test('what was taken back as a whole comes back with the next import, at the times that are right now', async () => {
  const service = await desk();
  const document = await whole('a.csv');
  const { id } = first((await take(service, [document])).incidents);
  const undo = () => service.run(id, { name: 'undo-import', fields: { source: 'last', undo: false } }, 'ana');
  const shown = async () => {
    const incident = await opened(service, id);
    const stand = timelineOf(incident).filter(
      ({ kind, takenBackBy }) => (kind === 'note' || kind === 'decision') && takenBackBy === undefined,
    );
    return [stand.map((row) => row.at), updatesOf(incident).length, actionItemsOf(incident).length];
  };
  await undo();
  expect(await shown()).toEqual([[], 0, 0]);
  // Read in another zone: an hour later.
  const rows = document.rows.map((row) => ({ ...row, at: (row.at ?? 0) + 3_600_000 }));
  const again = [{ ...document, rows }];
  expect(await take(service, again)).toMatchObject({ incidents: [{ id, added: 2, known: 0 }] });
  expect(await shown()).toEqual([[at('15:02'), at('15:05')], 1, 1]);
  expect(timelineOf(await opened(service, id)).at(-1)?.text).toBe('Imported 2 entries from a.csv');
  expect((await take(service, again)).incidents).toMatchObject([{ added: 0, known: 4 }]);
  await undo();
  expect(await shown()).toEqual([[], 0, 0]);
});

test('what somebody took back by hand stays so, whatever is imported again', async () => {
  const service = await desk();
  const document = await whole('a.csv');
  const { id } = first((await take(service, [document])).incidents);
  const entry = timelineOf(await opened(service, id)).find(({ text }) => text === 'Alerts')?.key ?? '';
  expect(await service.run(id, { name: 'remove', fields: { entry } }, 'ana')).toMatchObject({ ok: true });
  expect((await take(service, [document])).incidents).toMatchObject([{ added: 0, known: 4 }]);
});

test('a long document comes in parts, says once that it was imported, and can be called off', async () => {
  const service = await desk();
  const lines = Array.from(
    { length: 1_200 },
    (_, n) => `2026-11-20T14:00:${String(n % 60).padStart(2, '0')}Z,ana,Note,line ${n}`,
  );
  const documents = await documentsIn(table(lines.join('\n')), 'long.csv');
  let looks = 0;
  const context = { now: () => NOW, into: null, playbook: defaultPlaybook, tell: () => undefined };
  const half = await runImport(service, documents, 'ana', { ...context, cancelled: () => (looks += 1) > 3 });
  const { id, added } = first(half.ok ? half.value.incidents : []);
  expect(added).toBeGreaterThan(100);
  expect(added).toBeLessThan(1_200);
  const rest = first((await take(service, documents)).incidents);
  expect([rest.id, rest.added + added]).toEqual([id, 1_200]);
  const incident = await opened(service, id);
  expect(timelineOf(incident).filter(({ text }) => text.startsWith('line '))).toHaveLength(1_200);
  expect(
    timelineOf(incident)
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Imported') && text.endsWith('long.csv')),
  ).toEqual([`Imported ${added} entries from long.csv`, `Imported ${1_200 - added} entries from long.csv`]);
});

test('what came of an import until it was called off is not taken back with the next one', async () => {
  const service = await desk();
  const { id } = first((await take(service, [await whole('a.csv')])).incidents);
  const lines = Array.from({ length: 700 }, (_, n) => `2026-11-20T14:00:00Z,ana,Note,line ${n}`);
  let looks = 0;
  await runImport(service, await documentsIn(table(lines.join('\n')), 'long.csv'), 'ana', {
    ...{ now: () => NOW, into: id, playbook: defaultPlaybook, tell: () => undefined },
    cancelled: () => (looks += 1) > 2,
  });
  await take(service, await documentsIn(table('2026-11-20T14:02:00Z,ana,Note,Next'), 'b.csv'), 'ana', id);
  await service.run(id, { name: 'undo-import', fields: { source: 'last', undo: false } }, 'ana');
  const log = timelineOf(await opened(service, id)).filter(({ kind }) => kind === 'note');
  const stands = (words: string) =>
    log.some(({ text, takenBackBy }) => text.startsWith(words) && takenBackBy === undefined);
  expect([stands('line 0'), stands('Next')]).toEqual([true, false]);
});
