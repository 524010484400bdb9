import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { readIn } from './doing.ts';
import { focusOn, LIST, ZONE } from './keys.ts';
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
      <Zone key={`${document.key} ${document.zone.name}`} document={document} />
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

/** The zone of clock times without one: another one is typed over it, and the files are read again. */
function Zone({ document }: { document: PreviewDocument }) {
  const [words, setWords] = useState(document.zone.name);
  const [refused, setRefused] = useState<string | null>(null);
  const changed = words.trim() !== document.zone.name;
  const readAgain = (): void => {
    setRefused(readIn(words));
  };
  return (
    <form
      className={css['zone']}
      onSubmit={(event) => {
        event.preventDefault();
        readAgain();
      }}
    >
      <label htmlFor={ZONE}>
        Zone of clock times <KeyCap chord="Z" small />
      </label>
      <input
        id={ZONE}
        value={words}
        maxLength={60}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refused !== null}
        aria-describedby={`${ZONE}-from`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setRefused(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          setWords(document.zone.name);
          setRefused(null);
          focusOn(LIST);
        }}
      />
      {changed && (
        <Button small submit chord="Enter">
          Read again
        </Button>
      )}
      <span id={`${ZONE}-from`} className={css['from']} role={refused === null ? undefined : 'alert'}>
        {refused ?? zoneWords(document).slice(document.zone.name.length + 2)}
      </span>
    </form>
  );
}
