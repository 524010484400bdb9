import { lazy } from 'react';

const screens = {
  incident: () => import('./incident-screen.tsx'),
  keys: () => import('./key-sheet.tsx'),
};

/** The screens that the first paint does not need. Declaring is no such thing: its first key press must be heard. */
export const IncidentScreen = lazy(() => screens.incident().then((m) => ({ default: m.IncidentScreen })));
export const KeySheet = lazy(() => screens.keys().then((m) => ({ default: m.KeySheet })));

/** Fetches them all, right after the first paint: nobody waits for them then. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(Object.values(screens).map((load) => load()));
}
