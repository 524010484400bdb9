import { create } from 'zustand';
import type { Severity } from '../../../shared/incident/vocabulary.ts';
import type { MeasureId } from '../../../shared/metrics/definitions.ts';
import type { GroupBy } from '../../../shared/metrics/groups.ts';
import { lastMonths, periodOfDays, quarterBefore, type Period } from '../../../shared/metrics/periods.ts';

/** The figures of the page, in the order in which they stand. */
export const figureIds = [
  ...(['detect', 'acknowledge', 'mitigate', 'resolve', 'each'] as const),
  ...(['updates', 'pages', 'causes', 'fill', 'work', 'months', 'at-severity'] as const),
  ...(['filled', 'reviews', 'actions', 'customers'] as const),
] as const;
export type FigureId = (typeof figureIds)[number];

export const periodChoices = ['year', 'quarter', 'last-quarter', 'days'] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** What is looked at: kept while the window is open, so that who comes back finds it as it was. */
export type Look = {
  readonly period: PeriodChoice;
  /** The days of the choice `days`, as they stand in their fields. */
  readonly from: string;
  readonly to: string;
  readonly service: string | null;
  readonly severity: Severity | null;
  readonly cause: string | null;
  readonly by: GroupBy;
  /** What the large plot shows. */
  readonly each: MeasureId;
  /** The figure that arrows and letters act on. */
  readonly current: FigureId;
  readonly formulas: ReadonlySet<FigureId>;
  readonly tables: ReadonlySet<FigureId>;
};

const all: Pick<Look, 'period' | 'from' | 'to' | 'service' | 'severity' | 'cause'> = {
  ...{ period: 'year', from: '', to: '' },
  ...{ service: null, severity: null, cause: null },
};

export const useLook = create<Look>(() => ({
  ...all,
  ...{ by: 'month', each: 'resolve', current: 'detect' },
  formulas: new Set(),
  tables: new Set(),
}));

export const look = (change: Partial<Look>): void => useLook.setState(change);
export const lookAtAll = (): void => useLook.setState(all);

const turned = (set: ReadonlySet<FigureId>, id: FigureId): ReadonlySet<FigureId> =>
  set.has(id) ? new Set([...set].filter((each) => each !== id)) : new Set([...set, id]);

/** Folds a figure's formula open or shut. */
export const turnFormula = (id: FigureId): void =>
  useLook.setState(({ formulas }) => ({ formulas: turned(formulas, id) }));
/** Shows a figure as a table, or as it is drawn. */
export const turnTable = (id: FigureId): void =>
  useLook.setState(({ tables }) => ({ tables: turned(tables, id) }));
/** All of them as tables, or, where they are, none. */
export const turnTables = (): void =>
  useLook.setState(({ tables }) => ({
    tables: tables.size === figureIds.length ? new Set() : new Set(figureIds),
  }));

/** The period that is looked at; null while the days in the fields are none. */
export function periodOf({ period, from, to }: Look, now: number, zone: string): Period | null {
  switch (period) {
    case 'year':
      return lastMonths(12, now, zone);
    case 'quarter':
      return quarterBefore(0, now, zone);
    case 'last-quarter':
      return quarterBefore(1, now, zone);
    case 'days':
      return periodOfDays(from, to, zone);
  }
}
