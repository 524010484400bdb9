import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';

/** How a runbook did in an incident. */
export const runbookVerdicts = ['helped', 'wrong', 'not-needed'] as const;
export type RunbookVerdict = (typeof runbookVerdicts)[number];
export type RunbookNote = { readonly verdict: RunbookVerdict; readonly words: string };

export type HeldRunbook = {
  /** How it was attached first, whatever the order of arrival; undefined where only a note has arrived. */
  first: StreamEvent | undefined;
  title: string;
  /** Taken off the incident again. */
  readonly off: Register<boolean>;
  readonly note: Register<RunbookNote | null>;
};

/** The runbooks of an incident, by the name of their file: `restore-keyring.md`. */
export const runbookSlice = defineSlice<Map<string, HeldRunbook>>('runbooks', () => new Map());

/** The name of a file below `p/runbooks`. */
export const runbookFileSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,71}\.md$/);
export const runbookPlace = (file: string): EntityId => `rb.${file}`;

const held = (incident: Parameters<typeof runbookSlice.of>[0], file: string): HeldRunbook =>
  entity(runbookSlice.of(incident), file, () => ({
    first: undefined,
    title: file,
    off: register<boolean>(),
    note: register<RunbookNote | null>(),
  }));

/** A runbook was taken up in this incident, or put away again; its steps are items of the checklist. */
export const runbookUsed = defineEvent({
  type: 'runbook-used/1',
  payload: z.object({ file: runbookFileSchema, title: z.string().min(1).max(200), off: z.boolean() }),
  evolve(incident, event, { file, title, off }) {
    const runbook = held(incident, file);
    write(runbook.off, event, off);
    if (runbook.first === undefined || compareWritten(event, runbook.first) < 0) {
      runbook.first = event;
      runbook.title = title;
    }
  },
  redacted(incident, event) {
    supersede(held(incident, event.e.slice('rb.'.length)).off, event);
  },
  row: ({ title, off }) => ({
    kind: 'console',
    text: off ? `Runbook put away: ${title}` : `Runbook taken up: ${title}`,
  }),
});

/** “It was wrong here”, or that it helped; null takes it back. */
export const runbookNoted = defineEvent({
  type: 'runbook-noted/1',
  payload: z.object({
    file: runbookFileSchema,
    title: z.string().min(1).max(200),
    note: z.object({ verdict: z.enum(runbookVerdicts), words: z.string().trim().max(2_000) }).nullable(),
  }),
  evolve(incident, event, { file, note }) {
    write(held(incident, file).note, event, note);
  },
  redacted(incident, event) {
    supersede(held(incident, event.e.slice('rb.'.length)).note, event);
  },
  row: ({ title, note }) =>
    note === null
      ? undefined
      : {
          kind: 'console',
          text: `Runbook ${runbookVerdictWords[note.verdict]}: ${title}`,
          ...(note.words === '' ? {} : { detail: note.words }),
        },
});

export const runbookVerdictWords: Record<RunbookVerdict, string> = {
  helped: 'helped',
  wrong: 'was wrong here',
  'not-needed': 'was not needed',
};
