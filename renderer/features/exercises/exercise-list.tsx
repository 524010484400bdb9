import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { IncidentFacts } from '../../../shared/metrics/facts.ts';
import { Exercise } from '../../incident-parts/exercise.tsx';
import pick from '../../incident-parts/pick-list.module.css';
import { useNow } from '../../state/clock.ts';
import { cx } from '../../ui/cx.ts';
import { LIST } from './keys.ts';
import type { Line, Part } from './lines.ts';
import { selectLine } from './state.ts';
import { listWords, runWords } from './words.ts';
import css from './exercises.module.css';

const optionId = (key: string): string => `exercise-${key.replaceAll(/[^\w.-]/g, '-')}`;

type Props = {
  readonly parts: readonly Part[];
  readonly at: string | null;
  readonly facts: ReadonlyMap<string, IncidentFacts>;
};

/** Scenarios and game days in one list: the arrows move in it, and the keys of the page act on what is selected. */
export function ExerciseList({ parts, at, facts }: Props) {
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const lines = parts.flatMap((part) => part.lines);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (at !== null) document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const index = lines.findIndex(({ key }) => key === at);
    const last = lines.length - 1;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    const next = to === undefined ? undefined : lines[Math.min(last, Math.max(0, to))];
    if (next === undefined) return;
    event.preventDefault();
    selectLine(next.key);
  }
  return (
    <div
      ref={box}
      id={LIST}
      className={cx(pick['list'], css['list'])}
      role="listbox"
      aria-label="Scenarios and game days"
      tabIndex={0}
      aria-activedescendant={at === null ? undefined : optionId(at)}
      onKeyDown={press}
    >
      {parts.map(({ label, lines: those }) => (
        <div key={label} role="group" aria-label={label}>
          <h2 aria-hidden="true">
            {label} <span>{those.length}</span>
          </h2>
          {those.map((line) => (
            <div
              key={line.key}
              id={optionId(line.key)}
              role="option"
              aria-selected={line.key === at}
              className={cx(pick['line'], css['line'], line.key === at && pick['current'])}
              onClick={() => {
                selectLine(line.key);
                box.current?.focus();
              }}
            >
              {line.kind === 'scenario' ? (
                <ScenarioLine line={line} />
              ) : (
                <>
                  <b title={line.summary.title}>
                    <Exercise /> {line.summary.title}
                  </b>
                  <small>{runWords(line.summary, facts.get(line.summary.id), now)}</small>
                </>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const ScenarioLine = ({ line: { scenario } }: { line: Extract<Line, { kind: 'scenario' }> }) => (
  <>
    <b title={scenario.title}>{scenario.title}</b>
    <small className={css['short']} title={scenario.about}>
      {scenario.about}
    </small>
    <small>{listWords(scenario)}</small>
  </>
);
