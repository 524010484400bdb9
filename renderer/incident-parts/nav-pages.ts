/** The pages beside the list of incidents, in their order, with the key of each. */
export const navPages = [
  { name: 'home', label: 'Incidents', chord: 'Ctrl+1' },
  { name: 'reviews', label: 'Reviews', chord: 'Ctrl+2' },
  { name: 'actions', label: 'Actions', chord: 'Ctrl+3' },
  { name: 'metrics', label: 'Metrics', chord: 'Ctrl+4' },
  { name: 'runbooks', label: 'Runbooks', chord: 'Ctrl+5' },
  { name: 'readiness', label: 'Readiness', chord: 'Ctrl+6' },
  { name: 'exercises', label: 'Exercises', chord: 'Ctrl+7' },
] as const;
export type NavPage = (typeof navPages)[number]['name'];
