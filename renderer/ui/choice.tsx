import type { ReactNode } from 'react';
import { RadioButton, RadioField } from 'react-aria-components/RadioGroup';
import css from './choice.module.css';

type Props = { value: string; label?: string | undefined; className: string; children: ReactNode };

/** One of several, within a `RadioGroup` of React Aria: arrows move, and what is moved to is chosen. */
export const Choice = ({ value, label, className, children }: Props) => (
  <RadioField
    value={value}
    className={css['field'] ?? ''}
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    <RadioButton className={className}>{children}</RadioButton>
  </RadioField>
);
