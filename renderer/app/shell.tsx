import { Suspense, useEffect } from 'react';
import { HomePage } from '../features/home/home-page.tsx';
import { SlashCommands } from '../incident-parts/slash.ts';
import { useOpened, useSettings } from '../state/projections.ts';
import { useRoute, useUi } from '../state/ui.ts';
import { DeclarePage, IncidentScreen, KeySheet } from './later-screens.ts';
import { slashCommands, useShortcuts } from './shortcuts.ts';
import { useTitle } from './title.ts';

/** The window: one screen at a time, its keys, its theme and its title. */
export function Shell() {
  const route = useRoute();
  const opened = useOpened();
  const keys = useUi((s) => s.keys);
  const { theme } = useSettings();
  useShortcuts();
  useTitle();
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <SlashCommands value={slashCommands}>
      {route.name === 'home' && <HomePage />}
      <Suspense fallback={null}>
        {route.name === 'declare' && <DeclarePage />}
        {route.name === 'incident' && opened !== null && <IncidentScreen key={route.id} />}
        {keys && <KeySheet />}
      </Suspense>
    </SlashCommands>
  );
}
