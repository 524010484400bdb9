import type { SceneStep } from './scene.ts';

const title = 'Seat maps stay empty at the second venue';

/** A SEV1 with decisions, findings and updates, not resolved yet: what a review is made of. */
export const underWay: readonly SceneStep[] = [
  [
    0,
    'ana',
    'declare',
    {
      title,
      severity: 'sev1',
      started: -12,
      foundBy: 'customer',
      services: ['seating', 'keyring'],
      impact: 'Seat maps are empty for every visitor of the second venue',
      takeCommand: true,
    },
  ],
  [1, 'ana', 'set-time', { what: 'detected', to: -4 }],
  [2, 'ana', 'assign', { role: 'technical-lead', person: 'marek' }],
  [3, 'ana', 'assign', { role: 'communications-lead', person: 'farah' }],
  [4, 'marek', 'log', { text: 'Pods restart every two minutes' }],
  [
    6,
    'marek',
    'log',
    { entry: 'f-key', kind: 'finding', text: 'The keyring answers with the key of last year' },
  ],
  [
    8,
    'ana',
    'log',
    { entry: 'd-serve', kind: 'decision', text: 'Serve seat maps from the first venue’s keyring' },
  ],
  [9, 'ana', 'start-mitigation', {}],
  [
    10,
    'farah',
    'update',
    { text: 'Seat maps of the second venue are empty. We are moving them over.', next: 25 },
  ],
  [11, 'marek', 'log', { text: 'Copying keys' }],
  [12, 'marek', 'log', { text: 'Copied 40 of 90' }],
  [13, 'marek', 'log', { text: 'Copied 90 of 90' }],
  [18, 'marek', 'log', { entry: 'a-pods', kind: 'action', text: 'Restarts the pods one by one' }],
  [24, 'ana', 'mitigate', {}],
  [
    26,
    'ana',
    'log',
    { entry: 'd-keep', kind: 'decision', text: 'Keep the first venue’s keyring until Monday' },
  ],
];

/** The same, resolved. */
export const resolved: readonly SceneStep[] = [...underWay, [40, 'ana', 'resolve', {}]];
