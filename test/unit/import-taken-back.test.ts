import { expect, onTestFinished, test } from 'vitest';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { decide } from '../../shared/incident/decide.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { planOf } from '../../shared/exchange/plan.ts';
import type { IncidentService } from '../../electron/incidents/incident-service.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import { summarize } from '../../shared/incident/summary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { documentsIn, NOW, openDesk, take } from '../support/import-desk.ts';
import { desk, first, opened, table, whole } from '../support/import-stories.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const undo = (service: IncidentService, id: string, back = false) =>
  service.run(id, { name: 'undo-import', fields: { source: 'last', undo: back } }, 'ben');

/** What the console says of the incident and its import: how much stands, and what was taken back. */
async function consoleRows(service: IncidentService, id: string) {
  const said = /^(?:Declared|Acknowledged|Mitigated|Resolved|Detected|Imported)\b/;
  const rows = timelineOf(await opened(service, id)).filter(({ text }) => said.test(text));
  const isBack = (row: (typeof rows)[number]) => row.takenBackBy !== undefined;
  return {
    stands: rows.filter((row) => !isBack(row)).length,
    back: rows.filter(isBack).map((row) => row.text),
  };
}

async function ours(service: IncidentService): Promise<string> {
  const fields = {
    ...{ title: 'Ours', severity: 'sev2' as const, services: [], started: NOW },
    ...{ foundBy: 'person' as const, exercise: false, takeCommand: false },
  };
  const run = await service.run(null, { name: 'declare', fields }, 'ana');
  return run.ok ? run.value.id : '';
}

test('an import that is taken back takes the incident with it that it declared: out of lists and figures, until it is brought back', async () => {
  const service = await desk();
  const { id } = first((await take(service, [await whole('a.csv')])).incidents);
  await undo(service, id);
  let incident = await opened(service, id);
  expect(summarize(incident)?.takenBack).toBe(true);
  expect(factsOf(incident, defaultPlaybook)).toBeUndefined();
  const { stands, back } = await consoleRows(service, id);
  expect([stands, back.at(-1)]).toEqual([0, 'Imported 2 entries from a.csv']);
  expect(back[0]).toBe('Declared SEV2, imported by ana: Checkout fails');
  await undo(service, id, true);
  incident = await opened(service, id);
  expect(summarize(incident)?.takenBack).toBeUndefined();
  expect(factsOf(incident, defaultPlaybook)?.title).toBe('Checkout fails');
  expect((await consoleRows(service, id)).back).toEqual([]);
});

test('an incident that went with its import is there again when the same, or anything else, is imported into it', async () => {
  const service = await desk();
  const document = await whole('a.csv');
  const { id } = first((await take(service, [document])).incidents);
  await undo(service, id);
  await take(service, [document]);
  expect(summarize(await opened(service, id))?.takenBack).toBeUndefined();
  // The import that was taken back stays so; the one that came after it stands.
  expect((await consoleRows(service, id)).back).toEqual(['Imported 2 entries from a.csv']);
  await undo(service, id);
  expect(summarize(await opened(service, id))?.takenBack).toBe(true);
  const other = await documentsIn(table('2026-11-20T14:40:00Z,ana,Note,Something else'), 'b.csv');
  await take(service, other, 'ana', id);
  expect(summarize(await opened(service, id))?.takenBack).toBeUndefined();
});

test('an incident with which somebody has gone on stays when its import is taken back', async () => {
  const service = await desk();
  const { id } = first((await take(service, [await whole('a.csv')])).incidents);
  await service.run(id, { name: 'log', fields: { text: 'We go on', kind: 'note' } }, 'cem');
  await undo(service, id);
  const incident = await opened(service, id);
  expect(summarize(incident)?.takenBack).toBeUndefined();
  expect((await consoleRows(service, id)).back).toEqual(['Imported 2 entries from a.csv']);
});

test('an import into a log is struck with its entries, and nothing else of that incident', async () => {
  const service = await desk();
  const id = await ours(service);
  await take(service, [await whole('a.csv')], 'ana', id);
  await undo(service, id);
  const { back } = await consoleRows(service, id);
  expect(back).toEqual(['Imported 2 entries from a.csv']);
  expect([summarize(await opened(service, id))?.takenBack, phaseOf(await opened(service, id))]).toEqual([
    undefined,
    'detection',
  ]);
});

test('the same import of another desktop is struck with it, on both, in any order', async () => {
  const [ana, ben] = [await desk(), await desk()];
  const document = await whole('a.csv');
  const { id } = first((await take(ana, [document], 'ana')).incidents);
  await take(ben, [document], 'ben');
  const events = [...(await opened(ana, id)).events.values(), ...(await opened(ben, id)).events.values()];
  const incident = foldAll(id, events);
  const decided = decide(
    incident,
    { name: 'undo-import', fields: { source: 'last', undo: false } },
    { now: NOW, person: 'cem', playbook: defaultPlaybook, newId: () => 'aaaaaaaaaaaaa' },
  );
  const drafts = decided.ok ? decided.value : [];
  const sources = [...incident.events.values()].filter(({ t }) => t === 'source-imported/1');
  expect(sources).toHaveLength(2);
  expect(sources.every((row) => drafts.some(({ e, t }) => e === row.id && t === 'entry-removed/1'))).toBe(
    true,
  );
  const declared = [...incident.events.values()].filter(({ t }) => t === 'incident-declared/1');
  expect(declared.map((event) => drafts.some(({ e }) => e === event.id))).toEqual([true, true]);
});

test('an import that was killed midway is one with the import that brings the rest: they are taken back together', async () => {
  const folder = temporaryFolder();
  const lines = Array.from({ length: 600 }, (_, n) => `2026-11-20T14:00:00Z,ana,Note,line ${n}`);
  const [document] = await documentsIn(table(lines.join('\n')), 'long.csv');
  if (document === undefined) throw new Error('nothing was read');
  const killed = await openDesk(() => NOW, folder);
  const id = await ours(killed);
  const plan = planOf(document, await opened(killed, id), { now: NOW, playbook: defaultPlaybook, into: id });
  for (const part of plan ?? []) {
    await killed.imports.bring(id, { name: 'import', fields: part }, 'ana');
    break;
  }
  await killed.close();

  const service = await openDesk(() => NOW, folder);
  onTestFinished(() => service.close());
  const { added, known } = first((await take(service, [document], 'ana', id)).incidents);
  expect([added + known, known > 0, added > 0]).toEqual([600, true, true]);
  const log = async () =>
    timelineOf(await opened(service, id)).filter(
      ({ text, takenBackBy }) => text.startsWith('line') && takenBackBy === undefined,
    ).length;
  expect(timelineOf(await opened(service, id)).at(-1)?.text).toBe('Imported 600 entries from long.csv');
  await undo(service, id);
  expect(await log()).toBe(0);
  await undo(service, id, true);
  expect(await log()).toBe(600);
});
