import type { Route } from '../state/ui.ts';

/** Where a command exists, as a heading. */
export const places: Record<Route['name'] | 'everywhere', string> = {
  everywhere: 'Everywhere',
  home: 'In the list',
  declare: 'While declaring',
  settings: 'In the settings',
  sharing: 'Where things are shared',
  incident: 'In an incident',
  wallboard: 'On the wallboard',
  handbook: 'In the handbook',
  roster: 'On the roster',
  reviews: 'In the reviews',
  actions: 'In the actions',
  metrics: 'In the metrics',
  runbooks: 'In the runbooks',
  readiness: 'In readiness',
  search: 'While searching',
  exercises: 'On the page of exercises',
  import: 'On the page of imports',
};
