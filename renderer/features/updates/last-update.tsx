import { useState } from 'react';
import { updatesTo, type Update } from '../../../shared/incident/updates.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { compareWords } from './compare.ts';
import type { Desk } from './words.ts';
import css from './last-update.module.css';

/** Words beside their former version: what went is struck, what came is underlined. */
export const Compared = ({ before, after }: { before: string; after: string }) => (
  <p className={css['said']}>
    {compareWords(before, after).map(({ is, text }, i) =>
      is === 'same' ? (
        <span key={i}>{text}</span>
      ) : is === 'gone' ? (
        <del key={i}>{text}</del>
      ) : (
        <ins key={i}>{text}</ins>
      ),
    )}
  </p>
);

const sentBy = ({ at, by, alsoBy, channel, approvedBy }: Update, audience: Audience, now: number): string => {
  const looked = approvedBy[audience];
  const where = channel === null ? '' : `, ${channel}`;
  const also = alsoBy.length === 0 ? '' : `, marked by ${alsoBy.join(' and ')} as well`;
  return `sent ${stamp(at, now)} by ${by}${also}${where}${looked === undefined ? '' : `, approved by ${looked}`}`;
};

/** What this audience was told last, and before that. */
export function LastUpdate({ desk, audience, words }: { desk: Desk; audience: Audience; words: string }) {
  const [compared, compare] = useState(false);
  const all = updatesTo(desk.incident, audience);
  const last = all.at(-1);
  if (last === undefined)
    return (
      <section className={css['last']} aria-label={`Updates to ${audience}`}>
        <p className={css['none']}>
          Nothing has been sent to {audience} yet. What is sent is kept here, word for word.
        </p>
      </section>
    );
  return (
    <section className={css['last']} aria-label={`Updates to ${audience}`}>
      <header>
        <h3>
          Update {all.length} to {audience}, {sentBy(last, audience, desk.now)}
        </h3>
        <Button
          look="link"
          label={compared ? 'As it was, without the comparison' : 'Compare: the words that changed'}
          onPress={() => compare(!compared)}
        >
          {compared ? 'As it was' : 'Compare'}
        </Button>
      </header>
      {compared ? <Compared before={last.text} after={words} /> : <p className={css['said']}>{last.text}</p>}
      {all.length > 1 && (
        <details className={css['history']}>
          <summary>{all.length === 2 ? 'One before it' : `${all.length - 1} before it`}</summary>
          <ol reversed>
            {all
              .slice(0, -1)
              .reverse()
              .map((update, i) => (
                <li key={update.id}>
                  Update {all.length - 1 - i}, {sentBy(update, audience, desk.now)}
                  <p className={css['said']}>{update.text}</p>
                </li>
              ))}
          </ol>
        </details>
      )}
    </section>
  );
}
