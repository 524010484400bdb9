import { describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/records/crypto.ts';
import { actionItemsOf } from '../../shared/incident/action-items.ts';
import { digest } from '../../shared/incident/digest.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { declarationOf, phaseOf, severityOf, transitionsOf } from '../../shared/incident/facts.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { statuspageDump } from '../support/statuspage.ts';
import { documentsIn, NOW, take } from '../support/import-desk.ts';

import { at, desk, first, opened, table, whole } from '../support/import-stories.ts';

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
