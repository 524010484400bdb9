import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import css from './check.module.css';

type Props = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

/** A box with its words: Space ticks it. */
export const Check = ({ checked, onChange, children }: Props) => (
  <CheckboxField isSelected={checked} onChange={onChange}>
    <CheckboxButton className={cx(css['check'])}>
      <span className={css['box']}>{checked && <Icon name="check" small />}</span>
      {children}
    </CheckboxButton>
  </CheckboxField>
);
