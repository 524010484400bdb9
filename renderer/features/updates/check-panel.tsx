import type { ReactNode, RefObject } from 'react';
import type { Finding, Fix } from '../../../shared/wording/finding.ts';
import { copyWords, reveal } from '../../bridge/desktop.ts';
import panel from '../../incident-parts/panel.module.css';
import { showTrouble } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { Reading } from './check.ts';
import check from './check.module.css';
import css from './update.module.css';

type Props = {
  reading: Reading;
  current: number | null;
  off: readonly string[];
  goTo: (finding: number) => void;
  apply: (fix: Fix) => void;
  panelRef: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** What is worth a second look in the words, what is in place, and the steps that are left. Nothing here blocks. */
export function CheckPanel({ reading, current, off, goTo, apply, panelRef, children }: Props) {
  const { findings } = reading;
  const good = reading.inPlace.filter(({ held }) => held);
  return (
    <section ref={panelRef} className={css['side']} aria-labelledby="check-title" tabIndex={-1}>
      <header className={panel['head']}>
        <h2 id="check-title">Text check</h2>
        <span id="update-check" className={panel['count']}>
          {findings.length === 0 ? 'nothing to look at' : `${findings.length} to look at, none blocks`}
        </span>
        <KeyCap chord="F8" className={panel['far']} />
      </header>
      <ol aria-label="Findings">
        {findings.map((finding, i) => (
          <FindingItem
            key={`${finding.rule} ${i}`}
            finding={finding}
            number={i + 1}
            raised={i === current}
            goTo={() => goTo(i)}
            apply={apply}
          />
        ))}
      </ol>
      <RulesOff rule={findings[current ?? 0]?.rule} off={off} />
      {good.length > 0 && (
        <>
          <div className={css['rule']} />
          <header className={panel['head']}>
            <h2>In place</h2>
          </header>
          <ul>
            {good.map(({ words }) => (
              <li key={words} className={check['ok']}>
                <Icon name="check" small />
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={css['rule']} />
      {children}
    </section>
  );
}

function FindingItem({
  finding: { title, reason, ask, fixes },
  number,
  raised,
  goTo,
  apply,
}: {
  finding: Finding;
  number: number;
  raised: boolean;
  goTo: () => void;
  apply: (fix: Fix) => void;
}) {
  return (
    <li className={cx(check['finding'], raised && check['raised'])} aria-current={raised || undefined}>
      <span className={css['n']}>{number}</span>
      <div>
        <h3>
          <button type="button" title="Go to these words" onClick={goTo}>
            {title}
          </button>
        </h3>
        <p>
          {reason} {ask}
        </p>
        {raised && fixes.length > 0 && (
          <div className={css['fixes']}>
            {fixes.map((fix, i) => (
              <Button
                key={fix.label}
                small
                look={i === 0 ? 'primary' : 'normal'}
                chord={i === 0 ? 'Alt+Enter' : undefined}
                onPress={() => apply(fix)}
              >
                {fix.label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** A rule is the team's: it is switched off in the playbook, for every desktop. */
function RulesOff({ rule, off }: { rule: string | undefined; off: readonly string[] }) {
  if (rule === undefined && off.length === 0) return null;
  const line = `off: ${[...off, ...(rule === undefined ? [] : [rule])].join(', ')}`;
  return (
    <details className={check['off']}>
      <summary>
        {rule === undefined ? 'Rules that are switched off' : 'Switch a rule off for this team'}
      </summary>
      {rule === undefined
        ? 'In wording.yaml of the playbook stands:'
        : 'Write in wording.yaml of the playbook:'}
      <code>{line}</code>
      <div className={css['fixes']}>
        <Button
          small
          label="Copy this line"
          onPress={() => void copyWords(line, 'the line for wording.yaml')}
        >
          Copy
        </Button>
        <Button small onPress={() => void reveal('playbook').then(showTrouble)}>
          Open the folder
        </Button>
      </div>
    </details>
  );
}
