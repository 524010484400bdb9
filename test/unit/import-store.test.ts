import { describe, expect, onTestFinished, test } from 'vitest';
import { runImport } from '../../electron/exchange/import-run.ts';
import type { IncidentService } from '../../electron/incidents/incident-service.ts';
import { sha256 } from '../../electron/records/crypto.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import { digest } from '../../shared/incident/digest.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { declarationOf, phaseOf, severityOf, transitionsOf } from '../../shared/incident/facts.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import type { ImportedDocument } from '../../shared/exchange/imported.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { statuspageDump } from '../support/statuspage.ts';
import { documentsIn, NOW, openDesk, take } from '../support/import-desk.ts';

async function desk(): Promise<IncidentService> {
  const service = await openDesk();
  onTestFinished(() => service.close());
  return service;
}

async function opened(service: IncidentService, id: string): Promise<Incident> {
  const incident = await service.peek(id);
  if (incident === undefined) throw new Error(`there is no ${id}`);
  return incident;
}

const first = <T>(all: readonly T[]): T => {
  const [one] = all;
  if (one === undefined) throw new Error('there is none');
  return one;
};

const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00Z`);
const table = (rows: string): string => `time (UTC),who,kind,text\n${rows}`;
const rows = `2026-11-20T14:02:00Z,ana,Note,Alerts\n2026-11-20T14:05:00Z,ben,Decision,"Roll back, at once"\n`;

/** A document with everything that one may have. */
const whole = (name: string, more: Partial<ImportedDocument> = {}): Promise<ImportedDocument> =>
  documentsIn(table(rows), name).then(([document]) => {
    if (document === undefined) throw new Error('nothing was read');
    return {
      ...document,
      ...{ title: 'Checkout fails', severity: 'sev2' as const, services: ['checkout'], causes: ['change'] },
      times: {
        ...document.times,
        detected: at('14:01'),
        acknowledged: at('14:03'),
        mitigated: at('14:20'),
        resolved: at('15:00'),
      },
      updates: [
        {
          key: 'u1',
          at: at('14:10'),
          audience: 'customers',
          status: 'investigating',
          text: 'We look.',
          who: null,
        },
      ],
      actions: [
        { key: 'a1', title: 'Rotate keys', owner: 'ben', due: '2026-12-01', category: null, state: 'open' },
      ],
      texts: [{ section: 'summary', markdown: 'Nobody could pay.' }],
      ...more,
    };
  });

describe('a document that becomes an incident', () => {
  test('stands at its own times, in its phases, with what people said under their names', async () => {
    const service = await desk();
    const { incidents } = await take(service, [await whole('a.csv')]);
    const incident = await opened(service, first(incidents).id);
    expect(declarationOf(incident)).toMatchObject({
      title: 'Checkout fails',
      startedAt: at('14:02'),
      detectedAt: at('14:01'),
      services: ['checkout'],
    });
    expect([severityOf(incident)?.severity, phaseOf(incident)]).toEqual(['sev2', 'post-mortem']);
    expect(transitionsOf(incident).map(({ verb, at: when }) => [verb, when])).toEqual([
      ['acknowledge', at('14:03')],
      ['mitigate', at('14:20')],
      ['resolve', at('15:00')],
    ]);
    const log = timelineOf(incident).filter(({ kind }) => kind === 'note' || kind === 'decision');
    expect(log.map(({ at: when, by, text }) => [when, by, text])).toEqual([
      [at('14:02'), 'ana', 'Alerts'],
      [at('14:05'), 'ben', 'Roll back, at once'],
    ]);
    expect(updatesOf(incident)).toMatchObject([
      { text: 'We look.', at: at('14:10'), audiences: ['customers'] },
    ]);
    expect(actionItemsOf(incident)).toMatchObject([{ text: 'Rotate keys', owner: 'ben' }]);
    expect(textOf(incident, 'summary')).toBe('Nobody could pay.');
    expect(disputesOf(incident)).toEqual([]);
    expect(timelineOf(incident).at(-1)?.text).toBe('Imported 2 entries from a.csv');
  });

  test('twice adds nothing, not even a line that says so', async () => {
    const service = await desk();
    const document = await whole('a.csv');
    const { id } = first((await take(service, [document])).incidents);
    const before = (await opened(service, id)).events.size;
    expect((await take(service, [document])).incidents).toMatchObject([{ id, added: 0, known: 4 }]);
    expect((await opened(service, id)).events.size).toBe(before);
  });

  test('rings no alarm for what nobody said was over, and says what was taken for granted', async () => {
    const service = await desk();
    const [document] = await documentsIn(table('2026-11-01T14:02:00Z,ana,Note,Alerts\n'), 'old.csv');
    const { id } = first((await take(service, document === undefined ? [] : [document])).incidents);
    const incident = await opened(service, id);
    expect(phaseOf(incident)).toBe('post-mortem');
    expect(
      timelineOf(incident)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('without a time at which it was resolved');
  });

  test('of which nothing has a time is refused in one sentence', async () => {
    const service = await desk();
    const document = await whole('x', {
      times: {
        started: null,
        detected: null,
        acknowledged: null,
        declared: null,
        mitigated: null,
        resolved: null,
      },
      rows: [],
      updates: [],
    });
    const { incidents, failures } = await take(service, [document]);
    expect([incidents, failures.length]).toEqual([[], 1]);
  });

  test('an exercise stays one', async () => {
    const service = await desk();
    const { id } = first((await take(service, [await whole('a.csv', { exercise: true })])).incidents);
    expect(declarationOf(await opened(service, id))?.exercise).toBe(true);
  });
});

describe('a document that joins a log', () => {
  test('adds its entries, and leaves what the incident says as it is', async () => {
    const service = await desk();
    const fields = {
      title: 'Ours',
      severity: 'sev1',
      started: at('13:00'),
      services: [],
      foundBy: 'person',
      exercise: false,
      takeCommand: false,
    } as const;
    const declared = await service.run(null, { name: 'declare', fields: { ...fields, services: [] } }, 'ana');
    const id = declared.ok ? declared.value.id : '';
    await service.run(
      id,
      { name: 'write-text', fields: { section: 'summary', text: 'Our own words.' } },
      'ana',
    );
    await take(service, [await whole('a.csv')], 'ana', id);
    const incident = await opened(service, id);
    expect(declarationOf(incident)?.title).toBe('Ours');
    expect(textOf(incident, 'summary')).toBe('Our own words.');
    expect(timelineOf(incident).map(({ text }) => text)).toContain('Roll back, at once');
    expect(first(timelineOf(incident).filter(({ text }) => text.startsWith('Imported'))).detail).toBe(
      'CSV, 2 left out',
    );
  });

  test('an entry without a time has that of the one before it, and says so', async () => {
    const service = await desk();
    const text = table(
      '2026-11-20T14:02:00Z,ana,Note,Alerts\n,ben,Note,And then\n2099-01-01T00:00:00Z,ben,Note,From ahead\n',
    );
    const { id } = first((await take(service, await documentsIn(text, 'a.csv'))).incidents);
    const log = timelineOf(await opened(service, id)).filter(({ by }) => by === 'ben');
    expect(log.map(({ at: when, text: said }) => [when, said])).toEqual([
      [at('14:02'), 'And then (time not stated)'],
      [at('14:02'), 'From ahead (stated as 2099-01-01T00:00:00Z, which lies in the future)'],
    ]);
  });
});

test('two desktops that import the same file offline have one incident, said once', async () => {
  const [ana, ben] = [await desk(), await desk()];
  const document = await whole('a.csv');
  const [{ id }, { id: other }] = [
    first((await take(ana, [document], 'ana')).incidents),
    first((await take(ben, [document], 'ben')).incidents),
  ];
  expect(other).toBe(id);
  const events = [...(await opened(ana, id)).events.values(), ...(await opened(ben, id)).events.values()];
  const [one, two] = [foldAll(id, events), foldAll(id, [...events].reverse())];
  const hash = (text: string) => sha256(text);
  expect(digest(two, hash)).toEqual(digest(one, hash));
  expect(textOf(one, 'summary')).toBe('Nobody could pay.');
  expect(updatesOf(one)).toHaveLength(1);
  expect(actionItemsOf(one)).toHaveLength(1);
  expect(timelineOf(one).filter(({ kind }) => kind === 'decision')).toHaveLength(1);
  expect([phaseOf(one), disputesOf(one)]).toEqual(['post-mortem', []]);
});

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
  expect([rest.id, rest.added + added]).toEqual([id, 1_201]);
  const incident = await opened(service, id);
  expect(timelineOf(incident).filter(({ text }) => text.startsWith('line '))).toHaveLength(1_200);
  expect(
    timelineOf(incident)
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Imported') && text.endsWith('long.csv')),
  ).toEqual([`Imported ${added} entries from long.csv`, `Imported ${1_201 - added} entries from long.csv`]);
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

test('words that are cut are never cut within a character', async () => {
  const service = await desk();
  const faces = '😀'.repeat(6_000);
  for (const before of ['', 'x']) {
    const document = await whole(`${before}${faces}`, { title: `${before}${faces}` });
    const rows = document.rows.map((row) => ({ ...row, at: NOW * 2, raw: `${before}${faces}` }));
    const more = {
      key: `${before}b`,
      rows: [...document.rows, ...rows.map((row) => ({ ...row, key: 'a' }))],
    };
    const { id } = first((await take(service, [{ ...document, ...more }])).incidents);
    const incident = await opened(service, id);
    const said = [declarationOf(incident)?.title ?? '', ...timelineOf(incident).map(({ text }) => text)];
    expect(said.filter((text) => !text.isWellFormed())).toEqual([]);
  }
});

test('what an import is through with is put away, and what somebody looks at is followed', async () => {
  const service = await desk();
  const documents = await documentsIn(statuspageDump(3));
  const { incidents } = await take(service, documents);
  const { id } = first(incidents);
  const held = await service.open(id);
  expect(held?.events.size).toBeGreaterThan(5);
  await service.run(id, { name: 'log', fields: { text: 'Later', kind: 'note' } }, 'ana');
  expect(timelineOf(await opened(service, id)).map(({ text }) => text)).toContain('Later');
  expect(await service.list()).toHaveLength(3);
  await take(service, documents);
  expect(held?.events.size).toBe((await opened(service, id)).events.size);
});
