import type { Locator, Page } from '@playwright/test';
import { expect } from './console.ts';
import type { Hands } from './hands.ts';
import type { SceneStep } from './scene.ts';

/** A SEV1 that was over 17 hours ago, with the beginning of its post-mortem. */
export const reviewed: readonly SceneStep[] = [
  [
    0,
    'ana',
    'declare',
    { title: 'Card payments fail at checkout', severity: 'sev1', started: -4, takeCommand: true },
  ],
  [1, 'ana', 'describe', { impact: 'One payment in three fails.', services: ['payments'] }],
  [2, 'ana', 'acknowledge'],
  [6, 'cleo', 'log', { kind: 'finding', text: 'pool still full, 180 sessions wait for one lock' }],
  [8, 'ana', 'log', { kind: 'decision', text: 'roll payments back to 411' }],
  [10, 'ana', 'start-mitigation'],
  [42, 'ana', 'mitigate'],
  [101, 'ana', 'resolve'],
  [
    600,
    'ana',
    'write-text',
    {
      section: 'what-happened',
      text: [
        'At 13:28 release 412 of payments went out. From 13:31 card authorisations timed out after 30 seconds. Cleo misread the pool graph and looked at the gateway first.',
        '',
        'The rollback took errors from **38 %** to 9 % and no further. The team should have checked the database at that point. “Pool still full, 180 sessions wait for one lock”, wrote cleo at 14:05. Obviously the nightly report held the lock.',
      ].join('\n'),
    },
  ],
  [
    1121,
    'cleo',
    'write-text',
    { section: 'went-well', text: '- The rollback was one command.\n- Everybody knew who was in command.' },
  ],
];

export const postmortemOn = (page: Page): Locator =>
  page.getByRole('region', { name: 'Post-mortem', exact: true });
/** The editor of a part, by its title. */
export const textOfPart = (page: Page, title: string): Locator =>
  page.getByRole('textbox', { name: title, exact: true });

/** Opens the post-mortem by its key; the first part has the focus then. */
export async function openPostmortem(hands: Hands): Promise<void> {
  await hands.press('Alt+Shift+P');
  await expect(postmortemOn(hands.page)).toBeVisible();
  await expect(textOfPart(hands.page, 'Summary')).toBeFocused();
}
