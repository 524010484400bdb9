import type { FunctionComponent } from 'react';
import { laterCommandsKnown } from './commands.ts';
import { later, type Later } from './later.ts';
import { fronts } from './later-fronts.ts';
import { idle } from './idle.ts';

/** A screen with its keys: neither is there without the other. */
const screen = (fetch: () => Promise<FunctionComponent>): Later =>
  later(async () => (await Promise.all([fetch(), laterCommandsKnown()]))[0]);

const incident = screen(async () => (await import('./incident-screen.tsx')).IncidentScreen);
const keys = screen(async () => (await import('./key-sheet.tsx')).KeySheet);
const palette = screen(async () => (await import('./palette-screen.tsx')).PaletteScreen);
const handbook = screen(async () => (await import('../features/handbook/handbook-page.tsx')).HandbookPage);
const settings = screen(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage);
const sharing = screen(async () => (await import('../features/sync/sharing-page.tsx')).SharingPage);
const wallboard = screen(
  async () => (await import('../features/wallboard/wallboard-page.tsx')).WallboardPage,
);
const print = screen(async () => (await import('./print-screen.tsx')).PrintScreen);
const roster = screen(async () => (await import('../features/escalation/roster-page.tsx')).RosterPage);
const reviews = screen(async () => (await import('../features/reviews/reviews-page.tsx')).ReviewsPage);
const actions = screen(async () => (await import('../features/actions/actions-page.tsx')).ActionsPage);
const metrics = screen(async () => (await import('../features/metrics/metrics-page.tsx')).MetricsPage);
const runbooks = screen(async () => (await import('../features/runbooks/runbooks-page.tsx')).RunbooksPage);
const readiness = screen(
  async () => (await import('../features/readiness/readiness-page.tsx')).ReadinessPage,
);
const exercises = screen(
  async () => (await import('../features/exercises/exercises-page.tsx')).ExercisesPage,
);
const importing = screen(async () => (await import('../features/importing/import-page.tsx')).ImportPage);
const search = screen(async () => (await import('../features/search/search-page.tsx')).SearchPage);

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
export const { Screen: ExercisesPage } = exercises;
export const { Screen: ImportPage } = importing;

const fetchAll = (screens: readonly Later[]) => Promise.all(screens.map(({ load }) => load()));

/** Fetches what the next key press is most likely to need, once the first paint is over: an incident, palette and keys. */
export const fetchNextScreens = () => fetchAll([incident, palette, keys]);

/**
 * Fetches the others, when the window has nothing else to do: the fronts of an incident, then the pages. Charts and the
 * editor of post-mortems are fetched when they are asked for.
 */
export async function fetchLaterScreens(): Promise<void> {
  await idle();
  await fetchAll(fronts);
  await idle();
  await fetchAll([
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
    exercises,
    importing,
  ]);
}
