import { Suspense, useEffect } from 'react';
import { DeclarePage } from '../features/declare/declare-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { SlashCommands } from '../incident-parts/slash.ts';
import { useZone } from '../state/clock.ts';
import { useOpened, useSettings } from '../state/projections.ts';
import { useRoute, useUi } from '../state/ui.ts';
import {
  ActionsPage,
  ExercisesPage,
  HandbookPage,
  ImportPage,
  IncidentScreen,
  KeySheet,
  MetricsPage,
  PaletteScreen,
  PrintScreen,
  ReadinessPage,
  ReviewsPage,
  RosterPage,
  RunbooksPage,
  SearchPage,
  SettingsPage,
  SharingPage,
  WallboardPage,
} from './later-screens.ts';
import { useFileDrop } from './file-drop.ts';
import { slashCommands, useShortcuts } from './shortcuts.ts';
import { Title } from './title.ts';

/** The window: one screen at a time, its keys, its theme and its title. */
export function Shell() {
  const route = useRoute();
  const opened = useOpened();
  const keys = useUi((s) => s.keys);
  const palette = useUi((s) => s.palette);
  const printing = useUi((s) => s.printing);
  const { theme, density } = useSettings();
  const zone = useZone(); // every time on screen is drawn anew where it changes
  useShortcuts();
  useFileDrop();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <SlashCommands value={slashCommands}>
      <Title />
      {route.name === 'home' && <HomePage key={zone} />}
      {route.name === 'declare' && <DeclarePage key={zone} />}
      <Suspense fallback={null}>
        {route.name === 'incident' && opened !== null && <IncidentScreen key={`${route.id} ${zone}`} />}
        {route.name === 'wallboard' && opened !== null && <WallboardPage key={`${route.id} ${zone}`} />}
        {route.name === 'settings' && <SettingsPage />}
        {route.name === 'sharing' && <SharingPage key={zone} />}
        {route.name === 'handbook' && <HandbookPage />}
        {route.name === 'roster' && <RosterPage key={zone} />}
        {route.name === 'reviews' && <ReviewsPage key={zone} />}
        {route.name === 'actions' && <ActionsPage key={zone} />}
        {route.name === 'metrics' && <MetricsPage key={zone} />}
        {route.name === 'runbooks' && <RunbooksPage key={zone} />}
        {route.name === 'readiness' && <ReadinessPage key={zone} />}
        {route.name === 'search' && <SearchPage key={zone} />}
        {route.name === 'exercises' && <ExercisesPage key={zone} />}
        {route.name === 'import' && <ImportPage key={zone} />}
      </Suspense>
      <Suspense fallback={null}>{keys && <KeySheet />}</Suspense>
      <Suspense fallback={null}>{palette && <PaletteScreen />}</Suspense>
      <Suspense fallback={null}>{printing && <PrintScreen />}</Suspense>
    </SlashCommands>
  );
}
