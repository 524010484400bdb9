import type { ReactNode } from 'react';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Dot, Figure, GroupSpread, ShareFigure } from '../../../shared/metrics/metrics.ts';
import { percentWords, valueWords } from '../../../shared/metrics/words.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { useSome } from '../../ui/some.tsx';
import tables from './tables.module.css';

/** A figure by its groups: n, median, p90 and mean of each, and of all of them. */
export function SpreadTable({ figure: { id, groups, spread }, by }: { figure: Figure; by: string }) {
  const words = (value: number | null): string => (value === null ? '–' : valueWords(value, id));
  const row = ({ key, label, spread: s }: GroupSpread): ReactNode => (
    <tr key={key}>
      <th scope="row">{label}</th>
      <td>{s.n}</td>
      <td>{words(s.median)}</td>
      <td>{words(s.p90)}</td>
      <td>{words(s.mean)}</td>
    </tr>
  );
  const { shown, more } = useSome(
    groups.filter((group) => group.spread.n > 0),
    14,
  );
  return (
    <>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col">n</th>
            <th scope="col">median</th>
            <th scope="col">p90</th>
            <th scope="col">mean</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row)}
          {row({ key: 'all', label: 'All', spread, dots: [] })}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** Every dot of a figure as a row that opens its incident, the latest first. */
export function DotTable({
  figure: { id, dots },
  day,
}: {
  figure: Pick<Figure, 'id' | 'dots'>;
  day: (at: number) => string;
}) {
  const latest = dots.toReversed();
  const { shown, more } = useSome<Dot>(latest, 40);
  return (
    <>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col">Severity</th>
            <th scope="col">Declared</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((dot, index) => (
            <tr key={`${dot.incident} ${index}`}>
              <th scope="row">
                <button
                  type="button"
                  className={tables['open']}
                  onClick={() => void openIncident(dot.incident)}
                >
                  {dot.title}
                </button>
              </th>
              <td>{severityLabel[dot.severity]}</td>
              <td>{day(dot.at)}</td>
              <td>{valueWords(dot.value, id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** A share by its groups. */
export function ShareTable({ share: { groups, k, n }, by }: { share: ShareFigure; by: string }) {
  const row = (key: string, label: string, kept: number, of: number): ReactNode => (
    <tr key={key}>
      <th scope="row">{label}</th>
      <td>{kept}</td>
      <td>{of}</td>
      <td>{percentWords(kept, of) ?? '–'}</td>
    </tr>
  );
  const { shown, more } = useSome(
    groups.filter((group) => group.n > 0),
    14,
  );
  return (
    <>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{by}</th>
            <th scope="col">so many</th>
            <th scope="col">of</th>
            <th scope="col">share</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => row(group.key, group.label, group.k, group.n))}
          {row('all', 'All', k, n)}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** Two columns: what, and how many. */
export function CountTable({
  head,
  rows,
}: {
  head: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}) {
  const { shown, more } = useSome(rows, 14);
  return (
    <>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col">{head[1]}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([what, value], index) => (
            <tr key={index}>
              <th scope="row">{what}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
