import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Desktop } from './console.ts';
import type { Hands } from './hands.ts';

/** What the players see from the beginning, and what only whoever leads it knows before its time. */
export const words = {
  scenario: 'Boats without moorings',
  declared: 'Berths can’t be booked',
  first: 'Bookings fail',
  second: 'The harbour master calls',
  secret: 'Forty boats are on their way',
  third: 'Bookings work again',
  story: 'A certificate of the booking service ran out at noon.',
} as const;

const scenario = `title: ${words.scenario}
about: A marina loses its booking page.
level: 1
minutes: 30
players: 1 to 4
solo: yes
roles: [commander, scribe]
objectives:
  - Somebody takes command at once.
brief: You run a marina with two hundred berths.
start:
  title: ${words.declared}
  severity: sev3
  services: [berths]
  found by: monitoring
  started: 2
severity: sev2
story: ${words.story}
injects:
  - id: alert
    title: "${words.first}"
    at: 0
    kind: alert
    from: Monitoring
    text: FIRING BookingsFailing
    expect:
      - what: Somebody takes command
        when: commander
        within: 5
  - id: harbour-master
    title: ${words.second}
    at: 20
    kind: message
    from: Harbour master
    to: scribe
    text: ${words.secret}
    expect:
      - what: Somebody asks how many berths are free
    hint: Ask the harbour master what is free.
    note: Be brief, you are at sea.
  - id: better
    title: ${words.third}
    by: hand
    kind: log
    text: bookings ok
debrief:
  - What would you do at night?
`;

/** Puts a scenario of the team's own where the console finds it, and leads it: Ctrl+7, the line, Enter. */
export async function lead(desktop: Desktop, hands: Hands): Promise<void> {
  const folder = join(desktop.store, 'p/scenarios');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'boats.yaml'), scenario);
  const { page } = hands;
  await hands.press('Control+7');
  const line = page.getByRole('option', { name: new RegExp(words.scenario) });
  await line.click();
  await expect(line).toHaveAttribute('aria-selected', 'true');
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Facilitator’s view' })).toBeVisible();
  await expect(observation(hands)).toBeFocused();
  await expect(inject(hands, words.first)).toContainText('given');
}

/** The line in which whoever leads it writes what they see. */
export const observation = ({ page }: Hands) => page.getByRole('textbox', { name: 'Private observation' });

/** An inject in the line of all of them. */
export const inject = ({ page }: Hands, title: string) =>
  page.getByRole('region', { name: 'Injects' }).getByRole('listitem').filter({ hasText: title });
