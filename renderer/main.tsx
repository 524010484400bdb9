import './jitless.ts';
import './styles/base.css';
import './styles/tokens.css';
import './styles/fonts.css';
import { createRoot } from 'react-dom/client';
import { Calm, ErrorBoundary } from './app/error-boundary.tsx';
import { painted } from './app/idle.ts';
import { fetchLaterScreens, fetchNextScreens } from './app/later-screens.ts';
import { Shell } from './app/shell.tsx';
import { fetchOlder, start } from './bridge/start.ts';
import { startClock } from './state/clock.ts';
import { useProjections } from './state/projections.ts';
import { setPlatform } from './ui/keys.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('the page has no root');
const root = createRoot(place);

const failure = await start();
setPlatform(useProjections.getState().platform);
startClock();
root.render(
  failure === null ? (
    <ErrorBoundary>
      <Shell />
    </ErrorBoundary>
  ) : (
    <Calm title="The console did not start">{failure}</Calm>
  ),
);
void painted()
  .then(fetchNextScreens)
  .then(() => Promise.all([fetchOlder(), fetchLaterScreens()]));
