import { AssumedField } from '../../ui/assumed-field.tsx';
import { readIn, readOn } from './doing.ts';
import { DAY, focusOn, LIST, ZONE } from './keys.ts';
import type { PreviewDocument } from './state.ts';
import { factsOf } from './understood-facts.ts';
import { counted, zoneWords } from './words.ts';
import css from './understood.module.css';

/** As many of a kind as are worth reading here; all of them are in a copy. */
const MOST = 40;

/** What else was understood of a document, below its entries. */
export function Understood({ document }: { document: PreviewDocument }) {
  const { actions, texts, understood } = document;
  return (
    <div className={css['below']} role="region" aria-label="What else was understood" tabIndex={0}>
      <AssumedField
        key={`zone ${document.key} ${document.zone.name}`}
        {...{ id: ZONE, label: 'Zone of clock times', chord: 'Z', value: document.zone.name, onRead: readIn }}
        from={zoneWords(document).slice(document.zone.name.length + 2)}
        onLeave={toList}
      />
      {document.day !== undefined && (
        <DayField key={`day ${document.key} ${document.day.is ?? ''}`} day={document.day} />
      )}
      <dl className={css['facts']}>
        {factsOf(document)
          .filter(({ words }) => words !== document.title) // it stands above
          .map(({ label, words }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      <Part
        title={counted(actions.length, 'action item', 'action items')}
        lines={actions.map(({ title, owner, due, state }) =>
          [title, owner, due === null ? null : `due ${due}`, state === 'open' ? null : state]
            .filter((each) => each !== null)
            .join(', '),
        )}
      />
      <Part
        title={counted(texts.length, 'part of the post-mortem', 'parts of the post-mortem')}
        lines={texts.map(({ section, markdown }) => `${section}: ${markdown}`)}
      />
      <Part
        title="How it was read"
        lines={understood.map(({ line, words }) => (line === null ? words : `Line ${line}: ${words}`))}
      />
    </div>
  );
}

const toList = (): void => focusOn(LIST);

/** The day of clock times without one. */
export const DayField = ({ day }: { day: NonNullable<PreviewDocument['day']> }) => (
  <AssumedField
    {...{ id: DAY, label: 'Day of clock times', chord: 'Y', value: day.is ?? '', from: daySource[day.from] }}
    onRead={readOn}
    onLeave={toList}
  />
);

const daySource: Record<NonNullable<PreviewDocument['day']>['from'], string> = {
  asked: 'as you said',
  incident: 'that of the incident: the document names none',
  latest: 'assumed: the document names none',
  none: 'the document names none: type one, such as 20 Nov or yesterday',
};

function Part({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className={css['part']}>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, MOST).map((line, n) => (
          <li key={n} title={line.length > 200 ? line.slice(0, 2_000) : undefined}>
            {line.length > 200 ? `${line.slice(0, 199)}…` : line}
          </li>
        ))}
        {lines.length > MOST && <li>and {(lines.length - MOST).toLocaleString('en')} more</li>}
      </ul>
    </section>
  );
}
