import { later } from './later.ts';
import { fronts } from './later-fronts.ts';

const incident = later(async () => (await import('./incident-screen.tsx')).IncidentScreen);
const keys = later(async () => (await import('./key-sheet.tsx')).KeySheet);
const palette = later(async () => (await import('./palette-screen.tsx')).PaletteScreen);
const handbook = later(async () => (await import('../features/handbook/handbook-page.tsx')).HandbookPage);
const settings = later(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage);
const sharing = later(async () => (await import('../features/sync/sharing-page.tsx')).SharingPage);
const wallboard = later(async () => (await import('../features/wallboard/wallboard-page.tsx')).WallboardPage);
const print = later(async () => (await import('./print-screen.tsx')).PrintScreen);
const roster = later(async () => (await import('../features/escalation/roster-page.tsx')).RosterPage);

/** Declaring is none of them: its first key press must be heard. */
export const { Screen: IncidentScreen } = incident;
export const { Screen: KeySheet } = keys;
export const { Screen: PaletteScreen } = palette;
export const { Screen: HandbookPage } = handbook;
export const { Screen: SettingsPage } = settings;
export const { Screen: SharingPage } = sharing;
export const { Screen: WallboardPage } = wallboard;
export const { Screen: PrintScreen } = print;
export const { Screen: RosterPage } = roster;

/** Fetches them all, right after the first paint: nobody waits for them then. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(
    [incident, palette, keys, handbook, settings, sharing, wallboard, print, roster, ...fronts].map(
      ({ load }) => load(),
    ),
  );
}
