import { useEffect, useRef } from 'react';
import { cx } from './cx.ts';
import type { MenuItem } from './menu-item.ts';
import css from './menu.module.css';

type Props = {
  id: string;
  label: string;
  items: readonly MenuItem[];
  active: number;
  onPick: (item: MenuItem) => void;
  /** Stands in a sheet instead of floating by itself. */
  flat?: boolean;
};

/** The id of an option, for `aria-activedescendant` of the text field that moves through the list. */
export const optionId = (menu: string, index: number): string => `${menu}-${index}`;

/** A list of suggestions. The focus stays in the text field; the list only shows which one is current. */
export function Menu({ id, label, items, active, onPick, flat = false }: Props) {
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In newer browsers scrolling answers with a promise, which is no clean-up for React.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul id={id} className={cx(css['menu'], flat && css['flat'])} role="listbox" aria-label={label}>
      {items.map((item, index) => (
        <li
          key={item.id}
          id={optionId(id, index)}
          ref={index === active ? current : null}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(item);
          }}
        >
          <b>{item.word}</b>
          <span>{item.about}</span>
          {item.far !== undefined && <span className={css['far']}>{item.far}</span>}
        </li>
      ))}
    </ul>
  );
}
