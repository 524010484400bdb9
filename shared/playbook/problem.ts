/** Something in the playbook's files that is not used as it is written. */
export type PlaybookProblem = {
  /** The file's path in the store, `p/severities.yaml`. */
  readonly file: string;
  readonly line: number | null;
  /** What is wrong, what it says, and what applies until it is mended: sentences for whoever edits the file. */
  readonly message: string;
};

/** The playbook's folder in the store. */
export const PLAYBOOK_FOLDER = 'p';

/** Where a problem is, in words: the beginning of its sentence. */
export const placeWords = ({ file, line }: PlaybookProblem): string =>
  line === null ? file : `${file}, line ${line}`;

/** A problem as one line of text. */
export const problemWords = (problem: PlaybookProblem): string =>
  `${placeWords(problem)}: ${problem.message}`;

/** A file as it was read, or why it can't be. */
export type PlaybookFile = {
  /** Inside the playbook's folder: `severities.yaml`, `checklists/incident.md`. */
  readonly path: string;
  readonly text: string | null;
  readonly trouble: Unreadable | null;
};
export type Unreadable = 'too-large' | 'not-utf8' | 'not-a-file' | 'failed';

/** The largest file that is read. A playbook is text for people. */
export const MAX_PLAYBOOK_FILE = 128 * 1024;

export const unreadableWords: Record<Unreadable, string> = {
  'too-large': 'it is larger than 128 KiB',
  'not-utf8': 'it is not UTF-8 text; save it again as UTF-8',
  'not-a-file': 'it is a link or a folder, not a file',
  failed: 'this desktop may not read it, or the disk failed',
};

/** Collects the problems of one file. */
export type Report = (line: number | null, message: string) => void;

/** Sentences of people's files: one period at the end, or the question mark that is there. */
export const sentences = (...parts: readonly string[]): string =>
  parts.map((part) => (/[.?]$/.test(part) ? part : `${part}.`)).join(' ');
