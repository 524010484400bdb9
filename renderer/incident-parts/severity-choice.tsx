import { RadioGroup } from 'react-aria-components/RadioGroup';
import { severities, severityLabel, type Severity } from '../../shared/incident/vocabulary.ts';
import { roleLabel } from '../../shared/incident/vocabulary.ts';
import type { Playbook, SeverityRules } from '../../shared/playbook/playbook.ts';
import { Choice } from '../ui/choice.tsx';
import { cx } from '../ui/cx.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { SeverityMark, SeverityWord } from './severity-mark.tsx';
import css from './severity-choice.module.css';

/** What a severity arms: the cadence of updates and the roles to fill, in words. */
export function armsOf({
  cadenceMinutes,
  requiredRoles,
  minutesToFill,
}: SeverityRules): readonly [string, string] {
  const [only] = requiredRoles;
  const updates = cadenceMinutes === null ? 'no updates' : `update every ${cadenceMinutes} min`;
  if (only === undefined) return [updates, 'no required roles'];
  const word = only === 'commander' ? 'commander' : roleLabel[only].toLowerCase();
  const roles = requiredRoles.length === 1 ? word : `${requiredRoles.length} roles`;
  return [updates, `${roles} in ${minutesToFill} min`];
}

type Props = {
  playbook: Playbook;
  /** null where none was picked yet. */
  value: Severity | null;
  small?: boolean;
  /** The severity in force, when it is being changed. */
  now?: Severity | undefined;
  /** The interval in force for it, which a changed playbook does not touch. */
  inForce?: Pick<SeverityRules, 'cadenceMinutes'> | undefined;
  onChange: (severity: Severity) => void;
};

/** Severity picked by its sentence; what it arms stands in the same row. */
export function SeverityChoice({ playbook, value, small = false, now, inForce, onChange }: Props) {
  return (
    <RadioGroup
      className={cx(css['choices'], small && css['small'])}
      aria-label="Severity"
      value={value}
      onChange={(picked) => {
        const severity = severities.find((s) => s === picked);
        if (severity !== undefined) onChange(severity);
      }}
    >
      {severities.map((severity, index) => {
        const { cadenceMinutes } = (now === severity ? inForce : undefined) ?? playbook.severities[severity];
        const [updates, roles] = armsOf({ ...playbook.severities[severity], cadenceMinutes });
        return (
          <Choice
            key={severity}
            value={severity}
            className={cx(css['choice'])}
            label={`${severityLabel[severity]}: ${playbook.severities[severity].criterion}`}
          >
            <span className={css['radio']} />
            <SeverityMark severity={severity} size={small ? 20 : 28} decorative />
            <span className={css['words']}>
              <SeverityWord severity={severity} />
              {now === severity && <span className={css['now']}> now</span>}
              <span className={css['criterion']}>{playbook.severities[severity].criterion}</span>
            </span>
            <span className={css['arms']}>
              <span>{updates}</span>
              <span>{roles}</span>
            </span>
            <KeyCap chord={`Alt+${index + 1}`} className={css['key']} />
          </Choice>
        );
      })}
    </RadioGroup>
  );
}
