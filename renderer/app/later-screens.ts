import { createElement, lazy, memo, useState, type FunctionComponent } from 'react';

type Later = { readonly Screen: FunctionComponent; readonly load: () => Promise<void> };

/**
 * A screen that the first paint does not need. Once it was fetched it is drawn at once: `lazy` alone would suspend at
 * its first use even then, and React keeps what has suspended away for up to 300 ms.
 */
function later(fetch: () => Promise<FunctionComponent>): Later {
  let fetched: FunctionComponent | undefined;
  const load = async (): Promise<void> => {
    fetched ??= await fetch();
  };
  const Waiting = lazy(async () => ({ default: (fetched ??= await fetch()) }));
  // Remembered: what opens over a screen does not draw it again.
  const Screen = memo(function Screen() {
    const [drawn] = useState(() => fetched ?? Waiting); // for as long as it is there: another one would begin anew
    return createElement(drawn);
  });
  return { Screen, load };
}

const incident = later(async () => (await import('./incident-screen.tsx')).IncidentScreen);
const keys = later(async () => (await import('./key-sheet.tsx')).KeySheet);
const palette = later(async () => (await import('./palette-screen.tsx')).PaletteScreen);
const handbook = later(async () => (await import('../features/handbook/handbook-page.tsx')).HandbookPage);
const settings = later(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage);
const sharing = later(async () => (await import('../features/sync/sharing-page.tsx')).SharingPage);
const wallboard = later(async () => (await import('../features/wallboard/wallboard-page.tsx')).WallboardPage);
const print = later(async () => (await import('./print-screen.tsx')).PrintScreen);

const update = later(async () => (await import('../features/updates/update-screen.tsx')).UpdateScreen);
const minute = later(async () => (await import('../features/minute/minute-screen.tsx')).MinuteScreen);
const handoff = later(async () => (await import('../features/handoff/handoff-screen.tsx')).HandoffScreen);
const escalation = later(
  async () => (await import('../features/escalation/escalation-screen.tsx')).EscalationScreen,
);
const document = later(
  async () => (await import('../features/documents/document-screen.tsx')).DocumentScreen,
);

/** Declaring is none of them: its first key press must be heard. */
export const { Screen: IncidentScreen } = incident;
export const { Screen: KeySheet } = keys;
export const { Screen: PaletteScreen } = palette;
export const { Screen: HandbookPage } = handbook;
export const { Screen: SettingsPage } = settings;
export const { Screen: SharingPage } = sharing;
export const { Screen: WallboardPage } = wallboard;
export const { Screen: PrintScreen } = print;
export const { Screen: UpdateScreen } = update;
export const { Screen: MinuteScreen } = minute;
export const { Screen: HandoffScreen } = handoff;
export const { Screen: EscalationScreen } = escalation;
export const { Screen: DocumentScreen } = document;

/** Fetches them all, right after the first paint: nobody waits for them then. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(
    [
      ...[incident, palette, keys, handbook, settings, sharing, wallboard, print],
      ...[update, minute, handoff, escalation, document],
    ].map(({ load }) => load()),
  );
}
