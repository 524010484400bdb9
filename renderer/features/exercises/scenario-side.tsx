import type { ReactNode } from 'react';
import type { ListedScenario } from '../../../shared/exercise/scenario.ts';
import { goesOn } from '../../../shared/incident/goes-on.ts';
import { roleLabel, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { useSummaries } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { copyToOwn, leadIt, playAlone, showFolder, toggleReading } from './doing.ts';
import { Reading } from './reading.tsx';
import { useView } from './state.ts';
import { peopleWords, shortWords } from './words.ts';
import css from './exercises.module.css';

/** A scenario as whoever will play it may read it, with what can be done with it. */
export function ScenarioSide({ scenario, version }: { scenario: ListedScenario; version: number }) {
  const beginning = useView((s) => s.beginning);
  const reading = useView((s) => s.reading === scenario.file);
  const { title, about, file, builtIn, solo, objectives, roles, brief } = scenario;
  return (
    <>
      <header className={css['title']}>
        <h2>{title}</h2>
        <p>{about}</p>
        <p className={css['facts']}>
          {shortWords(scenario)} · {builtIn ? 'comes with the console' : `yours, p/scenarios/${file}`}
        </p>
      </header>
      <LiveNow />
      <div className={css['ways']}>
        <div>
          <Button look="primary" chord="Enter" disabled={beginning} onPress={() => void leadIt(scenario)}>
            Lead it
          </Button>
          <p>
            You see what comes and give it. The others play at their own desktops, or beside you on the
            wallboard.
          </p>
        </div>
        <div>
          <Button chord="Shift+Enter" disabled={beginning || !solo} onPress={() => void playAlone(scenario)}>
            Play alone
          </Button>
          <p>
            {solo
              ? 'The console gives what comes, with hints where you ask for them. The report opens at its end.'
              : `Not this one: it needs ${peopleWords(scenario)} and somebody who leads it.`}
          </p>
        </div>
      </div>
      <Part title="What it practises">
        <ul>
          {objectives.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Part>
      {roles.length > 0 && (
        <Part title="Roles to fill">
          <p>{roles.map((role) => roleLabel[role]).join(', ')}</p>
        </Part>
      )}
      {brief !== '' && (
        <Part title="What the players are told">
          <p className={css['brief']}>{brief}</p>
        </Part>
      )}
      <Part title="For whoever leads it">
        <p>
          The story and everything that comes stand in its file. Reading it gives the course away: whoever is
          going to play it stops here.
        </p>
        <div className={css['acts']}>
          <Button small chord="R" onPress={() => toggleReading(file)}>
            {reading ? 'Put it away' : 'Read it as facilitator'}
          </Button>
          {builtIn ? (
            <Button small chord="C" onPress={() => void copyToOwn(scenario)}>
              Copy it to change it
            </Button>
          ) : (
            <Button small onPress={() => void showFolder()}>
              Show its folder
            </Button>
          )}
        </div>
        {reading && <Reading file={file} version={version} />}
      </Part>
    </>
  );
}

/** A part of the pane with its heading. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css['part']}>
    <h3>{title}</h3>
    {children}
  </section>
);

/** Practice waits for what is real: said, and left to people. */
function LiveNow() {
  const real = useSummaries().filter((each) => goesOn(each) && !each.exercise);
  const [first] = real;
  if (first === undefined) return null;
  const more = real.length === 1 ? '' : `, and ${real.length - 1} more`;
  return (
    <p className={css['live']}>
      <b>Something real is live:</b> {severityLabel[first.severity]} {first.title}
      {more}. A game day now takes people away from it.
    </p>
  );
}
