import { useId } from 'react';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { Choice } from '../../ui/choice.tsx';
import { cx } from '../../ui/cx.ts';
import css from './settings.module.css';

/** One of a few, in a row: arrows move, and what is moved to is in force. */
export function Pick<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly (readonly [value: T, words: string])[];
  value: T;
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className={css['row']}>
      <span className={css['label']} id={id}>
        {label}
      </span>
      <RadioGroup
        className={cx(css['seg'])}
        aria-labelledby={id}
        orientation="horizontal"
        value={value}
        onChange={(picked) => {
          const option = options.find(([each]) => each === picked);
          if (option !== undefined) onChange(option[0]);
        }}
      >
        {options.map(([each, words]) => (
          <Choice key={each} value={each} className={cx(css['segment'])}>
            {words}
          </Choice>
        ))}
      </RadioGroup>
    </div>
  );
}
