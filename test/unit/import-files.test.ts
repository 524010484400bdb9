import { createWriteStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { decodeText } from '../../electron/exchange/import-text.ts';
import { logCsv } from '../../shared/exchange/export/log-csv.ts';
import { recordJsonText } from '../../shared/exchange/export/json.ts';
import { textOf } from '../../shared/incident/text.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { updatesOf } from '../../shared/incident/updates.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { documentsIn, openDesk, reading, take } from '../support/import-desk.ts';
import { temporaryFolder } from '../support/small-disk.ts';
import { statuspageDump } from '../support/statuspage.ts';

async function zipOf(files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(temporaryFolder(), 'export.zip');
  const zip = new yazl.ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
const message = (ts: string, text: string): string =>
  JSON.stringify([{ type: 'message', user: 'U1', ts, text }]);
const slack = {
  'users.json': JSON.stringify([{ id: 'U1', real_name: 'Ana Ruiz' }]),
  'channels.json': '[]',
  'inc-7/2026-11-01.json': message('1793520000.000100', 'Alerts'),
  'inc-7/2026-11-02.json': message('1793606400.000100', 'Quiet'),
};

describe('files, folders and zips', () => {
  test('a Slack export is one document for each channel, as a zip, below a folder, and as one day of it', async () => {
    const folder = join(temporaryFolder(), 'export');
    mkdirSync(join(folder, 'inc-7'), { recursive: true });
    for (const [name, text] of Object.entries(slack)) writeFileSync(join(folder, name), text);
    const zip = await reading({ paths: [await zipOf(slack)] });
    const tree = await reading({ paths: [folder] });
    const day = await reading({ paths: [join(folder, 'inc-7/2026-11-01.json')] });
    expect(zip.documents).toMatchObject([
      { title: '#inc-7', rows: [{ who: 'Ana Ruiz' }, { text: 'Quiet' }] },
    ]);
    expect(tree.documents.map(({ key }) => key)).toEqual(zip.documents.map(({ key }) => key));
    expect(day.documents[0]?.rows[0]?.key).toBe(zip.documents[0]?.rows[0]?.key);
  });

  test('one bad file keeps no other from being read, and each says in a sentence what is wrong', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.json'), statuspageDump(2));
    writeFileSync(join(folder, 'cut.json'), statuspageDump(2).slice(0, 300));
    writeFileSync(join(folder, 'empty.json'), '');
    writeFileSync(join(folder, 'b.json'), Buffer.from([1, 0, 0, 2, 0]));
    writeFileSync(join(folder, 'c.png'), 'x');
    symlinkSync('/etc/passwd', join(folder, 'd.txt'));
    const { documents, failures } = await reading({ paths: [folder, join(folder, 'nowhere')] });
    expect(documents).toHaveLength(2);
    expect(Object.fromEntries(failures.map(({ name, message: why }) => [name, why]))).toEqual({
      nowhere: 'There is no such file.',
      'b.json': 'It is no text file.',
      'cut.json': 'It is cut short: its JSON ends in the middle. Export it again.',
      'empty.json': 'It is empty.',
      'c.png': 'This kind of file is not read.',
      'd.txt': 'This kind of file is not read.',
    });
  });

  test('a zip that unpacks to far more than its size is not unpacked, and a damaged one is said', async () => {
    const bomb = await reading({ paths: [await zipOf({ 'a.csv': 'time,text\n'.padEnd(8_000_000, 'x') })] });
    expect(bomb).toMatchObject({
      documents: [],
      failures: [{ message: 'It unpacks to far more than its size: it was not read.' }],
    });
    const path = join(temporaryFolder(), 'x.zip');
    writeFileSync(path, 'PK\u0003\u0004 and nothing else');
    expect((await reading({ paths: [path] })).failures).toMatchObject([
      { message: 'This zip is damaged or cut short: it was not read. Export it again.' },
    ]);
  });

  test('files of the same incident are one document', async () => {
    const payload = (status: string, more: object) =>
      JSON.stringify({
        groupKey: 'g',
        status,
        alerts: [
          { status, labels: { alertname: 'A' }, startsAt: '2026-11-01T10:00:00Z', fingerprint: 'f', ...more },
        ],
      });
    const folder = temporaryFolder();
    writeFileSync(join(folder, '1.json'), payload('firing', { endsAt: '0001-01-01T00:00:00Z' }));
    writeFileSync(join(folder, '2.json'), payload('resolved', { endsAt: '2026-11-01T11:00:00Z' }));
    const { documents } = await reading({ paths: [folder] });
    expect(documents.map(({ rows, times }) => [rows.length, times.resolved])).toEqual([
      [2, Date.UTC(2026, 10, 1, 11)],
    ]);
  });
});

test.each([
  ['UTF-8 with its mark', Buffer.from('\u{FEFF}Zoë'), 'Zoë', false],
  ['UTF-16 with its mark', Buffer.from('\u{FEFF}Zoë', 'utf16le'), 'Zoë', false],
  ['UTF-16 without one', Buffer.from('Zoe was here', 'utf16le'), 'Zoe was here', true],
  ['Latin-1', Buffer.from('Zo\u00eb', 'latin1'), 'Zoë', true],
])('%s is read, and said where it is a guess', (_, bytes, text, said) => {
  const decoded = decodeText(bytes);
  expect(decoded).toMatchObject({ ok: true, value: { text } });
  expect(decoded.ok && decoded.value.note !== null).toBe(said);
});

describe('tables', () => {
  test.each([
    ['Datum;Uhrzeit;Wer;Ereignis\n20.11.2026;15:02;Ana;Alarm', 'Ana'],
    ['Message,When,Author\nAlarm,2026-11-20 15:02,Ana', 'Ana'],
    ['time,text\n1795183320,Alarm', null],
    ['Date,Time (UTC),Description\n11/20/2026,2:02 PM,Alarm', null],
    ['2026-11-20T14:02:00Z,Ana,Alarm rang and rang', 'Ana'],
    ['timestamp\tmessage\n2026-11-20T15:02:00+0100\tAlarm', null],
  ])('columns are found in %j', async (text, who) => {
    const [document] = await documentsIn(text, 'a.csv');
    expect(document?.rows).toMatchObject([{ at: Date.UTC(2026, 10, 20, 14, 2), who }]);
    expect(document?.rows[0]?.text).toMatch(/^Alarm/);
  });

  test('our own export of a log comes back with its words, formulas too', async () => {
    const service = await openDesk();
    const text =
      'time,who,text\n2026-11-20T14:02:00Z,ana,"=1+1, said ""she"""\n2026-11-20T14:03:00Z,ben,two\n';
    const { incidents } = await take(service, await documentsIn(text, 'a.csv'));
    const incident = await service.open(incidents[0]?.id ?? '');
    if (incident === undefined) throw new Error('it is not there');
    const [again] = await documentsIn(logCsv(incident, { zone: 'Europe/Berlin' }), 'b.csv');
    const words = again?.rows.map(({ at, who, text: said }) => [at, who, said]) ?? [];
    expect(words).toContainEqual([Date.UTC(2026, 10, 20, 14, 2), 'ana', '=1+1, said "she"']);
    const said = timelineOf(incident).filter(({ kind }) => kind === 'note');
    for (const { at, by, text: row } of said) expect(words).toContainEqual([at, by, row]);
    const json = recordJsonText(incident, defaultPlaybook, { text: (part) => textOf(incident, part) });
    const [record] = await documentsIn(json, 'record.json');
    expect(record?.rows.map(({ text: row }) => row)).toEqual(
      expect.arrayContaining(said.map(({ text: row }) => row)),
    );
    const second = await openDesk();
    const taken = await take(second, record === undefined ? [] : [record]);
    const copy = await second.open(taken.incidents[0]?.id ?? '');
    expect(copy === undefined ? null : updatesOf(copy)).toEqual([]);
    await service.close();
    await second.close();
  });

  test('more rows than a log may have are refused in one sentence', async () => {
    const text = `time,text\n${'2026-11-20T14:02:00Z,x\n'.repeat(50_001)}`;
    expect((await reading({ text, name: 'a.csv' })).failures).toMatchObject([
      { message: 'It has more than 50,000 rows; split it into several files.' },
    ]);
  });
});
