/** Questions that the window asks main and gets an answer to. */
export const requestChannels = [
  'app:start',
  'app:open-demo',
  'app:reveal',
  'incident:list',
  'incident:open',
  'incident:leave',
  'incident:run',
  'attachment:put',
  'attachment:add',
  'attachment:save',
  'draft:load',
  'draft:save',
  'settings:change',
  'playbook:write',
  'playbook:handbook',
  'store:retry',
] as const;
export type RequestChannel = (typeof requestChannels)[number];

/** What main tells the window without being asked. */
export const pushChannels = [
  'incident:events',
  'incident:summaries',
  'store:state',
  'playbook:changed',
  'alarms:state',
  'alarms:ring',
  'app:go',
] as const;
export type PushChannel = (typeof pushChannels)[number];
