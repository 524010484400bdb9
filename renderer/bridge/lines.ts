import type { IncidentId } from '../../shared/ids.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { winner } from '../../shared/incident/register.ts';
import type { Draft } from '../../shared/ipc/draft.ts';
import { isUnsaved, type Failure } from '../../shared/ipc/errors.ts';
import { formatClock } from '../../shared/time/format.ts';
import { handleOf } from '../../shared/incident/people.ts';
import { zone } from '../incident-parts/zone.ts';
import { wallClock } from '../state/clock.ts';
import {
  addPending,
  changeComposer,
  emptyLine,
  isAboutEntry,
  removePending,
  resetComposer,
  useComposer,
  type Composer,
  type LineFile,
  type Pending,
} from '../state/composer.ts';
import { isRecorded, useProjections } from '../state/projections.ts';
import { dropUndos, keepUndo } from '../state/ui.ts';
import { draftWords, readDraftWords } from '../state/words.ts';
import { request } from './bridge.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** The incident whose lines these are. */
let place: IncidentId | null = null;
let sending = false;

/** What of the composer is kept; a change of anything else writes nothing. */
const kept = [
  'text',
  'kind',
  'time',
  'to',
  'wait',
  'prose',
  'plain',
  'aside',
  'correcting',
  'marking',
  'files',
  'pending',
] as const satisfies readonly (keyof Composer)[];

/** Every change of the line and of what waits goes to main, so that a killed window loses nothing. */
useComposer.subscribe((now, before) => {
  if (place !== null && kept.some((field) => now[field] !== before[field])) {
    draftsOf(place).save(draftOf(now));
  }
});

function draftOf(now: Composer): Draft {
  const { correcting, marking, aside } = now;
  const entry = correcting ?? marking?.entry;
  const files = now.files.flatMap(({ file, name }) => (file === null ? [] : [{ ...file, name }]));
  return {
    text: draftWords(entry === undefined ? now : { ...now, aside: '' }, zone),
    unsaved: now.pending.map(({ files: of, ...line }) =>
      of === undefined ? line : { ...line, files: [...of] },
    ),
    ...(now.prose ? { prose: true } : {}),
    ...(now.plain ? { plain: true } : {}),
    ...(files.length === 0 ? {} : { files }),
    ...(entry === undefined
      ? {}
      : { about: { entry, aside, ...(marking === null ? {} : { mark: marking.mark }) } }),
  };
}

/** Brings the half-typed line back, and what was entered and never acknowledged: it is sent again. */
export async function loadComposer(id: IncidentId): Promise<void> {
  resetComposer();
  const draft = await loadDraft(id);
  if (draft !== null) changeComposer(composerOf(draft));
  place = id;
  void sendPending();
}

function composerOf(draft: Draft): Partial<Composer> {
  const here = { now: wallClock(), zone };
  const { about, prose, plain } = draft;
  const pending = draft.unsaved.filter((line) => !isRecorded(line.entry));
  const files = (draft.files ?? []).map((file): LineFile => lineFile(file));
  const line = readDraftWords(draft.text, here, { prose, plain });
  if (about === undefined) return { ...line, pending, files };
  const { opened } = useProjections.getState();
  const entry = opened === null ? undefined : entrySlice.of(opened.incident).get(about.entry);
  const body = winner(entry?.body)?.value ?? entry?.first;
  // Taken back meanwhile, or not here any more: its words stay, as a line of their own.
  if (body === undefined || winner(entry?.removed)?.value === true) {
    return { ...line, text: `${line.text} ${about.aside}`.trim(), pending, files };
  }
  const { entry: of, mark, aside } = about;
  if (mark !== undefined) {
    return { ...line, kind: body.kind, aside, pending, files, marking: { entry: of, mark } };
  }
  const time = line.time ?? keptTime(body.at);
  return { ...line, time, aside, pending, files, correcting: of };
}

let fileIds = 0;
/** A number for a file of the line, while the window is open. */
export const newFileId = (): number => (fileIds += 1);
const lineFile = (file: AttachedFile): LineFile => ({ id: newFileId(), name: file.name, share: 1, file });

const keptTime = (at: number): NonNullable<Composer['time']> => ({
  at,
  token: formatClock(at, zone),
  kept: true,
});

/** The line in which an entry is corrected: everything that it says, each in its place. */
export function correctionOf(body: {
  readonly at: number;
  readonly to: string | null;
  readonly dueAt: number | null;
}): Pick<Composer, 'time' | 'to' | 'wait'> {
  const minutes = body.dueAt === null ? 0 : Math.round((body.dueAt - body.at) / 60_000);
  return {
    time: keptTime(body.at),
    to: body.to === null ? null : handleOf(body.to),
    wait: minutes < 1 ? null : { minutes, token: `${minutes}m` },
  };
}

export async function leaveComposer(): Promise<void> {
  if (place !== null) await draftsOf(place).flush();
  place = null;
  resetComposer();
}

/** Thirteen random base32 characters: the same line sent twice is one entry. */
export function newEntryId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(crypto.getRandomValues(new Uint8Array(13)), (byte) => letters[byte & 31]).join('');
}

/** Enters a line: from here on it is kept, until main says that it is in the record. */
export function enterLine(line: Omit<Pending, 'entry'>): void {
  const entry = newEntryId();
  addPending({ ...line, entry });
  keepUndo(`“${line.text}”`, { name: 'remove', fields: { entry } });
  void sendPending();
}

/** Tries to save what waits, in order; stops at the first line that can't be saved. */
export async function sendPending(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (;;) {
      const [line] = useComposer.getState().pending;
      const id = place;
      if (line === undefined || id === null) break;
      const { files, ...words } = line;
      const fields = files === undefined || files.length === 0 ? words : { ...words, files: [...files] };
      const outcome = await request('incident:run', { id, command: { name: 'log', fields } });
      if (place !== id) break;
      if (!outcome.ok && !isReturned(outcome.error)) {
        changeComposer({ notSaved: outcome.error.message });
        return;
      }
      removePending(line.entry);
      if (!outcome.ok) giveBack(line, outcome.error.message);
    }
    changeComposer({ notSaved: null });
  } finally {
    sending = false;
  }
}

/** Trying again would not help: the person has to change the words. */
const isReturned = (failure: Failure): boolean => !isUnsaved(failure) && failure.kind !== 'unexpected';

function giveBack(line: Pending, refused: string): void {
  dropUndos(
    ({ command: of }) => typeof of !== 'function' && of.name === 'remove' && of.fields.entry === line.entry,
  );
  const now = useComposer.getState();
  const files = [...(line.files ?? []).map((file) => lineFile(file)), ...now.files];
  if (isAboutEntry(now)) {
    changeComposer({ aside: `${line.text} ${now.aside}`.trim(), files, refused });
    return;
  }
  const typed = draftWords(now, zone);
  const text = typed === '' ? line.text : `${line.text} ${typed}`;
  const to = line.to === undefined ? null : handleOf(line.to);
  const wait = line.minutes === undefined ? null : { minutes: line.minutes, token: `${line.minutes}m` };
  changeComposer({ ...emptyLine, kind: line.kind, to, wait, text, prose: true, files, refused });
}
