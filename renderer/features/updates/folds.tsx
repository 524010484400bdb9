import type { KeyboardEvent } from 'react';
import { cx } from '../../ui/cx.ts';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { useNarrow } from '../../ui/narrow.ts';
import css from './update.module.css';

/** What stands beside the words where there is no room for both sides; or the words, where there is room for one. */
export type Part = 'facts' | 'words' | 'check';
const parts: readonly Part[] = ['words', 'check', 'facts'];

type Props = { part: Part; findings: number; show: (part: Part) => void };

/** The sides behind tabs. */
export const Folds = ({ part, findings, show }: Props) => {
  const narrow = useNarrow();
  const shown = part === 'words' && !narrow ? 'check' : part;
  const label: Record<Part, string> = { words: 'Words', check: 'Text check', facts: 'Facts' };
  return (
    <div className={css['folds']}>
      <div
        className={css['tablist']}
        role="tablist"
        aria-label="Beside the words"
        onKeyDown={(event) => move(event, show)}
      >
        {parts.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`update-fold-${each}`}
            className={cx(css['tab'], each === 'words' && css['wordsTab'])}
            aria-selected={each === shown}
            tabIndex={each === shown ? 0 : -1}
            onClick={() => show(each)}
          >
            {label[each]}
            {each === 'check' && findings > 0 && <span className={css['n']}>{findings}</span>}
          </button>
        ))}
      </div>
      <LeaveFront className={css['far']} />
    </div>
  );
};

function move(event: KeyboardEvent<HTMLElement>, show: (part: Part) => void): void {
  const shown = parts.filter(
    (each) => document.getElementById(`update-fold-${each}`)?.checkVisibility() === true,
  );
  const at = shown.findIndex((each) => document.activeElement?.id === `update-fold-${each}`);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shown.length - 1 }[event.key];
  const part = to === undefined ? undefined : shown[(to + shown.length) % shown.length];
  if (part === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  show(part);
  document.getElementById(`update-fold-${part}`)?.focus();
}
