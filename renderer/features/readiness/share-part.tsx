import { quarterLabel } from '../../../shared/readiness/quarters.ts';
import { flagWords, SHARE_FORMULA } from '../../../shared/readiness/share-words.ts';
import type { QuarterShare } from '../../../shared/readiness/reliability-share.ts';
import { number } from '../../../shared/metrics/words.ts';
import { capacity, openFields, useView } from './doing.ts';
import { Fields } from './fields.tsx';
import { Part } from './part.tsx';
import { Act, Row } from './row.tsx';
import type { Known } from './use-readiness.ts';
import css from './readiness.module.css';

/** The share of engineers' hours that went into reliability, stated once a quarter. */
export function SharePart({ readiness }: Known) {
  const { limit, quarters, missing, flag } = readiness.share;
  // One row for each quarter that has hours or should have them, the latest first; four are enough.
  const rows = [...new Set([...missing, ...quarters.map(({ quarter }) => quarter)])]
    .sort()
    .reverse()
    .slice(0, 5);
  return (
    <Part
      title="Reliability share of capacity"
      beside={`stays below ${limit} %`}
      note={flagWords(readiness.share) ?? SHARE_FORMULA}
    >
      <ul className={css['rows']}>
        {rows.map((quarter) => (
          <ShareRow
            key={quarter}
            quarter={quarter}
            held={quarters.find((each) => each.quarter === quarter) ?? null}
            flagged={flag?.includes(quarter) === true}
          />
        ))}
      </ul>
    </Part>
  );
}

function ShareRow({
  quarter,
  held,
  flagged,
}: {
  quarter: string;
  held: QuarterShare | null;
  flagged: boolean;
}) {
  const id = `share.${quarter}`;
  const open = useView((s) => s.open === id);
  const label = quarterLabel(quarter);
  if (open)
    return (
      <Fields
        row={id}
        verb="Record"
        fields={[
          {
            name: 'all',
            label: `${label}: all hours`,
            type: 'number',
            value: held === null ? '' : String(held.all),
          },
          {
            ...{ name: 'reliability', label: 'for reliability', type: 'number' },
            value: held === null ? '' : String(held.reliability),
          },
        ]}
        onSay={async ({ all = '', reliability = '' }) => {
          const hours = { all: Number(all), reliability: Number(reliability) };
          if (all === '' || !(hours.all > 0)) return 'Say how many hours there were in all.';
          if (reliability === '' || !(hours.reliability >= 0))
            return 'Say how many of them went into reliability.';
          if (hours.reliability > hours.all)
            return 'More went into reliability than there were: check the two.';
          await capacity(quarter, hours, `The hours of ${label} are recorded.`);
          return null;
        }}
      />
    );
  return (
    <Row
      id={id}
      mark={
        held === null ? (
          <span className={css['due']}>Open</span>
        ) : (
          <span className={flagged ? css['overdue'] : css['figure']}>{Math.round(held.share)} %</span>
        )
      }
      title={label}
      detail={
        held === null
          ? 'no hours stated yet'
          : `${number(held.reliability)} of ${number(held.all)} h${held.incidentHours > 0 ? `, ${number(held.incidentHours)} h of it in incidents by the records` : ''}`
      }
      onEnter={() => openFields(id)}
    >
      <Act
        letter="H"
        word={held === null ? 'State hours' : 'Change'}
        about={`hours of ${label}`}
        onPress={() => openFields(id)}
      />
      {held !== null && (
        <Act
          letter="X"
          word="Remove"
          about={`hours of ${label}`}
          onPress={() => void capacity(quarter, null, `The hours of ${label} are taken back.`)}
        />
      )}
    </Row>
  );
}
