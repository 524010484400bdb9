import type { Instant } from '../../../shared/ids.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { formatIso, formatStamp } from '../../../shared/time/format.ts';
import { markedCopy } from '../../incident-parts/marked-copy.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { useProjections } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { copyText, rowAsText } from './row-copy.ts';
import css from './log-row.module.css';

/** One instant on both clocks, with its date. */
const twice = (at: Instant): string =>
  `${formatStamp(at, zone)} ${zoneName(at)} (${formatIso(at).replace('T', ' ').replace('Z', ' UTC')})`;

type Fact = { readonly name: string; readonly value: string; readonly struck?: string };

/** What is known of a row beside its words: when it happened, when it was entered, every version with who and when. */
export function detailsOf(row: TimelineRow, type: string | undefined): readonly Fact[] {
  const marked = row.waits?.marked ?? null;
  const unread = row.kind === 'newer' || row.kind === 'redacted';
  return [
    ...(unread && type !== undefined ? [{ name: 'Kind', value: type }] : []),
    { name: 'Happened', value: twice(row.at) },
    { name: 'Entered', value: `${twice(row.recordedAt)} by ${row.by}` },
    ...(marked === null ? [] : [{ name: 'Marked', value: `${twice(marked.at)} by ${marked.by}` }]),
    ...row.before.map((former, i) => ({
      name: `Version ${row.version - 1 - i}`,
      value: `${twice(former.recordedAt)} by ${former.by}`,
      struck: former.text,
    })),
    ...(row.takenBackBy === undefined ? [] : [{ name: 'Taken back', value: `by ${row.takenBackBy}` }]),
    { name: 'Id', value: row.key },
  ];
}

export function RowDetails({ row }: { row: TimelineRow }) {
  const type = useProjections((s) => s.opened?.incident.events.get(row.id)?.t);
  const facts = detailsOf(row, type);
  const text = [
    rowAsText(row, zone),
    ...facts.map(
      ({ name, value, struck }) => `${name}: ${value}${struck === undefined ? '' : `: ${struck}`}`,
    ),
  ].join('\n');
  return (
    <div className={css['details']} onClick={(event) => event.stopPropagation()}>
      <dl>
        {facts.map(({ name, value, struck }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {struck !== undefined && (
                <>
                  {' '}
                  <del>{struck}</del>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Button small onPress={() => copyText(markedCopy(text))}>
        Copy all of it
      </Button>
    </div>
  );
}
