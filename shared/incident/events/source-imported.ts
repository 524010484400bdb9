import * as z from 'zod';
import { writerIdPattern, type EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { defineSlice } from '../state.ts';
import { importFormats, importFormatLabel, type ImportFormat } from '../../exchange/formats.ts';

export type ImportedSource = {
  readonly format: ImportFormat;
  readonly name: string;
  readonly entries: number;
  readonly undated: number;
  readonly leftOut: number;
};

/** What an import of a document stands under: all of one document under the same. */
export const sourcePlace = (key: string): EntityId => `src.${key}`;

/** Where entries came from that nobody typed here, by `src.<digest>`: the first import of each. */
export const sourceSlice = defineSlice<Map<EntityId, ImportedSource & { readonly event: StreamEvent }>>(
  'sources',
  () => new Map(),
);

/** Entries of a document of another kind joined the log, with what could not be understood. */
export const sourceImported = defineEvent({
  type: 'source-imported/1',
  payload: z.object({
    format: z.enum(importFormats),
    /** The name of the file, or what was pasted. */
    name: z.string().min(1).max(200),
    entries: z.number().int().nonnegative(),
    /** How many of them had no time of their own. */
    undated: z.number().int().nonnegative(),
    leftOut: z.number().int().nonnegative(),
    /** Sessions that were killed amid the same import: what they brought goes with it. */
    also: z.array(z.string().regex(writerIdPattern)).max(20).optional(),
  }),
  evolve(incident, event, { also: _, ...said }) {
    const sources = sourceSlice.of(incident);
    const held = sources.get(event.e);
    if (held === undefined || compareWritten(event, held.event) < 0) sources.set(event.e, { ...said, event });
  },
  row: ({ format, name, entries, undated, leftOut }) => ({
    kind: 'console',
    text: `Imported ${entries} ${entries === 1 ? 'entry' : 'entries'} from ${name}`,
    detail: [
      importFormatLabel[format],
      undated === 0 ? '' : `${undated} without a time`,
      leftOut === 0 ? '' : `${leftOut} left out`,
    ]
      .filter((each) => each !== '')
      .join(', '),
  }),
});
