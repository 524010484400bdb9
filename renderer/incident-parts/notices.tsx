import { useNotices } from '../state/projections.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './notices.module.css';

/** Damaged things that were set aside: what, and where they are now. Text that can be selected and copied. */
export function Notices() {
  const notices = useNotices();
  if (notices.length === 0) return null;
  const text = notices
    .map(({ message, where }) => (where === null ? message : `${message}\n${where}`))
    .join('\n');
  return (
    <section className={css['notices']} aria-label="Notices">
      <Icon name="warn" />
      <ul>
        {notices.map(({ id, message, where }) => (
          <li key={id}>
            <p>{message}</p>
            {where !== null && <code>{where}</code>}
          </li>
        ))}
      </ul>
      <Button small onPress={() => void navigator.clipboard.writeText(text)}>
        Copy
      </Button>
    </section>
  );
}
