/** One file. */
export const MAX_FILE = 20 * 1024 * 1024;
/** Everything that is read at once, and all of a zip unpacked. */
export const MAX_ALL = 200 * 1024 * 1024;
export const MAX_FILES = 5_000;
export const MAX_FOLDERS_DEEP = 8;
/** What unpacks to more than so many times its size, and is not small, was made to fill a disk. */
export const MAX_RATIO = 200;
export const SMALL = 1024 * 1024;

/** Files that may hold an incident, by the ends of their names. */
export const READABLE = /\.(?:json|ndjson|jsonl|md|markdown|mdown|txt|text|log|csv|tsv)$/i;

const MEGABYTE = 1024 * 1024;
export const tooLarge = `It is larger than ${MAX_FILE / MEGABYTE} MB; split it, or export a shorter time.`;
export const tooMuch = `Together it is more than ${MAX_ALL / MEGABYTE} MB; import it in several steps.`;
