import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { updateFactLabel, type UpdateFact } from '../../../shared/incident/update-facts.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useEdited, useFields, writeField } from '../../state/fields.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { goToRow, stateFact } from './facts.ts';
import facts from './facts.module.css';
import css from './update.module.css';

/** What is said where nobody knows it yet. */
const unsaid: Record<UpdateFact['name'], string> = {
  affected: 'Not said yet',
  impact: 'Not counted yet',
  known: 'Nothing confirmed yet',
  doing: 'Not said yet',
  cause: 'Not confirmed',
  estimate: 'None given',
  loss: 'Not counted yet',
};

/** Where a fact is kept that is half typed: it stays through Esc, another incident and a kill. */
const placesOf = (name: UpdateFact['name']) => [`fact.${name}.words`, `fact.${name}.basis`] as const;

type Props = { fact: UpdateFact; now: number; open: boolean; setOpen: (open: boolean) => void };

/** One fact with where it comes from. Pressed it can be stated anew, in its place. */
export function FactRow({ fact, now, open, setOpen }: Props) {
  const { name, words, basis, source } = fact;
  const state = useRef<HTMLButtonElement>(null);
  const isHalfTyped = useFields((s) => placesOf(name).some((place) => s.typed[place] !== undefined));
  return (
    <div className={facts['fact']}>
      <dt>{updateFactLabel[name]}</dt>
      {open ? (
        <dd>
          <EditFact
            fact={fact}
            onDone={() => {
              setOpen(false);
              requestAnimationFrame(() => state.current?.focus()); // it is drawn again first
            }}
          />
        </dd>
      ) : (
        <>
          <dd>
            <button
              ref={state}
              type="button"
              className={cx(facts['state'], words === null && facts['unsaid'])}
              aria-label={`${updateFactLabel[name]}: ${words ?? unsaid[name]}. State it`}
              onClick={() => setOpen(true)}
            >
              {words ?? unsaid[name]}
            </button>
          </dd>
          {isHalfTyped && <dd className={facts['stated']}>half typed, not stated yet</dd>}
          {basis !== null && <dd className={facts['stated']}>based on: {basis}</dd>}
          {source?.kind === 'log' && (
            <dd className={facts['from']}>
              <button
                type="button"
                className={facts['source']}
                aria-label={`${updateFactLabel[name]} comes from: ${source.what} ${stamp(source.at, now)}. Show it in the log`}
                onClick={() => goToRow(source.entry)}
              >
                {source.what} {stamp(source.at, now)}
              </button>
            </dd>
          )}
          {source?.kind === 'stated' && (
            <dd className={cx(facts['stated'], facts['from'])}>
              stated {stamp(source.at, now)} by {source.by}
            </dd>
          )}
        </>
      )}
    </div>
  );
}

function EditFact({ fact, onDone }: { fact: UpdateFact; onDone: () => void }) {
  const { name } = fact;
  const [wordsPlace, basisPlace] = placesOf(name);
  const [words, writeWords] = useEdited(wordsPlace, fact.words ?? '');
  const [basis, writeBasis] = useEdited(basisPlace, fact.basis ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  const [field, based] = [useRef<HTMLTextAreaElement>(null), useRef<HTMLInputElement>(null)];
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [field]);
  async function save(): Promise<void> {
    const why = await stateFact(fact, { words: words.trim(), basis: basis.trim() });
    setRefused(why);
    if (why !== null) {
      // An estimate is refused for its basis: that is what is missing.
      if (words.trim() !== '' && basis.trim() === '') based.current?.focus();
      return;
    }
    for (const place of placesOf(name)) writeField(place, '');
    onDone();
  }
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const saves = event.key === 'Enter' && !event.shiftKey;
    if (!saves && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (saves) void save();
    else onDone();
  };
  return (
    <form
      className={facts['editing']}
      aria-label={updateFactLabel[name]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={field}
        aria-label={updateFactLabel[name]}
        maxLength={name === 'impact' ? 500 : 1_000}
        value={words}
        onChange={(event) => writeWords(event.currentTarget.value)}
        onKeyDown={keys}
      />
      {name === 'estimate' && (
        <label>
          Based on
          <input
            ref={based}
            value={basis}
            maxLength={1_000}
            autoComplete="off"
            placeholder="what has been measured, or done before"
            onChange={(event) => writeBasis(event.currentTarget.value)}
            onKeyDown={keys}
          />
        </label>
      )}
      {refused !== null && (
        <p role="alert" className={facts['wrong']}>
          {refused}
        </p>
      )}
      <div className={css['fixes']}>
        <Button small look="primary" chord="Enter" submit>
          State
        </Button>
        <Button small look="plain" chord="Escape" onPress={onDone}>
          Leave
        </Button>
      </div>
    </form>
  );
}
