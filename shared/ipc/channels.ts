/** Questions that the window asks main and gets an answer to. */
export const requestChannels = [
  'app:start',
  'app:open-demo',
  'incident:list',
  'incident:open',
  'incident:leave',
  'incident:run',
  'draft:load',
  'draft:save',
  'settings:change',
  'store:retry',
] as const;
export type RequestChannel = (typeof requestChannels)[number];

/** What main tells the window without being asked. */
export const pushChannels = ['incident:events', 'incident:summaries', 'store:state'] as const;
export type PushChannel = (typeof pushChannels)[number];
