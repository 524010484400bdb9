import type { Finding } from '../../../shared/wording/finding.ts';
import panel from '../../incident-parts/panel.module.css';
import { usePostmortem } from '../../state/postmortem.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './postmortem.module.css';

type Props = {
  /** The title of the part at hand. */
  title: string;
  goTo: (index: number) => void;
  apply: (index: number, fix: number) => void;
  keep: (index: number) => void;
};

const none: readonly Finding[] = [];

/** What is worth a second look in the part at hand: its conditions rather than its people. Nothing here blocks. */
export function CheckSide({ title, goTo, apply, keep }: Props) {
  const findings = usePostmortem((s) => s.findings.get(s.part)) ?? none;
  const raised = usePostmortem((s) => s.raised);
  const elsewhere = usePostmortem((s) =>
    [...s.findings].reduce((sum, [part, found]) => (part === s.part ? sum : sum + found.length), 0),
  );
  const at = Math.min(raised, findings.length - 1);
  return (
    <>
      <header className={panel['head']}>
        <h2 id="postmortem-check">Text check</h2>
        <span className={panel['count']} aria-live="polite">
          {findings.length === 0 ? 'nothing here' : `${findings.length} in this part, none blocks`}
        </span>
        <KeyCap chord="F8" className={panel['far']} />
      </header>
      {findings.length > 0 && (
        <ol className={css['findings']} aria-label={`Findings in ${title}`}>
          {findings.map((finding, index) => (
            <Item
              key={`${finding.rule} ${index}`}
              finding={finding}
              number={index + 1}
              raised={index === at}
              goTo={() => goTo(index)}
              apply={(fix) => apply(index, fix)}
              keep={() => keep(index)}
            />
          ))}
        </ol>
      )}
      <p className={css['foot']}>
        {elsewhere > 0 && <>{elsewhere} in other parts. </>}
        Quotes are evidence, never flagged.
      </p>
    </>
  );
}

function Item({
  finding: { title, reason, ask, fixes },
  number,
  raised,
  goTo,
  apply,
  keep,
}: {
  finding: Finding;
  number: number;
  raised: boolean;
  goTo: () => void;
  apply: (fix: number) => void;
  keep: () => void;
}) {
  return (
    <li className={cx(css['finding'], raised && css['raised'])} aria-current={raised || undefined}>
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
        {raised && (
          <div className={css['fixes']}>
            {fixes.map((fix, i) => (
              <Button
                key={fix.label}
                small
                chord={i === 0 ? 'Alt+Enter' : undefined}
                onPress={() => apply(i)}
              >
                {fix.label}
              </Button>
            ))}
            <Button small look="plain" chord="Alt+K" onPress={keep}>
              Keep
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
