import type { Exported } from '../exchange/export.ts';
import { asFile } from '../../shared/exchange/export/kinds.ts';
import type { ExportFormat } from '../../shared/exchange/formats.ts';
import type { IncidentId } from '../../shared/ids.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConsoleSession } from './console-session.ts';
import type { DocumentPrinter } from './document-printer.ts';
import type { Handlers } from './ipc/register.ts';
import { chooseFile, saveTo } from './save-as.ts';

type Context = { readonly session: () => Promise<ConsoleSession>; readonly printer: DocumentPrinter };
type Asked = { readonly id: IncidentId; readonly format: ExportFormat };

/** Writes an incident in another format: to look at and to copy, or where the person chooses. */
export const exportHandlers = ({
  session,
  printer,
}: Context): Pick<Handlers, 'export:make' | 'export:save'> => ({
  async 'export:make'(asked) {
    const made = await exported(await session(), asked);
    if (!made.ok) return made;
    return made.value.paper
      ? err({ kind: 'refused', message: 'A PDF is no text: save it as a file.' })
      : ok(made.value.text);
  },
  async 'export:save'(asked) {
    const made = await exported(await session(), asked);
    if (!made.ok) return made;
    const path = await chooseFile(made.value.name);
    if (path === null) return ok(null);
    const bytes = await bytesOf(made.value, asked.format, printer);
    return bytes.ok
      ? saveTo(path, bytes.value, { what: 'The file', safe: 'What it was made of is safe in the record.' })
      : bytes;
  },
});

async function exported(session: ConsoleSession, { id, format }: Asked): Promise<Result<Exported, Failure>> {
  const files = await session.filesOf(id);
  if (!files.ok) return files;
  const incident = await session.incident(id);
  if (incident === undefined)
    return err({ kind: 'not-found', message: `There is no incident ${id} on this desktop.` });
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const { exportOf } = await import('../exchange/export.ts');
  const { playbook } = session;
  const made = await exportOf(
    { incident, playbook, zone, at: null, person: null, files: files.value },
    format,
  );
  return made.ok ? made : err({ kind: 'refused', message: made.error });
}

async function bytesOf(
  { text, paper }: Exported,
  format: ExportFormat,
  printer: DocumentPrinter,
): Promise<Result<Uint8Array, Failure>> {
  if (!paper) return ok(Buffer.from(asFile(format, text)));
  const pdf = await printer.print(text);
  return pdf.ok ? pdf : err({ kind: 'refused', message: pdf.error });
}
