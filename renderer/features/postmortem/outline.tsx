import type { KeyboardEvent } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import panel from '../../incident-parts/panel.module.css';
import { useNow, useZone } from '../../state/clock.ts';
import { usePostmortem } from '../../state/postmortem.ts';
import { usePlaybook } from '../../state/projections.ts';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { standingOf } from './outline-words.ts';
import css from './outline.module.css';

type Props = {
  incident: Incident;
  parts: readonly PostmortemPart[];
  /** Shows a part, and goes into its text where that is asked for. */
  go: (part: string, into: boolean) => void;
};

/** The parts, how each stands, and how many findings wait in it. Up and down look, Enter goes there. */
export function Outline({ incident, parts, go }: Props) {
  const now = useNow();
  const playbook = usePlaybook();
  useZone();
  const current = usePostmortem((s) => s.part);
  const findings = usePostmortem((s) => s.findings);
  function move(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    const part = to === undefined ? undefined : parts[to];
    if (to === undefined || part === undefined) return;
    event.preventDefault();
    items[to]?.focus();
    go(part.id, false);
  }
  return (
    <>
      <header className={panel['head']}>
        <h2 id="postmortem-parts">Parts</h2>
        <KeyCap chord="Alt+1" className={panel['far']} />
      </header>
      <nav className={css['outline']} aria-labelledby="postmortem-parts" onKeyDown={move}>
        {parts.map((part) => {
          const count = findings.get(part.id)?.length ?? 0;
          const standing = standingOf(incident, playbook, part, now);
          return (
            <button
              key={part.id}
              type="button"
              className={cx(css['oitem'])}
              aria-current={part.id === current ? 'true' : undefined}
              onClick={() => go(part.id, true)}
            >
              <span>{part.title}</span>
              {count > 0 && (
                <span className={css['n']}>
                  {count}
                  <span className={css['hidden']}> to look at</span>
                </span>
              )}
              <small title={standing}>{standing}</small>
            </button>
          );
        })}
      </nav>
    </>
  );
}
