import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { Part } from './paper.tsx';
import { below, kindBefore, local, textOf, utc } from './words.ts';

/** Every row of the log, with what it was before and what is attached to it. */
export const PrintedLog = ({ rows }: { rows: readonly TimelineRow[] }) => (
  <Part title={`Log, ${rows.length === 1 ? '1 entry' : `${rows.length} entries`}`}>
    <table>
      <thead>
        <tr>
          <th scope="col">Local</th>
          <th scope="col">UTC</th>
          <th scope="col">Who</th>
          <th scope="col">Entry</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{local(row.at)}</td>
            <td>{utc(row.at)}</td>
            <td>{row.kind === 'console' ? 'console' : row.by}</td>
            <td>
              <b>{kindBefore(row)}</b>
              {row.takenBackBy === undefined ? textOf(row) : <del>{textOf(row)}</del>}
              {below(row).map((line, i) => (
                <small key={i}>{line}</small>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Part>
);
