import type { RefObject } from 'react';
import { updatesDue } from '../../../shared/incident/cadence.ts';
import { nextNumber, updatesTo } from '../../../shared/incident/updates.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import { dueState } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import type { Whose } from '../../state/update-wordings.ts';
import { Button } from '../../ui/button.tsx';
import { fillAgain } from './actions.ts';
import type { Reading } from './check.ts';
import { Choices } from './choices.tsx';
import { Editor } from './editor.tsx';
import { FactsChanged } from './facts-changed.tsx';
import { LastUpdate } from './last-update.tsx';
import { OthersWords } from './others-words.tsx';
import { isSentNow } from './progress.ts';
import { otherWords, strictest, toldBy, type Desk } from './words.ts';
import css from './update.module.css';

/** Longer texts are not read on a telephone at night (Atlassian's guide to incident communication). */
const MAX = { characters: 600, lines: 8 };

type Props = {
  desk: Desk;
  whose: Whose;
  /** Whose words stood there before all got the same. */
  audience: Audience;
  reading: Reading;
  current: number | null;
  onCaret: (caret: number) => void;
  field: RefObject<HTMLTextAreaElement | null>;
};

/** The words that are being written, what goes with them, and what was said before. */
export function WordsBody({ desk, whose, audience, reading, current, onCaret, field }: Props) {
  const { text, findings } = reading;
  const told = toldBy(desk, whose);
  const number =
    whose === 'all' ? nextNumber(desk.incident, told) : updatesTo(desk.incident, whose).length + 1;
  const due = updatesDue(desk.incident).find(({ audiences }) =>
    audiences.some((each) => told.includes(each)),
  );
  const other = whose === 'all' ? null : otherWords(desk, whose);
  const lines = text.split('\n').length;
  const over = text.length > MAX.characters || lines > MAX.lines;
  const { typed, taken } = desk.wordings;
  const sent = whose !== 'all' && isSentNow(desk, whose);
  const fromFacts = typed[whose] === null && (whose === 'all' || (taken[whose] ?? null) === null);
  return (
    <div
      className={css['body']}
      id="update-words"
      role={whose === 'all' ? undefined : 'tabpanel'}
      aria-label="Wording"
    >
      <div className={css['meta']}>
        <h2>
          Update {number}, {whose === 'all' ? 'to all' : whose}
        </h2>
        {due !== undefined && (
          <span>
            {due.promised ? 'promised for' : 'due'} {stamp(due.at, desk.now)},{' '}
            <Due due={dueState(due.at, desk.now)} />
          </span>
        )}
        <span id="update-count" className={css['count']} data-over={over || undefined}>
          {text.length} of {MAX.characters} characters, {lines} of {MAX.lines} lines
        </span>
      </div>
      {other !== null && <OthersWords key={other.id} draft={other} own={text} now={desk.now} />}
      <FactsChanged key={`facts ${whose}`} desk={desk} whose={whose} own={text} />
      <Editor
        key={whose}
        whose={whose}
        given={text}
        findings={findings}
        current={current}
        onCaret={onCaret}
        fieldRef={field}
      />
      <div className={css['line']}>
        {fromFacts ? (
          <span>
            {sent
              ? 'The next update, filled in from the facts: nobody has been sent these words.'
              : 'Filled in from the facts. Whatever you type here is kept, and is yours.'}
          </span>
        ) : (
          <Button look="link" onPress={() => fillAgain(whose)}>
            Fill in from the facts again
          </Button>
        )}
      </div>
      <Choices desk={desk} whose={whose} />
      <LastUpdate
        key={`last ${whose}`}
        desk={desk}
        audience={whose === 'all' ? strictest(told.length > 0 ? told : [audience]) : whose}
        words={text}
      />
    </div>
  );
}
