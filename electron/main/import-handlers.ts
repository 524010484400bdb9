import { dialog } from 'electron';
import { declarationOf } from '../../shared/incident/facts.ts';
import { ok } from '../../shared/result.ts';
import { dayAt } from '../../shared/time/days.ts';
import type { Tell } from '../exchange/import-read.ts';
import type { ConsoleSession } from './console-session.ts';
import { ImportDesk } from './import-desk.ts';
import { forkReader } from './import-fork.ts';
import type { Handlers } from './ipc/register.ts';
import type { SessionOptions } from './session-options.ts';

type Answered = 'import:choose' | 'import:read' | 'import:run' | 'import:cancel';
type Context = {
  readonly session: () => Promise<ConsoleSession>;
  readonly push: SessionOptions['push'];
  /** Under whose name it is taken over. */
  readonly person: () => string;
};

const filters = [
  {
    name: 'Incidents of other tools',
    extensions: ['json', 'ndjson', 'jsonl', 'md', 'markdown', 'csv', 'tsv', 'txt', 'log', 'zip'],
  },
  { name: 'All files', extensions: ['*'] },
];

/** What main answers about imports: files are read in a process of their own, and taken over part by part. */
export function importHandlers({ session, push, person }: Context): Pick<Handlers, Answered> {
  const desk = new ImportDesk(forkReader);
  const telling =
    (token: string): Tell =>
    (done, total, words) =>
      push('import:progress', { token, done, total, words });
  return {
    async 'import:choose'({ what }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: what === 'files' ? 'Files to import' : 'A folder to import',
        buttonLabel: 'Read',
        properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
        ...(what === 'files' ? { filters } : {}),
      });
      return ok(canceled || filePaths.length === 0 ? null : filePaths);
    },
    async 'import:read'({ from, format, zone, day, into }) {
      const opened = await session();
      const incident = into === null ? undefined : await opened.incident(into);
      const startedAt = incident === undefined ? undefined : declarationOf(incident)?.startedAt;
      const { timeZone: here } = new Intl.DateTimeFormat().resolvedOptions();
      const read = await desk.read(
        {
          from: 'text' in from ? { text: from.text, name: 'Pasted text' } : from,
          ...{ format, zone, here, now: Date.now() },
          day: startedAt === undefined ? null : dayAt(startedAt, zone ?? here),
          dayAsked: day,
        },
        telling,
      );
      if (!read.ok) return read;
      const { token, reading } = read.value;
      const records = await opened.records();
      if (!records.ok) return records;
      const { previewOf } = await import('../exchange/import-run.ts');
      const { playbook } = opened;
      const preview = await previewOf(records.value, reading, { into, playbook, now: Date.now });
      desk.keep(token, reading);
      return ok({ token, ...preview });
    },
    async 'import:run'({ token, documents, into }) {
      const chosen = desk.take(token, documents);
      if (!chosen.ok) return chosen;
      const opened = await session();
      const records = await opened.records();
      if (!records.ok) return records;
      const { runImport } = await import('../exchange/import-run.ts');
      return runImport(records.value, chosen.value, person(), {
        ...{ into, playbook: opened.playbook, now: Date.now },
        ...{ tell: telling(token), cancelled: () => desk.cancelled() },
      });
    },
    'import:cancel': ({ token }) => {
      desk.cancel(token);
      return Promise.resolve(ok(null));
    },
  };
}
