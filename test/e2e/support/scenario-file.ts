import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './console.ts';

/** Words of what is still to come in the scenario below: nobody who plays may have them before their time. */
export const secrets = ['quagga-crossing', 'tapir-at-the-gate', 'okapi-knew-it'] as const;

/** A short game day of the team's own: one inject at once, one that follows a commander, one far away. */
export const shortScenario = `title: Gates that stay open
about: A car park lets everybody out.
level: 1
minutes: 25
players: 1 to 3
solo: yes
roles: [commander, scribe]
objectives:
  - Somebody takes command.
brief: You run the gates of a car park.
start:
  title: Gates stay open
  severity: sev3
  services: [gates]
  found by: monitoring
  started: 2
story: A controller counts in yards since ${secrets[2]}.
injects:
  - id: gates-alert
    title: GateOpenTooLong
    at: 0
    kind: alert
    from: Alerts
    text: |
      Open for 6 minutes
      gate=north severity=page
    hint: Somebody leads, and says so.
  - id: gates-queue
    title: Drivers wave
    after: commander
    kind: message
    from: Guard
    to: commander
    text: They all leave without paying. What do I do?
  - id: gates-late
    title: Much later
    at: 24
    kind: text
    from: Guard
    text: There is a ${secrets[0]} in the lane.
    hint: Ask about the ${secrets[1]}.
`;

/** Puts a file among the scenarios of a desktop's own team. */
export function putScenario(desktop: Desktop, name: string, text: string): void {
  const folder = join(desktop.store, 'p', 'scenarios');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
