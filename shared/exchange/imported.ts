import type { IncidentId, Instant } from '../ids.ts';
import type { ActionCategory, ActionState } from '../incident/events/action-item-set.ts';
import type { EntryKind, FoundBy, PageStatus, Severity, Audience } from '../incident/vocabulary.ts';
import type { ImportFormat } from './formats.ts';

/** How well a time is known: `about` as the document says, `day` without a clock time, `none` not at all. */
export type Precision = 'exact' | 'minute' | 'about' | 'day' | 'none';

/** One entry of a timeline or a chat, as it was understood. */
export type ImportedRow = {
  /** What it is in its source, so that the same entry from two files is one: channel and ts, or place and words. */
  readonly key: string;
  /** The line of its document, from 1; null where there are no lines. */
  readonly line: number | null;
  /** The time as it stood there; empty where there was none. */
  readonly raw: string;
  readonly at: Instant | null;
  /** The end of a range. */
  readonly until: Instant | null;
  readonly precision: Precision;
  readonly who: string | null;
  readonly kind: EntryKind;
  readonly text: string;
  /** How the time was read where that is not plain, and what contradicts it; each a short sentence. */
  readonly notes: readonly string[];
};

/** What was not taken over, and why: nothing is dropped without a word. */
export type LeftOut = { readonly line: number | null; readonly text: string; readonly why: string };

export type ImportedTimes = {
  readonly started: Instant | null;
  readonly detected: Instant | null;
  readonly acknowledged: Instant | null;
  readonly declared: Instant | null;
  readonly mitigated: Instant | null;
  readonly resolved: Instant | null;
};

/** A document of another kind as the console understands it: one incident, or a piece of one. */
export type ImportedDocument = {
  /** The same for the same incident, whichever file it comes from. */
  readonly key: string;
  readonly format: ImportFormat;
  /** The name of its file, or `Pasted text`. */
  readonly name: string;
  readonly title: string | null;
  readonly severity: Severity | null;
  readonly services: readonly string[];
  readonly foundBy: FoundBy | null;
  /** It never happened: an exercise stays one, and out of every figure. */
  readonly exercise?: boolean;
  readonly times: ImportedTimes;
  /** What it says last is that it is not over: an alert fires, a page says “investigating”. */
  readonly goesOn?: boolean;
  readonly rows: readonly ImportedRow[];
  /** What stakeholders were told. */
  readonly updates: readonly {
    readonly key: string;
    readonly at: Instant;
    readonly audience: Audience;
    readonly status: PageStatus | null;
    readonly text: string;
    readonly who: string | null;
  }[];
  readonly actions: readonly {
    readonly key: string;
    readonly title: string;
    readonly owner: string | null;
    readonly due: string | null;
    readonly category: ActionCategory | null;
    readonly state: ActionState;
  }[];
  /** Parts of a post-mortem, by the part of the playbook that they fit. */
  readonly texts: readonly { readonly section: string; readonly markdown: string }[];
  /** Causes as the document tags them. */
  readonly causes: readonly string[];
  /** The incident that it is the record of, where a console wrote it. */
  readonly record?: IncidentId;
  /** The zone that clock times without one were read in, and where it comes from. */
  readonly zone: { readonly name: string; readonly from: 'document' | 'asked' | 'assumed' };
  /**
   * The day on which clock times without one were read, where there are such: named by somebody, that of the incident, or the last
   * such day before now; null where they have none, and so no time.
   */
  readonly day?: {
    readonly is: string | null;
    readonly from: 'asked' | 'incident' | 'latest' | 'none';
  };
  /** What else was understood, for the preview: `Severity SEV2, from line 4`. */
  readonly understood: readonly { readonly line: number | null; readonly words: string }[];
  readonly leftOut: readonly LeftOut[];
};

/** What a reader is given: the text of one file (or of the files that belong together), never trusted. */
export type ImportInput = {
  readonly name: string;
  readonly text: string;
  /** The zone for clock times without one where the document states none: an IANA name. */
  readonly zone: string;
  /** The day on which clock times without a date lie, where the document has none: that of the incident it goes into. */
  readonly day: string | null;
  readonly now: Instant;
};

/** A file that is not what it was taken for, or of which nothing could be read: one sentence. */
export type ImportFailure = { readonly name: string; readonly message: string };

/** What would be taken over, before anything is. */
export type ImportPreview = {
  /** Names this reading for `import:run`; it is forgotten when another is made. */
  readonly token: string;
  readonly documents: readonly (ImportedDocument & {
    /** The incident that it is in already, or would become. */
    readonly id: IncidentId;
    readonly exists: boolean;
    /** How many of its entries are not there yet. */
    readonly fresh: number;
  })[];
  readonly failures: readonly ImportFailure[];
};

export type ImportOutcome = {
  readonly incidents: readonly {
    readonly id: IncidentId;
    readonly title: string;
    readonly added: number;
    /** Updates and action items that are new. */
    readonly others: number;
    readonly known: number;
  }[];
  readonly failures: readonly ImportFailure[];
};
