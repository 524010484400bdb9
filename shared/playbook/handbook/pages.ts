import { afterwards } from './afterwards.ts';
import { declaring } from './declaring.ts';
import { readiness } from './readiness.ts';
import { reviewing } from './reviewing.ts';
import { running } from './running.ts';
import { telling } from './telling.ts';

export type HandbookPage = { readonly file: string; readonly markdown: string };

/** The handbook that is built in: how incidents are run, on six pages, after PagerDuty's and Google's practice. */
export const defaultHandbook: readonly HandbookPage[] = [
  { file: '10-when-something-breaks.md', markdown: declaring },
  { file: '20-while-it-lasts.md', markdown: running },
  { file: '30-telling-people.md', markdown: telling },
  { file: '40-afterwards.md', markdown: afterwards },
  { file: '45-the-review.md', markdown: reviewing },
  { file: '50-between-incidents.md', markdown: readiness },
];
