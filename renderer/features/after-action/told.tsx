import type { ReactNode } from 'react';
import type { AfterAction, ReportedInject } from '../../../shared/exercise/after-action.ts';
import { took } from '../../../shared/exercise/promises/play.ts';
import { cameWords, inQuotes } from '../../../shared/exercise/response-words.ts';
import { injectTo } from '../../../shared/incident/inject-words.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock } from '../../incident-parts/zone.ts';
import css from './told.module.css';

/** The report in the order in which it is talked through: what was meant, what happened, what is to be asked. */
export function Told({ report }: { report: AfterAction }) {
  const { objectives, story, injects, responses, notGiven, observed, debrief } = report;
  return (
    <>
      <Lines title="Objectives" lines={objectives} />
      {story !== '' && (
        <Part title="What really happened">
          <p className={css['story']}>{story}</p>
        </Part>
      )}
      {injects.length > 0 && (
        <Part title="Injects, and what came first after each">
          <table>
            <thead>
              <tr>
                <th scope="col">Given</th>
                <th scope="col">Inject</th>
                <th scope="col">First after it</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {injects.map((inject) => (
                <InjectLine key={inject.key} inject={inject} />
              ))}
            </tbody>
          </table>
        </Part>
      )}
      {responses.length > 0 && (
        <Part title="Expected responses">
          <ul className={css['responses']}>
            {responses.map((response, index) => (
              <li key={index} data-done={response.done}>
                <div>
                  <p>{response.words}</p>
                  <small>after {inQuotes(response.inject)}</small>
                </div>
                <span>{cameWords(response)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Lines title="What did not come" lines={notGiven} />
      {observed.length > 0 && (
        <Part title="Observed">
          <ul className={css['observed']}>
            {observed.map(({ at, text, by }) => (
              <li key={`${at} ${text}`} title={by}>
                <Moment at={at} />
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Lines title="Questions for the talk" lines={debrief} />
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css['part']} aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
);

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <Part title={title}>
      <ul className={css['lines']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Part>
  );

const InjectLine = ({ inject: { at, title, text, to, reaction } }: { inject: ReportedInject }) => (
  <tr>
    <td>
      <Moment at={at} />
    </td>
    <td>
      {title === '' ? text : title} <small>to {injectTo(to)}</small>
    </td>
    <td>
      {reaction === null ? (
        <small>nothing came</small>
      ) : (
        <>
          {fillTimes(reaction.words, reaction.times, clock)} <small>{reaction.by}</small>
        </>
      )}
    </td>
    <td className={css['after']}>{reaction === null ? '' : took(reaction.ms)}</td>
  </tr>
);
