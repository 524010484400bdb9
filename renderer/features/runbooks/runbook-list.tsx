import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ListedRunbook } from '../../../shared/runbooks/runbook.ts';
import { useNow } from '../../state/clock.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { narrowTo, selectRunbook, useRunbookView } from './state.ts';
import { shortWords } from './words.ts';
import css from './runbooks.module.css';

/** Some runbooks under a heading, each with why it is there. */
export type ListPart = {
  readonly label: string;
  readonly lines: readonly { readonly runbook: ListedRunbook; readonly why: string | null }[];
};

const LIST = 'runbook-list';
const optionId = (file: string): string => `runbook-option-${file}`;
export const SEARCH = 'runbook-search';

type Props = {
  readonly parts: readonly ListPart[];
  readonly at: string | null;
  /** What Enter does with the one that is selected. */
  readonly onEnter: (runbook: ListedRunbook) => void;
  readonly placeholder: string;
};

/** Words narrow the list, the arrows move in it, and Enter takes what is selected: the focus stays in the field. */
export function RunbookList({ parts, at, onEnter, placeholder }: Props) {
  const words = useRunbookView((s) => s.words);
  const field = useRef<HTMLInputElement>(null);
  const now = useNow();
  const all = parts.flatMap(({ lines }) => lines.map(({ runbook }) => runbook));
  useEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    if (at !== null) document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = all.findIndex(({ file }) => file === at);
    const current = all[index];
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      const next = all[Math.min(all.length - 1, Math.max(0, index + step))];
      if (next !== undefined) selectRunbook(next.file);
    } else if (event.key === 'Enter' && current !== undefined) onEnter(current);
    else if (event.key === 'Escape' && words !== '') {
      narrowTo('');
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }
  return (
    <>
      <label className={css['search']}>
        <Icon name="search" />
        <input
          ref={field}
          id={SEARCH}
          type="search"
          role="combobox"
          aria-label="Find a runbook"
          aria-expanded="true"
          aria-controls={LIST}
          aria-activedescendant={at === null ? undefined : optionId(at)}
          placeholder={placeholder}
          value={words}
          onChange={(event) => narrowTo(event.currentTarget.value)}
          onKeyDown={press}
        />
      </label>
      <div id={LIST} className={css['list']} role="listbox" aria-label="Runbooks">
        {parts.map(({ label, lines }) => (
          <div key={label} role="group" aria-label={label}>
            <h3 aria-hidden="true">
              {label} <span>{lines.length}</span>
            </h3>
            {lines.map(({ runbook, why }) => (
              <div
                key={runbook.file}
                id={optionId(runbook.file)}
                role="option"
                aria-selected={runbook.file === at}
                className={cx(css['line'], runbook.file === at && css['current'])}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => selectRunbook(runbook.file)}
              >
                <b title={runbook.title}>{runbook.title}</b>
                {why !== null && <small className={css['why']}>{why}</small>}
                <small title={shortWords(runbook, now)}>{shortWords(runbook, now)}</small>
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
