import * as Y from 'yjs';
import type { IncidentId } from '../../shared/ids.ts';
import { textPlace, textSlice, type TextEdit } from '../../shared/incident/events/text-edited.ts';
import { textStateOf } from '../../shared/incident/text.ts';
import { readUpdate, TEXT_ROOT } from '../../shared/incident/text-update.ts';
import type { TextsSaved } from '../state/postmortem.ts';
import { useProjections } from '../state/projections.ts';
import { draftsOf, loadDraft } from './drafts.ts';
import { claimTexts, recordEdits, textDraftOf } from './text-left.ts';
import { createOutbox, readOutboxDraft, type Outbox } from './text-outbox.ts';

/** What comes from the record or from a draft: it goes into the text, and not back. */
const fromRecord = Symbol('record');
const fromDraft = Symbol('draft');
/** Milliseconds of quiet after which an author of Yjs is used no more. */
const QUIET = 5_000;

/** A section that is open in an editor. */
export type OpenText = { readonly text: Y.Text; readonly undo: Y.UndoManager };

type Edits = ReadonlyMap<string, TextEdit>;
type Section = OpenText & {
  readonly doc: Y.Doc;
  /** The very map of its edits: where words are taken out or come back, the fold makes another one. */
  edits: Edits | undefined;
  taken: number;
  /** Something that it needs has not arrived: what comes is taken from the whole. */
  gap: boolean;
};

/** The texts of an incident while they are edited. */
export type OpenTexts = {
  /** The text of a section, with what is on its way; the same one until `onAnew` names it. */
  readonly section: (name: string) => OpenText;
  /** Everything that was typed goes to the record now; resolves when it is answered. */
  readonly flush: () => Promise<void>;
  /** Ends the editing: what waits is sent, and stays in its draft where that fails. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the texts of the incident on screen for editing. Each section is a Yjs document of its own that goes on from the
 * record: what is typed is in the draft at once and in the record a moment later, what others write joins it.
 * @param onAnew the words of a section were taken out of the record, or came back: its editor begins anew
 */
export async function openTexts(
  id: IncidentId,
  said: (state: TextsSaved) => void,
  onAnew: (section: string) => void,
): Promise<OpenTexts> {
  const release = claimTexts(id);
  const drafts = draftsOf(textDraftOf(id));
  const kept = readOutboxDraft((await loadDraft(textDraftOf(id)))?.text ?? '');
  const outbox = createOutbox({
    send: (section, updates) => recordEdits(id, section, updates),
    keep: (text) => drafts.save({ text, unsaved: [] }),
    say: said,
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  const sections = new Map<string, Section>();
  const open = (name: string): Section => {
    let section = sections.get(name);
    if (section === undefined) {
      section = openSection(id, name, outbox, kept.get(name) ?? []);
      sections.set(name, section);
    }
    return section;
  };
  for (const name of kept.keys()) open(name); // what a kill left behind goes on its way, looked at or not

  const stop = useProjections.subscribe(({ opened }, before) => {
    if (opened === before.opened || opened?.incident.id !== id) return;
    for (const [name, section] of sections) {
      if (receive(name, section)) continue;
      sections.delete(name);
      onAnew(name);
    }
  });
  return {
    section: open,
    flush: outbox.flush,
    async close() {
      stop();
      await outbox.flush();
      await drafts.flush();
      outbox.close();
      release();
    },
  };
}

function openSection(id: IncidentId, name: string, outbox: Outbox, kept: readonly Uint8Array[]): Section {
  // Nothing is thrown away while it is edited: an update then holds all of its words, which is what the record takes.
  const doc = new Y.Doc({ gc: false });
  const text = doc.getText(TEXT_ROOT);
  const section: Section = {
    doc,
    text,
    undo: new Y.UndoManager(text),
    edits: undefined,
    taken: 0,
    gap: true,
  };
  const opened = useProjections.getState().opened;
  if (opened?.incident.id === id) receive(name, section);
  doc.clientID = freshClient();
  let last = performance.now();
  doc.on('beforeTransaction', ({ origin }: Y.Transaction) => {
    if (origin === fromRecord || origin === fromDraft) return;
    const now = performance.now();
    // A machine that goes on from an older image of itself would use an author's clocks once more.
    if (now - last > QUIET && !outbox.waits(name)) doc.clientID = freshClient();
    last = now;
  });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== fromRecord) outbox.push(name, update);
  });
  for (const update of kept) Y.applyUpdate(doc, update, fromDraft);
  return section;
}

/** Who is the author of what is typed next: 52 bits by chance, so that no two desktops ever have the same. */
function freshClient(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 20) * 2 ** 32 + low + 1;
}

/** Whether a map of edits has everything that another one has, word for word. */
const holds = (edits: Edits | undefined, before: Edits): boolean =>
  [...before.values()].every(({ id, update }) => edits?.get(id)?.update === update);

/** Takes what is new in the record. @returns whether the section can go on from what it has. */
function receive(name: string, section: Section): boolean {
  const { incident } = useProjections.getState().opened ?? {};
  if (incident === undefined) return true;
  const edits = textSlice.of(incident).get(textPlace(name));
  const { edits: before } = section;
  if (before !== undefined && edits !== before && !holds(edits, before)) return false;
  if (edits === undefined || (edits === before && edits.size === section.taken)) return true;
  // The window folds anew after a gap: everything is looked at once more, and what is there already changes nothing.
  const fresh = section.gap ? [] : [...edits.values()].slice(edits === before ? section.taken : 0);
  section.edits = edits;
  section.taken = edits.size;
  const { doc } = section;
  for (const { update } of fresh) {
    const read = readUpdate(update);
    if (read === undefined) continue; // damaged: left out by everybody
    if (read.needs.some(([client, clock]) => Y.getState(doc.store, client) < clock)) section.gap = true;
    else Y.applyUpdate(doc, read.bytes, fromRecord);
  }
  if (!section.gap) return true;
  const whole = textStateOf(incident, name);
  Y.applyUpdate(doc, whole.update, fromRecord);
  section.gap = whole.waiting;
  return true;
}
