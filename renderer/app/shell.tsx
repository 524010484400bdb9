import { Suspense, useEffect } from 'react';
import { DeclarePage } from '../features/declare/declare-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { SlashCommands } from '../incident-parts/slash.ts';
import { useOpened, useSettings } from '../state/projections.ts';
import { useRoute, useUi } from '../state/ui.ts';
import { IncidentScreen, KeySheet } from './later-screens.ts';
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
      {route.name === 'declare' && <DeclarePage />}
      <Suspense fallback={null}>
        {route.name === 'incident' && opened !== null && <IncidentScreen key={route.id} />}
      </Suspense>
      <Suspense fallback={null}>{keys && <KeySheet />}</Suspense>
    </SlashCommands>
  );
}
