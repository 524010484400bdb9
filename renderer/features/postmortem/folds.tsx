import type { KeyboardEvent } from 'react';
import { changePostmortem, usePostmortem, type PostmortemFold } from '../../state/postmortem.ts';
import { cx } from '../../ui/cx.ts';
import { useNarrow } from '../../ui/narrow.ts';
import css from './postmortem.module.css';

const folds: readonly { readonly fold: PostmortemFold; readonly label: string }[] = [
  { fold: 'text', label: 'Text' },
  { fold: 'check', label: 'Text check' },
  { fold: 'parts', label: 'Parts' },
];

/** The sides behind tabs, where there is no room for both. */
export function Folds({ preRead }: { preRead: string }) {
  const narrow = useNarrow();
  const fold = usePostmortem((s) => s.fold);
  const shown = fold === 'text' && !narrow ? 'check' : fold;
  const count = usePostmortem((s) => s.findings.get(s.part)?.length ?? 0);
  return (
    <div className={css['folds']} role="tablist" aria-label="Beside the text" onKeyDown={move}>
      {folds.map(({ fold: each, label }) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`postmortem-fold-${each}`}
          className={cx(css['tab'], each === 'text' && css['textTab'])}
          aria-selected={each === shown}
          tabIndex={each === shown ? 0 : -1}
          onClick={() => changePostmortem({ fold: each })}
        >
          {label}
          {each === 'check' && count > 0 && <span className={css['n']}>{count}</span>}
          {each === 'parts' && <small>{preRead}</small>}
        </button>
      ))}
    </div>
  );
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter((tab) =>
    tab.checkVisibility(),
  );
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const tab = tabs[(to + tabs.length) % tabs.length];
  tab?.click();
  tab?.focus();
}
