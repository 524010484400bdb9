import type { Inject, Scenario } from '../../../shared/exercise/scenario.ts';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import { useWholeScenario } from './use-scenarios.ts';
import { stopWords, whenWords, whoWords } from './words.ts';
import page from './exercises.module.css';
import css from './reading.module.css';

/** All of a scenario: for whoever leads it, who said so. */
export function Reading({ file, version }: { file: string; version: number }) {
  const read = useWholeScenario(file, version);
  if (read === null) return null;
  if (read.scenario === null) return <p className={page['wrong']}>{read.trouble}</p>;
  return <Whole scenario={read.scenario} />;
}

function Whole({ scenario: { start, severity, story, injects, stop, debrief } }: { scenario: Scenario }) {
  const { title, services } = start;
  return (
    <div className={css['whole']} role="region" aria-label="As its facilitator reads it">
      <h4>The story</h4>
      <p className={page['brief']}>{story}</p>
      <h4>How it begins</h4>
      <p>
        Declared as {severityLabel[start.severity]} “{title}”
        {services.length > 0 && `, ${services.join(', ')}`}; it began {start.started} min before.
        {severity !== null && ` Its criteria ask for ${severityLabel[severity]}.`}
      </p>
      <h4>What comes</h4>
      <ol>
        {injects.map((inject) => (
          <InjectLine key={inject.id} inject={inject} />
        ))}
      </ol>
      <h4>When it is over</h4>
      <p>{stop.length === 0 ? 'By the facilitator’s hand.' : `${stop.map(stopWords).join(', or ')}.`}</p>
      {debrief.length > 0 && (
        <>
          <h4>To talk about afterwards</h4>
          <ul>
            {debrief.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function InjectLine({ inject }: { inject: Inject }) {
  const { title, text, expect, hint, note, picture, kind } = inject;
  return (
    <li>
      <p>
        <b>{title === '' ? whoWords(inject) : title}</b> <small>{whenWords(inject)}</small>
      </p>
      {title !== '' && <small>{whoWords(inject)}</small>}
      <p className={kind === 'log' ? css['lines'] : page['brief']}>{text}</p>
      {picture !== null && <small>Picture: {picture}</small>}
      {expect.map(({ id, words, within }) => (
        <small key={id}>
          Expected: {words}
          {within !== null && `, within ${within} min`}
        </small>
      ))}
      {hint !== null && <small>Hint: {hint}</small>}
      {note !== null && <small>How to play it: {note}</small>}
    </li>
  );
}
