import { audiences as all, type Audience } from '../../shared/incident/vocabulary.ts';

/** ` to customers`, behind what is sent; nothing where everybody is meant. */
export const toWhom = (audiences: readonly Audience[]): string =>
  audiences.length === all.length ? '' : ` to ${audiences.join(', ')}`;
