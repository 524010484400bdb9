import { MAX_TEXT } from '../../../shared/incident/vocabulary.ts';
import type { StoredFile } from '../../../shared/ipc/attachment-requests.ts';
import { err, type Result } from '../../../shared/result.ts';
import { attach, attachText, PASTE_NAME } from '../../bridge/attachments.ts';
import { newFileId } from '../../bridge/lines.ts';
import {
  changeComposer,
  changeFile,
  isAboutEntry,
  removeFile,
  useComposer,
  type LineFile,
} from '../../state/composer.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';

/** As many as one entry holds. */
const MOST = 20;
/** How much of a long paste stands in the log, so that it can be found again. */
const FIRST_LINES = 3;
const FIRST_LETTERS = 280;

/** What is on its way into the store: Enter waits for it. */
const underWay = new Set<Promise<unknown>>();

/** Attaches files to the line: each shows at once, and is there after a restart as soon as it is in the store. */
export function attachFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  const now = useComposer.getState();
  const taken = files.slice(0, Math.max(0, MOST - now.files.length));
  const refused =
    taken.length < files.length
      ? `Not attached: an entry holds at most ${MOST} files. Enter this line, then attach the others to the next.`
      : null;
  changeComposer({ refused });
  for (const file of taken) {
    void keep(nameOf(file), (id, progress) => attach(openedId(), file, nameOf(file), progress(id)));
  }
  focusComposer();
}

/** A picture from the clipboard has no name of its own. */
function nameOf(file: File): string {
  if (file.name !== '' && file.name !== 'image.png') return file.name;
  const count = useComposer.getState().files.length;
  return `screenshot${count === 0 ? '' : `-${count + 1}`}.png`;
}

const openedId = (): string => useProjections.getState().opened?.incident.id ?? '';

type Progress = (id: number) => (share: number) => void;

async function keep(
  name: string,
  put: (id: number, progress: Progress) => Promise<Result<StoredFile, string>>,
): Promise<number | null> {
  const id = newFileId();
  const place = openedId();
  const added: LineFile = { id, name, share: 0, file: null };
  changeComposer({ files: [...useComposer.getState().files, added] });
  const work = put(id, (of) => (share) => {
    if (openedId() === place) changeFile(of, { share });
  }).catch(() => err(`Not attached: “${name}” can’t be read. Your text is kept here.`));
  underWay.add(work);
  const answer = await work;
  underWay.delete(work);
  if (openedId() !== place) return null;
  if (answer.ok) {
    changeFile(id, { share: 1, file: answer.value });
    return id;
  }
  removeFile(id);
  changeComposer({ refused: answer.error });
  return null;
}

/** Resolves when everything that was attached is in the store, or was refused. */
export async function whenAttached(): Promise<void> {
  while (underWay.size > 0) await Promise.allSettled([...underWay]);
}

/** The last thing that was done to the files of the line, for Ctrl+Z; the next key press in the line makes it final. */
let takenBack: (() => void) | null = null;
export function forgetFileUndo(): void {
  takenBack = null;
}
/** @returns whether there was something to take back. */
export function undoFile(): boolean {
  const undo = takenBack;
  takenBack = null;
  undo?.();
  return undo !== null;
}

/** Takes a file off the line; Ctrl+Z brings it back. */
export function takeOff(file: LineFile): void {
  const at = useComposer.getState().files.indexOf(file);
  removeFile(file.id);
  takenBack = () => {
    const { files } = useComposer.getState();
    changeComposer({ files: files.toSpliced(at, 0, file) });
  };
  focusComposer();
}

/** The beginning of a text that is too long for the log. */
export function firstLines(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(0, FIRST_LINES)
    .join('\n');
  return lines.length > FIRST_LETTERS ? `${lines.slice(0, FIRST_LETTERS).trimEnd()}…` : lines;
}

/** Keeps a paste that is too long for an entry as a file, with its first lines in the line. Ctrl+Z takes that back. */
async function attachPaste(pasted: string): Promise<void> {
  const before = useComposer.getState().text;
  const words = [before.trimEnd(), firstLines(pasted)].filter((part) => part !== '').join(' ');
  changeComposer({ text: words, refused: null });
  const id = await keep(PASTE_NAME, () => attachText(openedId(), pasted));
  if (id === null) {
    // The text must not be lost: it goes where it was meant to go.
    const { text } = useComposer.getState();
    changeComposer({ text: text === words ? before + pasted : `${text}${pasted}` });
    return;
  }
  takenBack = () => {
    removeFile(id);
    changeComposer({ text: before + pasted });
  };
}

/** What of a paste becomes a file: pictures, files, and text that is too long. @returns whether it was taken. */
export function takePaste(data: DataTransfer): boolean {
  const text = data.getData('text/plain');
  const about = isAboutEntry(useComposer.getState());
  if (about && text === '' && data.files.length > 0) {
    changeComposer({
      refused: 'Not attached: a correction takes no files. Press Enter or Esc, then paste again.',
    });
    return true;
  }
  if (about) return false;
  if (text === '' && data.files.length > 0) {
    attachFiles([...data.files]);
    return true;
  }
  if (text.length <= MAX_TEXT) return false;
  void attachPaste(text);
  return true;
}
