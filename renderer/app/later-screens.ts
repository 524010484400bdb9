import { lazy } from 'react';

const screens = {
  incident: () => import('./incident-screen.tsx'),
  keys: () => import('./key-sheet.tsx'),
  handbook: () => import('../features/handbook/handbook-page.tsx'),
  palette: () => import('./palette-screen.tsx'),
  print: () => import('./print-screen.tsx'),
  wallboard: () => import('../features/wallboard/wallboard-page.tsx'),
  settings: () => import('../features/settings/settings-page.tsx'),
};

/** The screens that the first paint does not need. Declaring is no such thing: its first key press must be heard. */
export const IncidentScreen = lazy(() => screens.incident().then((m) => ({ default: m.IncidentScreen })));
export const HandbookPage = lazy(() => screens.handbook().then((m) => ({ default: m.HandbookPage })));
export const KeySheet = lazy(() => screens.keys().then((m) => ({ default: m.KeySheet })));
export const PaletteScreen = lazy(() => screens.palette().then((m) => ({ default: m.PaletteScreen })));
export const PrintScreen = lazy(() => screens.print().then((m) => ({ default: m.PrintScreen })));
export const WallboardPage = lazy(() => screens.wallboard().then((m) => ({ default: m.WallboardPage })));
export const SettingsPage = lazy(() => screens.settings().then((m) => ({ default: m.SettingsPage })));

/** Fetches them all, right after the first paint: nobody waits for them then. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(Object.values(screens).map((load) => load()));
}
