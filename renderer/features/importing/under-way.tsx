import { cx } from '../../ui/cx.ts';
import { Button } from '../../ui/button.tsx';
import { callOff } from './doing.ts';
import type { Progress } from './state.ts';
import css from './importing.module.css';

type Props = {
  readonly what: 'reading' | 'running';
  readonly progress: Progress | null;
  readonly stopped: boolean;
};

/** What is going on, how far it is, and the way out. */
export function UnderWay({ what, progress, stopped }: Props) {
  const title = what === 'reading' ? 'Reading' : 'Taking over';
  // One long document tells nothing of how far it is.
  const share =
    progress === null || progress.total === null || progress.total < 2
      ? null
      : Math.min(1, progress.done / progress.total);
  return (
    <div className={cx(css['teach'], css['late'])}>
      <h2>{title}</h2>
      <div
        className={css['bar']}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <span style={{ width: `${Math.round((share ?? 0) * 100)}%` }} />
      </div>
      <p className={css['quiet']}>{progressWords(progress)}</p>
      <Button chord="Escape" onPress={callOff}>
        {what === 'reading' ? 'Cancel' : 'Stop'}
      </Button>
      {what === 'running' && (
        <p className={css['quiet']}>
          {stopped
            ? 'Stopping after the part that it is at.'
            : 'What is in the record when you stop it stays there.'}
        </p>
      )}
    </div>
  );
}

function progressWords(progress: Progress | null): string {
  if (progress === null) return '';
  const { done, total, words } = progress;
  if (total === null || total < 2) return words;
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')}${words === '' ? '' : `: ${words}`}`;
}
