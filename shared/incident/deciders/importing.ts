import { refused, type Deciders } from './decider.ts';

/** Taking over what another tool recorded. */
export const importing: Deciders<'import'> = {
  import: () => refused('Not yet.'),
};
