import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PublishAs } from './review-actions.ts';
import css from './head.module.css';

const ways: readonly { readonly as: PublishAs; readonly label: string }[] = [
  { as: 'md', label: 'Markdown' },
  { as: 'html', label: 'HTML' },
  { as: 'pdf', label: 'PDF' },
  { as: null, label: 'Without a file' },
];

/** As what the post-mortem is published, in line below the head: arrows choose, Enter does it, Esc leaves it. */
export function PublishChoice({
  open,
  busy,
  again,
  choose,
  leave,
}: {
  /** What is not in place yet, in words; nothing of it blocks. */
  open: string;
  busy: boolean;
  /** It is published already: a file is made once more. */
  again: boolean;
  choose: (as: PublishAs) => void;
  leave: () => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);
  return (
    <div className={css['publish']} role="group" aria-label="Publish as" ref={row} onKeyDown={move}>
      <span>{again ? 'Once more as' : 'Publish as'}</span>
      {ways
        .filter(({ as }) => as !== null || !again)
        .map(({ as, label }) => (
          <Button key={label} small disabled={busy} onPress={() => choose(as)}>
            {label}
          </Button>
        ))}
      <span className={css['open']}>{busy ? 'Making the file…' : open}</span>
      <IconButton label="Do not publish now" onPress={leave}>
        <Icon name="x" />
      </IconButton>
    </div>
  );
}

function move(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}
