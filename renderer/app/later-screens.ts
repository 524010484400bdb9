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
const reviews = later(async () => (await import('../features/reviews/reviews-page.tsx')).ReviewsPage);
const actions = later(async () => (await import('../features/actions/actions-page.tsx')).ActionsPage);
const metrics = later(async () => (await import('../features/metrics/metrics-page.tsx')).MetricsPage);
const runbooks = later(async () => (await import('../features/runbooks/runbooks-page.tsx')).RunbooksPage);
const readiness = later(async () => (await import('../features/readiness/readiness-page.tsx')).ReadinessPage);
const search = later(async () => (await import('../features/search/search-page.tsx')).SearchPage);

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
export const { Screen: ReviewsPage } = reviews;
export const { Screen: ActionsPage } = actions;
export const { Screen: MetricsPage } = metrics;
export const { Screen: RunbooksPage } = runbooks;
export const { Screen: ReadinessPage } = readiness;
export const { Screen: SearchPage } = search;

/** Fetches them all, right after the first paint: nobody waits for them then. Charts are fetched when they are asked for. */
export async function loadLaterScreens(): Promise<void> {
  await Promise.all(
    [
      incident,
      palette,
      keys,
      handbook,
      settings,
      sharing,
      wallboard,
      print,
      roster,
      reviews,
      actions,
      runbooks,
      readiness,
      search,
      ...fronts,
    ].map(({ load }) => load()),
  );
}
