import type { Instant } from '../../ids.ts';

/** A date as it was written; what was left out is null. */
export type FoundDate = {
  readonly year: number | null;
  readonly month: number;
  /** Null where it was written as unknown: `2022-02-??`. */
  readonly day: number | null;
  /** Written with slashes, so that which of the two is the month is decided by the document. */
  readonly slash: boolean;
};

/** A time of day as it was written. */
export type FoundClock = {
  /** Milliseconds since midnight; 24:00 is a whole day. */
  readonly ms: number;
  readonly seconds: boolean;
  readonly half: 'am' | 'pm' | null;
  /** Whether it was written with two digits for the hour, as a clock of 24 hours is. */
  readonly padded: boolean;
  /** The minutes were written as unknown: `12:??`. */
  readonly vague: boolean;
  /** What is odd about it, in words. */
  readonly note: string | null;
};

/** A time as it stands in a text: nothing in it has been resolved. */
export type FoundTime = {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  readonly date: FoundDate | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  readonly clock: FoundClock | null;
  /** The zone as it was written, readable by `zoneCalled`. */
  readonly zone: string | null;
  readonly about: boolean;
  /** It was written as not known: `??:??`, `2X:XX`, `(time TBC)`. */
  readonly unknown: boolean;
  readonly end: {
    readonly date: FoundDate | null;
    readonly clock: FoundClock;
    readonly zone: string | null;
  } | null;
  /** The same time on another clock: `13:14 EDT (17:14 UTC)`. */
  readonly twin: { readonly clock: FoundClock; readonly zone: string | null } | null;
  /** Seconds or milliseconds since 1970. */
  readonly epoch: Instant | null;
  /** So long after the entry before it, or after the first one; `day` names the day after it and no clock time. */
  readonly relative: {
    readonly ms: number;
    readonly after: 'before' | 'first';
    readonly day: boolean;
  } | null;
};
