import { Icon } from '../../ui/icon.tsx';
import { cx } from '../../ui/cx.ts';
import css from './select.module.css';

type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onPick: (value: T) => void;
  readonly small?: boolean;
};

/** One of several, in the system's own list: it looks like a button and works by keyboard as people are used to. */
export function Select<T extends string>({ label, value, options, onPick, small = false }: Props<T>) {
  return (
    <span className={cx(css['select'], small && css['small'])}>
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={({ currentTarget }) => {
          const picked = options.find((option) => option.value === currentTarget.value);
          if (picked !== undefined) onPick(picked.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}
