import { isPostmortemBegun } from '../../shared/incident/documents/postmortem-begun.ts';
import { noPostmortem } from '../../shared/incident/documents/postmortem.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import { markedName } from '../../shared/incident/file-name.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Parsed } from '../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ConsoleSession } from './console-session.ts';
import type { DocumentPrinter } from './document-printer.ts';
import type { Handlers } from './ipc/register.ts';
import { chooseFile, saveTo } from './save-as.ts';

type Context = { readonly session: () => Promise<ConsoleSession>; readonly printer: DocumentPrinter };

/** Saves what the window made, or has made, where the person chooses. */
export const fileHandlers = ({
  session,
  printer,
}: Context): Pick<Handlers, 'file:save' | 'postmortem:publish'> => ({
  async 'file:save'({ name, content }) {
    const path = await chooseFile(name);
    if (path === null) return ok(null);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return saveTo(path, bytes, { what: 'The file', safe: 'What it was made of is safe in the record.' });
  },
  async 'postmortem:publish'(asked) {
    const made = await prepared(await session(), asked);
    if (!made.ok) return made;
    const path = await chooseFile(markedName(`postmortem-${asked.id}.${asked.as}`, made.value.exercise));
    if (path === null) return ok(null);
    const bytes = await made.value.make(printer);
    return bytes.ok
      ? saveTo(path, bytes.value, { what: 'The post-mortem', safe: 'It is safe in the record.' })
      : bytes;
  },
});

type Make = (printer: DocumentPrinter) => Promise<Result<Uint8Array, Failure>>;

/** Whether it can be made is known before anybody is asked where to; it is made of what the record says afterwards. */
async function prepared(
  session: ConsoleSession,
  { id, as }: Parsed<'postmortem:publish'>,
): Promise<Result<{ readonly make: Make; readonly exercise: boolean }, Failure>> {
  const files = await session.filesOf(id);
  if (!files.ok) return files;
  const incident = await session.incident(id);
  if (incident === undefined)
    return err({ kind: 'not-found', message: `There is no incident ${id} on this desktop.` });
  const none = noPostmortem(incident);
  if (none !== null) return err({ kind: 'refused', message: none });
  if (!isPostmortemBegun(incident))
    return err({ kind: 'refused', message: 'Nobody has begun this post-mortem yet: write a part first.' });
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const exercise = declarationOf(incident)?.exercise === true;
  const make: Make = async (printer) => {
    const given = { incident, playbook: session.playbook, zone, files: files.value };
    const { postmortemFile } = await import('../publish/postmortem-file.ts');
    const text = await postmortemFile(given, as === 'md' ? 'md' : 'html');
    if (as !== 'pdf') return ok(Buffer.from(text));
    const pdf = await printer.print(text);
    return pdf.ok ? pdf : err({ kind: 'refused', message: pdf.error });
  };
  return ok({ make, exercise });
}
