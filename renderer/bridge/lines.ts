import { isUnsaved, type Failure } from '../../shared/ipc/errors.ts';
import type { IncidentId } from '../../shared/ids.ts';
import { zone } from '../incident-parts/zone.ts';
import { wallClock } from '../state/clock.ts';
import {
  addPending,
  changeComposer,
  emptyLine,
  removePending,
  resetComposer,
  useComposer,
  type Pending,
} from '../state/composer.ts';
import { isRecorded } from '../state/projections.ts';
import { forgetUndo } from '../state/ui.ts';
import { draftWords, readDraftWords } from '../state/words.ts';
import { request } from './bridge.ts';
import { draftsOf, loadDraft } from './drafts.ts';

/** The incident whose lines these are. */
let place: IncidentId | null = null;
let sending = false;

/** Every change of the line and of what waits goes to main, so that a killed window loses nothing. */
useComposer.subscribe((now, before) => {
  if (place === null) return;
  const same =
    now.text === before.text &&
    now.kind === before.kind &&
    now.time === before.time &&
    now.aside === before.aside &&
    now.pending === before.pending;
  if (!same) draftsOf(place).save({ text: draftWords(now, zone), unsaved: [...now.pending] });
});

/** Brings the half-typed line back, and what was entered and never acknowledged: it is sent again. */
export async function loadComposer(id: IncidentId): Promise<void> {
  resetComposer();
  const draft = await loadDraft(id);
  if (draft !== null) {
    const pending = draft.unsaved.filter((line) => !isRecorded(line.entry));
    changeComposer({ ...readDraftWords(draft.text, { now: wallClock(), zone }), pending });
  }
  place = id;
  void sendPending();
}

export async function leaveComposer(): Promise<void> {
  if (place !== null) await draftsOf(place).flush();
  place = null;
  resetComposer();
}

/** Thirteen random base32 characters: the same line sent twice is one entry. */
function newEntryId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(crypto.getRandomValues(new Uint8Array(13)), (byte) => letters[byte & 31]).join('');
}

/** Enters a line: from here on it is kept, until main says that it is in the record. */
export function enterLine(line: Omit<Pending, 'entry'>): void {
  forgetUndo();
  addPending({ ...line, entry: newEntryId() });
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
      const { entry, text, kind, at } = line;
      const outcome = await request('incident:run', {
        id,
        command: { name: 'log', fields: { text, kind, at, entry } },
      });
      if (place !== id) break;
      if (!outcome.ok && !isReturned(outcome.error)) {
        changeComposer({ notSaved: outcome.error.message });
        return;
      }
      removePending(entry);
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
  const typed = draftWords(useComposer.getState(), zone);
  const text = typed === '' ? line.text : `${line.text} ${typed}`;
  changeComposer({ ...emptyLine, kind: line.kind, text, prose: true, refused });
}
