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
  'sync:choose-folder',
  'sync:probe',
  'sync:connect',
  'sync:disconnect',
  'sync:now',
  'device:stand',
] as const;
export type RequestChannel = (typeof requestChannels)[number];

/** What main tells the window without being asked. */
export const pushChannels = [
  'incident:events',
  'incident:summaries',
  'store:state',
  'sync:state',
  'sync:probing',
  'playbook:changed',
  'alarms:state',
  'alarms:ring',
  'app:go',
] as const;
export type PushChannel = (typeof pushChannels)[number];
