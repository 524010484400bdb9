import { namedWith } from '../../../shared/incident/course-words.ts';
import { handleOf } from '../../../shared/incident/people.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { fillTimes } from '../../../shared/time/format.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { clock, stamp } from '../../incident-parts/zone.ts';
import { useOpened } from '../../state/projections.ts';
import { wordsOf } from './find.ts';
import { Hits } from './hits.tsx';
import { InjectText } from './inject-text.tsx';
import { redactionOf } from './redactions.ts';
import { cutAtMarks, headWords, isStruck } from './row-words.ts';
import { showOnly } from './view.ts';
import css from './log-row.module.css';

/** What a row says: its kind, for whom, the words with their people and tags. */
export function RowText({
  row,
  number,
  query,
}: {
  row: TimelineRow;
  number: number | undefined;
  query: string;
}) {
  const words = wordsOf(query);
  const text = fillTimes(row.text, row.times, clock);
  if (row.kind === 'redacted') return <Redacted row={row} />;
  if (row.inject !== undefined) return <InjectText inject={row.inject} words={words} />;
  if (row.kind === 'console') return <p>{named(text, row.by, words)}</p>;
  if (row.kind === 'update') {
    return (
      <p>
        <b>Update {number === undefined ? '' : `${number} `}sent</b>
        <Hits text={text.replace(/^Update sent/, '')} words={words} />
      </p>
    );
  }
  const head = headWords(row, number);
  // Who proposed and who decided stand below, with what was said against it.
  const to = namedWith(row);
  const said = cutAtMarks(text).map((part, i) =>
    part.mark ? (
      <Mark key={i} mark={part.text} words={words} />
    ) : (
      <Hits key={i} text={part.text} words={words} />
    ),
  );
  return (
    <p>
      {head !== null && <span className={css['kind']}>{head} </span>}
      {to !== null && (
        <>
          {link[row.kind] ?? 'for'} <Mark mark={`@${handleOf(to)}`} words={words} />{' '}
        </>
      )}
      {isStruck(row) ? <del>{said}</del> : said}
    </p>
  );
}

/** What is left of a row whose words were taken out: who did, when and why. */
function Redacted({ row }: { row: TimelineRow }) {
  const opened = useOpened();
  const redaction = opened === null ? undefined : redactionOf(opened.incident, row);
  if (redaction === undefined) return <p>{row.text}</p>;
  const { by, at, reason } = redaction;
  return (
    <p>
      Redacted by {by}, <Moment at={at} words={stamp(at, row.at)} />: {reason}
    </p>
  );
}

/** The word between the kind and the person. */
const link: Readonly<Record<string, string>> = { ask: 'to', action: 'by', roadblock: 'for' };

/** A person or a tag: pressing it shows only what names it. By keyboard that is `/show #tag`. */
function Mark({ mark, words }: { mark: string; words: readonly string[] }) {
  const name = mark.slice(1).replace(/[._-]+$/, '');
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css['mark']}
      title={`Show only ${mark}`}
      onClick={(event) => {
        event.stopPropagation();
        showOnly(mark.startsWith('#') ? { by: 'tag', tag: name } : { by: 'person', name });
      }}
    >
      <Hits text={mark} words={words} />
    </button>
  );
}

/** Where a name stands in a text as a word of its own. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + 1)) {
    const inWord = /[\p{L}\p{N}]/u;
    if (!inWord.test(text.charAt(at - 1)) && !inWord.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}

/** What the console logged, with the person in it set apart. */
function named(text: string, by: string, words: readonly string[]) {
  const at = wordAt(text, by);
  if (at < 0) return <Hits text={text} words={words} />;
  return (
    <>
      <Hits text={text.slice(0, at)} words={words} />
      <b>{by}</b>
      <Hits text={text.slice(at + by.length)} words={words} />
    </>
  );
}
