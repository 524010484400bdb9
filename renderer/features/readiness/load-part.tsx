import { quarterLabel } from '../../../shared/readiness/quarters.ts';
import { number } from '../../../shared/metrics/words.ts';
import { counted, dayWords } from './days.ts';
import { Part } from './part.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** How many of the latest shifts with too many pages are named. */
const NAMED = 3;

/** Pages per shift against what one shift bears, by quarter. Whose shifts they were is not said. */
export function LoadPart({ readiness, now }: Known) {
  const { target, quarters, flagged } = readiness.load;
  const any = quarters.some(({ shifts }) => shifts > 0);
  const named = flagged
    .slice(0, NAMED)
    .map(({ date, night, pages }) => `${dayWords(date, now)} ${night ? 'night' : 'day'} (${pages})`);
  const more = flagged.length - named.length;
  return (
    <Part
      title="Pages per shift"
      beside={`target: at most ${target}`}
      note={
        any
          ? flagged.length === 0
            ? `No shift of the last four quarters had more than ${target}.`
            : `More than ${target}, which is alert fatigue: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
          : 'Nobody was paged in the last four quarters. Pages are recorded in an incident (Alt+F); the target is in the playbook’s files.'
      }
    >
      {any && (
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">Quarter</th>
              <th scope="col">Pages</th>
              <th scope="col">Shifts with one</th>
              <th scope="col">Median</th>
              <th scope="col">Most</th>
              <th scope="col">Over {target}</th>
            </tr>
          </thead>
          <tbody>
            {quarters.map(({ quarter, pages, shifts, over, spread }) => (
              <tr key={quarter}>
                <th scope="row">{quarterLabel(quarter)}</th>
                <td>{pages}</td>
                <td>{shifts}</td>
                <td>{shifts < 3 || spread.median === null ? '–' : number(spread.median)}</td>
                <td>{spread.most ?? '–'}</td>
                <td>{over > 0 ? <b>{counted(over, 'shift')}</b> : 'none'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
