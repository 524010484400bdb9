/** The kinds of failure that a person may meet; each crosses IPC as data with its sentence. */
export type FailureKind =
  | 'refused'
  | 'invalid'
  | 'not-found'
  | 'too-large'
  | 'disk-full'
  | 'disk-failed'
  | 'read-only'
  | 'newer-store'
  | 'busy'
  | 'unexpected';

/** What happened, what is safe and what to do, in one sentence or two. */
export type Failure = { readonly kind: FailureKind; readonly message: string };

/** The failures in which what was typed is not saved: the text is kept on screen, with a way to try again. */
const unsaved: readonly FailureKind[] = ['disk-full', 'disk-failed', 'read-only', 'newer-store', 'busy'];
export const isUnsaved = (failure: Failure): boolean => unsaved.includes(failure.kind);

/** The sentence of a failure to save. */
export function notSaved(kind: 'disk-full' | 'disk-failed' | 'read-only' | 'newer-store'): Failure {
  return { kind, message: sentences[kind] };
}

/** Why a store is open for reading only: the sentence that stays on screen. */
export function openedReadOnly(kind: 'disk-full' | 'disk-failed' | 'read-only' | 'newer-store'): string {
  return readingOnly[kind];
}

const readingOnly = {
  'disk-full': 'Open for reading only: the disk is full. Free space, then press Retry.',
  'disk-failed': 'Open for reading only: the disk reported an error. What was saved is safe. Press Retry.',
  'read-only':
    'Open for reading only: the folder of the records can’t be written to. Make it writable, then press Retry.',
  'newer-store': 'Open for reading only: a newer version of IC Console made this store. Update to write.',
} as const;

const sentences = {
  'disk-full': 'Not saved: the disk is full. Your text is kept here. Free space, then press Retry.',
  'disk-failed':
    'Not saved: the disk reported an error. Your text is kept here, and what was saved before is safe. Press Retry.',
  'read-only':
    'Not saved: the folder of the records can’t be written to. Your text is kept here. Make it writable, then press Retry.',
  'newer-store':
    'Not saved: a newer version of IC Console made this store, so this one opens it for reading only. Update to write.',
} as const;

/** A file is larger than the record takes. */
export const fileTooLarge: Failure = {
  kind: 'too-large',
  message:
    'Not attached: the file is larger than 64 MiB. Put it where the team keeps large files, and log the link.',
};
