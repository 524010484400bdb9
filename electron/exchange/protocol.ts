import type { Reading, ReadingRequest } from './import-read.ts';

/** What main and the process that reads files say to each other. */
export type ToReader = ReadingRequest;
export type FromReader =
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number | null;
      readonly words: string;
    }
  | { readonly kind: 'read'; readonly reading: Reading };
