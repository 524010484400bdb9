import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { test, type Desktop } from './console.ts';

/** What the stand-in keeps of the desktop around the window. */
type StandIn = {
  notifications: { title: string; body: string; urgency: string; open: boolean }[];
  trays: { toolTip: string; menu: { items: { label: string; click(): void }[] } | null }[];
  takenChords: Set<string>;
  flashes: number;
  awake(): string[];
  click(index: number): void;
  press(chord: string): boolean;
};

export type Outside = {
  readonly notifications: StandIn['notifications'];
  readonly tray: { readonly toolTip: string; readonly labels: readonly string[] };
  readonly badge: number;
  readonly flashes: number;
  readonly awake: readonly string[];
};

/** Notifications, tray and badge of the system cannot be looked at; the stand-in's can. */
export function onlyOnStandIn(): void {
  test.skip(process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined, 'seen on the stand-in only');
}

/** How things stand around the window. */
export const outside = (app: ElectronApplication): Promise<Outside> =>
  app.evaluate(({ app: own }) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    const [tray] = standIn.trays;
    return {
      notifications: standIn.notifications,
      tray: {
        toolTip: tray?.toolTip ?? '',
        labels: tray?.menu?.items.map(({ label }) => label).filter((label) => label !== '') ?? [],
      },
      badge: own.getBadgeCount(),
      flashes: standIn.flashes,
      awake: standIn.awake(),
    };
  });

export const clickNotification = (app: ElectronApplication, index: number): Promise<void> =>
  app.evaluate((_electron, which) => {
    (globalThis as unknown as { standIn: StandIn }).standIn.click(which);
  }, index);

export const clickTray = (app: ElectronApplication, words: string): Promise<void> =>
  app.evaluate((_electron, label) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    const item = standIn.trays[0]?.menu?.items.find((each) => each.label.includes(label));
    if (item === undefined) throw new Error(`the tray has no ${label}`);
    item.click();
  }, words);

/** Presses a chord while another program has the keyboard. @returns whether the console has it. */
export const pressOutside = (app: ElectronApplication, chord: string): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }, keys) => {
    BrowserWindow.getAllWindows()[0]?.blur();
    return (globalThis as unknown as { standIn: StandIn }).standIn.press(keys);
  }, chord);

/** Another program takes a chord. */
export const takeChord = (app: ElectronApplication, chord: string): Promise<void> =>
  app.evaluate((_electron, keys) => {
    (globalThis as unknown as { standIn: StandIn }).standIn.takenChords.add(keys);
  }, chord);

/** An incident that was declared some minutes ago, by another process: what was due since then is over. */
export async function declaredEarlier(
  desktop: Desktop,
  said: { title: string; severity: string; minutes: number; exercise?: boolean },
): Promise<string> {
  const file = join(desktop.folder, `${said.title.replaceAll(' ', '-')}.jsonl`);
  const { title, severity, exercise = false } = said;
  const fields = { title, severity: 'sev4', exercise, started: -5, takeCommand: true };
  const roles = ['deputy', 'technical-lead', 'communications-lead', 'scribe'];
  const lines = [
    { format: 'ic-replay/1', title: 'for a spec' },
    { min: 0, by: 'ines', run: 'declare', with: fields },
    ...roles.map((role) => ({ min: 0, by: 'ines', run: 'assign', with: { role, person: `the ${role}` } })),
    // Last: whoever reads along finds nothing due before everything is there.
    { min: 0, by: 'ines', run: 'severity', with: { severity, reason: 'by its criteria' } },
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return desktop.ic('replay', file, '--start', `-${said.minutes}m`);
}
