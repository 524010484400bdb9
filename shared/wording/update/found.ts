import type { Finding, Fix } from '../finding.ts';
import type { UpdateRule } from './rule-ids.ts';

/** What a rule found. Its fixes are made for whoever asks: while fixes are tried, nobody does. */
export type Found = Omit<Finding, 'rule' | 'fixes'> & {
  readonly rule: UpdateRule;
  /** The best first; they are tried before they are offered. */
  readonly fixes: () => readonly Fix[];
};
