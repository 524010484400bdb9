import { injectLabel, injectTitle } from '../../../shared/incident/inject-words.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { Hits } from './hits.tsx';
import { cutAlert } from './inject-look.ts';
import css from './inject-text.module.css';
import row from './log-row.module.css';

type Props = {
  readonly inject: NonNullable<TimelineRow['inject']>;
  /** What is looked for in the log. */
  readonly words: readonly string[];
};

/** How many letters of a name the log's column shows. */
const NAME = 9;

/** An inject as its players meet it: log lines as lines of a log, an alert with its labels, everything else as words. */
export function InjectText({ inject: { kind, title, text, from }, words }: Props) {
  const { says, labels } = kind === 'alert' ? cutAlert(text) : { says: text, labels: [] };
  const inLines = kind === 'log';
  const below = title === '' || says === '' || says === title ? null : says;
  const word = injectLabel[kind];
  // The column of names holds a short one; a title that begins with the word needs no other.
  const who = from.length > NAME ? ` from ${from}` : '';
  const said = injectTitle(kind, title);
  return (
    <>
      <p>
        <span className={row['kind']}>
          {word}
          {who}{' '}
        </span>
        {(title !== '' || !inLines) && (
          <span className={title === '' ? undefined : css['title']}>
            <Hits text={title === '' ? says : said} words={words} />
          </span>
        )}
      </p>
      {inLines ? (
        <div className={css['lines']}>
          <Hits text={says} words={words} />
        </div>
      ) : (
        below !== null && (
          <p>
            <Hits text={below} words={words} />
          </p>
        )
      )}
      {labels.length > 0 && (
        <ul className={css['labels']} aria-label="Labels">
          {labels.map(({ name, value }, i) => (
            <li key={i}>
              <span>{name}</span> <Hits text={value} words={words} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
